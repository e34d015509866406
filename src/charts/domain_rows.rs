//! Domains against their maxima: one row each, the weakest first.
//!
//! A bar from zero with a strong end, a hollow diamond for last year and a line between the two when they lie far
//! enough apart to be seen. A domain without a figure or without a maximum has a dashed slot, never a length, and
//! stands last in the order given.

use rust_decimal::Decimal;
use serde::Serialize;

use super::board::{Board, Spot};
use super::changes::{Compared, Way, compare};
use super::figure::{Coord, Figure, float, percent_of, printed};
use super::measure::{Heading, LINE, NARROWEST, TextLine, Weight, text_width, word_width};
use super::state::{NO_MAXIMUM, State};

pub use super::changes::Changes;

/// What the chart is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Whose domains they are, as it reads inside a sentence.
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
    /// Points by the appraisal.
    pub appraised: State,
    /// Points that could be reached.
    pub maximum: Option<Decimal>,
    /// Points by the unit's own account, of the same maximum.
    pub self_assessed: Option<Decimal>,
    /// Points of the survey, of how many.
    pub survey: Option<(Decimal, Decimal)>,
    /// The same domain a year before.
    pub previous: Option<Previous>,
}

/// A domain a year before.
#[derive(Debug, Clone, PartialEq)]
pub struct Previous {
    /// That year, as printed.
    pub year: String,
    /// Points by the appraisal.
    pub appraised: Decimal,
    /// Points that could be reached then.
    pub maximum: Decimal,
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
    /// The rows, weakest first.
    pub rows: Vec<Band>,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One row of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Band {
    /// What stands over the bar, in as many lines as it needs.
    pub title: Vec<TextLine>,
    /// See [`Row::short`].
    pub short: String,
    /// Baseline of the figures at the right, in pixels.
    pub figures_y: Coord,
    /// Points reached, if they are known.
    pub value: Option<Figure>,
    /// Points that could be reached.
    pub maximum: Option<Figure>,
    /// Percent of maximum, one decimal.
    pub percent: Option<Figure>,
    /// The key of its state.
    pub state: &'static str,
    /// Upper edge of the track in pixels.
    pub track_y: Coord,
    /// Length of the bar in percent; none draws a slot.
    pub bar: Option<Coord>,
    /// Line from the end of the bar to last year's mark, in percent.
    pub link: Option<(Coord, Coord)>,
    /// Last year's mark.
    pub previous: Option<Mark>,
    /// The mark of the unit's own account.
    pub self_assessed: Option<Mark>,
    /// The thin bar of the survey.
    pub survey: Option<Survey>,
    /// The audit doubts the points reached.
    pub doubted: bool,
}

/// A mark on the track with a label below it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// Place in percent.
    pub x: Coord,
    /// Where its label stands.
    pub label: Spot,
    /// The year it is of; empty for the unit's own account.
    pub year: String,
    /// Its points.
    pub value: Figure,
    /// Percent of maximum, one decimal.
    pub percent: Figure,
}

/// The thin bar under a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survey {
    /// Baseline of its words in pixels.
    pub y: Coord,
    /// Upper edge of its track in pixels.
    pub track_y: Coord,
    /// Length in percent.
    pub bar: Coord,
    /// Points of the survey.
    pub value: Figure,
    /// Points that could be reached.
    pub maximum: Figure,
    /// Percent of maximum, one decimal.
    pub percent: Figure,
}

/// What the chart says, for a sentence. Percentages and changes as printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No domain has a percentage.
    NoData {
        /// How many domains there are.
        of: usize,
    },
    /// There is no other year to compare with.
    Level(Level),
    /// Some domains fell; more than rose.
    MostDown(Changes),
    /// Some domains rose; at least as many as fell.
    MostUp(Changes),
    /// Every compared domain fell.
    AllDown(Changes),
    /// Every compared domain rose.
    AllUp(Changes),
    /// Every compared domain is equal as printed.
    AllEqual(Changes),
}

