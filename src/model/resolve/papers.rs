//! Documents, pages, corrections and overrides.

use crate::documents::{
    Body, RawClaim, RawDocument, RawNumbering, RawPage, RawPrintedFigures, RawPrintedName, RawPrintedNumber,
    RawReference,
};
use crate::records::{LeftOut, RawCorrection, RawOverride};
use crate::source::Spanned;
use crate::syntax::Text;

use super::super::correction::Correction;
use super::super::document::{
    Cited, Claim, Count, Document, Numbering, Page, PrintedFigures, PrintedName, PrintedNumber,
};
use super::super::handle::DocumentIx;
use super::super::overrides::Override;
use super::super::reference::DocumentRef;
use super::registry::Registry;

fn text<'a>(text: Option<Text<'a>>) -> Option<std::borrow::Cow<'a, str>> {
    // A number or date left blank in the source is an empty string in the record: nothing is stated.
    text.map(|text| text.value).filter(|text| !text.is_empty())
}

pub(super) fn documents<'a>(
    raw: Vec<(Spanned<RawDocument<'a>>, Body<'a>)>,
    cx: &mut Registry<'a, '_>,
) -> Vec<Document<'a>> {
    // All references first: a claim or a finding may point at a document cited by a later one.
    let references: Vec<Vec<DocumentRef>> = raw
        .iter()
        .enumerate()
        .map(|(index, (document, _))| {
            document.value.references.iter().map(|cited| cite(cited, DocumentIx::new(index), cx)).collect()
        })
        .collect();
    raw.into_iter()
        .zip(references)
        .map(|((document, body), references)| {
            let span = document.span;
            let document = document.value;
            Document {
                id: document.id.value.0,
                number: text(document.number),
                date: document.date.map(|date| date.value),
                issuer: document.issuer.value,
                issuer_unit: document.issuer_unit.as_ref().and_then(|unit| cx.unit(unit)),
                kind: document.kind.value,
                title: document.title.value,
                period: text(document.period),
                about: document.about.iter().filter_map(|unit| cx.unit(unit)).collect(),
                signed: document.signed.map(|flag| flag.value),
                file: text(document.file),
                note: text(document.note),
                references,
                claims: document.claims.into_iter().map(|raw| claim(raw.value, cx)).collect(),
                numbering: document.numbering.into_iter().map(|raw| numbering(raw.value)).collect(),
                reference_numbers: document
                    .reference_numbers
                    .into_iter()
                    .filter_map(|raw| printed_number(raw.value, cx))
                    .collect(),
                figures: document.figures.into_iter().map(|raw| printed_figures(raw.value)).collect(),
                names: document.names.into_iter().filter_map(|raw| printed_name(raw.value, cx)).collect(),
                body,
                span,
            }
        })
        .collect()
}

fn cite<'a>(raw: &Spanned<RawReference<'a>>, by: DocumentIx, cx: &mut Registry<'a, '_>) -> DocumentRef {
    let reference = &raw.value;
    let cited = Cited {
        id: reference.id.as_ref().map(|id| id.value.0.clone()),
        number: text(reference.number.clone()),
        date: reference.date.map(|date| date.value),
        issuer: text(reference.issuer.clone()),
        title: reference.title.value.clone(),
        cited_by: vec![by],
    };
    cx.cite(cited, reference.id.as_ref(), by)
}

fn claim<'a>(raw: RawClaim<'a>, cx: &mut Registry<'a, '_>) -> Claim<'a> {
    let count = raw.count.value;
    Claim {
        label: raw.label.value,
        stated: raw.stated,
        as_of: raw.as_of.map(|day| day.value),
        count: Count {
            document: count.document.as_ref().and_then(|document| cx.document(document)),
            locator_prefix: text(count.locator_prefix),
            kind: count.kind.map(|kind| kind.value),
            tag: count.tag.map(|tag| tag.value.0),
            unit: count.unit.as_ref().and_then(|unit| cx.unit(unit)),
            domain: count.domain.map(|key| key.value.0),
            status: count.status.into_iter().map(|status| status.value).collect(),
            of: count.of.map(|of| of.value),
        },
        locator: text(raw.locator),
    }
}

