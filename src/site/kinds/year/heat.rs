use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::heat::{self, Step};
use crate::charts::{Absence, State};
use crate::model::share::Share;
use crate::model::{ScoreResult, UnitIx};
use crate::site::views::{UnitView, decimal, domain_title, percent, share_in, together};
use crate::site::{Context, Route};

/// Communes by domains: percent of maximum where communes are scored, else counts of shortcomings.
#[derive(Debug, Serialize)]
pub(super) struct HeatView {
    /// `percent` or `counts`.
    form: &'static str,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    /// What the tints of counts mean; those of percentages are fixed.
    scale: Vec<Step>,
    /// Sum of all cells of counts.
    total: usize,
    /// Rows with a figure.
    known: usize,
    /// Columns that stand out.
    worst: Vec<usize>,
    best: Vec<usize>,
    /// Columns of counts that are zero throughout.
    empty: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    key: String,
    title: String,
    path: Route,
    /// Percent over all communes, or the sum of counts.
    whole: Option<String>,
    /// Rows above zero, of counts.
    units: usize,
}

#[derive(Debug, Serialize)]
struct RowView {
    unit: UnitView,
    /// One for each column; all `None` where no record names the commune.
    cells: Vec<Option<CellView>>,
    /// Percent over all domains, or the sum of counts.
    whole: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct CellView {
    /// Percent with two decimals, or a count.
    value: String,
    /// 0 (no tint) to 4 (most lost, most found).
    step: u8,
}

/// The heat map of an area's communes; `None` where nothing is known of them by domain.
pub(super) fn heat(cx: &Context<'_>, communes: &[UnitIx], year: i32) -> Option<HeatView> {
    scores(cx, communes, year).or_else(|| counts(cx, communes, year))
}

/// Domains of the keys that are wanted, in the order of the site.
fn columns(cx: &Context<'_>, wanted: impl Fn(&str) -> bool) -> Vec<ColumnView> {
    let keys = cx.model.domain_keys().iter().filter(|key| wanted(key));
    keys.map(|key| ColumnView {
        title: domain_title(cx, key),
        path: Route::domain(key),
        key: key.clone(),
        whole: None,
        units: 0,
    })
    .collect()
}

/// Percent of maximum. The tint is what was lost: up to a tenth, a quarter, a half of the points, or more.
fn scores(cx: &Context<'_>, communes: &[UnitIx], year: i32) -> Option<HeatView> {
    let result = |unit: UnitIx| cx.model.result_of(unit, year).map(|ix| cx.model.result(ix));
    let scored: Vec<&ScoreResult<'_>> = communes.iter().filter_map(|&unit| result(unit)).collect();
    let mut columns =
        columns(cx, |key| scored.iter().any(|result| share_in(cx.model, result, key).is_some()));
    if columns.is_empty() {
        return None;
    }
    let mut wholes = Vec::new();
    for column in &mut columns {
        let whole = together(scored.iter().filter_map(|result| share_in(cx.model, result, &column.key)));
        let whole = whole.map(|share| share.percent());
        column.whole = whole.map(percent);
        wholes.push(whole);
    }
    let mut rows: Vec<(Option<Reverse<Decimal>>, RowView)> = communes
        .iter()
        .map(|&unit| {
            let cells = columns.iter().map(|column| share_in(cx.model, result(unit)?, &column.key));
            let cells: Vec<Option<Share>> = cells.collect();
            let whole = together(cells.iter().copied().flatten()).map(|share| share.percent());
            let view = RowView {
                unit: UnitView::of(cx, unit),
                whole: whole.map(percent),
                cells: cells.into_iter().map(|cell| cell.map(|cell| percent_cell(cell.percent()))).collect(),
            };
            (whole.map(Reverse), view)
        })
        .collect();
    rows.sort_by_key(|(whole, _)| (whole.is_none(), *whole));
    let rows: Vec<RowView> = rows.into_iter().map(|(_, row)| row).collect();
    let at = |wanted: Option<Decimal>| positions(&wholes, |whole| *whole == wanted && wanted.is_some());
    Some(HeatView {
        form: "percent",
        known: rows.iter().filter(|row| row.whole.is_some()).count(),
        worst: at(wholes.iter().flatten().min().copied()),
        best: at(wholes.iter().flatten().max().copied()),
        empty: Vec::new(),
        total: 0,
        scale: Vec::new(),
        columns,
        rows,
    })
}

fn percent_cell(reached: Decimal) -> CellView {
    let lost = Decimal::ONE_HUNDRED - reached;
    let bounds = [0, 10, 25, 50].map(Decimal::from);
    let step = bounds.iter().filter(|&&bound| lost > bound).count();
    CellView { value: percent(reached), step: u8::try_from(step).unwrap_or(u8::MAX) }
}

/// Counts of shortcomings. Zero means that a record names the commune and finds nothing there.
fn counts(cx: &Context<'_>, communes: &[UnitIx], year: i32) -> Option<HeatView> {
    let model = cx.model;
    let findings = |unit: UnitIx| {
        let all = model.findings_of(unit).iter().map(|&ix| model.finding(ix));
        all.filter(move |finding| finding.year == year)
    };
    // A domain of which the documents only say what is good is one without shortcomings.
    let mut columns = columns(cx, |key| {
        let all = model.findings_in(year).iter().map(|&ix| model.finding(ix));
        all.into_iter().any(|finding| {
            finding.domain.as_deref() == Some(key)
                && finding.units.iter().any(|&unit| communes.contains(&unit) || above(cx, communes, unit))
        })
    });
    let table: Vec<Option<Vec<usize>>> = communes
        .iter()
        .map(|&unit| {
            let count = |column: &ColumnView| {
                let here =
                    |key: &Option<std::borrow::Cow<'_, str>>| key.as_deref() == Some(column.key.as_str());
                findings(unit).filter(|finding| finding.is_counted() && here(&finding.domain)).count()
            };
            super::area::is_named(cx, unit, year).then(|| columns.iter().map(count).collect())
        })
        .collect();
    let total: usize = table.iter().flatten().flatten().sum();
    // A map of few named communes would be a map of gaps.
    if total == 0 || table.iter().flatten().count() * 2 < communes.len() {
        return None;
    }
    let mut sums = Vec::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let cells = || table.iter().flatten().map(move |row| row[at]);
        sums.push(cells().sum::<usize>());
        column.units = cells().filter(|&count| count > 0).count();
        column.whole = sums.last().map(ToString::to_string);
    }
    let chart = heat::layout(&heat::Input {
        name: String::new(),
        columns: columns.iter().map(|column| column.title.clone()).collect(),
        rows: table.iter().map(|row| states(row.as_deref(), columns.len())).collect(),
    });
    let mut rows: Vec<(usize, RowView)> = communes
        .iter()
        .zip(table.iter().zip(chart.rows))
        .map(|(&unit, (row, line))| {
            let sum: Option<usize> = row.as_ref().map(|row| row.iter().sum());
            let cells = line
                .cells
                .into_iter()
                .map(|cell| Some(CellView { value: decimal(cell.value?.0), step: cell.step? }));
            let cells = cells.collect();
            let view = RowView { unit: UnitView::of(cx, unit), cells, whole: sum.map(|sum| sum.to_string()) };
            (sum.map_or(usize::MAX, |sum| total - sum), view)
        })
        .collect();
    rows.sort_by_key(|&(order, _)| order);
    let highest = sums.iter().max().copied();
    Some(HeatView {
        form: "counts",
        known: table.iter().flatten().count(),
        worst: positions(&sums, |&sum| Some(sum) == highest),
        best: Vec::new(),
        empty: positions(&sums, |&sum| sum == 0),
        total,
        scale: chart.scale,
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
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
    heat::Row { label: String::new(), cells }
}

fn positions<T>(list: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    list.iter().enumerate().filter(|(_, one)| wanted(one)).map(|(at, _)| at).collect()
}