/// The ends of one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Level {
    /// The weakest domains: several if they tie.
    pub weakest: Vec<String>,
    /// Their percentage.
    pub weakest_percent: Figure,
    /// The strongest domains.
    pub strongest: Vec<String>,
    /// Their percentage.
    pub strongest_percent: Figure,
    /// Domains that have a percentage.
    pub known: usize,
    /// All domains.
    pub of: usize,
}

/// "tự chấm ": characters set aside before the points of the unit's own account.
pub(super) const SELF_WORD: usize = 13;
/// "không nêu tối đa": the widest state beside a row's points.
pub(super) const STATE_WORDS: usize = 19;

const TRACK: f64 = 14.0;
/// Two marks nearer than this, in percentage points, touch: no line between them.
const APART: f64 = 2.5;
const BETWEEN_ROWS: f64 = 16.0;

/// Lays the chart out.
pub fn layout(input: &Input) -> Chart {
    let mut rows: Vec<(Option<Decimal>, &Row)> = input.rows.iter().map(|row| (percent(row), row)).collect();
    rows.sort_by_key(|(percent, _)| (percent.is_none(), *percent));
    let mut y = 0.0;
    let mut bands = Vec::with_capacity(rows.len());
    for (percent, row) in &rows {
        let (band, height) = band(row, *percent, y);
        bands.push(band);
        y += height + BETWEEN_ROWS;
    }
    Chart {
        name: input.name.clone(),
        year: input.year.clone(),
        height: Coord((y - BETWEEN_ROWS).max(0.0) + 6.0),
        reading: read(&rows),
        rows: bands,
    }
}

fn percent(row: &Row) -> Option<Decimal> {
    percent_of(row.appraised.value()?, row.maximum?)
}

/// One row and its height.
fn band(row: &Row, percent: Option<Decimal>, top: f64) -> (Band, f64) {
    let state = match row.appraised {
        State::Value(_) | State::Doubted(_) if percent.is_none() => NO_MAXIMUM,
        state => state.key(),
    };
    let value = row.appraised.value().map(Figure);
    let maximum = row.maximum.map(Figure);
    let shown = percent.map(|percent| Figure(printed(percent, 1)));
    let Heading { title, figures_y } = Heading::new(&row.title, figures_width(value, maximum, shown), top);
    let track_y = figures_y + 8.0;
    let bar = percent.map(on_track);

    // labels under the track may take a second line
    let under = track_y + TRACK + 15.0;
    let mut board = Board::new(NARROWEST, 0.0, 0.0, f64::INFINITY);
    let previous = row.previous.as_ref().filter(|_| bar.is_some()).and_then(|previous| {
        let exact = percent_of(previous.appraised, previous.maximum)?;
        let percent = printed(exact, 1);
        let text = text_width(&format!("{}: {percent} %", previous.year), Weight::Regular);
        mark(&mut board, exact, under, text, previous.appraised, percent, &previous.year)
    });
    let self_assessed =
        row.self_assessed.zip(row.maximum).filter(|_| bar.is_some()).and_then(|(own, maximum)| {
            let exact = percent_of(own, maximum)?;
            let text = word_width(SELF_WORD, Weight::Regular) + text_width(&own.to_string(), Weight::Regular);
            mark(&mut board, exact, under, text, own, printed(exact, 1), "")
        });
    let link = bar.zip(previous.as_ref()).map(|(bar, mark)| (bar.min(mark.x.0), bar.max(mark.x.0)));
    let labels = previous.iter().chain(&self_assessed);
    let mut bottom = labels.map(|mark| mark.label.y.0 + 4.0).fold(track_y + TRACK + 3.0, f64::max);
    let survey = row.survey.and_then(|(value, maximum)| survey(value, maximum, bottom));
    if let Some(survey) = &survey {
        bottom = survey.track_y.0 + 6.0;
    }
    let band = Band {
        title,
        short: row.short.clone(),
        figures_y: Coord(figures_y),
        value,
        maximum,
        percent: shown,
        state,
        track_y: Coord(track_y),
        bar: bar.map(Coord),
        link: link
            .filter(|(left, right)| right - left > APART)
            .map(|(left, right)| (Coord(left), Coord(right))),
        previous,
        self_assessed,
        survey,
        doubted: row.appraised.is_doubted(),
    };
    (band, bottom - top)
}

