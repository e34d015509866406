//! Steps of tint for a table, units by domains: counts of findings, or percent of maximum.
//!
//! The page draws the table: a number stands in every cell and the tint repeats it. There are four steps; nothing
//! found, or nothing lost, has none; what is missing or withheld has no step but its state. Counts have a scale up to
//! the largest of them; percentages a fixed one, by what was lost, so that two tables compare.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::extremes;
use super::figure::Figure;
use super::state::State;

/// What stands in the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// How many findings; sums are the chart's.
    Counts,
    /// Percent of maximum reached; what holds of several cells is given, because percentages do not add up.
    Percent,
}

/// What the table is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// What it covers, as it reads inside a sentence.
    pub name: String,
    /// What stands in the cells.
    pub form: Form,
    /// The columns (domains).
    pub columns: Vec<Column>,
    /// The rows (units), in the order of the table.
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its title, as it reads inside a sentence.
    pub title: String,
    /// Percent over all rows; nothing for counts.
    pub whole: Option<Decimal>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The unit.
    pub label: String,
    /// One cell for each column.
    pub cells: Vec<State>,
    /// Percent over all columns; nothing for counts.
    pub whole: Option<Decimal>,
}

/// The table's tints and sums.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::form`].
    pub form: Form,
    /// The steps that occur can be read from this scale.
    pub scale: Vec<Step>,
    /// The keys of states that occur and are no value.
    pub states: Vec<&'static str>,
    /// The columns in the order given.
    pub columns: Vec<Head>,
    /// The rows in the order given.
    pub rows: Vec<Line>,
    /// The sum of all counts.
    pub total: Option<Figure>,
    /// Rows with a figure.
    pub known: usize,
    /// The facts of the sentence.
    pub reading: Reading,
}

/// One column of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// See [`Column::title`].
    pub title: String,
    /// The sum of counts, or percent over all rows.
    pub whole: Option<Figure>,
}

/// One step of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// 1 to 4.
    pub step: u8,
    /// The smallest figure of the step; for fractions the one it lies above.
    pub from: Figure,
    /// The largest figure of the step; for percentages the one it lies below.
    pub to: Figure,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The unit.
    pub label: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The sum of counts, or percent over all columns; none where no cell has a figure.
    pub whole: Option<Figure>,
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
    /// The audit doubts the figure.
    pub doubted: bool,
}

/// What the table says, for a sentence; columns by position.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub enum Reading {
    /// No cell has a figure.
    NoData,
    /// Every count is zero.
    AllZero {
        /// Rows with at least one figure.
        units: usize,
    },
    /// Some columns have more than others.
    Top {
        /// The columns with the highest sum: several if they tie.
        columns: Vec<usize>,
        /// That sum, of each of them.
        total: Figure,
        /// In how many rows they are above zero: the least of them if they differ.
        units: usize,
        /// Rows with at least one figure.
        of: usize,
        /// Columns that have figures, all of them zero.
        empty: Vec<usize>,
    },
    /// Percentages: the lowest and the highest column.
    Percent {
        /// The columns with the lowest percentage over all rows.
        lowest: Vec<usize>,
        /// That percentage.
        low: Figure,
        /// The columns with the highest.
        highest: Vec<usize>,
        /// That percentage.
        high: Figure,
        /// Rows with at least one figure.
        of: usize,
    },
}

const STEPS: u8 = 4;
/// Of a percentage the tint is what was lost: up to a tenth, a quarter, a half of the points, or more.
const PERCENT_STEPS: [(u8, i64, i64); 4] = [(1, 90, 100), (2, 75, 90), (3, 50, 75), (4, 0, 50)];

