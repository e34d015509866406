use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::records::AdjustmentKind;
use crate::source::{Span, Spanned};

use super::figure::{Acknowledged, Source};
use super::handle::{FindingIx, FrameworkIx, UnitIx};

/// The scores of one unit in one year, as stated.
#[derive(Debug, Clone)]
pub struct ScoreResult<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Index year.
    pub year: i32,
    /// Period, if not the whole year.
    pub period: Option<Cow<'a, str>>,
    /// The criteria set.
    pub framework: Option<FrameworkIx>,
    /// Totals.
    pub totals: ScoreParts,
    /// Rank.
    pub rank: Option<Rank>,
    /// Class.
    pub class: Option<Spanned<Cow<'a, str>>>,
    /// Scores by domain, in printed order.
    pub domains: Vec<DomainScore<'a>>,
    /// Scores by criterion.
    pub criteria: Vec<CriterionScore<'a>>,
    /// Codes of the domains that the document calls low.
    pub named_low: Vec<Spanned<Cow<'a, str>>>,
    /// Bonus and penalty outside the domains.
    pub adjustments: Vec<Adjustment<'a>>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Source.
    pub source: Source<'a>,
    /// Known discrepancies.
    pub acknowledged: Vec<Acknowledged<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// The parts of a score; what the document does not state is `None`, never zero.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScoreParts {
    /// Self-assessed.
    pub self_assessed: Option<Spanned<Decimal>>,
    /// Appraised.
    pub appraised: Option<Spanned<Decimal>>,
    /// Survey.
    pub survey: Option<Spanned<Decimal>>,
    /// Total (of a whole result only).
    pub total: Option<Spanned<Decimal>>,
    /// Points lost, as stated.
    pub lost: Option<Spanned<Decimal>>,
}

/// A rank among a number of units.
#[derive(Debug, Clone, Copy)]
pub struct Rank {
    /// Position from 1.
    pub position: u32,
    /// Number of units ranked.
    pub of: u32,
    /// Where it stands in the content.
    pub span: Span,
}

/// Scores in one domain.
#[derive(Debug, Clone)]
pub struct DomainScore<'a> {
    /// Position of the domain in the criteria set.
    pub domain: usize,
    /// Parts.
    pub parts: ScoreParts,
    /// Maximum stated with the score, where the set has none.
    pub max: Option<Spanned<Decimal>>,
    /// Percentage as stated.
    pub percent: Option<Spanned<Decimal>>,
    /// Source, if another than the result's.
    pub source: Option<Source<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// Score of one criterion.
#[derive(Debug, Clone)]
pub struct CriterionScore<'a> {
    /// Position of the criterion in the criteria set.
    pub criterion: usize,
    /// Parts.
    pub parts: ScoreParts,
    /// Maximum stated with the score, where the set has none.
    pub max: Option<Spanned<Decimal>>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Source, if another than the result's.
    pub source: Option<Source<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// A bonus or a penalty.
#[derive(Debug, Clone)]
pub struct Adjustment<'a> {
    /// Which of the two.
    pub kind: AdjustmentKind,
    /// Points, positive.
    pub amount: Spanned<Decimal>,
    /// What for.
    pub title: Option<Cow<'a, str>>,
    /// The finding behind it.
    pub finding: Option<FindingIx>,
}
