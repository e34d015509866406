//! Charts: figures in, marks out.
//!
//! A chart is laid out here and drawn by a template of the theme, so that a theme may restyle or redraw every
//! chart without touching the arithmetic. Each kind is one file with three things: an input of plain values, a
//! `layout` function, and an output that serialises. [`KINDS`] lists the kinds with their templates.
//!
//! **Construction.** The drawing is an `<svg>` without `viewBox`: x is a percentage of its width, y and text are
//! pixels. It is as wide as its column and its words keep their size. Everything is laid out for the narrowest
//! column, [`NARROWEST`] pixels, because a wider one only moves anchors apart and so cannot make two labels
//! collide.
//!
//! **Figures and geometry.** Figures stay [`Decimal`](rust_decimal::Decimal) from input to printed text
//! ([`Figure`]); only places ([`Coord`]) are floating point, rounded to two decimals when they are written, so
//! the same input gives the same bytes.
//!
//! **Missing is not zero.** Every point carries a [`State`]. What is missing, withheld or not yet due gets a slot
//! of its own and never a length, a place in a line or a rank.
//!
//! **Words.** There are none here. A template asks for them by key, also for the sentence above a chart: each
//! output has a `reading`, tagged with the key of its sentence and carrying the figures of it. Where a word will
//! stand beside a mark, the layout sets a width aside for it; [`Kind::words`] says how many characters fit.

mod axis;
mod board;
mod changes;
mod figure;
mod loss;
mod measure;
mod peers;
mod points;
mod registry;
mod state;
mod statuses;
mod years;

pub mod domain_rows;
pub mod dumbbell;
pub mod fraction_bars;
pub mod heat;
pub mod line_years;
pub mod multiples;
pub mod rank;
pub mod status_bar;
pub mod status_dates;
pub mod status_years;
pub mod strip;
pub mod waterfall;

#[cfg(test)]
mod drawing;

pub use board::{Anchor, Spot};
pub use figure::{Coord, Figure};
pub use measure::{NARROWEST, TextLine};
pub use points::{Break, Link};
pub use registry::{KINDS, Kind, Word};
pub use state::{Absence, State};
pub use years::{AxisLabel, Gap, Silence};
