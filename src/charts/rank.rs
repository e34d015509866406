//! The rank of one unit over years, among as many as there were.
//!
//! Each year has a column from the first place to the last of that year, and the unit stands in it: a rank is read
//! against its number of units. The lines of the others run thin behind. A year without a rank is a gap; nothing is ranked last for want of data.

use std::fmt::Write;

use rust_decimal::Decimal;
use serde::Serialize;

use super::board::{Board, Spot};
use super::figure::{Coord, Figure, float};
use super::measure::{NARROWEST_WITH_GUTTER, Weight, text_width};
use super::points::{Link, Place, full_or_bare, links};
use super::state::State;
use super::years::{AxisLabel, Gap, Silence, centre, gaps, silence_after, slot, year_labels};

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose rank it is, as it reads inside a sentence.
    pub name: String,
    /// The years, oldest first, years without a rank included.
    pub years: Vec<Year>,
    /// The ranks of the other units in the same years: drawn thin behind, so that a move is seen among theirs.
    pub peers: Vec<Vec<Option<Decimal>>>,
}

/// One year.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The year as printed.
    pub label: String,
    /// The rank; 1 is first.
    pub rank: State,
    /// Among how many.
    pub of: Option<Decimal>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// Height in pixels.
    pub height: Coord,
    /// Where the first place stands, in pixels.
    pub top: Coord,
    /// Where the last place stands, in pixels.
    pub base: Coord,
    /// The last place of all years.
    pub last: Figure,
    /// Years without a rank.
    pub gaps: Vec<Gap>,
    /// The columns of years whose number of units is known.
    pub columns: Vec<Column>,
    /// Lines between neighbouring years.
    pub links: Vec<Link>,
    /// The lines of the other units as one path, x in percent and y in pixels; empty without any.
    pub peers: String,
    /// The years that have a rank.
    pub points: Vec<Point>,
    /// Labels of the years.
    pub years: Vec<AxisLabel>,
    /// The labels leave out the number of units, for want of room.
    pub bare_values: bool,
    /// Every year, for the description.
    pub facts: Vec<Fact>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// The places of one year, from the first down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Place in percent.
    pub x: Coord,
    /// Upper end in pixels.
    pub y: Coord,
    /// Length in pixels.
    pub height: Coord,
}

/// A year with a rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// Place in percent.
    pub x: Coord,
    /// Place in pixels.
    pub y: Coord,
    /// The rank.
    pub rank: Figure,
    /// Among how many, if known.
    pub of: Option<Figure>,
    /// Where its label stands; none if there is no room (the table has it).
    pub label: Option<Spot>,
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// One year in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The year.
    pub year: String,
    /// The rank, if there is one.
    pub rank: Option<Figure>,
    /// Among how many, if known.
    pub of: Option<Figure>,
    /// The key of its state.
    pub state: &'static str,
}

/// What the chart says, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No year has a rank.
    NoData,
    /// One year has a rank.
    Single {
        /// That year and its rank.
        now: Fact,
        /// Years without a rank at the end.
        silence: Option<Silence>,
    },
    /// Nearer to the first place than before.
    Up(Move),
    /// Further from the first place than before.
    Down(Move),
    /// The same rank as before.
    Equal(Move),
}

/// The last rank against the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    /// The last rank.
    pub now: Fact,
    /// The one before.
    pub before: Fact,
    /// By how many places, without sign.
    pub places: Figure,
    /// The number of units is not the same in both, or not known.
    pub other_field: bool,
    /// Years without a rank at the end.
    pub silence: Option<Silence>,
}