/// The width of "7,55/16 = 47,2 %", or of what stands there instead.
fn figures_width(value: Option<Figure>, maximum: Option<Figure>, percent: Option<Figure>) -> f64 {
    let text = |figure: Option<Figure>| figure.map(|figure| figure.0.to_string()).unwrap_or_default();
    let score = format!("{}/{} = ", text(value), text(maximum));
    match percent {
        Some(percent) => {
            text_width(&score, Weight::Regular) + text_width(&format!("{} %", percent.0), Weight::Bold)
        }
        None => text_width(&text(value), Weight::Regular) + word_width(STATE_WORDS, Weight::Regular),
    }
}

fn mark(
    board: &mut Board,
    exact: Decimal,
    under: f64,
    text: f64,
    value: Decimal,
    percent: Decimal,
    year: &str,
) -> Option<Mark> {
    let x = on_track(exact);
    let spot = |y: f64| if x < 50.0 { Spot::start(x, -6.0, y) } else { Spot::end(x, 6.0, y) };
    let label = board.place(text, &[spot(under), spot(under + LINE)])?;
    Some(Mark { x: Coord(x), label, year: year.to_owned(), value: Figure(value), percent: Figure(percent) })
}

fn survey(value: Decimal, maximum: Decimal, top: f64) -> Option<Survey> {
    let exact = percent_of(value, maximum)?;
    let y = top + 15.0;
    Some(Survey {
        y: Coord(y),
        track_y: Coord(y + 7.0),
        bar: Coord(on_track(exact)),
        value: Figure(value),
        maximum: Figure(maximum),
        percent: Figure(printed(exact, 1)),
    })
}

/// A percentage as a length on the track, which ends at 0 and at 100 whatever a document says.
fn on_track(percent: Decimal) -> f64 {
    float(percent).clamp(0.0, 100.0)
}

fn read(rows: &[(Option<Decimal>, &Row)]) -> Reading {
    let of = rows.len();
    let known: Vec<(&Row, Decimal)> =
        rows.iter().filter_map(|(percent, row)| Some((*row, printed((*percent)?, 1)))).collect();
    let (Some((_, lowest)), Some((_, highest))) = (known.first(), known.last()) else {
        return Reading::NoData { of };
    };
    let since = rows.iter().find_map(|(_, row)| Some(row.previous.as_ref()?.year.as_str()));
    let compared: Vec<Compared<'_>> = known
        .iter()
        .filter_map(|(row, now)| {
            let previous = row.previous.as_ref()?;
            let before = printed(percent_of(previous.appraised, previous.maximum)?, 1);
            Some(Compared { name: &row.short, before, now: *now })
        })
        .collect();
    let Some((way, changes)) = compare(&compared, of, since.unwrap_or_default()) else {
        let named = |wanted: Decimal| {
            known.iter().filter(|(_, figure)| *figure == wanted).map(|(row, _)| row.short.clone()).collect()
        };
        return Reading::Level(Level {
            weakest: named(*lowest),
            weakest_percent: Figure(*lowest),
            strongest: named(*highest),
            strongest_percent: Figure(*highest),
            known: known.len(),
            of,
        });
    };
    match way {
        Way::AllDown => Reading::AllDown(changes),
        Way::AllUp => Reading::AllUp(changes),
        Way::AllEqual => Reading::AllEqual(changes),
        Way::MostDown => Reading::MostDown(changes),
        Way::MostUp => Reading::MostUp(changes),
    }
}

#[cfg(test)]
#[path = "domain_rows_tests.rs"]
mod tests;
