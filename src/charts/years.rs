//! What charts over years share: one slot a year, labels under the axis, gaps over years without a figure.

use serde::Serialize;

use super::board::{Area, Board, Spot};
use super::figure::Coord;
use super::measure::{Weight, text_width, word_width};

/// A text under the axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AxisLabel {
    /// Where it stands.
    pub spot: Spot,
    /// What it says.
    pub text: String,
    /// Drawn in the second ink: a year without a figure.
    pub quiet: bool,
}

/// Consecutive years without a figure, all for the same reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// Left edge in percent.
    pub x: Coord,
    /// Width in percent.
    pub width: Coord,
    /// Where its words are centred, in percent.
    pub middle: Coord,
    /// The key of the reason.
    pub state: &'static str,
    /// Too narrow for its words to lie flat: they are turned.
    pub turned: bool,
}

/// Years at the end that have no figure: the caveat of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silence {
    /// The first of them.
    pub first: String,
    /// The last of them, the same if it is one.
    pub last: String,
    /// The key of the reason (of the last year).
    pub state: &'static str,
}

/// The characters set aside for one line of the words over a gap.
pub(super) const GAP_LINE: usize = 9;

/// The width of a year's slot in percent.
pub(super) fn slot(count: usize) -> f64 {
    100.0 / count.max(1) as f64
}

/// The middle of a year's slot in percent.
pub(super) fn centre(index: usize, count: usize) -> f64 {
    (index as f64 + 0.5) * slot(count)
}

/// Labels for the years, all of them or every second, third …, so that they do not touch; the newest has one.
pub(super) fn year_labels<'a>(
    years: impl ExactSizeIterator<Item = (&'a str, bool)> + Clone,
    board: &Board,
    y: f64,
) -> Vec<AxisLabel> {
    let count = years.len();
    let widest = years.clone().map(|(year, _)| text_width(year, Weight::Regular)).fold(0.0, f64::max);
    let slot_width = board.pixels(slot(count));
    // thinned labels need more air: the outer ones may have been moved inside
    let every = if widest + 5.0 <= slot_width { 1.0 } else { ((widest + 10.0) / slot_width).ceil() };
    let every = every as usize;
    years
        .enumerate()
        .filter(|(index, _)| (count - 1 - index).is_multiple_of(every))
        .map(|(index, (year, quiet))| {
            let spot = board.inside(Spot::middle(centre(index, count), y), text_width(year, Weight::Regular));
            AxisLabel { spot, text: year.to_owned(), quiet }
        })
        .collect()
}

/// The gaps in a row of years, each given by the key of its state. Takes the room of their words on the board.
pub(super) fn gaps(states: &[&'static str], board: &mut Board, top: f64, bottom: f64) -> Vec<Gap> {
    let slot = slot(states.len());
    let mut gaps = Vec::new();
    let mut start = 0;
    for run in states.chunk_by(|a, b| a == b) {
        let from = start;
        start += run.len();
        let Some(state) = run.first().copied().filter(|state| *state != "value") else { continue };
        let (x, width) = (from as f64 * slot, run.len() as f64 * slot);
        let middle = x + width / 2.0;
        let words = word_width(GAP_LINE, Weight::Regular);
        let turned = board.pixels(width) < words;
        let half = if turned { 9.0 } else { words / 2.0 };
        let at = board.pixels(middle);
        let centre = (top + bottom) / 2.0;
        let reach = if turned { (bottom - top) / 2.0 } else { 24.0 };
        board.block(Area { left: at - half, right: at + half, top: centre - reach, bottom: centre + reach });
        gaps.push(Gap { x: Coord(x), width: Coord(width), middle: Coord(middle), state, turned });
    }
    gaps
}

/// The years after the last one that has a figure.
pub(super) fn silence_after<'a>(
    years: impl DoubleEndedIterator<Item = (&'a str, &'static str)>,
) -> Option<Silence> {
    let mut silence: Option<Silence> = None;
    for (year, state) in years.rev().take_while(|(_, state)| *state != "value") {
        match &mut silence {
            None => silence = Some(Silence { first: year.to_owned(), last: year.to_owned(), state }),
            Some(known) => year.clone_into(&mut known.first),
        }
    }
    silence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        Board::new(233.0, 6.0, 0.0, 200.0)
    }

    #[test]
    fn twelve_years_are_thinned_and_the_newest_keeps_its_label() {
        let years: Vec<String> = (2014..2026).map(|year| year.to_string()).collect();
        let labels = year_labels(years.iter().map(|year| (year.as_str(), false)), &board(), 190.0);
        assert!(labels.len() < 12);
        assert_eq!(labels.last().unwrap().text, "2025");
    }

    #[test]
    fn consecutive_years_of_one_reason_make_one_gap() {
        let states = ["value", "no-document", "no-document", "withheld"];
        let gaps = gaps(&states, &mut board(), 20.0, 170.0);
        assert_eq!(gaps.iter().map(|gap| gap.state).collect::<Vec<_>>(), ["no-document", "withheld"]);
        assert_eq!((gaps[0].x, gaps[0].width), (Coord(25.0), Coord(50.0)));
        assert!(!gaps[0].turned);
        assert!(gaps[1].turned);
    }

    #[test]
    fn the_silence_after_the_last_figure_names_its_years() {
        let years = [("2020", "value"), ("2021", "no-document"), ("2022", "no-document")];
        let silence = silence_after(years.into_iter()).unwrap();
        assert_eq!((silence.first.as_str(), silence.last.as_str()), ("2021", "2022"));
        assert_eq!(silence_after([("2020", "value")].into_iter()), None);
    }
}
