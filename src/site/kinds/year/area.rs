use std::collections::BTreeSet;

use serde::Serialize;

use crate::charts::{dumbbell, strip};
use crate::model::{Finding, FindingIx, LossPoints, UnitIx, share};
use crate::site::Context;
use crate::site::views::{FindingItem, UnitView, area_of, communes_changes, communes_of, standing_chart};

use super::heat::{HeatView, heat};
use super::ranking::{RankingView, ranking};
use super::result::{ResultView, result};

/// A district (or whatever stands above communes) in one year.
#[derive(Debug, Serialize)]
pub(super) struct AreaView {
    pub(super) unit: UnitView,
    /// Its own scores.
    result: Option<ResultView>,
    /// Its communal units that year, those with a result, and those that a result or a finding names.
    pub(super) communes: usize,
    pub(super) scored: usize,
    pub(super) named: usize,
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

/// The areas that the results and findings of a year are about. A lone indicator makes no area: it says nothing of
/// how the district did.
pub(in crate::site::kinds) fn area_units(cx: &Context<'_>, year: i32) -> BTreeSet<UnitIx> {
    let model = cx.model;
    let results = model.results_in(year).iter().map(|&ix| model.result(ix).unit);
    let findings = model.findings_in(year).iter().flat_map(|&ix| &model.finding(ix).units).copied();
    results.chain(findings).map(|unit| area_of(model, unit, year)).collect()
}

/// The areas of a year, in the order of the register.
pub(super) fn areas(cx: &Context<'_>, year: i32) -> Vec<AreaView> {
    area_units(cx, year).into_iter().map(|area| view(cx, area, year)).collect()
}

fn view(cx: &Context<'_>, area: UnitIx, year: i32) -> AreaView {
    let model = cx.model;
    let communes = communes_of(model, area, year);
    let is_here = |unit: &UnitIx| area_of(model, *unit, year) == area;
    let findings: Vec<FindingIx> =
        super::shortcomings(model, year).filter(|&ix| model.finding(ix).units.iter().any(is_here)).collect();
    let scored = communes.iter().filter(|&&commune| model.result_of(commune, year).is_some()).count();
    let named = communes.iter().filter(|&&commune| is_named(cx, commune, year)).count();
    // A district's finding may name the communes that caused it: the points are the district's.
    let is_of_communes = |finding: &Finding<'_>| {
        !finding.units.contains(&area) && finding.units.iter().any(|unit| communes.contains(unit))
    };
    let (of_communes, of_others): (Vec<FindingIx>, Vec<FindingIx>) =
        findings.iter().partition(|&&ix| is_of_communes(model.finding(ix)));
    let own_result = model.result_of(area, year);
    AreaView {
        unit: UnitView::of(cx, area),
        result: own_result.map(|ix| result(cx, model.result(ix))),
        communes: communes.len(),
        scored,
        named,
        ranking: ranking(cx, &communes, year),
        standing: standing_chart(cx, &communes, year, None, |result| share::index(model, result)),
        changes: communes_changes(cx, &model.unit(area).name, &communes, year),
        heat: heat(cx, &communes, year),
        counts: is_spoken_of(cx, area, year).then(|| counts(cx, area, &communes, &findings, is_here)),
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

/// Whether a result or a finding of any kind names a unit in a year: only then "no shortcoming" is known.
pub(super) fn is_named(cx: &Context<'_>, unit: UnitIx, year: i32) -> bool {
    let found = cx.model.findings_of(unit).iter().any(|&ix| cx.model.finding(ix).year == year);
    found || cx.model.result_of(unit, year).is_some()
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
