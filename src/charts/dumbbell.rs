//! This year against the last: two marks and the way between them, what rose most first.
//!
//! A hollow diamond is the year before, a full dot this year; the figure of each stands on its outer side, so that
//! the two never meet. What lacks one of the two years keeps the mark of the other and says what is missing; it
//! stands last and counts for nothing.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::Axis;
use super::board::Spot;
use super::changes::{Compared, Way, compare};
use super::figure::{Coord, Figure, printed};
use super::measure::{Heading, NARROWEST, TextLine, Weight, text_width, word_width};
use super::state::State;

pub use super::changes::Changes;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose figures they are, as it reads inside a sentence.
    pub name: String,
    /// What the rows are, a key of the words `chart.group.*`.
    pub what: &'static str,
    /// The year, as printed.
    pub year: String,
    /// The year before, as printed.
    pub since: String,
    /// The rows, in the order of the document or of their names.
    pub rows: Vec<Row>,
}

/// One row: percent of maximum in both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What stands over the marks.
    pub title: String,
    /// What it is called inside a sentence.
    pub short: String,
    /// This year.
    pub now: State,
    /// The year before.
    pub before: State,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::what`].
    pub what: &'static str,
    /// See [`Input::year`].
    pub year: String,
    /// See [`Input::since`].
    pub since: String,
    /// Height in pixels.
    pub height: Coord,
    /// Where the key stands, in pixels.
    pub key_y: Coord,
    /// Where the words of the second mark of the key begin, in pixels.
    pub key_second: Coord,
    /// The rows, the largest gain first.
    pub rows: Vec<Band>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One row of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Band {
    /// What stands over the marks, in as many lines as it needs.
    pub title: Vec<TextLine>,
    /// See [`Row::short`].
    pub short: String,
    /// Baseline of the change, at the right, in pixels.
    pub figures_y: Coord,
    /// The change in percentage points with its sign; none unless both years have a figure.
    pub change: Option<Figure>,
    /// Where the marks stand, in pixels.
    pub y: Coord,
    /// The line between the marks, in percent, if they lie apart.
    pub link: Option<(Coord, Coord)>,
    /// This year's mark.
    pub now: Option<Mark>,
    /// The mark of the year before.
    pub before: Option<Mark>,
    /// The year that has no figure and the key of its state; the newer one if both lack it.
    pub missing: Option<(String, &'static str)>,
}

/// A mark and its figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// Place in percent.
    pub x: Coord,
    /// The percentage as printed.
    pub percent: Figure,
    /// Where it stands.
    pub label: Spot,
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// What the chart says, for a sentence. Percentages and changes as printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// Nothing has a figure in both years.
    NothingCompares {
        /// All rows.
        of: usize,
    },
    /// Some fell; more than rose.
    MostDown(Changes),
    /// Some rose; at least as many as fell.
    MostUp(Changes),
    /// All fell.
    AllDown(Changes),
    /// All rose.
    AllUp(Changes),
    /// All are equal as printed.
    AllEqual(Changes),
}

/// "không công bố": the widest state beside a row, with its year before it.
pub(super) const STATE_WORDS: usize = 19;

/// "đổi (điểm %)": the words over the changes.
pub(super) const CHANGE_WORDS: usize = 14;

/// As many as the tables beside it print, so that a change is the difference of the figures in both.
const DECIMALS: u32 = 2;

/// Room at either end for the figure of an outer mark, in percent of the narrowest width.
const MARGIN: f64 = 23.0;
const BETWEEN_ROWS: f64 = 11.0;
const RADIUS: f64 = 6.0;
/// The marks touch when they are nearer than this, in percent of the width.
const APART: f64 = 4.5;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let figures = input.rows.iter().flat_map(|row| [row.now.value(), row.before.value()]).flatten();
    let axis = Axis::percent(figures);
    let mut rows: Vec<&Row> = input.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(gain(row)));
    let key_y = 14.0;
    let mut top = key_y + 16.0;
    let mut bands = Vec::with_capacity(rows.len());
    for row in &rows {
        let band = band(row, input, &axis, top);
        top = band.y.0 + RADIUS + 4.0 + BETWEEN_ROWS;
        bands.push(band);
    }
    Chart {
        name: input.name.clone(),
        what: input.what,
        year: input.year.clone(),
        since: input.since.clone(),
        height: Coord(top - BETWEEN_ROWS),
        key_y: Coord(key_y),
        key_second: Coord(18.0 + text_width(&input.since, Weight::Regular) + 24.0),
        rows: bands,
        reading: read(input, &rows),
    }
}

/// The change as printed; none unless both years have a figure.
fn gain(row: &Row) -> Option<Decimal> {
    Some(printed(row.now.value()?, DECIMALS).saturating_sub(printed(row.before.value()?, DECIMALS)))
}

fn band(row: &Row, input: &Input, axis: &Axis, top: f64) -> Band {
    let change = gain(row);
    let missing = [(&input.year, row.now), (&input.since, row.before)]
        .into_iter()
        .find(|(_, state)| state.value().is_none())
        .map(|(year, state)| (year.clone(), state.key()));
    let figures = match (&change, &missing) {
        (Some(change), _) => text_width(&format!("+{change}"), Weight::Bold),
        (None, Some((year, _))) => {
            text_width(&format!("{year}: "), Weight::Regular) + word_width(STATE_WORDS, Weight::Regular)
        }
        (None, None) => 0.0,
    };
    let Heading { title, figures_y } = Heading::new(&row.title, figures, top);
    let y = figures_y + 16.0;
    let place = |percent: Decimal| MARGIN + axis.share(percent) * (100.0 - MARGIN * 2.0);
    // the figure stands on the side away from the other mark; of a single or an equal mark at the right
    let mark = |state: State, other: Option<Decimal>, later: bool| {
        let own = state.value()?;
        let x = place(own);
        let right = other.is_none_or(|other| if own == other { later } else { own > other });
        let reach = RADIUS + 5.0;
        let label = if right { Spot::start(x, reach, y + 4.5) } else { Spot::end(x, -reach, y + 4.5) };
        Some(Mark {
            x: Coord(x),
            percent: Figure(printed(own, DECIMALS)),
            label,
            doubted: state.is_doubted(),
        })
    };
    let now = mark(row.now, row.before.value(), true);
    let before = mark(row.before, row.now.value(), false);
    let link = now.as_ref().zip(before.as_ref()).map(|(now, before)| {
        let (a, b) = (now.x.0, before.x.0);
        (Coord(a.min(b)), Coord(a.max(b)))
    });
    Band {
        title,
        short: row.short.clone(),
        figures_y: Coord(figures_y),
        change: change.map(Figure),
        y: Coord(y),
        link: link.filter(|(left, right)| right.0 - left.0 > APART),
        now,
        before,
        missing,
    }
}

fn read(input: &Input, rows: &[&Row]) -> Reading {
    let compared: Vec<Compared<'_>> = rows
        .iter()
        .filter_map(|row| {
            let (now, before) = (printed(row.now.value()?, DECIMALS), printed(row.before.value()?, DECIMALS));
            Some(Compared { name: &row.short, before, now })
        })
        .collect();
    match compare(&compared, rows.len(), &input.since) {
        None => Reading::NothingCompares { of: rows.len() },
        Some((Way::AllDown, changes)) => Reading::AllDown(changes),
        Some((Way::AllUp, changes)) => Reading::AllUp(changes),
        Some((Way::AllEqual, changes)) => Reading::AllEqual(changes),
        Some((Way::MostDown, changes)) => Reading::MostDown(changes),
        Some((Way::MostUp, changes)) => Reading::MostUp(changes),
    }
}

/// The widest figure beside a mark must fit into the margin.
const _: () = assert!(NARROWEST * MARGIN / 100.0 > 56.0);

#[cfg(test)]
#[path = "dumbbell_tests.rs"]
mod tests;
