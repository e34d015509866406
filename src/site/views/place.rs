use chrono::NaiveDate;

use crate::model::{Finding, UnitIx};
use crate::records::UnitKind;
use crate::site::Context;

/// The district that a unit belongs to in a year: itself, or the nearest one above it. Where there is none (after
/// 1 July 2025), the unit right below the topmost, or the unit itself.
pub(crate) fn district_of(cx: &Context<'_>, unit: UnitIx, year: i32) -> UnitIx {
    let day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(cx.model.edition.date);
    let mut at = unit;
    let mut below_topmost = unit;
    // A chain longer than the register would be a circle; resolving has refused those.
    for _ in 0..cx.model.units.len() {
        let record = cx.model.unit(at);
        if record.kind == UnitKind::District {
            return at;
        }
        let above = record.parent_on(day);
        let Some(above) = above.filter(|&above| cx.model.unit(above).kind != UnitKind::Province) else { break };
        at = above;
        below_topmost = above;
    }
    below_topmost
}

/// The district of a finding: that of its first unit.
pub(crate) fn district_of_finding(cx: &Context<'_>, finding: &Finding<'_>) -> Option<UnitIx> {
    finding.units.first().map(|&unit| district_of(cx, unit, finding.year))
}
