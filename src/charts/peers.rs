//! Units with a figure in order, where each stands among them, and how their dots stack.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::extremes;
use super::figure::Figure;
use super::state::State;

/// What a strip is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// What is measured, as it reads inside a sentence.
    pub what: String,
    /// The unit of measure as printed after a figure; may be empty.
    pub measure: String,
    /// The units, in the order of their names.
    pub units: Vec<Unit>,
    /// Which of them the page is about.
    pub own: Option<usize>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub state: State,
}

/// What a strip of peers says, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No unit has a figure.
    NoData {
        /// How many units there are.
        of: usize,
    },
    /// The page is about no single unit: the range of all.
    Range {
        /// The unit with the smallest figure.
        lowest: String,
        /// That figure.
        min: Figure,
        /// The unit with the largest figure.
        highest: String,
        /// That figure.
        max: Figure,
        /// The middle figure.
        median: Figure,
        /// Units that have a figure.
        of: usize,
    },
    /// The own unit has no figure.
    OwnMissing {
        /// Its name.
        name: String,
        /// The key of the reason.
        state: &'static str,
        /// The middle figure of the others.
        median: Figure,
        /// Units that have a figure.
        of: usize,
    },
    /// No unit has a larger figure.
    Highest(Standing),
    /// No unit has a smaller figure.
    Lowest(Standing),
    /// Nearer to the largest figure.
    FromTop(Standing),
    /// Nearer to the smallest figure.
    FromBottom(Standing),
    /// All units have the same figure.
    AllEqual(Standing),
    /// No other unit has a figure.
    Only(Standing),
}

/// Where the own unit stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub value: Figure,
    /// Its place counted from the end that the key names; ties share the better place.
    pub place: usize,
    /// Other units with the same figure.
    pub ties: usize,
    /// Units that have a figure.
    pub of: usize,
    /// The middle figure.
    pub median: Figure,
}

/// A unit with a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer<'a> {
    pub(super) name: &'a str,
    pub(super) value: Decimal,
    pub(super) own: bool,
    pub(super) doubted: bool,
}

/// The units of a strip, told apart.
pub(super) struct Peers<'a> {
    input: &'a Input,
    known: Vec<Peer<'a>>,
    without: Vec<(&'static str, usize)>,
}

