//! Small multiples: one small line over years for each unit or domain, all on one scale.
//!
//! Every panel is a drawing of its own, so that panels fill the rows of whatever width there is. Its name stands
//! over it in the page's own text. The first and the last figure are printed; a gap stays a gap; a change of the
//! criteria set is a dash-dot line and the link across it dotted.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::Axis;
use super::board::{Area, Board, Spot};
use super::changes::{Compared, Way, compare};
use super::figure::{Coord, Figure, printed};
use super::measure::{Weight, text_width};
use super::points::Link;
use super::state::State;
use super::years::{centre, slot};

pub use super::changes::Changes;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose panels they are, as it reads inside a sentence.
    pub name: String,
    /// What the panels are, a key of the words `chart.group.*`.
    pub what: &'static str,
    /// The years, oldest first, those without a document included.
    pub years: Vec<String>,
    /// The panels, in the order of their names or of the document.
    pub panels: Vec<PanelInput>,
}

/// One panel: percent of maximum.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelInput {
    /// What stands over it.
    pub title: String,
    /// What it is called inside a sentence.
    pub short: String,
    /// One for each year.
    pub values: Vec<State>,
    /// The criteria set changed before the year; one for each year.
    pub breaks: Vec<bool>,
}

/// The chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::what`].
    pub what: &'static str,
    /// Height of every panel in pixels.
    pub height: Coord,
    /// The upper end of the scale in pixels.
    pub top: Coord,
    /// The lower end of the scale in pixels.
    pub base: Coord,
    /// The percentage at the lower end.
    pub low: Figure,
    /// The percentage at the upper end.
    pub high: Figure,
    /// First and last year of every panel; the same for a single year.
    pub ends: Option<(String, String)>,
    /// Baseline of the years in pixels.
    pub years_y: Coord,
    /// The panels in the order given.
    pub panels: Vec<Panel>,
    /// Some panel has a break.
    pub breaks: bool,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One panel of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    /// See [`PanelInput::title`].
    pub title: String,
    /// Places of changes of the criteria set, in percent.
    pub breaks: Vec<Coord>,
    /// Lines between neighbouring years.
    pub links: Vec<Link>,
    /// The years that have a figure.
    pub points: Vec<Point>,
    /// The key of the reason, where no year has one.
    pub state: &'static str,
    /// Every year, for those who hear the chart.
    pub facts: Vec<Fact>,
}

/// A year with a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// Place in percent.
    pub x: Coord,
    /// Place in pixels.
    pub y: Coord,
    /// The percentage, one decimal.
    pub percent: Figure,
    /// Where it is printed: at the first and the last point.
    pub label: Option<Spot>,
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// One year in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// The year.
    pub year: String,
    /// The percentage, if there is one.
    pub percent: Option<Figure>,
    /// The key of its state.
    pub state: &'static str,
}

/// What the chart says, for a sentence: the first year against the last.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// Nothing has a figure in both the first and the last year.
    NothingCompares {
        /// Panels with a figure.
        known: usize,
        /// All panels.
        of: usize,
    },
    /// Some fell; more than rose.
    MostDown(Trend),
    /// Some rose; at least as many as fell.
    MostUp(Trend),
    /// All fell.
    AllDown(Trend),
    /// All rose.
    AllUp(Trend),
    /// All are equal as printed.
    AllEqual(Trend),
}

/// The last year against the first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// How many went which way.
    #[serde(flatten)]
    pub changes: Changes,
    /// The last year.
    pub year: String,
    /// A criteria set changed in between.
    pub crosses_break: bool,
}

/// "không có số liệu", in the middle of an empty panel.
pub(super) const STATE_WORDS: usize = 17;
/// The narrowest panel: two of them and the room between fill the narrowest column.
const PANEL: f64 = 132.0;
const TOP: f64 = 20.0;
const PLOT_HEIGHT: f64 = 48.0;
const RADIUS: f64 = 4.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let figures = input.panels.iter().flat_map(|panel| &panel.values).filter_map(|state| state.value());
    let axis = Axis::percent(figures);
    let base = TOP + PLOT_HEIGHT;
    let panels: Vec<Panel> = input.panels.iter().map(|panel| panel_of(panel, input, &axis)).collect();
    let ends = input.years.first().cloned().zip(input.years.last().cloned());
    let ticks = axis.ticks();
    Chart {
        name: input.name.clone(),
        what: input.what,
        height: Coord(base + 24.0),
        top: Coord(TOP),
        base: Coord(base),
        low: Figure(axis.low()),
        high: Figure(ticks.last().copied().unwrap_or(Decimal::ONE_HUNDRED)),
        ends,
        years_y: Coord(base + 18.0),
        breaks: panels.iter().any(|panel| !panel.breaks.is_empty()),
        reading: read(input),
        panels,
    }
}

