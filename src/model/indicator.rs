use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::records::Better;
use crate::source::Span;

use super::figure::{Acknowledged, Figure, Source};
use super::handle::{FindingIx, UnitIx};

/// An indicator and its values.
#[derive(Debug, Clone)]
pub struct Indicator<'a> {
    /// Permanent id.
    pub id: Cow<'a, str>,
    /// Title.
    pub title: Cow<'a, str>,
    /// What is measured, and how.
    pub definition: Option<Cow<'a, str>>,
    /// Unit of measure.
    pub unit: Cow<'a, str>,
    /// Which direction is better.
    pub better: Option<Better>,
    /// Decimals of computed values.
    pub decimals: u32,
    /// Values, by year, then unit.
    pub values: Vec<IndicatorValue<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// One value of an indicator.
#[derive(Debug, Clone)]
pub struct IndicatorValue<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Year.
    pub year: i32,
    /// Period within the year.
    pub period: Option<Cow<'a, str>>,
    /// The figure: its amount, cut-off and place.
    pub figure: Figure<'a>,
    /// Band in words, beside or instead of a number.
    pub band: Option<Cow<'a, str>>,
    /// Target.
    pub target: Option<Decimal>,
    /// The finding it belongs to.
    pub finding: Option<FindingIx>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Source.
    pub source: Source<'a>,
    /// Known discrepancies.
    pub acknowledged: Vec<Acknowledged<'a>>,
}
