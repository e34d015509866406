use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::records::{Assurance, FindingKind, LossBasis, Origin, RemedyStatus, Role};
use crate::source::Span;
use crate::text::PartialDate;

use super::figure::{Acknowledged, Figure, Source};
use super::framework::CriterionRef;
use super::handle::{FindingIx, UnitIx};
use super::reference::DocumentRef;
use super::saying::Saying;

/// A finding with its remedies.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// Permanent id, part of its address.
    pub id: Cow<'a, str>,
    /// Former ids, which forward to it.
    pub aliases: Vec<Cow<'a, str>>,
    /// Kind.
    pub kind: FindingKind,
    /// Year.
    pub year: i32,
    /// Period within the year.
    pub period: Option<Cow<'a, str>>,
    /// Who found it, and how.
    pub origin: Option<Origin>,
    /// Units it is about; never empty.
    pub units: Vec<UnitIx>,
    /// Whether they were listed or meant as all below one.
    pub scope: UnitScope,
    /// Key of the domain.
    pub domain: Option<Cow<'a, str>>,
    /// Other domains it touches.
    pub also_domains: Vec<Cow<'a, str>>,
    /// Number and heading of the domain as printed, where they differ.
    pub domain_printed: Option<(Option<Cow<'a, str>>, Cow<'a, str>)>,
    /// Criterion.
    pub criterion: Option<CriterionRef>,
    /// One sentence that can be checked.
    pub title: Cow<'a, str>,
    /// Markdown.
    pub text: Cow<'a, str>,
    /// Reason that the document gives.
    pub reason: Option<Cow<'a, str>>,
    /// What the office says.
    pub explanation: Option<Cow<'a, str>>,
    /// Points lost.
    pub loss: Loss,
    /// Whether the loss is the sum of components that are findings of their own.
    pub aggregate: bool,
    /// Figures.
    pub figures: Vec<Figure<'a>>,
    /// Offices that answer.
    pub responsible: Vec<Responsible>,
    /// Deadline.
    pub due: Option<PartialDate>,
    /// History of the remedy, oldest first.
    pub history: Vec<Remedy<'a>>,
    /// Documents it cites.
    pub references: Vec<DocumentRef>,
    /// Related findings.
    pub related: Vec<FindingIx>,
    /// What it says about single matters.
    pub says: Vec<Saying<'a>>,
    /// Source.
    pub source: Source<'a>,
    /// Topics.
    pub tags: Vec<Cow<'a, str>>,
    /// Day of publication.
    pub published: Option<PartialDate>,
    /// Known discrepancies.
    pub acknowledged: Vec<Acknowledged<'a>>,
    /// Where it stands in the content.
    pub span: Span,
    /// Where its text, reason and explanation stand, in the order of the content: only what is about this finding
    /// alone prints them.
    pub prose: Vec<Span>,
}

impl Finding<'_> {
    /// Whether it counts as one shortcoming. An aggregate only sums up others, which are counted themselves.
    pub fn is_counted(&self) -> bool {
        self.kind == FindingKind::Shortcoming && !self.aggregate
    }
}

/// How the units of a finding are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitScope {
    /// One by one.
    Listed,
    /// All communal units below this one, except some.
    AllOf(UnitIx),
}

/// Points lost. Unknown is not zero.
#[derive(Debug, Clone, Copy)]
pub struct Loss {
    /// How many.
    pub points: LossPoints,
    /// Against what.
    pub basis: LossBasis,
    /// Where it stands in the content, if it is stated.
    pub span: Option<Span>,
}

/// How many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LossPoints {
    /// The document does not say.
    Unknown,
    /// Exactly these.
    Exact(Decimal),
    /// Between two bounds.
    Range {
        /// At least.
        min: Decimal,
        /// At most.
        max: Decimal,
    },
}

/// An office that answers.
#[derive(Debug, Clone, Copy)]
pub struct Responsible {
    /// The office.
    pub unit: UnitIx,
    /// Its part.
    pub role: Role,
}

/// One dated status of the remedy.
#[derive(Debug, Clone)]
pub struct Remedy<'a> {
    /// Status as of.
    pub as_of: Option<PartialDate>,
    /// Status.
    pub status: RemedyStatus,
    /// Who says so.
    pub assurance: Option<Assurance>,
    /// Label as printed.
    pub label: Option<Cow<'a, str>>,
    /// Text.
    pub text: Option<Cow<'a, str>>,
    /// Figures.
    pub figures: Vec<Figure<'a>>,
    /// What it says about single matters.
    pub says: Vec<Saying<'a>>,
    /// Source, if another than the finding's.
    pub source: Option<Source<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}
