//! The points lost: each loss starts where the one before stopped, so the last bar gives the total.
//!
//! Solid is what the document accounts for criterion by criterion, hatched is what it does not. Where it lists
//! more than was lost, the surplus stands beyond the bar as a dashed outline and counts for nothing.

use rust_decimal::Decimal;
use serde::Serialize;

use super::board::{Area, Board, Spot};
use super::figure::{Coord, Figure, float};
use super::loss::{Loss, NOTE_WORDS};
use super::measure::{Heading, LINE, NARROWEST, TextLine, Weight, text_width, word_width};
use super::state::State;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose losses they are, as it reads inside a sentence.
    pub name: String,
    /// The year, as printed.
    pub year: String,
    /// The domains, in the order of the document.
    pub rows: Vec<Row>,
}

/// One domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What stands over the bar, with its number.
    pub title: String,
    /// What it is called inside a sentence.
    pub short: String,
    /// Points lost against the maximum.
    pub lost: State,
    /// The sum of the losses that the document lists by criterion.
    pub itemised: Decimal,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::year`].
    pub year: String,
    /// Height in pixels.
    pub height: Coord,
    /// Lines that lead from the end of each bar down to the next.
    pub connectors: Vec<Connector>,
    /// The domains whose loss is known.
    pub rows: Vec<Block>,
    /// Their sum; none if no loss is known.
    pub total: Option<Total>,
    /// The domains whose loss is not known: listed under the waterfall, no part of it.
    pub unknown: Vec<Unknown>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One domain of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// What stands over the bar, in as many lines as it needs.
    pub title: Vec<TextLine>,
    /// See [`Row::short`].
    pub short: String,
    /// Baseline of the points lost, at the right, in pixels.
    pub figures_y: Coord,
    /// Points lost.
    pub lost: Figure,
    /// Upper edge of the bar in pixels.
    pub y: Coord,
    /// Where the bar starts, in percent.
    pub x: Coord,
    /// Length of the itemised part in percent.
    pub solid: Coord,
    /// Where the part that is not itemised starts, in percent.
    pub hatched_x: Coord,
    /// Its length in percent.
    pub hatched: Coord,
    /// Where what is itemised too much starts, in percent: at the end of the bar.
    pub surplus_x: Coord,
    /// Its length in percent.
    pub surplus: Coord,
    /// Points not itemised.
    pub unexplained: Figure,
    /// Points itemised too much.
    pub over: Figure,
    /// The key of the note beside the bar: `all-itemised`, `unexplained`, `over-listed`; none if nothing was lost.
    pub note: Option<&'static str>,
    /// Where the note stands.
    pub note_spot: Spot,
    /// The audit doubts the loss, or the score that it follows from.
    pub doubted: bool,
}

/// A line that leads down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Connector {
    /// Place in percent.
    pub x: Coord,
    /// Upper end in pixels.
    pub y1: Coord,
    /// Lower end in pixels.
    pub y2: Coord,
}

/// A domain whose loss is not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unknown {
    /// Its title, in as many lines as it needs.
    pub title: Vec<TextLine>,
    /// See [`Row::short`].
    pub short: String,
    /// Baseline of its state, at the right, in pixels.
    pub figures_y: Coord,
    /// The key of its state.
    pub state: &'static str,
}

/// The last bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Total {
    /// Baseline of its title and figure, in pixels.
    pub figures_y: Coord,
    /// Upper edge of the bar in pixels.
    pub y: Coord,
    /// Length of the itemised part in percent.
    pub solid: Coord,
    /// Length of the part that is not itemised, in percent.
    pub hatched: Coord,
    /// Points lost.
    pub lost: Figure,
    /// Points lost and itemised.
    pub explained: Figure,
    /// Points lost and not itemised.
    pub unexplained: Figure,
    /// Where the words of the itemised part stand.
    pub explained_spot: Spot,
    /// Where the words of the other part stand, if there is such a part.
    pub unexplained_spot: Option<Spot>,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No domain states its loss.
    NoData {
        /// How many domains there are.
        of: usize,
    },
    /// Nothing was lost.
    NothingLost {
        /// Domains whose loss is not known.
        unknown: usize,
    },
    /// Every point lost is accounted for.
    Explained(Losses),
    /// Some points are not accounted for.
    Unexplained(Losses),
}

/// The sums of the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Losses {
    /// Points lost.
    pub lost: Figure,
    /// Points not itemised.
    pub unexplained: Figure,
    /// Points itemised too much.
    pub over: Figure,
    /// The domain with the largest loss.
    pub largest: String,
    /// The points it lost.
    pub largest_lost: Figure,
    /// The domain with the most points not itemised.
    pub least_explained: Option<String>,
    /// Those points.
    pub least_explained_points: Figure,
    /// Domains whose loss is not known.
    pub unknown: usize,
}

/// "không có số liệu": the widest state in place of a loss.
pub(super) const STATE_WORDS: usize = 19;

const BAR: f64 = 16.0;
const TOTAL_BAR: f64 = 22.0;
/// The share of the width that bars may take; the rest keeps the figures at the right free.
const REACH: f64 = 80.0;
const BETWEEN_ROWS: f64 = 15.0;
const NOTE_GAP: f64 = 7.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let parts: Vec<(&Row, Loss)> =
        input.rows.iter().filter_map(|row| Some((row, Loss::of(row.lost, row.itemised)?))).collect();
    let scale = scale(&parts);
    let mut blocks: Vec<Block> = Vec::with_capacity(parts.len());
    let mut reached = Decimal::ZERO;
    let mut top = 0.0;
    for (row, parts) in &parts {
        let block = block(row, parts, scale, float(reached) * scale, top);
        reached = reached.saturating_add(parts.lost);
        top = (block.y.0 + BAR).max(block.note_spot.y.0 + 4.0) + BETWEEN_ROWS;
        blocks.push(block);
    }
    let total = (!parts.is_empty()).then(|| total(&parts, scale, top));
    let next = blocks.iter().skip(1).map(|block| block.y).chain(total.iter().map(|total| total.y));
    let connectors = blocks
        .iter()
        .zip(next)
        .map(|(block, next)| Connector { x: block.surplus_x, y1: Coord(block.y.0 + BAR), y2: next })
        .collect();
    let words_y = total.as_ref().map(|total| total.unexplained_spot.unwrap_or(total.explained_spot).y.0);
    let (unknown, bottom) = unknown(input, words_y.map_or(0.0, |y| y + 6.0));
    Chart {
        name: input.name.clone(),
        year: input.year.clone(),
        height: Coord(bottom),
        reading: read(&parts, unknown.len()),
        connectors,
        rows: blocks,
        total,
        unknown,
    }
}

/// The domains whose loss is not known, under the waterfall, and where they end.
fn unknown(input: &Input, top: f64) -> (Vec<Unknown>, f64) {
    let mut bottom = top;
    let mut list = Vec::new();
    for row in input.rows.iter().filter(|row| row.lost.value().is_none()) {
        let words = word_width(STATE_WORDS, Weight::Regular);
        let Heading { title, figures_y } = Heading::new(&row.title, words, bottom + 10.0);
        bottom = figures_y + 6.0;
        list.push(Unknown {
            title,
            short: row.short.clone(),
            figures_y: Coord(figures_y),
            state: row.lost.key(),
        });
    }
    (list, bottom)
}

/// Percent of the width per point, so that the furthest mark ends at [`REACH`].
fn scale(parts: &[(&Row, Loss)]) -> f64 {
    let mut reached = Decimal::ZERO;
    let mut furthest = Decimal::ZERO;
    for (_, parts) in parts {
        reached = reached.saturating_add(parts.lost);
        furthest = furthest.max(reached.saturating_add(parts.over));
    }
    if furthest.is_zero() { 0.0 } else { REACH / float(furthest) }
}

fn block(row: &Row, parts: &Loss, scale: f64, x: f64, top: f64) -> Block {
    let figures = text_width(&format!("−{}", parts.lost), Weight::Bold);
    let Heading { title, figures_y } = Heading::new(&row.title, figures, top);
    let y = figures_y + 8.0;
    let length = |points: Decimal| float(points) * scale;
    let (solid, hatched, surplus) = (length(parts.explained), length(parts.unexplained), length(parts.over));
    Block {
        title,
        short: row.short.clone(),
        figures_y: Coord(figures_y),
        lost: Figure(parts.lost),
        doubted: row.lost.is_doubted(),
        y: Coord(y),
        x: Coord(x),
        solid: Coord(solid),
        hatched_x: Coord(x + solid),
        hatched: Coord(hatched),
        surplus_x: Coord(x + solid + hatched),
        surplus: Coord(surplus),
        unexplained: Figure(parts.unexplained),
        over: Figure(parts.over),
        note: parts.note(),
        note_spot: beside(x, x + solid + hatched + surplus, parts.note_width(), y),
    }
}

/// Beside a bar, right of it if there is room, else left of it, else under it.
fn beside(left: f64, right: f64, words: f64, y: f64) -> Spot {
    let pixels = |percent: f64| NARROWEST * percent / 100.0 - NOTE_GAP;
    let middle = y + BAR - 3.0;
    if pixels(100.0 - right) >= words {
        Spot::start(right, NOTE_GAP, middle)
    } else if pixels(left) >= words {
        Spot::end(left, -NOTE_GAP, middle)
    } else {
        let board = Board::new(NARROWEST, 0.0, 0.0, f64::INFINITY);
        board.inside(Spot::start(left, 0.0, y + BAR + 15.0), words)
    }
}

fn total(parts: &[(&Row, Loss)], scale: f64, top: f64) -> Total {
    let sum = |points: fn(&Loss) -> Decimal| {
        parts.iter().fold(Decimal::ZERO, |sum, (_, parts)| sum.saturating_add(points(parts)))
    };
    let (explained, unexplained) = (sum(|parts| parts.explained), sum(|parts| parts.unexplained));
    let (solid, hatched) = (float(explained) * scale, float(unexplained) * scale);
    let figures_y = top + 13.0;
    let y = figures_y + 8.0;
    let words_y = y + TOTAL_BAR + 17.0;
    let width = |figure: Decimal, weight: Weight| {
        word_width(NOTE_WORDS, weight) + text_width(&figure.to_string(), weight)
    };
    let mut board = Board::new(NARROWEST, 0.0, 0.0, f64::INFINITY);
    let explained_spot = Spot::start(0.0, 0.0, words_y);
    if !explained.is_zero() {
        let right = width(explained, Weight::Regular);
        board.block(Area { left: 0.0, right, top: words_y - 12.0, bottom: words_y + 4.0 });
    }
    let ends = [Spot::end(solid + hatched, 0.0, words_y), Spot::end(solid + hatched, 0.0, words_y + LINE)];
    let unexplained_spot =
        if unexplained.is_zero() { None } else { board.place(width(unexplained, Weight::Bold), &ends) };
    Total {
        figures_y: Coord(figures_y),
        y: Coord(y),
        solid: Coord(solid),
        hatched: Coord(hatched),
        lost: Figure(sum(|parts| parts.lost)),
        explained: Figure(explained),
        unexplained: Figure(unexplained),
        explained_spot,
        unexplained_spot,
    }
}

fn read(known: &[(&Row, Loss)], unknown: usize) -> Reading {
    // rev: of equal losses the first domain is named
    let Some((largest, most)) = known.iter().rev().max_by_key(|(_, parts)| parts.lost) else {
        return Reading::NoData { of: unknown };
    };
    if most.lost.is_zero() {
        return Reading::NothingLost { unknown };
    }
    let sum = |points: fn(&Loss) -> Decimal| {
        known.iter().fold(Decimal::ZERO, |sum, (_, parts)| sum.saturating_add(points(parts)))
    };
    let unexplained = sum(|parts| parts.unexplained);
    let least = known.iter().rev().max_by_key(|(_, parts)| parts.unexplained);
    let least = least.filter(|(_, parts)| !parts.unexplained.is_zero());
    let losses = Losses {
        lost: Figure(sum(|parts| parts.lost)),
        unexplained: Figure(unexplained),
        over: Figure(sum(|parts| parts.over)),
        largest: largest.short.clone(),
        largest_lost: Figure(most.lost),
        least_explained: least.map(|(row, _)| row.short.clone()),
        least_explained_points: Figure(least.map_or(Decimal::ZERO, |(_, parts)| parts.unexplained)),
        unknown,
    };
    if unexplained.is_zero() { Reading::Explained(losses) } else { Reading::Unexplained(losses) }
}

#[cfg(test)]
#[path = "waterfall_tests.rs"]
mod tests;
