//! How far remedies have come: one bar, its parts in a fixed order with their counts.
//!
//! The order goes from what an inspection has verified to what nothing is known of. A count of zero has no part;
//! that nothing is verified is said by the sentence. Overdue is no part of its own but a share of the open ones.

use serde::Serialize;

use super::board::Spot;
use super::figure::Coord;
use super::measure::{LINE, NARROWEST, Weight, text_width, word_width};
use super::statuses::STATUSES;

pub use super::statuses::Counts;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Whose findings they are, as it reads inside a sentence.
    pub name: String,
    /// How many stand where.
    pub counts: Counts,
    /// How many of all are past their deadline, where deadlines are known.
    pub overdue: Option<u32>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// Height in pixels.
    pub height: Coord,
    /// Upper edge of the bar in pixels.
    pub bar_y: Coord,
    /// The parts, in order; none if there is no finding.
    pub segments: Vec<Segment>,
    /// How many are overdue, if any is, and the baseline of the words in pixels.
    pub overdue: Option<Overdue>,
    /// All findings.
    pub total: u32,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One part of the bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segment {
    /// The key of its status.
    pub status: &'static str,
    /// How many.
    pub count: u32,
    /// Left edge in percent.
    pub x: Coord,
    /// Width in percent.
    pub width: Coord,
    /// Where its words stand.
    pub label: Spot,
    /// Upper edge of the sample drawn before its words, in pixels, when they do not stand at the part itself.
    pub sample_y: Option<Coord>,
}

/// Findings past their deadline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overdue {
    /// How many.
    pub count: u32,
    /// Baseline in pixels.
    pub y: Coord,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// There is no finding.
    Empty,
    /// Nothing is known of any remedy.
    NothingKnown(Told),
    /// Something is known, but no unit reports anything done.
    NothingDone(Told),
    /// Some are reported done, none is verified.
    NoneVerified(Told),
    /// Some are verified.
    SomeVerified(Told),
}

/// The counts of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// All findings.
    pub total: u32,
    /// Reported done or verified.
    pub done: u32,
    /// Verified by an inspection.
    pub verified: u32,
    /// Under way.
    pub in_progress: u32,
    /// Of which nothing is known.
    pub no_information: u32,
    /// Past their deadline, where deadlines are known.
    pub overdue: Option<u32>,
}

/// Baseline of the words over the bar.
const WORDS_Y: f64 = 14.0;
const BAR: f64 = 26.0;
/// The least width of a part in percent, 4 px on a phone: one finding among hundreds can still be seen.
const LEAST: f64 = 1.4;
const SAMPLE: f64 = 12.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let total = input.counts.total();
    let parts: Vec<Part> = STATUSES
        .iter()
        .zip(input.counts.parts())
        .filter(|(_, count)| *count > 0)
        .map(|((status, characters), count)| Part { status, count, characters: *characters })
        .collect();
    let widths = widths(&parts);
    let fits: Vec<bool> = parts.iter().zip(&widths).map(|(part, width)| part.fits(*width)).collect();
    let bar_y = if fits.contains(&true) { WORDS_Y + 10.0 } else { 2.0 };
    let mut bottom = bar_y + BAR;
    let mut x = 0.0;
    let mut segments = Vec::with_capacity(parts.len());
    for ((part, width), fits) in parts.iter().zip(widths).zip(fits) {
        let (label, sample_y) = if fits {
            (Spot::start(x, 0.0, WORDS_Y), None)
        } else {
            bottom += LINE + 3.0;
            (Spot::start(0.0, SAMPLE + 6.0, bottom), Some(Coord(bottom - SAMPLE + 1.0)))
        };
        let (status, count) = (part.status, part.count);
        segments.push(Segment { status, count, x: Coord(x), width: Coord(width), label, sample_y });
        x += width;
    }
    let overdue = input.overdue.filter(|count| *count > 0).map(|count| {
        bottom += LINE + 3.0;
        Overdue { count, y: Coord(bottom) }
    });
    Chart {
        name: input.name.clone(),
        height: Coord(bottom + 6.0),
        bar_y: Coord(bar_y),
        segments,
        overdue,
        total,
        reading: read(input, total),
    }
}

/// A status with its findings.
struct Part {
    status: &'static str,
    count: u32,
    characters: usize,
}

impl Part {
    /// Its words may stand over it: they reach no further than it does.
    fn fits(&self, width: f64) -> bool {
        let words = text_width(&format!("{} ", self.count), Weight::Bold);
        words + word_width(self.characters, Weight::Bold) <= NARROWEST * width / 100.0 - 4.0
    }
}

/// The widths of the parts in percent: by their counts, but never too thin to be seen.
fn widths(parts: &[Part]) -> Vec<f64> {
    let total: f64 = parts.iter().map(|part| f64::from(part.count)).sum();
    let exact: Vec<f64> = parts.iter().map(|part| f64::from(part.count) / total * 100.0).collect();
    let thin = exact.iter().filter(|width| **width < LEAST).count() as f64;
    let wide: f64 = exact.iter().filter(|width| **width >= LEAST).sum();
    let factor = (100.0 - thin * LEAST) / wide;
    exact.into_iter().map(|width| if width < LEAST { LEAST } else { width * factor }).collect()
}

fn read(input: &Input, total: u32) -> Reading {
    let counts = input.counts;
    let told = Told {
        total,
        done: counts.done(),
        verified: counts.verified,
        in_progress: counts.in_progress,
        no_information: counts.no_information,
        overdue: input.overdue,
    };
    match told {
        _ if total == 0 => Reading::Empty,
        _ if counts.no_information == total => Reading::NothingKnown(told),
        _ if told.done == 0 => Reading::NothingDone(told),
        _ if counts.verified == 0 => Reading::NoneVerified(told),
        _ => Reading::SomeVerified(told),
    }
}

#[cfg(test)]
#[path = "status_bar_tests.rs"]
mod tests;
