//! Parts that several kinds of pages show, in the shapes that the theme's macros take.

mod area;
mod chart;
mod cited;
mod contact;
mod correction;
mod figure;
mod finding;
mod indicator;
mod kind_counts;
mod locator;
mod place;
mod remedy;
mod score;
mod source;
mod unit;

pub use area::{area_of, communes_of};
pub use chart::{domains_chart, remedies_chart};
pub use cited::CitedView;
pub use correction::{CorrectedRecord, CorrectionView};
pub use figure::{FigureView, Relation};
pub use finding::{FindingItem, LossView};
pub use indicator::{IndicatorView, ValueView};
pub use kind_counts::KindCounts;
pub use remedy::{RemedyView, TallyView};
pub use score::{ChangeView, FrameworkView, ShareView, points};
pub use source::SourceView;
pub use unit::UnitView;

pub(crate) use chart::same_domain;
pub(crate) use contact::report_link;
pub(crate) use finding::domain_title;
pub(crate) use kind_counts::KIND_ORDER;
pub(crate) use locator::locator_fragment;
pub(crate) use place::{district_of, district_of_finding};

use rust_decimal::{Decimal, RoundingStrategy};

/// A decimal as the theme's filters take it: plain text, digits kept.
pub fn decimal(value: Decimal) -> String {
    value.to_string()
}

/// A computed value at a number of decimals, half up, rounded once from the exact value.
pub fn rounded(exact: Decimal, places: u32) -> Decimal {
    let mut rounded = exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    rounded
}

/// A computed percentage at two decimals, as text.
pub fn percent(exact: Decimal) -> String {
    decimal(rounded(exact, 2))
}
