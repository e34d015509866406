use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};
use crate::text::PartialDate;

use super::handle::{DocumentIx, UnitIx};

/// Where a statement stands in a document.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The document.
    pub document: DocumentIx,
    /// Section, annex or row.
    pub locator: Option<Cow<'a, str>>,
}

/// What a figure says.
#[derive(Debug, Clone)]
pub enum Amount<'a> {
    /// One value.
    Value(Spanned<Decimal>),
    /// Part of a whole, with the ratio that the document states, if it does.
    Fraction {
        /// Part.
        numerator: Spanned<Decimal>,
        /// Whole.
        denominator: Spanned<Decimal>,
        /// Ratio as stated, in the figure's unit.
        stated: Option<Spanned<Decimal>>,
    },
    /// Between two bounds, either of which may be open.
    Range {
        /// Lower bound.
        min: Option<Decimal>,
        /// Upper bound.
        max: Option<Decimal>,
        /// Whether the upper bound itself is left out.
        max_exclusive: bool,
    },
    /// A band in words.
    Band(Cow<'a, str>),
    /// A moment.
    Date(PartialDate),
    /// Known, and not published.
    Withheld,
    /// Named without a number.
    NotStated,
}

/// One figure of a finding, a remedy or an indicator.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    /// What it counts or measures.
    pub label: Option<Cow<'a, str>>,
    /// What it says.
    pub amount: Amount<'a>,
    /// Unit of measure.
    pub unit: Option<Cow<'a, str>>,
    /// Data cut-off.
    pub as_of: Option<PartialDate>,
    /// The unit it is about, if another than the record's.
    pub about: Option<UnitIx>,
    /// Label of the figure that it is a part of.
    pub part_of: Option<Cow<'a, str>>,
    /// Which division it belongs to.
    pub split: Option<Cow<'a, str>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// A known discrepancy, published with a note.
#[derive(Debug, Clone)]
pub struct Acknowledged<'a> {
    /// Id of the audit rule.
    pub rule: Spanned<Cow<'a, str>>,
    /// Field with the discrepancy.
    pub field: Option<Cow<'a, str>>,
    /// Note for the public.
    pub note: Cow<'a, str>,
}
