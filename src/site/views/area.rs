use chrono::NaiveDate;

use crate::model::{Finding, Model, Unit, UnitIx};
use crate::records::UnitKind;

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

/// The unit above on the last day of a year, or on its own last day if it ended before.
fn above_in(unit: &Unit<'_>, year: i32) -> Option<UnitIx> {
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let day = unit.valid.to.map_or(last, |to| to.latest().min(last));
    unit.parent_on(day)
}
