//! Names of units to choose from, where a page does not take them all: one script, by the unit above.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::UnitIx;
use crate::text::collation_key;

use super::comparison;
use super::context::Context;
use super::views::area_of;

/// The name of the script, in the folder of the page's other scripts.
pub const NAME: &str = "danh-sach/don-vi";

/// More units than this are not listed on the page of comparisons,
pub(super) const COMPARED: usize = 120;
/// nor as many among the filters of findings.
pub(super) const NAMED: usize = 150;

/// Whether the page of comparisons needs the script.
pub fn are_many_compared(cx: &Context<'_>) -> bool {
    comparison::units(cx).count() > COMPARED
}

/// Whether the filters of findings need it.
pub fn are_many_named(cx: &Context<'_>) -> bool {
    units_of_findings(cx).len() > NAMED
}

/// Units below one unit: its name, and id and name of each.
#[derive(Debug, Serialize)]
pub struct Choices(String, Vec<(String, String)>);

/// The units that can be compared; those without a unit above stand in the page.
pub fn compared(cx: &Context<'_>) -> Vec<Choices> {
    let groups = comparison::groups(cx).into_iter();
    groups.filter_map(|(above, units)| Some(named(cx, above?, &units))).collect()
}

fn named(cx: &Context<'_>, above: UnitIx, units: &[UnitIx]) -> Choices {
    let unit = |&ix: &UnitIx| (cx.model.unit(ix).id.to_string(), cx.model.unit(ix).name.to_string());
    Choices(cx.model.unit(above).name.to_string(), units.iter().map(unit).collect())
}

/// The units that findings name, by the district that they are counted under.
pub fn named_by_findings(cx: &Context<'_>) -> Vec<Choices> {
    let mut groups: Vec<(UnitIx, Vec<UnitIx>)> = Vec::new();
    for (unit, _, area) in units_of_findings(cx).into_iter().filter(|(unit, _, area)| unit != area) {
        match groups.iter_mut().find(|(above, _)| *above == area) {
            Some((_, list)) => list.push(unit),
            None => groups.push((area, vec![unit])),
        }
    }
    groups.sort_by_key(|(area, _)| *area);
    groups.iter().map(|(area, units)| named(cx, *area, units)).collect()
}

/// Every unit that a finding names, in the order of names, with how many do and the district that it is counted under.
pub(super) fn units_of_findings(cx: &Context<'_>) -> Vec<(UnitIx, usize, UnitIx)> {
    let mut by_unit: BTreeMap<UnitIx, (usize, i32)> = BTreeMap::new();
    for finding in &cx.model.findings {
        for &unit in &finding.units {
            by_unit.entry(unit).or_insert((0, finding.year)).0 += 1;
        }
    }
    let area = |unit, year| area_of(cx.model, unit, year);
    let mut units: Vec<_> =
        by_unit.into_iter().map(|(unit, (n, year))| (unit, n, area(unit, year))).collect();
    units.sort_by_cached_key(|(unit, ..)| collation_key(cx.model.unit(*unit).short_name()));
    units
}
