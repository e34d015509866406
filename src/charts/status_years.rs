//! What came of the findings of each year: one bar a year, as long as their number, in the parts of [`status_bar`].
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
    /// The years, oldest first, those without findings included.
    pub years: Vec<Year>,
}

/// The findings of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year as printed.
    pub label: String,
    /// How many stand where; none where no document speaks of the year.
    pub counts: Option<Counts>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// Height in pixels.
    pub height: Coord,
    /// One bar a year, oldest first.
    pub rows: Vec<Band>,
    /// The keys of the statuses that occur, in order, for the key of the chart.
    pub statuses: Vec<&'static str>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One year of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Band {
    /// The year.
    pub year: String,
    /// Baseline of the year and of the figures at the right, in pixels.
    pub text_y: Coord,
    /// Upper edge of the bar in pixels.
    pub y: Coord,
    /// Reported done or verified; none without a document.
    pub done: Option<u32>,
    /// All findings of the year.
    pub total: u32,
    /// The parts of the bar.
    pub segments: Vec<Part>,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// There is no finding.
    Empty,
    /// Nothing is known of any remedy.
    NothingKnown(Sums),
    /// All are said to be done.
    AllDone(Sums),
    /// Some are open.
    Open(Sums),
}

/// The sums of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// First and last year with findings.
    pub first: String,
    /// See `first`.
    pub last: String,
    /// All findings.
    pub total: u32,
    /// Reported done or verified.
    pub done: u32,
    /// Verified by an inspection.
    pub verified: u32,
    /// The year with the most open ones; of equals the oldest.
    pub most_open: String,
    /// How many are open there.
    pub open: u32,
    /// Of how many.
    pub open_of: u32,
}

const BAR: f64 = 18.0;
const BETWEEN_ROWS: f64 = 10.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let totals = input.years.iter().filter_map(|year| Some(year.counts?.total()));
    let most = totals.max().unwrap_or(0);
    let mut top = 0.0;
    let rows: Vec<Band> = input
        .years
        .iter()
        .map(|year| {
            let band = band(year, most, top);
            top = band.y.0 + BAR + BETWEEN_ROWS;
            band
        })
        .collect();
    let occurs =
        |status: &&'static str| rows.iter().any(|row| row.segments.iter().any(|part| part.status == *status));
    Chart {
        name: input.name.clone(),
        height: Coord((top - BETWEEN_ROWS).max(0.0) + 4.0),
        statuses: STATUSES.iter().map(|(status, _)| *status).filter(occurs).collect(),
        reading: read(&input.years),
        rows,
    }
}

fn band(year: &Year, most: u32, top: f64) -> Band {
    let text_y = top + 13.0;
    let counts = year.counts.unwrap_or_default();
    Band {
        year: year.label.clone(),
        text_y: Coord(text_y),
        y: Coord(text_y + LINE - 10.0),
        done: year.counts.map(|counts| counts.done()),
        total: counts.total(),
        segments: counts.segments(most),
    }
}

fn read(years: &[Year]) -> Reading {
    let known: Vec<(&str, Counts)> =
        years.iter().filter_map(|year| Some((year.label.as_str(), year.counts?))).collect();
    let known: Vec<(&str, Counts)> = known.into_iter().filter(|(_, counts)| counts.total() > 0).collect();
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return Reading::Empty };
    let sum = |part: fn(&Counts) -> u32| known.iter().map(|(_, counts)| part(counts)).sum::<u32>();
    // rev: of equals max_by_key takes the last
    let worst = known.iter().rev().max_by_key(|(_, counts)| counts.open());
    let (most_open, open, open_of) =
        worst.map_or((*first, 0, 0), |(year, counts)| (*year, counts.open(), counts.total()));
    let sums = Sums {
        first: (*first).to_owned(),
        last: (*last).to_owned(),
        total: sum(Counts::total),
        done: sum(Counts::done),
        verified: sum(|counts| counts.verified),
        most_open: most_open.to_owned(),
        open,
        open_of,
    };
    match sum(|counts| counts.no_information) {
        unknown if unknown == sums.total => Reading::NothingKnown(sums),
        _ if open == 0 => Reading::AllDone(sums),
        _ => Reading::Open(sums),
    }
}

#[cfg(test)]
#[path = "status_years_tests.rs"]
mod tests;
