//! Parts that several kinds of pages show, in the shapes that the theme's macros take.

mod figure;
mod finding;
mod remedy;
mod source;
mod unit;

pub use figure::{FigureView, Relation};
pub use finding::{FindingItem, LossView};
pub use remedy::{RemedyView, TallyView};
pub use source::SourceView;
pub use unit::UnitView;

use rust_decimal::Decimal;

/// A decimal as the theme's filters take it: plain text, digits kept.
pub fn decimal(value: Decimal) -> String {
    value.to_string()
}