/// Lays the table out.
pub fn layout(input: &Input) -> Chart {
    let scale = match input.form {
        Form::Counts => {
            let values = || input.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.value());
            let whole = values().all(|value| value.is_integer());
            extremes(values()).map_or_else(Vec::new, |(_, max)| scale(max, whole))
        }
        Form::Percent => PERCENT_STEPS
            .map(|(step, from, to)| Step { step, from: Figure(from.into()), to: Figure(to.into()) })
            .to_vec(),
    };
    let mut states: Vec<&'static str> = Vec::new();
    for state in input.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.key()) {
        if state != "value" && !states.contains(&state) {
            states.push(state);
        }
    }
    let wholes: Vec<Option<Decimal>> = match input.form {
        Form::Counts => {
            (0..input.columns.len()).map(|column| Some(sum(column_values(input, column)))).collect()
        }
        Form::Percent => input.columns.iter().map(|column| column.whole).collect(),
    };
    let rows: Vec<Line> = input.rows.iter().map(|row| line(input.form, row, &scale)).collect();
    let heads = input.columns.iter().zip(&wholes);
    Chart {
        name: input.name.clone(),
        form: input.form,
        known: rows.iter().filter(|row| row.whole.is_some()).count(),
        rows,
        total: (input.form == Form::Counts).then(|| Figure(sum(wholes.iter().copied().flatten()))),
        reading: match input.form {
            Form::Counts => read_counts(input, &wholes),
            Form::Percent => read_percent(input, &wholes),
        },
        columns: heads
            .map(|(column, whole)| Head { title: column.title.clone(), whole: whole.map(Figure) })
            .collect(),
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

fn line(form: Form, row: &Row, scale: &[Step]) -> Line {
    let cell = |state: &State| Cell {
        value: state.value().map(Figure),
        step: state.value().map(|value| match form {
            Form::Counts => step_of(value, scale),
            Form::Percent => step_of_percent(value),
        }),
        state: state.key(),
        doubted: state.is_doubted(),
    };
    let values = || row.cells.iter().filter_map(|cell| cell.value());
    let whole = match form {
        Form::Counts => values().next().map(|_| sum(values())),
        Form::Percent => row.whole,
    };
    Line { label: row.label.clone(), cells: row.cells.iter().map(cell).collect(), whole: whole.map(Figure) }
}

fn step_of(value: Decimal, scale: &[Step]) -> u8 {
    if value <= Decimal::ZERO {
        return 0;
    }
    scale.iter().find(|step| value <= step.to.0).map_or(STEPS, |step| step.step)
}

fn step_of_percent(reached: Decimal) -> u8 {
    if reached >= Decimal::ONE_HUNDRED {
        return 0;
    }
    let steps = PERCENT_STEPS.iter().find(|(_, from, _)| reached >= (*from).into());
    steps.map_or(STEPS, |(step, ..)| *step)
}

fn column_values(input: &Input, column: usize) -> impl Iterator<Item = Decimal> {
    input.rows.iter().filter_map(move |row| row.cells.get(column)?.value())
}

fn sum(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, |sum, value| sum.saturating_add(value))
}

/// Rows with at least one figure.
fn known(input: &Input) -> usize {
    input.rows.iter().filter(|row| row.cells.iter().any(|cell| cell.value().is_some())).count()
}

/// The columns of which something holds.
fn named(wholes: &[Option<Decimal>], wanted: impl Fn(usize, Decimal) -> bool) -> Vec<usize> {
    let columns = wholes.iter().enumerate();
    columns.filter(|(at, whole)| whole.is_some_and(|whole| wanted(*at, whole))).map(|(at, _)| at).collect()
}

fn read_counts(input: &Input, wholes: &[Option<Decimal>]) -> Reading {
    let of = known(input);
    let highest = wholes.iter().flatten().max().copied().unwrap_or(Decimal::ZERO);
    if of == 0 {
        return Reading::NoData;
    }
    if highest <= Decimal::ZERO {
        return Reading::AllZero { units: of };
    }
    let top = named(wholes, |_, total| total == highest);
    let above_zero =
        |column: &usize| column_values(input, *column).filter(|value| *value > Decimal::ZERO).count();
    Reading::Top {
        total: Figure(highest),
        units: top.iter().map(above_zero).min().unwrap_or(0),
        of,
        empty: named(wholes, |at, total| total.is_zero() && column_values(input, at).next().is_some()),
        columns: top,
    }
}

fn read_percent(input: &Input, wholes: &[Option<Decimal>]) -> Reading {
    let Some((low, high)) = extremes(wholes.iter().copied().flatten()) else { return Reading::NoData };
    Reading::Percent {
        lowest: named(wholes, |_, whole| whole == low),
        low: Figure(low),
        highest: named(wholes, |_, whole| whole == high),
        high: Figure(high),
        of: known(input),
    }
}

#[cfg(test)]
#[path = "heat_tests.rs"]
mod tests;