fn panel_of(panel: &PanelInput, input: &Input, axis: &Axis) -> Panel {
    let count = input.years.len();
    let base = TOP + PLOT_HEIGHT;
    let mut board = Board::new(PANEL, 0.0, 0.0, base + 2.0);
    let placed: Vec<(usize, f64, f64, State)> = panel
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, state)| {
            let value = state.value()?;
            Some((index, centre(index, count), base - axis.share(value) * PLOT_HEIGHT, *state))
        })
        .collect();
    let breaks: Vec<usize> = (1..count).filter(|&at| panel.breaks.get(at) == Some(&true)).collect();
    let mut links = Vec::new();
    for pair in placed.windows(2) {
        let &[(left, x1, y1, _), (right, x2, y2, _)] = pair else { continue };
        if right - left > 1 {
            continue;
        }
        board.trace((x1, y1), (x2, y2));
        let broken = breaks.contains(&right);
        links.push(Link { x1: Coord(x1), y1: Coord(y1), x2: Coord(x2), y2: Coord(y2), broken });
    }
    for (_, x, y, _) in placed.first().into_iter().chain(placed.last()) {
        board.block(Area::around(board.pixels(*x), *y, RADIUS));
    }
    let mut points: Vec<Point> = placed
        .iter()
        .filter_map(|&(_, x, y, state)| {
            let percent = Figure(printed(state.value()?, 1));
            Some(Point { x: Coord(x), y: Coord(y), percent, label: None, doubted: state.is_doubted() })
        })
        .collect();
    // the last one first: it must not give way to the first
    let last = points.len().saturating_sub(1);
    for at in if last == 0 { vec![0] } else { vec![last, 0] } {
        let Some(point) = points.get_mut(at) else { continue };
        let width = text_width(&point.percent.0.to_string(), Weight::Bold);
        let spots: Vec<Spot> = [-10.0, 19.0, -24.0, 33.0]
            .into_iter()
            .flat_map(|dy| {
                let y = point.y.0 + dy;
                [Spot::middle(point.x.0, y), Spot::end(point.x.0, 8.0, y), Spot::start(point.x.0, -8.0, y)]
            })
            .collect();
        point.label = board.place(width, &spots);
    }
    let states = panel.values.iter().map(|state| state.key());
    Panel {
        title: panel.title.clone(),
        breaks: breaks.into_iter().map(|at| Coord(at as f64 * slot(count))).collect(),
        links,
        state: if points.is_empty() { "no-data" } else { "value" },
        points,
        facts: input
            .years
            .iter()
            .zip(states)
            .zip(&panel.values)
            .map(|((year, state), value)| Fact {
                year: year.clone(),
                percent: value.value().map(|value| Figure(printed(value, 1))),
                state,
            })
            .collect(),
    }
}

fn read(input: &Input) -> Reading {
    let ends = |panel: &PanelInput| {
        let (first, last) = (panel.values.first()?.value()?, panel.values.last()?.value()?);
        (panel.values.len() > 1).then(|| (printed(first, 1), printed(last, 1)))
    };
    let compared: Vec<Compared<'_>> = input
        .panels
        .iter()
        .filter_map(|panel| ends(panel).map(|(before, now)| Compared { name: &panel.short, before, now }))
        .collect();
    let of = input.panels.len();
    let since = input.years.first().map_or("", String::as_str);
    let Some((way, changes)) = compare(&compared, of, since) else {
        let known = input.panels.iter().filter(|panel| panel.values.iter().any(|s| s.value().is_some()));
        return Reading::NothingCompares { known: known.count(), of };
    };
    let crosses_break =
        input.panels.iter().any(|panel| ends(panel).is_some() && panel.breaks.iter().skip(1).any(|b| *b));
    let trend = Trend { changes, year: input.years.last().cloned().unwrap_or_default(), crosses_break };
    match way {
        Way::AllDown => Reading::AllDown(trend),
        Way::AllUp => Reading::AllUp(trend),
        Way::AllEqual => Reading::AllEqual(trend),
        Way::MostDown => Reading::MostDown(trend),
        Way::MostUp => Reading::MostUp(trend),
    }
}

#[cfg(test)]
#[path = "multiples_tests.rs"]
mod tests;
