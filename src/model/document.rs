use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::documents::{Body, Counted};
use crate::records::{FindingKind, RemedyStatus};
use crate::source::{Span, Spanned};
use crate::text::PartialDate;

use super::finding::Finding;
use super::handle::{DocumentIx, UnitIx};
use super::reference::DocumentRef;

/// A source document.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// Permanent id, part of its address.
    pub id: Cow<'a, str>,
    /// Number, if it has one.
    pub number: Option<Cow<'a, str>>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Issuer.
    pub issuer: Cow<'a, str>,
    /// Issuer, in the register.
    pub issuer_unit: Option<UnitIx>,
    /// Kind of document.
    pub kind: Cow<'a, str>,
    /// Title.
    pub title: Cow<'a, str>,
    /// Period it is about.
    pub period: Option<Cow<'a, str>>,
    /// Units it is about.
    pub about: Vec<UnitIx>,
    /// Whether it is signed; `None` where the record does not say.
    pub signed: Option<bool>,
    /// Address of the original.
    pub file: Option<Cow<'a, str>>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Documents it cites; some of them may be source documents, too.
    pub references: Vec<DocumentRef>,
    /// Stated counts.
    pub claims: Vec<Claim<'a>>,
    /// Printed numbers, in the order of print.
    pub numbering: Vec<Numbering<'a>>,
    /// Numbers of cited documents as printed.
    pub reference_numbers: Vec<PrintedNumber<'a>>,
    /// Figures as printed.
    pub figures: Vec<PrintedFigures<'a>>,
    /// Names of units as printed.
    pub names: Vec<PrintedName<'a>>,
    /// The summary, Markdown.
    pub body: Body<'a>,
    /// Where its front matter stands.
    pub span: Span,
}

/// A document that source documents cite.
#[derive(Debug, Clone)]
pub struct Cited<'a> {
    /// Id, for findings to cite it.
    pub id: Option<Cow<'a, str>>,
    /// Number.
    pub number: Option<Cow<'a, str>>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Issuer.
    pub issuer: Option<Cow<'a, str>>,
    /// Title.
    pub title: Cow<'a, str>,
    /// The source documents that cite it.
    pub cited_by: Vec<DocumentIx>,
}

/// Numbers as a document prints them.
#[derive(Debug, Clone)]
pub struct Numbering<'a> {
    /// Number of the section that holds them.
    pub section: Option<Cow<'a, str>>,
    /// In the order of print.
    pub numbers: Vec<Spanned<Cow<'a, str>>>,
    /// Whether only some are listed, so that gaps mean nothing.
    pub sparse: bool,
    /// Place in the document.
    pub locator: Option<Cow<'a, str>>,
}

/// The name of a unit as a document prints it.
#[derive(Debug, Clone)]
pub struct PrintedName<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Its name as printed.
    pub printed: Spanned<Cow<'a, str>>,
    /// Place in the document.
    pub locator: Option<Cow<'a, str>>,
}

/// The number of a cited document as a document prints it.
#[derive(Debug, Clone)]
pub struct PrintedNumber<'a> {
    /// The cited document.
    pub reference: DocumentRef,
    /// Its number as printed.
    pub printed: Spanned<Cow<'a, str>>,
    /// Place in the document.
    pub locator: Option<Cow<'a, str>>,
}

/// Figures as a document prints them, one place of the document.
#[derive(Debug, Clone)]
pub struct PrintedFigures<'a> {
    /// With their marks, in the order of print.
    pub printed: Vec<Spanned<Cow<'a, str>>>,
    /// Place in the document.
    pub locator: Option<Cow<'a, str>>,
}

/// A stated count.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// What is counted.
    pub label: Cow<'a, str>,
    /// Number as stated.
    pub stated: Spanned<Decimal>,
    /// Day up to which it counts, if another than the document's own.
    pub as_of: Option<PartialDate>,
    /// How to recount it.
    pub count: Count<'a>,
    /// Place in the document.
    pub locator: Option<Cow<'a, str>>,
}

/// Which findings a claim counts; every given condition must hold.
#[derive(Debug, Clone)]
pub struct Count<'a> {
    /// Source is this document.
    pub document: Option<DocumentIx>,
    /// Locator begins with.
    pub locator_prefix: Option<Cow<'a, str>>,
    /// Kind.
    pub kind: Option<FindingKind>,
    /// Has this topic.
    pub tag: Option<Cow<'a, str>>,
    /// Names this unit.
    pub unit: Option<UnitIx>,
    /// Is about this domain.
    pub domain: Option<Cow<'a, str>>,
    /// Its remedy stands at one of these; empty for any.
    pub status: Vec<RemedyStatus>,
    /// What is counted, where that is stated.
    pub of: Option<Counted>,
}

impl Count<'_> {
    /// Whether a finding meets every given condition.
    pub fn holds(&self, finding: &Finding<'_>) -> bool {
        self.document.is_none_or(|document| finding.source.document == document)
            && self.kind.is_none_or(|kind| finding.kind == kind)
            && self.unit.is_none_or(|unit| finding.units.contains(&unit))
            && self.domain.as_deref().is_none_or(|domain| finding.domain.as_deref() == Some(domain))
            && (self.status.is_empty()
                || finding.history.last().is_some_and(|last| self.status.contains(&last.status)))
            && self.tag.as_deref().is_none_or(|tag| finding.tags.iter().any(|own| own == tag))
            && self.locator_prefix.as_deref().is_none_or(|prefix| {
                finding.source.locator.as_deref().is_some_and(|own| lies_in(own, prefix))
            })
    }
}

/// Whether a place begins with another as a whole: "II.2" and "Annex II, row 1" lie in "II" and "Annex II", but
/// "III" and "Annex III" do not.
fn lies_in(place: &str, above: &str) -> bool {
    place.strip_prefix(above).is_some_and(|rest| {
        above.ends_with(|last: char| !last.is_alphanumeric())
            || !rest.starts_with(|next: char| next.is_alphanumeric())
    })
}

/// A page of the site written in Markdown.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Id, which is its address.
    pub id: Cow<'a, str>,
    /// Title.
    pub title: Cow<'a, str>,
    /// One sentence about it.
    pub description: Option<Cow<'a, str>>,
    /// Order in the list of pages.
    pub order: u32,
    /// Markdown.
    pub body: Body<'a>,
    /// Where its front matter stands.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::lies_in;

    #[test]
    fn a_place_begins_with_another_only_as_a_whole() {
        assert!(lies_in("II.2.a", "II.2"));
        assert!(lies_in("II.2", "II.2"));
        assert!(lies_in("III.1", "III."));
        assert!(lies_in("Phụ lục I, dòng 2", "Phụ lục I,"));
        assert!(!lies_in("II.20", "II.2"));
        assert!(!lies_in("Phụ lục II", "Phụ lục I"));
    }
}
