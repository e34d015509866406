//! An index over years, in percent of its maximum.
//!
//! Only percent of maximum compares across years, because criteria sets change. Where the set changes a break
//! line stands between the years and the link across it is dotted. A year without a figure is a gap: nothing is
//! drawn through it. The axis may start above zero, which the chart says in its first tick.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::{Axis, extremes};
use super::board::{Board, Spot};
use super::figure::{Coord, Figure, percent_of, printed};
use super::measure::{NARROWEST_WITH_GUTTER, Weight, text_width, word_width};
use super::points::{Break, Link, Place, breaks, full_or_bare, links};
use super::state::{NO_MAXIMUM, State};
use super::years::{AxisLabel, Gap, Silence, centre, gaps, silence_after, slot, year_labels};

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose index it is, as it reads inside a sentence.
    pub name: String,
    /// The years, oldest first, years without a document included.
    pub years: Vec<Year>,
}

/// One year of the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The year as printed.
    pub label: String,
    /// The points reached.
    pub score: State,
    /// The points that could be reached.
    pub maximum: Option<Decimal>,
    /// The criteria set in force; a break is drawn where it differs from the last known one.
    pub framework: Option<String>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// Height in pixels.
    pub height: Coord,
    /// The upper end of the axis in pixels.
    pub top: Coord,
    /// Where the axis stands, in pixels.
    pub base: Coord,
    /// Horizontal lines, lowest first; the first is the axis.
    pub ticks: Vec<Tick>,
    /// The figure at the foot of the axis if that is not zero: the text must then say so.
    pub starts_at: Option<Figure>,
    /// Years without a figure.
    pub gaps: Vec<Gap>,
    /// Changes of the criteria set.
    pub breaks: Vec<Break>,
    /// Lines between neighbouring points.
    pub links: Vec<Link>,
    /// The years that have a figure.
    pub points: Vec<Point>,
    /// Labels of the years.
    pub years: Vec<AxisLabel>,
    /// Maxima under the years, one for each run of years with the same.
    pub maxima: Vec<AxisLabel>,
    /// The word before the maxima stands once, in the gutter, because there is no room for it at each.
    pub maxima_word_in_gutter: bool,
    /// Baseline of the maxima in pixels.
    pub maxima_y: Coord,
    /// The percent sign stands at the axis only, because there is no room for it at each value.
    pub bare_values: bool,
    /// Every year, for the description.
    pub facts: Vec<Fact>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// A horizontal line with its percentage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    /// Place in pixels.
    pub y: Coord,
    /// Baseline of its label in pixels.
    pub text_y: Coord,
    /// The percentage.
    pub value: Figure,
}

/// A year with a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// Place in percent.
    pub x: Coord,
    /// Place in pixels.
    pub y: Coord,
    /// The percentage as printed beside it.
    pub percent: Figure,
    /// Where the percentage stands; none if there is no room (the table has it).
    pub label: Option<Spot>,
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// One year in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// The year.
    pub year: String,
    /// Points, maximum and percentage, if the year has them all.
    pub score: Option<Score>,
    /// The key of its state, `value` if it has a figure.
    pub state: &'static str,
    /// The criteria set changed before this year.
    pub breaks: bool,
}

/// Points reached, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Points reached.
    pub value: Figure,
    /// Points that could be reached.
    pub maximum: Figure,
    /// The one in percent of the other, two decimals.
    pub percent: Figure,
}

/// What the chart says, for a sentence. Percentages and changes as printed: the reader may check the difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No year has a figure.
    NoData {
        /// First year of the chart.
        first: Option<String>,
        /// Last year of the chart.
        last: Option<String>,
    },
    /// One year has a figure.
    Single {
        /// That year.
        year: String,
        /// Its percentage.
        percent: Figure,
        /// Years without a figure at the end.
        silence: Option<Silence>,
    },
    /// The last figure is higher than the one before it.
    Up(Change),
    /// The last figure is lower than the one before it.
    Down(Change),
    /// The last two figures are equal as printed.
    Equal(Change),
}

