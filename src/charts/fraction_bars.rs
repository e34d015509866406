//! Counts out of counts over time: an outline as long as the denominator, filled as far as the numerator.
//!
//! Because the outline has the length of its denominator, a changed denominator is seen, and it is marked: two
//! percentages of different wholes do not compare.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::extremes;
use super::board::{Board, Spot};
use super::figure::{Coord, Figure, float, percent_of, printed};
use super::measure::{Heading, LINE, NARROWEST, TextLine, Weight, text_width, word_width};
use super::state::State;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose counts they are, as it reads inside a sentence.
    pub name: String,
    /// What is counted, as it reads after a number.
    pub what: String,
    /// The counts, oldest first.
    pub rows: Vec<Row>,
}

/// One count.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// When, as it reads inside a sentence.
    pub label: String,
    /// How many.
    pub numerator: State,
    /// Out of how many.
    pub denominator: Option<Decimal>,
    /// What the denominator is made of, where that is worth a word.
    pub note: Option<String>,
    /// The percentage that was planned at least.
    pub target: Option<Decimal>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::what`].
    pub what: String,
    /// Height in pixels.
    pub height: Coord,
    /// The counts, oldest first.
    pub rows: Vec<Bar>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One count of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// A change of the denominator before this row.
    pub change: Option<Change>,
    /// What stands over the bar, in as many lines as it needs.
    pub title: Vec<TextLine>,
    /// When, in one piece.
    pub label: String,
    /// Baseline of the figures at the right, in pixels.
    pub figures_y: Coord,
    /// How many, if known.
    pub numerator: Option<Figure>,
    /// Out of how many, if known.
    pub denominator: Option<Figure>,
    /// The one in percent of the other, two decimals; none without both or of zero.
    pub percent: Option<Figure>,
    /// The key of its state.
    pub state: &'static str,
    /// Upper edge of the bar in pixels.
    pub y: Coord,
    /// Length of the outline in percent; none draws a slot.
    pub outline: Option<Coord>,
    /// Length of the filling in percent.
    pub filled: Option<Coord>,
    /// The note under the bar and its baseline in pixels.
    pub note: Option<TextLine>,
    /// What was planned.
    pub target: Option<Target>,
    /// The audit doubts the fraction.
    pub doubted: bool,
}

/// A denominator that differs from the last known one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Where the line stands, in pixels.
    pub y: Coord,
    /// Baseline of its words in pixels.
    pub text_y: Coord,
    /// The last known denominator.
    pub before: Figure,
    /// The denominator of the row.
    pub now: Figure,
}

/// A tick across the bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Target {
    /// Place in percent of the chart.
    pub x: Coord,
    /// Where its words stand.
    pub label: Spot,
    /// The percentage of the denominator that was planned.
    pub percent: Figure,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No row has both counts.
    NoData,
    /// One row has both counts.
    Single(Count),
    /// More than before, out of as many.
    Up(Comparison),
    /// Fewer than before, out of as many.
    Down(Comparison),
    /// As many as before, out of as many.
    Equal(Comparison),
    /// The last two rows are of different wholes and do not compare.
    OtherDenominator(Comparison),
}

/// One count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// When.
    pub label: String,
    /// How many.
    pub numerator: Figure,
    /// Out of how many.
    pub denominator: Figure,
    /// The one in percent of the other, two decimals.
    pub percent: Figure,
}

/// The last count against the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The last count.
    pub now: Count,
    /// The one before.
    pub before: Count,
    /// The nearest earlier count of another whole, if the last two are of one.
    pub other: Option<Count>,
}

/// "≠ đổi mẫu số:  → ": characters set aside beside the two denominators.
pub(super) const CHANGE_WORDS: usize = 22;
/// "kế hoạch ≥ ": characters set aside before the planned percentage.
pub(super) const TARGET_WORDS: usize = 12;
/// The widest state in place of figures.
pub(super) const STATE_WORDS: usize = 19;

const BAR: f64 = 20.0;
const BETWEEN_ROWS: f64 = 14.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let all = input.rows.iter().flat_map(|row| row.denominator.into_iter().chain(row.numerator.value()));
    let longest = extremes(all).map_or(Decimal::ZERO, |(_, max)| max);
    let mut rows = Vec::with_capacity(input.rows.len());
    let mut known: Option<Decimal> = None;
    let mut top = 0.0;
    for row in &input.rows {
        let change = known.zip(row.denominator).filter(|(before, now)| before != now).map(|(before, now)| {
            let y = top + 4.0;
            top += 34.0;
            Change { y: Coord(y), text_y: Coord(y + 20.0), before: Figure(before), now: Figure(now) }
        });
        known = row.denominator.or(known);
        let (bar, bottom) = bar(row, longest, change, top);
        rows.push(bar);
        top = bottom + BETWEEN_ROWS;
    }
    Chart {
        name: input.name.clone(),
        what: input.what.clone(),
        height: Coord((top - BETWEEN_ROWS).max(0.0) + 6.0),
        reading: read(input),
        rows,
    }
}

/// One row and where it ends.
fn bar(row: &Row, longest: Decimal, change: Option<Change>, top: f64) -> (Bar, f64) {
    let numerator = row.numerator.value();
    let percent = numerator.zip(row.denominator).and_then(|(part, whole)| percent_of(part, whole));
    let percent = percent.map(|percent| Figure(printed(percent, 2)));
    let state = match row.numerator {
        State::Value(_) | State::Doubted(_) if row.denominator.is_none() => "no-denominator",
        state => state.key(),
    };
    let text = |figure: Option<Decimal>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let figures = match (state, percent) {
        ("value", percent) => {
            let percent = percent.map(|percent| format!(" = {} %", percent.0)).unwrap_or_default();
            let figures = format!("{}/{}{percent}", text(numerator), text(row.denominator));
            text_width(&figures, Weight::Bold)
        }
        _ => text_width(&text(numerator), Weight::Regular) + word_width(STATE_WORDS, Weight::Regular),
    };
    let Heading { title, figures_y } = Heading::new(&row.label, figures, top);
    let y = figures_y + 8.0;
    let share = |figure: Decimal| percent_of(figure, longest).map(|share| float(share).clamp(0.0, 100.0));
    let outline = row.denominator.and_then(share);

    let under = y + BAR + 16.0;
    let mut board = Board::new(NARROWEST, 0.0, 0.0, f64::INFINITY);
    let mut bottom = y + BAR + 4.0;
    let note = row.note.as_ref().map(|note| {
        board.block_text(Spot::start(0.0, 0.0, under), text_width(note, Weight::Regular));
        bottom = under + 4.0;
        TextLine { y: Coord(under), text: note.clone() }
    });
    let target = row.target.zip(outline).and_then(|(percent, outline)| {
        let x = float(percent).clamp(0.0, 100.0) * outline / 100.0;
        let words =
            word_width(TARGET_WORDS, Weight::Regular) + text_width(&format!("{percent} %"), Weight::Regular);
        let spots = [under, under + LINE]
            .into_iter()
            .flat_map(|y| [Spot::start(x, -4.0, y), Spot::end(x, 4.0, y)])
            .collect::<Vec<_>>();
        let label = board.place(words, &spots)?;
        bottom = bottom.max(label.y.0 + 4.0);
        Some(Target { x: Coord(x), label, percent: Figure(percent) })
    });
    let bar = Bar {
        change,
        title,
        label: row.label.clone(),
        figures_y: Coord(figures_y),
        numerator: numerator.map(Figure),
        doubted: row.numerator.is_doubted(),
        denominator: row.denominator.map(Figure),
        percent,
        state,
        y: Coord(y),
        outline: outline.map(Coord),
        filled: outline.and(numerator).and_then(share).map(Coord),
        note,
        target,
    };
    (bar, bottom)
}

fn read(input: &Input) -> Reading {
    let counts: Vec<Count> = input.rows.iter().filter_map(count).collect();
    let mut newest_first = counts.into_iter().rev();
    let Some(now) = newest_first.next() else { return Reading::NoData };
    let Some(before) = newest_first.next() else { return Reading::Single(now) };
    if now.denominator != before.denominator {
        return Reading::OtherDenominator(Comparison { now, before, other: None });
    }
    let other = newest_first.find(|count| count.denominator != now.denominator);
    let order = now.numerator.cmp(&before.numerator);
    let comparison = Comparison { now, before, other };
    match order {
        std::cmp::Ordering::Greater => Reading::Up(comparison),
        std::cmp::Ordering::Less => Reading::Down(comparison),
        std::cmp::Ordering::Equal => Reading::Equal(comparison),
    }
}

fn count(row: &Row) -> Option<Count> {
    let (numerator, denominator) = (row.numerator.value()?, row.denominator?);
    Some(Count {
        label: row.label.clone(),
        numerator: Figure(numerator),
        denominator: Figure(denominator),
        percent: Figure(printed(percent_of(numerator, denominator)?, 2)),
    })
}

#[cfg(test)]
#[path = "fraction_bars_tests.rs"]
mod tests;
