use std::collections::BTreeSet;

use serde::Serialize;

use crate::charts::{dumbbell, strip};
use crate::model::{Finding, FindingIx, LossPoints, UnitIx, share};
use crate::site::views::{
    FindingItem, Mark, UnitView, area_of, communes_changes, percent, points, standing_chart,
};
use crate::site::{Areas, Context, Route};

use super::heat::{HeatView, heat};
use super::ranking::{RankingView, ranked, ranking};
use super::result::{ResultView, result};

/// An area in a line.
#[derive(Debug, Serialize)]
pub(super) struct AreaRow {
    pub(super) unit: UnitView,
    /// Its page of the year, if it has one.
    path: Option<Route>,
    /// Its communal units that year, those with a result, and those that a result or a finding names.
    pub(super) communes: usize,
    pub(super) scored: usize,
    pub(super) named: usize,
    /// Shortcomings that name it or a unit of it; `None` where no finding of any kind is about it.
    found: Option<usize>,
    /// Whether its own total or share is known.
    known: bool,
    total: Option<String>,
    percent: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    /// On its total and rank.
    marks: Vec<Mark>,
}

/// A district (or whatever stands above communes) in one year.
#[derive(Debug, Serialize)]
pub(super) struct AreaView {
    pub(super) unit: UnitView,
    /// Its own scores.
    result: Option<ResultView>,
    /// Its communal units that year, those on this page, and those with a result.
    communes: usize,
    shown: usize,
    scored: usize,
    ranking: Option<RankingView>,
    /// Its communes among each other, and against the year before.
    standing: Option<strip::Chart>,
    changes: Option<dumbbell::Chart>,
    heat: Option<HeatView>,
    /// `None` where no finding of any kind is about it: nothing is known then, which is not "no shortcoming".
    counts: Option<CountsView>,
    /// What cost the area itself most, and what cost its communes most.
    losses: Vec<FindingItem>,
    commune_losses: Vec<FindingItem>,
    /// Shortcomings that state no points.
    without_points: usize,
}

/// Shortcomings of the area by the units that they name.
#[derive(Debug, Serialize)]
struct CountsView {
    total: usize,
    /// Naming the area itself.
    own: usize,
    /// Naming communal units.
    communes: usize,
    /// Naming others: offices, service units, schools.
    others: usize,
    /// How many such others.
    other_units: usize,
}

/// As many of the largest losses are listed.
const LARGEST: usize = 5;

/// The areas of a year in a row each, in the order of the register.
pub(super) fn rows(cx: &Context<'_>, year: i32) -> Vec<AreaRow> {
    cx.areas.in_year(year).map(|area| row(cx, area, year)).collect()
}

fn row(cx: &Context<'_>, area: UnitIx, year: i32) -> AreaRow {
    let model = cx.model;
    let communes = cx.areas.communes(area, year);
    let result = model.result_of(area, year).map(|ix| model.result(ix));
    let found = is_spoken_of(cx, area, year).then(|| shortcomings_of(cx, area, year).len());
    AreaRow {
        path: cx.areas.page(model, area, year),
        unit: UnitView::of(cx, area),
        communes: communes.len(),
        scored: communes.iter().filter(|&&commune| model.result_of(commune, year).is_some()).count(),
        named: communes.iter().filter(|&&commune| cx.model.is_named_in(commune, year)).count(),
        found,
        known: result
            .is_some_and(|result| result.totals.total.is_some() || share::index(model, result).is_some()),
        total: result.and_then(|result| points(result.totals.total)),
        percent: result.and_then(|result| share::index(model, result)).map(|share| percent(share.percent())),
        rank: result.and_then(|result| result.rank).map(|rank| rank.position),
        rank_of: result.and_then(|result| result.rank).map(|rank| rank.of),
        marks: result.map(|result| Mark::of_result(cx, result)).unwrap_or_default(),
    }
}

/// The counted shortcomings of a year that name an area or a unit of it.
fn shortcomings_of(cx: &Context<'_>, area: UnitIx, year: i32) -> Vec<FindingIx> {
    let is_here = |unit: &UnitIx| area_of(cx.model, *unit, year) == area;
    let all = super::shortcomings(cx.model, year);
    all.filter(|&ix| cx.model.finding(ix).units.iter().any(is_here)).collect()
}

