//! Steps of tint for a table of counts, units by domains.
//!
//! The page draws the table: a number stands in every cell and the tint repeats it. There are four steps; zero has
//! none; what is missing or withheld has no step but its state.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::extremes;
use super::figure::Figure;
use super::state::State;

/// What the table is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// What it covers, as it reads inside a sentence.
    pub name: String,
    /// The columns (domains), as they read inside a sentence.
    pub columns: Vec<String>,
    /// The rows (units).
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The unit.
    pub label: String,
    /// One cell for each column.
    pub cells: Vec<State>,
}

/// The table's tints and sums.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// The steps that occur can be read from this scale.
    pub scale: Vec<Step>,
    /// The keys of states that occur and are no value.
    pub states: Vec<&'static str>,
    /// The rows in the order given.
    pub rows: Vec<Line>,
    /// The sum of each column.
    pub totals: Vec<Figure>,
    /// The sum of all.
    pub total: Figure,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One step of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// 1 to 4.
    pub step: u8,
    /// The smallest figure of the step; for fractions the one it lies above.
    pub from: Figure,
    /// The largest figure of the step.
    pub to: Figure,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The unit.
    pub label: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Their sum.
    pub total: Figure,
}

/// One cell of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The figure, if there is one.
    pub value: Option<Figure>,
    /// 0 (no tint) to 4; none without a figure.
    pub step: Option<u8>,
    /// The key of its state.
    pub state: &'static str,
}

/// What the table says, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No cell has a figure.
    NoData,
    /// Every figure is zero.
    AllZero {
        /// Rows with at least one figure.
        units: usize,
    },
    /// Some columns have more than others.
    Top {
        /// The columns with the highest sum: several if they tie.
        columns: Vec<String>,
        /// That sum, of each of them.
        total: Figure,
        /// In how many rows they are above zero: the least of them if they differ.
        units: usize,
        /// Rows with at least one figure.
        of: usize,
        /// Columns that have figures, all of them zero.
        empty: Vec<String>,
    },
}

const STEPS: u8 = 4;

/// Lays the table out.
pub fn layout(input: &Input) -> Chart {
    let values = || input.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.value());
    let scale =
        extremes(values()).map_or_else(Vec::new, |(_, max)| scale(max, values().all(|v| v.is_integer())));
    let mut states: Vec<&'static str> = Vec::new();
    for state in input.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.key()) {
        if state != "value" && !states.contains(&state) {
            states.push(state);
        }
    }
    let totals: Vec<Decimal> =
        (0..input.columns.len()).map(|column| sum(column_values(input, column))).collect();
    Chart {
        name: input.name.clone(),
        rows: input.rows.iter().map(|row| line(row, &scale)).collect(),
        total: Figure(sum(totals.iter().copied())),
        reading: read(input, &totals),
        totals: totals.into_iter().map(Figure).collect(),
        scale,
        states,
    }
}

/// The steps up to `max`. Up to four, whole numbers have a step each; above, steps are of equal length.
fn scale(max: Decimal, whole: bool) -> Vec<Step> {
    let quarter = |step: u8| {
        let upper = max.saturating_mul(step.into()).checked_div(STEPS.into()).unwrap_or(max);
        if whole { upper.ceil() } else { upper }
    };
    let mut scale = Vec::new();
    let mut below = Decimal::ZERO;
    for step in 1..=STEPS {
        let to = if whole && max <= STEPS.into() { step.into() } else { quarter(step) };
        if to > max || to <= below {
            continue;
        }
        let from = if whole { below.saturating_add(Decimal::ONE) } else { below };
        scale.push(Step { step, from: Figure(from.normalize()), to: Figure(to.normalize()) });
        below = to;
    }
    scale
}

fn line(row: &Row, scale: &[Step]) -> Line {
    let cell = |state: &State| Cell {
        value: state.value().map(Figure),
        step: state.value().map(|value| step_of(value, scale)),
        state: state.key(),
    };
    Line {
        label: row.label.clone(),
        cells: row.cells.iter().map(cell).collect(),
        total: Figure(sum(row.cells.iter().filter_map(|cell| cell.value()))),
    }
}

fn step_of(value: Decimal, scale: &[Step]) -> u8 {
    if value <= Decimal::ZERO {
        return 0;
    }
    scale.iter().find(|step| value <= step.to.0).map_or(STEPS, |step| step.step)
}

fn column_values(input: &Input, column: usize) -> impl Iterator<Item = Decimal> {
    input.rows.iter().filter_map(move |row| row.cells.get(column)?.value())
}

fn sum(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, |sum, value| sum.saturating_add(value))
}

fn read(input: &Input, totals: &[Decimal]) -> Reading {
    let of = input.rows.iter().filter(|row| row.cells.iter().any(|cell| cell.value().is_some())).count();
    let highest = totals.iter().max().copied().unwrap_or(Decimal::ZERO);
    if of == 0 {
        return Reading::NoData;
    }
    if highest <= Decimal::ZERO {
        return Reading::AllZero { units: of };
    }
    let named = |wanted: &dyn Fn(usize, Decimal) -> bool| -> Vec<usize> {
        (0..)
            .zip(totals)
            .filter(|(column, total)| wanted(*column, **total))
            .map(|(column, _)| column)
            .collect()
    };
    let label = |column: &usize| input.columns.get(*column).cloned().unwrap_or_default();
    let top = named(&|_, total| total == highest);
    let empty = named(&|column, total| total.is_zero() && column_values(input, column).next().is_some());
    let above_zero =
        |column: &usize| column_values(input, *column).filter(|value| *value > Decimal::ZERO).count();
    Reading::Top {
        columns: top.iter().map(label).collect(),
        total: Figure(highest),
        units: top.iter().map(above_zero).min().unwrap_or(0),
        of,
        empty: empty.iter().map(label).collect(),
    }
}

#[cfg(test)]
#[path = "heat_tests.rs"]
mod tests;
