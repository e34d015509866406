//! Parts that several kinds of pages show, in the shapes that the theme's macros take.

mod among;
mod area;
mod chart;
mod choice;
mod cited;
mod contact;
mod contradiction;
mod correction;
mod descent;
mod discrepancy;
mod figure;
mod finding;
mod fractions;
mod indicator;
mod kept;
mod kind_counts;
mod line;
mod locator;
mod mark;
mod named;
mod over_time;
mod prose;
mod qr;
mod recount;
mod remedy;
mod score;
mod source;
mod unit;

pub use among::{
    communes_changes, domain_multiples, domains_changes, own_standing, rank_chart, standing_chart,
    unit_multiples,
};
pub use area::{area_of, area_of_finding};
pub use chart::{domains_chart, remedies_by_year, remedies_chart};
pub use choice::{Tallied, Worded};
pub use cited::CitedView;
pub(crate) use cited::cited_fragment;
pub use contradiction::ContradictionView;
pub use correction::{CorrectedRecord, CorrectionView};
pub use descent::DescentView;
pub use discrepancy::{AuditedRecord, DiscrepancyView, Side};
pub use figure::{FigureView, Relation};
pub use finding::{FindingItem, LossView};
pub use indicator::{IndicatorView, ValueView};
pub use kept::Kept;
pub use kind_counts::KindCounts;
pub(crate) use line::any_share_line;
pub use line::share_line;
pub use mark::Mark;
pub use over_time::remedies_over_time;
pub use prose::Prose;
pub use qr::QrView;
pub use recount::Recount;
pub use remedy::{RemedyView, TallyView};
pub use score::{ChangeView, FrameworkView, ShareView, points, share_in, together};
pub use source::SourceView;
pub use unit::UnitView;

pub(crate) use chart::same_domain;
pub(crate) use contact::report_link;
pub(crate) use discrepancy::{report_fragment, tongue};
pub(crate) use finding::domain_title;
pub(crate) use fractions::fractions_chart;
pub(crate) use kind_counts::KIND_ORDER;
pub(crate) use locator::{locator_fragment, locator_part};
pub(crate) use named::Names;
pub(crate) use source::short_title;

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