/// An area with as many of its communes as stand on one of its pages.
pub(super) fn view(cx: &Context<'_>, area: UnitIx, year: i32, piece: usize) -> AreaView {
    let model = cx.model;
    let communes = cx.areas.communes(area, year);
    let is_here = |unit: &UnitIx| area_of(model, *unit, year) == area;
    let findings = shortcomings_of(cx, area, year);
    // A district's finding may name the communes that caused it: the points are the district's.
    let is_of_communes = |finding: &Finding<'_>| {
        !finding.units.contains(&area) && finding.units.iter().any(|unit| communes.contains(unit))
    };
    let (of_communes, of_others): (Vec<FindingIx>, Vec<FindingIx>) =
        findings.iter().partition(|&&ix| is_of_communes(model.finding(ix)));
    let own_result = model.result_of(area, year);
    let ranked = ranked(cx, communes, year);
    let shown = Areas::piece(&ranked, piece);
    let all_here = shown.len() == communes.len();
    AreaView {
        unit: UnitView::of(cx, area),
        result: own_result.map(|ix| result(cx, model.result(ix))),
        communes: communes.len(),
        shown: shown.len(),
        scored: communes.iter().filter(|&&commune| model.result_of(commune, year).is_some()).count(),
        ranking: ranking(cx, &ranked, shown, year),
        standing: standing_chart(
            cx,
            communes,
            year,
            None,
            |result| share::index(model, result),
            |result| Mark::is_on_index(cx, result),
        ),
        // One row a commune: of many the table says as much.
        changes: all_here.then(|| communes_changes(cx, &model.unit(area).name, communes, year)).flatten(),
        heat: heat(cx, communes, shown, year),
        counts: is_spoken_of(cx, area, year).then(|| counts(cx, area, communes, &findings, is_here)),
        losses: largest(cx, &of_others),
        commune_losses: largest(cx, &of_communes),
        without_points: findings
            .iter()
            .filter(|&&ix| matches!(model.finding(ix).loss.points, LossPoints::Unknown))
            .count(),
    }
}

/// Whether a finding of any kind is about an area or a unit of it.
pub(super) fn is_spoken_of(cx: &Context<'_>, area: UnitIx, year: i32) -> bool {
    let model = cx.model;
    let units = model.findings_in(year).iter().flat_map(|&ix| &model.finding(ix).units);
    units.copied().any(|unit| area_of(model, unit, year) == area)
}

fn counts(
    cx: &Context<'_>,
    area: UnitIx,
    communes: &[UnitIx],
    findings: &[FindingIx],
    is_here: impl Fn(&UnitIx) -> bool,
) -> CountsView {
    let units = |&ix: &FindingIx| cx.model.finding(ix).units.iter();
    let is_other = |unit: &UnitIx| *unit != area && !communes.contains(unit) && is_here(unit);
    let other_units: BTreeSet<&UnitIx> =
        findings.iter().flat_map(units).filter(|unit| is_other(unit)).collect();
    CountsView {
        total: findings.len(),
        own: findings.iter().filter(|ix| units(ix).any(|unit| *unit == area)).count(),
        communes: findings.iter().filter(|ix| units(ix).any(|unit| communes.contains(unit))).count(),
        others: findings.iter().filter(|ix| units(ix).any(is_other)).count(),
        other_units: other_units.len(),
    }
}

/// The findings that lose most points; a range counts with its lower bound, an unknown loss is left out.
fn largest(cx: &Context<'_>, findings: &[FindingIx]) -> Vec<FindingItem> {
    let mut known: Vec<_> = findings
        .iter()
        .filter_map(|&ix| match cx.model.finding(ix).loss.points {
            LossPoints::Unknown => None,
            LossPoints::Exact(points) | LossPoints::Range { min: points, .. } => Some((points, ix)),
        })
        .collect();
    known.sort_by_key(|&(points, ix)| (std::cmp::Reverse(points), ix));
    known.into_iter().take(LARGEST).map(|(_, ix)| FindingItem::of(cx, ix)).collect()
}