/// The last figure against the one before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Year of the last figure.
    pub year: String,
    /// The last figure.
    pub percent: Figure,
    /// Year of the figure before it.
    pub since: String,
    /// The figure before it.
    pub before: Figure,
    /// Their difference in percentage points, without sign.
    pub change: Figure,
    /// The criteria set changed between the two.
    pub crosses_break: bool,
    /// The year of the highest figure.
    pub best: String,
    /// The year of the lowest figure.
    pub worst: String,
    /// Years without a figure at the end.
    pub silence: Option<Silence>,
}

/// A year on its way to the chart.
struct Plotted<'a> {
    label: &'a str,
    score: Option<Score>,
    state: &'static str,
    breaks: bool,
    doubted: bool,
}

const PLOT_HEIGHT: f64 = 150.0;
const OVERHANG: f64 = 6.0;
/// "trên "
pub(super) const MAXIMUM_WORD: usize = 5;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let years = plot(input);
    let count = years.len();
    let broken = years.iter().any(|year| year.breaks);
    // the words of a break stand above the plot
    let top = if broken { 36.0 } else { 22.0 };
    let base = top + PLOT_HEIGHT;
    let mut board = Board::new(NARROWEST_WITH_GUTTER, OVERHANG, 0.0, base - 2.0);

    let axis = Axis::percent(years.iter().filter_map(|year| Some(year.score?.percent.0)));
    let y_of = |percent: Decimal| base - axis.share(percent) * PLOT_HEIGHT;
    let states: Vec<&'static str> = years.iter().map(|year| year.state).collect();
    let gaps = gaps(&states, &mut board, top, base);
    let before: Vec<bool> = years.iter().map(|year| year.breaks).collect();
    let breaks = breaks(&before, slot(count), &mut board, base);
    let mut points: Vec<Point> = years
        .iter()
        .enumerate()
        .filter_map(|(index, year)| {
            let percent = year.score?.percent;
            let (x, y) = (Coord(centre(index, count)), Coord(y_of(percent.0)));
            Some(Point { x, y, percent, label: None, doubted: year.doubted })
        })
        .collect();
    let places: Vec<Place> = points.iter().map(|point| (point.x.0, point.y.0)).collect();
    let links = links(&places, &before, slot(count), &mut board);
    let bare_values = label(&mut points, &places, &board);

    let ground = Board::new(NARROWEST_WITH_GUTTER, OVERHANG, 0.0, f64::INFINITY);
    let labels = years.iter().map(|year| (year.label, year.score.is_none()));
    let year_labels = year_labels(labels, &ground, base + 19.0);
    let (maxima, maxima_word_in_gutter) = maxima(&years, &ground, base + 37.0);
    Chart {
        name: input.name.clone(),
        height: Coord(if maxima.is_empty() { base + 24.0 } else { base + 42.0 }),
        top: Coord(top),
        base: Coord(base),
        ticks: axis.ticks().into_iter().map(|tick| Tick::new(tick, y_of(tick))).collect(),
        starts_at: Some(axis.low()).filter(|low| !low.is_zero()).map(Figure),
        gaps,
        breaks,
        links,
        points,
        years: year_labels,
        maxima,
        maxima_word_in_gutter,
        maxima_y: Coord(base + 37.0),
        bare_values,
        reading: read(&years),
        facts: years.into_iter().map(Plotted::into_fact).collect(),
    }
}

impl Tick {
    fn new(value: Decimal, y: f64) -> Self {
        Self { y: Coord(y), text_y: Coord(y + 4.0), value: Figure(value) }
    }
}

impl Plotted<'_> {
    fn into_fact(self) -> Fact {
        Fact { year: self.label.to_owned(), score: self.score, state: self.state, breaks: self.breaks }
    }
}

fn plot(input: &Input) -> Vec<Plotted<'_>> {
    let mut framework: Option<&str> = None;
    input
        .years
        .iter()
        .map(|year| {
            let score = year.score.value().zip(year.maximum).and_then(|(value, maximum)| {
                let percent = Figure(printed(percent_of(value, maximum)?, 2));
                Some(Score { value: Figure(value), maximum: Figure(maximum), percent })
            });
            let state = match year.score {
                State::Value(_) | State::Doubted(_) if score.is_none() => NO_MAXIMUM,
                state => state.key(),
            };
            let breaks = matches!((framework, year.framework.as_deref()), (Some(a), Some(b)) if a != b);
            framework = year.framework.as_deref().or(framework);
            Plotted { label: &year.label, score, state, breaks, doubted: year.score.is_doubted() }
        })
        .collect()
}