impl<'a> Peers<'a> {
    pub(super) fn of(input: &'a Input) -> Self {
        let mut known = Vec::new();
        let mut without: Vec<(&'static str, usize)> = Vec::new();
        for (index, unit) in input.units.iter().enumerate() {
            let state = unit.state.key();
            match unit.state.value() {
                Some(value) => {
                    let (own, doubted) = (input.own == Some(index), unit.state.is_doubted());
                    known.push(Peer { name: &unit.name, value, own, doubted });
                }
                None => match without.iter_mut().find(|(known, _)| *known == state) {
                    Some((_, count)) => *count += 1,
                    None => without.push((state, 1)),
                },
            }
        }
        known.sort_by_key(|peer| peer.value);
        Self { input, known, without }
    }

    /// The units with a figure, smallest first; equal ones in the order given.
    pub(super) fn known(&self) -> &[Peer<'a>] {
        &self.known
    }

    /// How many units have no figure, by the key of the reason.
    pub(super) fn without(&self) -> &[(&'static str, usize)] {
        &self.without
    }

    /// The own unit among the known ones.
    pub(super) fn own(&self) -> Option<usize> {
        self.known.iter().position(|peer| peer.own)
    }

    pub(super) fn range(&self) -> Option<(Decimal, Decimal)> {
        extremes(self.known.iter().map(|peer| peer.value))
    }

    /// The middle figure; of an even number of units, the mean of the middle two.
    pub(super) fn median(&self) -> Option<Decimal> {
        let upper = self.known.get(self.known.len() / 2)?.value;
        if !self.known.len().is_multiple_of(2) {
            return Some(upper);
        }
        let lower = self.known.get((self.known.len() / 2).checked_sub(1)?)?.value;
        upper.saturating_add(lower).checked_div(Decimal::TWO)
    }

    pub(super) fn read(&self) -> Reading {
        let of = self.known.len();
        let (Some(lowest), Some(highest), Some(median)) =
            (self.known.first(), self.known.last(), self.median().map(Figure))
        else {
            return Reading::NoData { of: self.input.units.len() };
        };
        let Some(own) = self.input.own.and_then(|own| self.input.units.get(own)) else {
            return Reading::Range {
                lowest: lowest.name.to_owned(),
                min: Figure(lowest.value),
                highest: highest.name.to_owned(),
                max: Figure(highest.value),
                median,
                of,
            };
        };
        let Some(value) = own.state.value() else {
            return Reading::OwnMissing { name: own.name.clone(), state: own.state.key(), median, of };
        };
        let larger = self.known.iter().filter(|peer| peer.value > value).count();
        let smaller = self.known.iter().filter(|peer| peer.value < value).count();
        let standing = |before: usize| Standing {
            name: own.name.clone(),
            value: Figure(value),
            place: before + 1,
            ties: (of - larger - smaller).saturating_sub(1),
            of,
            median,
        };
        match (larger, smaller) {
            _ if of == 1 => Reading::Only(standing(0)),
            (0, 0) => Reading::AllEqual(standing(0)),
            (0, _) => Reading::Highest(standing(0)),
            (_, 0) => Reading::Lowest(standing(0)),
            _ if larger <= smaller => Reading::FromTop(standing(larger)),
            _ => Reading::FromBottom(standing(smaller)),
        }
    }
}

/// Dots in stacks.
pub(super) struct Stack {
    /// The level of each dot, 0 on the axis.
    pub(super) levels: Vec<usize>,
    /// From one level to the next, in pixels.
    pub(super) pitch: f64,
    /// Radius in pixels.
    pub(super) radius: f64,
}

/// The height that stacks may take before dots shrink.
const TALLEST: f64 = 170.0;
const WIDEST_PITCH: f64 = 14.0;
const LEAST_PITCH: f64 = 4.0;

impl Stack {
    /// The height of the highest stack with the air over it, in pixels.
    pub(super) fn height(&self) -> f64 {
        let levels = self.levels.iter().max().map_or(0, |level| level + 1);
        self.pitch * (levels as f64 + 0.5)
    }
}

/// Stacks dots at ascending places (in pixels) so that none overlaps its neighbour; the own one comes last and so
/// on top. Very high stacks shrink, and at last overlap upwards.
pub(super) fn stack(xs: &[f64], own: Option<usize>) -> Stack {
    let mut order: Vec<usize> = (0..xs.len()).filter(|index| own != Some(*index)).collect();
    order.extend(own);
    let mut placed: Vec<(usize, f64)> = Vec::with_capacity(xs.len());
    let mut levels = vec![0; xs.len()];
    for index in order {
        let (Some(x), Some(level)) = (xs.get(index), levels.get_mut(index)) else { continue };
        let reach = if own == Some(index) { WIDEST_PITCH + 2.0 } else { WIDEST_PITCH - 1.0 };
        let near = placed.iter().filter(|(_, other)| (other - x).abs() < reach).map(|(level, _)| *level);
        *level = if own == Some(index) {
            near.max().map_or(0, |highest| highest + 1)
        } else {
            let taken: Vec<usize> = near.collect();
            (0..).find(|level| !taken.contains(level)).unwrap_or(0)
        };
        placed.push((*level, *x));
    }
    let highest = levels.iter().max().map_or(1, |level| level + 1);
    let pitch = (TALLEST / highest as f64).clamp(LEAST_PITCH, WIDEST_PITCH);
    Stack { levels, pitch, radius: (pitch / 2.0 - 1.0).clamp(3.0, 6.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_apart_lie_on_the_axis_and_close_ones_are_stacked() {
        assert_eq!(stack(&[0.0, 20.0, 40.0], None).levels, [0, 0, 0]);
        assert_eq!(stack(&[0.0, 5.0, 9.0, 14.0], None).levels, [0, 1, 2, 0]);
    }

    #[test]
    fn the_own_dot_stands_on_top_of_its_stack() {
        assert_eq!(stack(&[10.0, 10.0, 10.0], Some(0)).levels, [2, 0, 1]);
    }

    #[test]
    fn sixty_dots_on_one_place_shrink_but_stay_visible() {
        let stack = stack(&[100.0; 60], None);
        assert_eq!(stack.pitch, LEAST_PITCH);
        assert!(stack.radius >= 3.0);
        assert!(stack.height() < 260.0);
    }
}
