//! One dot per unit on one axis, so that a unit is seen among its peers.
//!
//! Dots that would overlap at the narrowest width are stacked. The own dot is larger, stands on top of its stack and
//! has its name; the highest and the lowest are named where there is room; a line marks the median. Units without a
//! figure are drawn apart as empty circles and counted, never placed at zero.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::Axis;
use super::board::{Area, Board, Spot};
use super::figure::{Coord, Figure};
use super::measure::{NARROWEST, Weight, text_width, word_width};
use super::peers::{Peers, stack};

pub use super::peers::{Input, Reading, Unit};

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::what`].
    pub what: String,
    /// See [`Input::measure`].
    pub measure: String,
    /// Height in pixels.
    pub height: Coord,
    /// Upper end of the vertical lines in pixels.
    pub top: Coord,
    /// Where the axis stands, in pixels.
    pub base: Coord,
    /// The round numbers of the axis.
    pub ticks: Vec<Tick>,
    /// The dots, the own one last.
    pub dots: Vec<Dot>,
    /// The line through the middle; none without figures.
    pub median: Option<Median>,
    /// The units that are named.
    pub names: Vec<Name>,
    /// Units without a figure, by reason.
    pub without: Vec<Without>,
    /// The facts of the sentence.
    pub reading: Reading,
    /// The smallest and the largest figure, for the description.
    pub range: Option<(Figure, Figure)>,
    /// How many units have a figure.
    pub known: usize,
}

/// A round number of the axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    /// Where its label stands; its line is at `label.x`.
    pub label: Spot,
    /// The number.
    pub value: Figure,
}

/// One unit with a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dot {
    /// Centre in percent.
    pub x: Coord,
    /// Centre in pixels.
    pub y: Coord,
    /// Radius in pixels.
    pub r: Coord,
    /// The unit that the page is about.
    pub own: bool,
}

/// The middle figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Median {
    /// Where its label stands; its line is at `label.x`.
    pub label: Spot,
    /// The figure: of an even number of units, the mean of the middle two.
    pub value: Figure,
}

/// A unit that is named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Name {
    /// Where its name stands.
    pub label: Spot,
    /// Its name; none if it is too long, then its figure stands alone.
    pub name: Option<String>,
    /// Its figure.
    pub value: Figure,
    /// The unit that the page is about.
    pub own: bool,
    /// A line from the name down to its dot, in pixels, if they stand apart.
    pub leader: Option<(Coord, Coord)>,
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// Units without a figure for one reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Without {
    /// The key of the reason.
    pub state: &'static str,
    /// How many.
    pub count: usize,
    /// The centres of their circles in pixels.
    pub circles: Vec<(Coord, Coord)>,
    /// Where the words begin, in pixels: beside few circles, below many.
    pub text_x: Coord,
    /// Their baseline in pixels.
    pub text_y: Coord,
}

/// "trung vị ": characters set aside before the median.
pub(super) const MEDIAN_WORD: usize = 10;

const OWN_RADIUS: f64 = 8.0;
/// Names of the own and of the outer units stand between the label of the median and the dots.
const TOP: f64 = 72.0;
/// From one empty circle to the next.
const CIRCLE_PITCH: f64 = 14.0;
/// So many empty circles leave room for their words beside them.
const BESIDE: usize = 4;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let peers = Peers::of(input);
    let axis = peers.range().map(|(min, max)| Axis::around(min, max, 5));
    let place = |value: Decimal| axis.as_ref().map_or(0.0, |axis| axis.share(value) * 100.0);
    let xs: Vec<f64> = peers.known().iter().map(|peer| NARROWEST * place(peer.value) / 100.0).collect();
    let stack = stack(&xs, peers.own());
    let base = TOP + stack.height();
    let dots: Vec<Dot> = peers
        .known()
        .iter()
        .zip(&stack.levels)
        .map(|(peer, level)| Dot {
            x: Coord(place(peer.value)),
            y: Coord(base - stack.pitch * (*level as f64 + 1.0)),
            r: Coord(if peer.own { OWN_RADIUS } else { stack.radius }),
            own: peer.own,
        })
        .collect();

    let mut board = Board::new(NARROWEST, 0.0, 0.0, base);
    for dot in &dots {
        board.block(Area::around(board.pixels(dot.x.0), dot.y.0, dot.r.0));
    }
    let median = peers.median().map(|value| {
        let words =
            word_width(MEDIAN_WORD, Weight::Regular) + figure_width(value, &input.measure, Weight::Regular);
        let label = board.inside(Spot::middle(place(value), 14.0), words);
        board.block_text(label, words);
        Median { label, value: Figure(value) }
    });
    let names = names(&peers, &dots, &mut board, &input.measure);
    let ticks = axis.as_ref().map_or_else(Vec::new, |axis| ticks(axis, base + 17.0, &board));
    let mut bottom = if ticks.is_empty() { 0.0 } else { base + 22.0 };
    let without = peers.without().iter().map(|(state, count)| without(state, *count, &mut bottom)).collect();
    Chart {
        what: input.what.clone(),
        measure: input.measure.clone(),
        height: Coord(bottom + 4.0),
        top: Coord(TOP - 26.0),
        base: Coord(base),
        ticks,
        dots: own_last(dots),
        median,
        names,
        without,
        range: peers.range().map(|(min, max)| (Figure(min), Figure(max))),
        known: peers.known().len(),
        reading: peers.read(),
    }
}

fn own_last(mut dots: Vec<Dot>) -> Vec<Dot> {
    dots.sort_by_key(|dot| dot.own);
    dots
}

fn figure_width(value: Decimal, measure: &str, weight: Weight) -> f64 {
    text_width(&format!("{value} {measure}"), weight)
}

/// The names of the own unit, the highest and the lowest, in this order; the own one always has room made for it.
fn names(peers: &Peers<'_>, dots: &[Dot], board: &mut Board, measure: &str) -> Vec<Name> {
    let spread = peers.range().is_some_and(|(min, max)| min != max);
    let ends = [dots.len().checked_sub(1), Some(0)].map(|end| end.filter(|_| spread));
    let mut named: Vec<usize> = Vec::new();
    for index in [peers.own()].into_iter().chain(ends).flatten() {
        if !named.contains(&index) {
            named.push(index);
        }
    }
    let mut names = Vec::new();
    for (peer, dot) in
        named.into_iter().filter_map(|index| Some((peers.known().get(index)?, dots.get(index)?)))
    {
        let weight = if peer.own { Weight::Bold } else { Weight::Regular };
        let figure = figure_width(peer.value, measure, weight);
        let full = text_width(peer.name, weight) + 4.5 + figure;
        let name = (full + 6.0 <= NARROWEST).then(|| peer.name.to_owned());
        let words = if name.is_some() { full } else { figure };
        let (x, reach) = (dot.x.0, dot.r.0);
        // from just above the dot upwards, up to the line below the label of the median
        let heights: Vec<f64> = (0..)
            .map(|step| dot.y.0 - reach - 6.0 - 16.0 * f64::from(step))
            .take_while(|y| *y >= 30.0)
            .collect();
        let spots: Vec<Spot> = heights
            .iter()
            .flat_map(|y| [Spot::middle(x, *y), Spot::end(x, reach, *y), Spot::start(x, -reach, *y)])
            .collect();
        let Some(label) = board.place(words, &spots) else { continue };
        let apart = dot.y.0 - reach - label.y.0 > 10.0;
        if apart {
            board.trace((x, label.y.0 + 5.0), (x, dot.y.0 - reach));
        }
        names.push(Name {
            label,
            name,
            value: Figure(peer.value),
            own: peer.own,
            doubted: peer.doubted,
            leader: apart.then_some((Coord(label.y.0 + 5.0), Coord(dot.y.0 - reach))),
        });
    }
    names
}

fn ticks(axis: &Axis, y: f64, board: &Board) -> Vec<Tick> {
    let values = axis.ticks();
    let last = values.last().copied();
    let label = |value: Decimal| {
        // room for a percent sign after the last
        let text = if Some(value) == last { format!("{value} %") } else { value.to_string() };
        board.inside(Spot::middle(axis.share(value) * 100.0, y), text_width(&text, Weight::Regular) - 6.0)
    };
    values.into_iter().map(|value| Tick { label: label(value), value: Figure(value) }).collect()
}

/// Rows of circles and the words beside or under them; moves `bottom` below.
fn without(state: &'static str, count: usize, bottom: &mut f64) -> Without {
    let in_a_row = (NARROWEST / CIRCLE_PITCH) as usize;
    let top = *bottom + 12.0;
    let circles = (0..count)
        .map(|index| {
            let (row, column) = (index / in_a_row, index % in_a_row);
            (Coord(7.0 + column as f64 * CIRCLE_PITCH), Coord(top + row as f64 * CIRCLE_PITCH))
        })
        .collect();
    let rows = count.div_ceil(in_a_row).max(1);
    let beside = count <= BESIDE;
    *bottom = top + if beside { 4.5 } else { (rows - 1) as f64 * CIRCLE_PITCH + 26.0 };
    let text_x = if beside { count as f64 * CIRCLE_PITCH + 4.0 } else { 0.0 };
    Without { state, count, circles, text_x: Coord(text_x), text_y: Coord(*bottom) }
}

#[cfg(test)]
#[path = "strip_tests.rs"]
mod tests;
