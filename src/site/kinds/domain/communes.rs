use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::strip;
use crate::model::share::Share;
use crate::model::{ScoreResult, UnitIx};
use crate::site::views::{Mark, UnitView, percent, share_in, standing_chart, together};
use crate::site::{Areas, Context, DomainPage, Route};
use crate::text::collation_key;

/// The communes of a district over the years, in percent of the maximum of the domain.
#[derive(Debug, Serialize)]
pub(super) struct CommunesView {
    area: UnitView,
    /// Years in which a commune is scored, oldest first.
    years: Vec<i32>,
    /// The communes among each other in the newest of them.
    standing: Option<strip::Chart>,
    /// How many communes there are in all.
    count: usize,
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

/// A district whose communes are scored in the domain, in a line.
#[derive(Debug, Serialize)]
pub(super) struct AreaRow {
    area: UnitView,
    path: Route,
    /// The newest year in which any is scored, how many are, and the percentage over all of them.
    year: i32,
    scored: usize,
    whole: Option<String>,
    /// The lowest and the highest of them.
    lowest: Option<String>,
    highest: Option<String>,
}

type Scored = (UnitIx, i32, Share);

/// The one district whose communes are scored in the domain, if the page of the domain holds it.
pub(super) fn communes(cx: &Context<'_>, domain: usize, key: &str) -> Vec<CommunesView> {
    if cx.areas.domains.iter().any(|page| page.domain == domain) {
        return Vec::new();
    }
    let areas = cx.areas.scored(domain).iter();
    areas.map(|(&area, scored)| view(cx, key, area, scored, 1)).collect()
}

/// The communes of a district that stand on one of its pages.
pub(super) fn communes_on(cx: &Context<'_>, key: &str, page: &DomainPage) -> Option<CommunesView> {
    let scored = cx.areas.scored(page.domain).get(&page.area)?;
    Some(view(cx, key, page.area, scored, page.piece))
}

/// The districts that have pages of their own.
pub(super) fn area_rows(cx: &Context<'_>, domain: usize, key: &str) -> Vec<AreaRow> {
    let has_page =
        |area: UnitIx| cx.areas.domains.iter().any(|page| (page.domain, page.area) == (domain, area));
    let areas = cx.areas.scored(domain).iter().filter(|(area, _)| has_page(**area));
    areas.filter_map(|(&area, scored)| area_row(cx, key, area, scored)).collect()
}

fn area_row(cx: &Context<'_>, key: &str, area: UnitIx, scored: &[Scored]) -> Option<AreaRow> {
    let year = scored.iter().map(|&(_, year, _)| year).max()?;
    let newest = || scored.iter().filter(|&&(_, at, _)| at == year).map(|&(.., share)| share);
    let one = |share: Share| percent(share.percent());
    Some(AreaRow {
        area: UnitView::of(cx, area),
        path: Route::domain_of(key, cx.model.unit(area), 1),
        year,
        scored: newest().count(),
        whole: together(newest()).map(one),
        lowest: newest().min_by_key(Share::percent).map(one),
        highest: newest().max_by_key(Share::percent).map(one),
    })
}

fn view(cx: &Context<'_>, key: &str, area: UnitIx, scored: &[Scored], piece: usize) -> CommunesView {
    let model = cx.model;
    let years: BTreeSet<i32> = scored.iter().map(|&(_, year, _)| year).collect();
    let mut units: Vec<UnitIx> = scored.iter().map(|&(unit, ..)| unit).collect();
    units.sort_unstable();
    units.dedup();
    let shares: HashMap<(UnitIx, i32), Share> =
        scored.iter().map(|&(unit, year, share)| ((unit, year), share)).collect();
    let share = |unit: UnitIx, year: i32| shares.get(&(unit, year)).copied();
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
        count: units.len(),
        rows: Areas::piece(&units, piece).iter().map(row).collect(),
        whole: years.iter().map(whole).collect(),
        standing: newest.and_then(|year| {
            let communes = cx.areas.communes(area, year);
            {
                let doubted = |result: &ScoreResult<'_>| Mark::is_on_key(cx, result, key);
                standing_chart(cx, communes, year, None, |result| share_in(model, result, key), doubted)
            }
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