fn numbering(raw: RawNumbering<'_>) -> Numbering<'_> {
    Numbering {
        section: text(raw.section),
        numbers: raw.numbers,
        sparse: raw.sparse.is_some_and(|flag| flag.value),
        locator: text(raw.locator),
    }
}

fn printed_number<'a>(raw: RawPrintedNumber<'a>, cx: &mut Registry<'a, '_>) -> Option<PrintedNumber<'a>> {
    let reference = cx.any_document(&raw.reference)?;
    Some(PrintedNumber { reference, printed: raw.printed, locator: text(raw.locator) })
}

fn printed_figures(raw: RawPrintedFigures<'_>) -> PrintedFigures<'_> {
    PrintedFigures { printed: raw.printed, locator: text(raw.locator) }
}

fn printed_name<'a>(raw: RawPrintedName<'a>, cx: &mut Registry<'a, '_>) -> Option<PrintedName<'a>> {
    Some(PrintedName { unit: cx.unit(&raw.unit)?, printed: raw.printed, locator: text(raw.locator) })
}

pub(super) fn corrections<'a>(
    raw: Vec<Spanned<RawCorrection<'a>>>,
    cx: &mut Registry<'a, '_>,
) -> Vec<Correction<'a>> {
    let mut list: Vec<Correction<'a>> = raw
        .into_iter()
        .map(|raw| {
            let correction = raw.value;
            Correction {
                id: correction.id.value.0,
                date: correction.date.value,
                finding: correction.finding.as_ref().and_then(|finding| cx.finding(finding)),
                unit: correction.unit.as_ref().and_then(|unit| cx.unit(unit)),
                document: correction.document.as_ref().and_then(|document| cx.document(document)),
                field: text(correction.field),
                was: text(correction.was),
                now: text(correction.now),
                reason: correction.reason.value,
                span: raw.span,
            }
        })
        .collect();
    list.sort_by(|a, b| (std::cmp::Reverse(a.date), &a.id).cmp(&(std::cmp::Reverse(b.date), &b.id)));
    list
}

/// Takes the overrides of unpublished findings out of the list: they wait for their finding.
pub(super) fn take_overrides_of_unpublished(raw: &mut Vec<Spanned<RawOverride<'_>>>, left_out: &LeftOut<'_>) {
    raw.retain(|one| {
        let finding = one.value.record.value.strip_prefix("findings/");
        !finding.is_some_and(|id| left_out.may_hold("findings", id))
    });
}

/// Overrides name their place in words; the audit, which finds personal data, says when nothing stands there.
pub(super) fn overrides<'a>(raw: Vec<Spanned<RawOverride<'a>>>) -> Vec<Override<'a>> {
    raw.into_iter()
        .map(|raw| {
            let one = raw.value;
            Override {
                id: one.id.value.0,
                rule: one.rule.value,
                record: one.record,
                field: one.field.value,
                text: text(one.text),
                basis: one.basis.value,
                note: text(one.note),
                date: one.date.map(|day| day.value),
                span: raw.span,
            }
        })
        .collect()
}

pub(super) fn pages<'a>(
    raw: Vec<(Spanned<RawPage<'a>>, Body<'a>)>,
    cx: &mut Registry<'a, '_>,
) -> Vec<Page<'a>> {
    cx.refuse_duplicates(raw.iter().map(|(page, _)| &page.value.id));
    let mut pages: Vec<Page<'a>> = raw
        .into_iter()
        .map(|(page, body)| Page {
            id: page.value.id.value.0,
            title: page.value.title.value,
            description: text(page.value.description),
            order: page.value.order.map_or(u32::MAX, |order| order.value),
            body,
            span: page.span,
        })
        .collect();
    pages.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    pages
}