const TOP: f64 = 28.0;
const PLOT_HEIGHT: f64 = 150.0;
const OVERHANG: f64 = 6.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let count = input.years.len();
    let places = input.years.iter().flat_map(|year| year.of.into_iter().chain(year.rank.value()));
    let last = places.max().unwrap_or(Decimal::ONE).max(Decimal::ONE);
    let steps = float(last) - 1.0;
    // a field of one has one place and no height
    let pitch = if steps > 0.0 { PLOT_HEIGHT / steps } else { 0.0 };
    let y_of = |place: Decimal| TOP + (float(place) - 1.0) * pitch;
    let has_gaps = input.years.iter().any(|year| year.rank.value().is_none());
    // the words of a gap need the full height
    let base = y_of(last).max(TOP + if has_gaps { PLOT_HEIGHT } else { 30.0 });
    let mut board = Board::new(NARROWEST_WITH_GUTTER, OVERHANG, 0.0, base + 26.0);
    let states: Vec<&'static str> = input.years.iter().map(|year| year.rank.key()).collect();
    let gaps = gaps(&states, &mut board, TOP, base);
    let years = || input.years.iter().enumerate();
    let columns = years()
        .filter(|(_, year)| year.rank.value().is_some())
        .filter_map(|(index, year)| {
            let height = y_of(year.of?) - TOP;
            Some(Column { x: Coord(centre(index, count)), y: Coord(TOP), height: Coord(height) })
        })
        .collect();
    let mut points: Vec<Point> = years()
        .filter_map(|(index, year)| {
            let rank = year.rank.value()?;
            let (x, y) = (Coord(centre(index, count)), Coord(y_of(rank)));
            let doubted = year.rank.is_doubted();
            Some(Point { x, y, rank: Figure(rank), of: year.of.map(Figure), label: None, doubted })
        })
        .collect();
    let places: Vec<Place> = points.iter().map(|point| (point.x.0, point.y.0)).collect();
    let links = links(&places, &[], slot(count), &mut board);
    let full: Vec<f64> = points.iter().map(|point| width(point, true)).collect();
    let bare: Vec<f64> = points.iter().map(|point| width(point, false)).collect();
    let (spots, bare_values) = full_or_bare(&places, &full, &bare, &board);
    for (point, spot) in points.iter_mut().zip(spots) {
        point.label = spot;
    }
    let ground = Board::new(NARROWEST_WITH_GUTTER, OVERHANG, 0.0, f64::INFINITY);
    let labels = input.years.iter().map(|year| (year.label.as_str(), year.rank.value().is_none()));
    Chart {
        name: input.name.clone(),
        height: Coord(base + 50.0),
        top: Coord(TOP),
        base: Coord(base),
        last: Figure(last.normalize()),
        gaps,
        columns,
        links,
        points,
        peers: peers(&input.peers, count, y_of),
        years: year_labels(labels, &ground, base + 44.0),
        bare_values,
        facts: input.years.iter().map(fact).collect(),
        reading: read(input),
    }
}

/// One path for the lines of all other units; a year without a rank is a gap.
fn peers(units: &[Vec<Option<Decimal>>], count: usize, y_of: impl Fn(Decimal) -> f64) -> String {
    let mut path = String::new();
    for ranks in units {
        let mut pen_down = false;
        let mut years = ranks.iter().take(count).enumerate().peekable();
        while let Some((index, rank)) = years.next() {
            let Some(rank) = rank else {
                pen_down = false;
                continue;
            };
            // a lone year would be a line of no length
            if !pen_down && !years.peek().is_some_and(|(_, next)| next.is_some()) {
                continue;
            }
            let command = if pen_down { 'L' } else { 'M' };
            // a String takes any text
            let _ = write!(path, "{command}{:.1} {:.0}", centre(index, count), y_of(*rank));
            pen_down = true;
        }
    }
    path
}

/// The width of "9/10", or of the rank alone.
fn width(point: &Point, with_field: bool) -> f64 {
    let of = point.of.filter(|_| with_field).map(|of| format!("/{}", of.0)).unwrap_or_default();
    text_width(&format!("{}{of}", point.rank.0), Weight::Bold)
}

fn fact(year: &Year) -> Fact {
    Fact {
        year: year.label.clone(),
        rank: year.rank.value().map(Figure),
        of: year.of.map(Figure),
        state: year.rank.key(),
    }
}

fn read(input: &Input) -> Reading {
    let silence = silence_after(input.years.iter().map(|year| (year.label.as_str(), year.rank.key())));
    let mut known = input.years.iter().rev().filter_map(|year| Some((year.rank.value()?, fact(year))));
    let Some((rank, now)) = known.next() else { return Reading::NoData };
    let Some((earlier, before)) = known.next() else { return Reading::Single { now, silence } };
    let places = Figure(rank.saturating_sub(earlier).abs());
    let other_field = now.of.is_none() || now.of != before.of;
    let change = Move { now, before, places, other_field, silence };
    match rank.cmp(&earlier) {
        std::cmp::Ordering::Less => Reading::Up(change),
        std::cmp::Ordering::Greater => Reading::Down(change),
        std::cmp::Ordering::Equal => Reading::Equal(change),
    }
}

#[cfg(test)]
#[path = "rank_tests.rs"]
mod tests;
