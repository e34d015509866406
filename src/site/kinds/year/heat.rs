use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::{Absence, State, heat};
use crate::model::share::Share;
use crate::model::{ScoreResult, UnitIx};
use crate::site::Context;
use crate::site::views::{Mark, UnitView, domain_title, rounded, share_in, together};
use crate::text::collation_key;

/// Communes by domains: percent of maximum where communes are scored, else counts of shortcomings.
#[derive(Debug, Serialize)]
pub(super) struct HeatView {
    /// Keys of the domains, one a column.
    keys: Vec<String>,
    /// One a row.
    units: Vec<UnitView>,
    chart: heat::Chart,
}

/// The heat map of an area's communes, with rows of those that are shown; `None` where nothing is known of them by
/// domain. What holds of all communes is said of all, shown or not; counts are those of the rows.
pub(super) fn heat(cx: &Context<'_>, communes: &[UnitIx], shown: &[UnitIx], year: i32) -> Option<HeatView> {
    scores(cx, communes, shown, year).or_else(|| counts(cx, communes, shown, year))
}

/// Keys of the domains that are wanted, in the order of the site.
fn keys(cx: &Context<'_>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    cx.model.domain_keys().iter().filter(|key| wanted(key)).cloned().collect()
}

/// Rows with what they are sorted by; those without come last, and equals keep their order.
fn view(
    cx: &Context<'_>,
    form: heat::Form,
    keys: Vec<String>,
    wholes: Vec<Option<Decimal>>,
    mut rows: Vec<(Option<Reverse<Decimal>>, UnitIx, heat::Row)>,
) -> HeatView {
    rows.sort_by_key(|(order, ..)| (order.is_none(), *order));
    let columns = keys.iter().zip(wholes);
    HeatView {
        units: rows.iter().map(|(_, unit, _)| UnitView::of(cx, *unit)).collect(),
        chart: heat::layout(&heat::Input {
            name: String::new(),
            form,
            columns: columns
                .map(|(key, whole)| heat::Column { title: domain_title(cx, key), whole })
                .collect(),
            rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        }),
        keys,
    }
}

/// Percent of maximum.
fn scores(cx: &Context<'_>, communes: &[UnitIx], shown: &[UnitIx], year: i32) -> Option<HeatView> {
    let result = |unit: UnitIx| cx.model.result_of(unit, year).map(|ix| cx.model.result(ix));
    let scored: Vec<&ScoreResult<'_>> = communes.iter().filter_map(|&unit| result(unit)).collect();
    let keys = keys(cx, |key| scored.iter().any(|result| share_in(cx.model, result, key).is_some()));
    if keys.is_empty() {
        return None;
    }
    let printed = |share: Share| rounded(share.percent(), 2);
    let whole = |key: &String| together(scored.iter().filter_map(|result| share_in(cx.model, result, key)));
    let wholes: Vec<Option<Decimal>> = keys.iter().map(|key| whole(key).map(printed)).collect();
    let rows = by_name(cx, shown).into_iter().map(|unit| {
        let shares: Vec<Option<Share>> =
            keys.iter().map(|key| share_in(cx.model, result(unit)?, key)).collect();
        let whole = together(shares.iter().copied().flatten());
        let doubted = |key: &str| result(unit).is_some_and(|result| Mark::is_on_key(cx, result, key));
        let cell = |(share, key): (Option<Share>, &String)| {
            let figure = |share: Share| State::figure(printed(share), doubted(key));
            share.map_or(State::Missing(Absence::NoData), figure)
        };
        let row = heat::Row {
            label: String::new(),
            cells: shares.into_iter().zip(&keys).map(cell).collect(),
            whole: whole.map(printed),
        };
        (whole.map(|share| Reverse(share.percent())), unit, row)
    });
    let rows = rows.collect();
    Some(view(cx, heat::Form::Percent, keys, wholes, rows))
}

/// Counts of shortcomings. Zero means that a record names the commune and finds nothing there.
fn counts(cx: &Context<'_>, communes: &[UnitIx], shown: &[UnitIx], year: i32) -> Option<HeatView> {
    let model = cx.model;
    let findings = |unit: UnitIx| {
        let all = model.findings_of(unit).iter().map(|&ix| model.finding(ix));
        all.filter(move |finding| finding.year == year)
    };
    // A domain of which the documents only say what is good is one without shortcomings.
    let keys = keys(cx, |key| {
        let mut all = model.findings_in(year).iter().map(|&ix| model.finding(ix));
        all.any(|finding| {
            finding.domain.as_deref() == Some(key)
                && finding.units.iter().any(|&unit| communes.contains(&unit) || above(cx, communes, unit))
        })
    });
    let of = |list: &[UnitIx]| -> Vec<Option<Vec<usize>>> {
        list.iter()
            .map(|&unit| {
                let count = |wanted: &String| {
                    let here = |key: &Option<std::borrow::Cow<'_, str>>| key.as_deref() == Some(wanted);
                    findings(unit).filter(|finding| finding.is_counted() && here(&finding.domain)).count()
                };
                cx.model.is_named_in(unit, year).then(|| keys.iter().map(count).collect())
            })
            .collect()
    };
    let table = of(communes);
    let total: usize = table.iter().flatten().flatten().sum();
    // A map of few named communes would be a map of gaps.
    if total == 0 || table.iter().flatten().count() * 2 < communes.len() {
        return None;
    }
    let shown = by_name(cx, shown);
    let table = of(&shown);
    let rows = shown.iter().zip(&table).map(|(&unit, row)| {
        let sum = row.as_ref().map(|row| Reverse(Decimal::from(row.iter().sum::<usize>())));
        (sum, unit, states(row.as_deref(), keys.len()))
    });
    let rows = rows.collect();
    let wholes = vec![None; keys.len()];
    Some(view(cx, heat::Form::Counts, keys, wholes, rows))
}

/// Equal rows stand in the order of their names.
fn by_name(cx: &Context<'_>, units: &[UnitIx]) -> Vec<UnitIx> {
    let mut units = units.to_vec();
    units.sort_by_cached_key(|&unit| (collation_key(cx.model.unit(unit).short_name()), unit));
    units
}

/// Whether a unit stands directly above one of the communes.
fn above(cx: &Context<'_>, communes: &[UnitIx], unit: UnitIx) -> bool {
    communes.iter().any(|&commune| cx.model.unit(commune).parent == Some(unit))
}

/// A row of counts; a commune that no record names has none.
fn states(row: Option<&[usize]>, columns: usize) -> heat::Row {
    let cells = match row {
        Some(row) => row.iter().map(|&count| State::Value(count.into())).collect(),
        None => vec![State::Missing(Absence::NoDocument); columns],
    };
    heat::Row { label: String::new(), cells, whole: None }
}
