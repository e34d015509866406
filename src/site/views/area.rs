use chrono::NaiveDate;

use crate::model::{Finding, Model, Unit, UnitIx};
use crate::records::UnitKind;
use crate::text::collation_key;

/// The unit that a unit is counted under in a year: the nearest district or province, itself included; a unit
/// below none stands for itself.
pub fn area_of(model: &Model<'_>, unit: UnitIx, year: i32) -> UnitIx {
    let mut at = unit;
    // A chain longer than the register would be a circle.
    for _ in 0..model.units.len() {
        let here = model.unit(at);
        if matches!(here.kind, UnitKind::District | UnitKind::Province) {
            return at;
        }
        let Some(above) = above_in(here, year) else { break };
        at = above;
    }
    at
}

/// The area of a finding: that of its first unit.
pub fn area_of_finding(model: &Model<'_>, finding: &Finding<'_>) -> Option<UnitIx> {
    finding.units.first().map(|&unit| area_of(model, unit, finding.year))
}

/// The communal units of an area in a year, in the order of their names.
pub fn communes_of(model: &Model<'_>, area: UnitIx, year: i32) -> Vec<UnitIx> {
    let mut communes: Vec<UnitIx> = model
        .iter_units()
        .filter(|(_, unit)| unit.is_communal() && unit.valid.touches_year(year))
        .filter(|&(ix, _)| area_of(model, ix, year) == area)
        .map(|(ix, _)| ix)
        .collect();
    communes.sort_by_cached_key(|&ix| (collation_key(model.unit(ix).short_name()), ix));
    communes
}

/// The unit above on the last day of a year, or on its own last day if it ended before.
fn above_in(unit: &Unit<'_>, year: i32) -> Option<UnitIx> {
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let day = unit.valid.to.map_or(last, |to| to.latest().min(last));
    unit.parent_on(day)
}