/// Labels the points: percentages with two decimals and their sign if there is room for all, else bare and with
/// one decimal. Tells whether they went bare.
fn label(points: &mut [Point], places: &[Place], board: &Board) -> bool {
    let widths = |decimals: u32, sign: &str| -> Vec<f64> {
        let text = |point: &Point| format!("{}{sign}", printed(point.percent.0, decimals));
        points.iter().map(|point| text_width(&text(point), Weight::Bold)).collect()
    };
    let (spots, bare) = full_or_bare(places, &widths(2, " %"), &widths(1, ""), board);
    for (point, spot) in points.iter_mut().zip(spots) {
        point.label = spot;
        if bare {
            point.percent = Figure(printed(point.percent.0, 1));
        }
    }
    bare
}

/// The maxima under the years, and whether their word stands in the gutter.
fn maxima(years: &[Plotted<'_>], board: &Board, y: f64) -> (Vec<AxisLabel>, bool) {
    let slot = slot(years.len());
    let mut runs: Vec<(f64, f64, String)> = Vec::new();
    let mut start = 0;
    for run in years.chunk_by(|a, b| !b.breaks && a.score.map(|s| s.maximum) == b.score.map(|s| s.maximum)) {
        let from = start as f64 * slot;
        start += run.len();
        if let Some(score) = run.first().and_then(|year| year.score) {
            runs.push((from, run.len() as f64 * slot, score.maximum.0.normalize().to_string()));
        }
    }
    let word = word_width(MAXIMUM_WORD, Weight::Regular);
    let fits = |before: f64| {
        runs.iter()
            .all(|(_, width, text)| before + text_width(text, Weight::Regular) + 6.0 <= board.pixels(*width))
    };
    let in_gutter = !fits(word);
    if in_gutter && !fits(0.0) {
        return (Vec::new(), false);
    }
    let labels = runs
        .into_iter()
        .map(|(x, width, text)| AxisLabel { spot: Spot::middle(x + width / 2.0, y), text, quiet: true })
        .collect();
    (labels, in_gutter)
}

fn read(years: &[Plotted<'_>]) -> Reading {
    let known: Vec<(usize, &str, Figure)> = years
        .iter()
        .enumerate()
        .filter_map(|(index, year)| Some((index, year.label, year.score?.percent)))
        .collect();
    let silence = silence_after(years.iter().map(|year| (year.label, year.state)));
    let Some(&(last, year, percent)) = known.last() else {
        let label = |year: Option<&Plotted<'_>>| year.map(|year| year.label.to_owned());
        return Reading::NoData { first: label(years.first()), last: label(years.last()) };
    };
    let Some(&(previous, since, before)) = known.len().checked_sub(2).and_then(|index| known.get(index))
    else {
        return Reading::Single { year: year.to_owned(), percent, silence };
    };
    let extreme = |wanted: Option<Decimal>| {
        let found = known.iter().rev().find(|(_, _, figure)| Some(figure.0) == wanted);
        found.map_or(year, |(_, label, _)| label).to_owned()
    };
    let ends = extremes(known.iter().map(|(_, _, figure)| figure.0));
    let change = Change {
        year: year.to_owned(),
        percent,
        since: since.to_owned(),
        before,
        change: Figure(percent.0.saturating_sub(before.0).abs()),
        crosses_break: years.iter().take(last + 1).skip(previous + 1).any(|year| year.breaks),
        best: extreme(ends.map(|(_, max)| max)),
        worst: extreme(ends.map(|(min, _)| min)),
        silence,
    };
    match percent.cmp(&before) {
        std::cmp::Ordering::Greater => Reading::Up(change),
        std::cmp::Ordering::Less => Reading::Down(change),
        std::cmp::Ordering::Equal => Reading::Equal(change),
    }
}

#[cfg(test)]
#[path = "line_years_tests.rs"]
mod tests;
