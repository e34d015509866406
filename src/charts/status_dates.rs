//! Remedies over time: one bar for each date, as long as the findings known by then, in the parts of [`status_bar`].
//!
//! What nobody has spoken of yet is a part of the bar and stays to be seen as unknown.
//!
//! [`status_bar`]: super::status_bar

use serde::Serialize;

use super::figure::Coord;
use super::measure::LINE;
use super::statuses::STATUSES;

pub use super::statuses::{Counts, Part};

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Whose findings they are, as it reads inside a sentence.
    pub name: String,
    /// Where the findings stood, oldest first.
    pub dates: Vec<Moment>,
}

/// Where the findings stood on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The day, ISO.
    pub date: String,
    /// How many stood where.
    pub counts: Counts,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// Height in pixels.
    pub height: Coord,
    /// One bar a day, oldest first.
    pub rows: Vec<Band>,
    /// The keys of the statuses that occur, in order, for the key of the chart.
    pub statuses: Vec<&'static str>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One day of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Band {
    /// The day, ISO.
    pub date: String,
    /// Baseline of the day and of the figures at the right, in pixels.
    pub text_y: Coord,
    /// Upper edge of the bar in pixels.
    pub y: Coord,
    /// How many stood where, for the table.
    pub counts: Counts,
    /// Reported done or verified.
    pub done: u32,
    /// All findings known by then.
    pub total: u32,
    /// The parts of the bar.
    pub segments: Vec<Part>,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// There is no finding, or no day.
    Empty,
    /// Nobody said that anything is done, on any day.
    NothingDone(Told),
    /// More were said to be done at the end than at first.
    Grew(Told),
    /// As many.
    Same(Told),
    /// Fewer: a later document takes back what an earlier one said.
    Fell(Told),
}

/// The figures of the first and the last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// Said to be done on the first day, by the unit or by an inspection.
    pub done_first: u32,
    /// Said to be done on the last day.
    pub done: u32,
    /// Verified by an inspection on the last day.
    pub verified: u32,
    /// Of which nothing was known on the last day.
    pub unknown: u32,
    /// All findings on the last day.
    pub total: u32,
}

const BAR: f64 = 18.0;
const BETWEEN_ROWS: f64 = 10.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let most = input.dates.iter().map(|moment| moment.counts.total()).max().unwrap_or(0);
    let mut top = 0.0;
    let rows: Vec<Band> = input
        .dates
        .iter()
        .map(|moment| {
            let text_y = top + 13.0;
            let y = text_y + LINE - 10.0;
            top = y + BAR + BETWEEN_ROWS;
            Band {
                date: moment.date.clone(),
                text_y: Coord(text_y),
                y: Coord(y),
                counts: moment.counts,
                done: moment.counts.done(),
                total: moment.counts.total(),
                segments: moment.counts.segments(most),
            }
        })
        .collect();
    let occurs =
        |status: &&'static str| rows.iter().any(|row| row.segments.iter().any(|part| part.status == *status));
    Chart {
        name: input.name.clone(),
        height: Coord((top - BETWEEN_ROWS).max(0.0) + 4.0),
        statuses: STATUSES.iter().map(|(status, _)| *status).filter(occurs).collect(),
        reading: read(&input.dates),
        rows,
    }
}

fn read(dates: &[Moment]) -> Reading {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return Reading::Empty };
    if last.counts.total() == 0 {
        return Reading::Empty;
    }
    let told = Told {
        first: first.date.clone(),
        last: last.date.clone(),
        done_first: first.counts.done(),
        done: last.counts.done(),
        verified: last.counts.verified,
        unknown: last.counts.no_information,
        total: last.counts.total(),
    };
    if dates.iter().all(|moment| moment.counts.done() == 0) {
        return Reading::NothingDone(told);
    }
    match told.done.cmp(&told.done_first) {
        std::cmp::Ordering::Greater => Reading::Grew(told),
        std::cmp::Ordering::Equal => Reading::Same(told),
        std::cmp::Ordering::Less => Reading::Fell(told),
    }
}

#[cfg(test)]
#[path = "status_dates_tests.rs"]
mod tests;
