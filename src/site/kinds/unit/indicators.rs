use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::{Absence, State, strip};
use crate::model::{Amount, IndicatorIx, UnitIx};
use crate::site::Context;
use crate::site::views::{FigureView, Mark, SourceView, decimal};
use crate::syntax::Choice;
use crate::text::collation_key;

/// One value of an indicator, with its place among the units beside this one.
#[derive(Debug, Serialize)]
pub(super) struct IndicatorView {
    title: String,
    definition: Option<String>,
    better: Option<&'static str>,
    year: i32,
    period: Option<String>,
    figure: FigureView,
    band: Option<String>,
    target: Option<String>,
    note: Option<String>,
    source: SourceView,
    peers: Option<PeersView>,
}

/// The same indicator, year and period in the other units of the same unit above.
#[derive(Debug, Serialize)]
struct PeersView {
    /// Place from the top by value; ties share the better place.
    rank: usize,
    count: usize,
    median: String,
    /// One dot for each, where there are enough to see a shape.
    strip: Option<strip::Chart>,
}

/// A place among fewer says nothing.
const FEWEST_PEERS: usize = 3;
/// Fewer dots have no shape.
const FEWEST_DOTS: usize = 6;

/// The indicator values of a unit in the newest year that has any.
pub(super) fn indicators(cx: &Context<'_>, ix: UnitIx) -> Vec<IndicatorView> {
    let years = cx.model.indicator_values_of(ix).iter();
    let newest = years.map(|&(indicator, at)| cx.model.indicator(indicator).values[at].year).max();
    newest.map(|year| indicators_in(cx, ix, year)).unwrap_or_default()
}

/// The indicator values of a unit in a year.
pub(super) fn indicators_in(cx: &Context<'_>, ix: UnitIx, year: i32) -> Vec<IndicatorView> {
    let all = cx.model.indicator_values_of(ix).iter();
    let here = all.filter(|&&(indicator, at)| cx.model.indicator(indicator).values[at].year == year);
    here.map(|&(indicator, at)| one(cx, indicator, at)).collect()
}

fn one(cx: &Context<'_>, ix: IndicatorIx, at: usize) -> IndicatorView {
    let indicator = cx.model.indicator(ix);
    let value = &indicator.values[at];
    IndicatorView {
        title: indicator.title.to_string(),
        definition: indicator.definition.as_ref().map(ToString::to_string),
        better: indicator.better.map(Choice::word),
        year: value.year,
        period: value.period.as_ref().map(ToString::to_string),
        figure: FigureView::marked(cx, &value.figure, Mark::of_value(cx, ix, at)),
        band: value.band.as_ref().map(ToString::to_string),
        target: value.target.map(decimal),
        note: value.note.as_ref().map(ToString::to_string),
        source: SourceView::of(cx, &value.source),
        peers: peers(cx, ix, at),
    }
}

/// A value as a number: what is stated, or the fraction in percent.
fn number(amount: &Amount<'_>) -> Option<Decimal> {
    match amount {
        Amount::Value(value) => Some(value.value),
        Amount::Fraction { stated: Some(stated), .. } => Some(stated.value),
        Amount::Fraction { numerator, denominator, stated: None } => {
            Some(numerator.value * Decimal::ONE_HUNDRED / denominator.value)
        }
        _ => None,
    }
}

fn peers(cx: &Context<'_>, ix: IndicatorIx, own_at: usize) -> Option<PeersView> {
    let indicator = cx.model.indicator(ix);
    let value = &indicator.values[own_at];
    let own = number(&value.figure.amount)?;
    let unit = cx.model.unit(value.unit);
    if !unit.is_communal() {
        return None;
    }
    // A unit with two stated values counts once, with the first: the other is shown on its own page.
    let mut seen = BTreeSet::new();
    let mut numbers: Vec<Decimal> = Vec::new();
    let mut dots: Vec<(UnitIx, State)> = Vec::new();
    for &at in cx.values_beside(ix, value) {
        let unit = indicator.values[at].unit;
        if seen.contains(&unit) {
            continue;
        }
        let at = if unit == value.unit { own_at } else { at };
        let other = &indicator.values[at];
        let state = match (&other.figure.amount, number(&other.figure.amount)) {
            (_, Some(number)) => State::figure(number, Mark::is_on_value(cx, ix, at)),
            (Amount::Withheld, None) => State::Withheld,
            (Amount::NotStated, None) => State::Missing(Absence::NotStated),
            // a band or a range is known, but has no place
            _ => continue,
        };
        seen.insert(unit);
        numbers.extend(state.value());
        dots.push((unit, state));
    }
    numbers.sort_unstable();
    let count = numbers.len();
    if count < FEWEST_PEERS {
        return None;
    }
    let rank = numbers.iter().filter(|&&other| other > own).count() + 1;
    let middle = count / 2;
    let median =
        if count % 2 == 1 { numbers[middle] } else { (numbers[middle - 1] + numbers[middle]) / Decimal::TWO };
    dots.sort_by_cached_key(|&(unit, _)| (collation_key(cx.model.unit(unit).short_name()), unit));
    let strip = (count >= FEWEST_DOTS).then(|| {
        strip::layout(&strip::Input {
            what: indicator.title.to_string(),
            measure: indicator.unit.to_string(),
            own: dots.iter().position(|&(unit, _)| unit == value.unit),
            units: dots
                .iter()
                .map(|&(unit, state)| strip::Unit {
                    name: cx.model.unit(unit).short_name().to_owned(),
                    state,
                })
                .collect(),
        })
    });
    Some(PeersView { rank, count, median: decimal(median.normalize()), strip })
}
