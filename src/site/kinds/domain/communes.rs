use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::strip;
use crate::model::UnitIx;
use crate::model::share::Share;
use crate::site::Context;
use crate::site::views::{Mark, UnitView, area_of, communes_of, percent, share_in, standing_chart, together};
use crate::text::collation_key;

/// The communes of a district over the years, in percent of the maximum of the domain.
#[derive(Debug, Serialize)]
pub(super) struct CommunesView {
    area: UnitView,
    /// Years in which a commune is scored, oldest first.
    years: Vec<i32>,
    /// The communes among each other in the newest of them.
    standing: Option<strip::Chart>,
    /// By the newest percentage, highest first; equal ones by name.
    rows: Vec<CommuneRow>,
    /// Percent over all communes of each year.
    whole: Vec<Option<String>>,
}

#[derive(Debug, Serialize)]
struct CommuneRow {
    unit: UnitView,
    cells: Vec<CellView>,
}

#[derive(Debug, Serialize)]
struct CellView {
    percent: Option<String>,
    /// Whether the commune existed that year at all.
    existed: bool,
    marks: Vec<Mark>,
}

/// One table for each district whose communes are scored in the domain.
pub(super) fn communes(cx: &Context<'_>, key: &str) -> Vec<CommunesView> {
    let model = cx.model;
    let mut scored: Vec<(UnitIx, UnitIx, i32, Share)> = Vec::new();
    for result in model.results.iter().filter(|result| model.unit(result.unit).is_communal()) {
        if let Some(share) = share_in(model, result, key) {
            scored.push((area_of(model, result.unit, result.year), result.unit, result.year, share));
        }
    }
    let areas: BTreeSet<UnitIx> = scored.iter().map(|(area, ..)| *area).collect();
    let of_area = |area: UnitIx| {
        let here = scored.iter().filter(|(of, ..)| *of == area);
        here.map(|&(_, unit, year, share)| (unit, year, share)).collect::<Vec<_>>()
    };
    areas.into_iter().map(|area| view(cx, key, area, &of_area(area))).collect()
}

fn view(cx: &Context<'_>, key: &str, area: UnitIx, scored: &[(UnitIx, i32, Share)]) -> CommunesView {
    let model = cx.model;
    let years: BTreeSet<i32> = scored.iter().map(|&(_, year, _)| year).collect();
    let mut units: Vec<UnitIx> = scored.iter().map(|&(unit, ..)| unit).collect();
    units.sort_unstable();
    units.dedup();
    let share = |unit: UnitIx, year: i32| {
        scored.iter().find(|&&(of, at, _)| of == unit && at == year).map(|&(.., share)| share)
    };
    let newest = years.last().copied();
    units.sort_by_cached_key(|&unit| {
        let now: Option<Decimal> = newest.and_then(|year| share(unit, year)).map(|share| share.percent());
        (now.is_none(), now.map(Reverse), collation_key(model.unit(unit).short_name()), unit)
    });
    let row = |&unit: &UnitIx| CommuneRow {
        unit: UnitView::of(cx, unit),
        cells: years.iter().map(|&year| cell(cx, key, (unit, year), share(unit, year))).collect(),
    };
    let whole = |&year: &i32| {
        let shares = scored.iter().filter(|&&(_, at, _)| at == year).map(|&(.., share)| share);
        together(shares).map(|share| percent(share.percent()))
    };
    CommunesView {
        area: UnitView::of(cx, area),
        rows: units.iter().map(row).collect(),
        whole: years.iter().map(whole).collect(),
        standing: newest.and_then(|year| {
            let communes = communes_of(model, area, year);
            standing_chart(cx, &communes, year, None, |result| share_in(model, result, key))
        }),
        years: years.into_iter().collect(),
    }
}

fn cell(cx: &Context<'_>, key: &str, (unit, year): (UnitIx, i32), share: Option<Share>) -> CellView {
    let model = cx.model;
    let result = model.result_of(unit, year).map(|ix| model.result(ix));
    CellView {
        percent: share.map(|share| percent(share.percent())),
        existed: model.unit(unit).valid.touches_year(year),
        marks: result.map(|result| Mark::of_key(cx, result, key)).unwrap_or_default(),
    }
}
