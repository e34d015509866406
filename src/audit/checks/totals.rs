//! What a total is made of: its parts, and bonus and penalty.

use rust_decimal::Decimal;

use crate::audit::compare::Expected;
use crate::model::{Framework, ScoreResult};
use crate::records::AdjustmentKind;

use super::scores::{APPRAISED, Part, SURVEY, of_all_domains};

/// The stated total of a part, or its domains when all of them are given.
pub(super) fn points(
    set: Option<&Framework<'_>>,
    result: &ScoreResult<'_>,
    part: Part,
) -> Option<Vec<Decimal>> {
    match (part.of)(&result.totals) {
        Some(stated) => Some(vec![stated.value]),
        None => of_all_domains(set?, result, part),
    }
}

/// Bonus as positive, penalty as negative points.
pub(super) fn adjustments(result: &ScoreResult<'_>) -> impl Iterator<Item = Decimal> {
    result.adjustments.iter().map(|adjustment| match adjustment.kind {
        AdjustmentKind::Bonus => adjustment.amount.value.abs(),
        AdjustmentKind::Penalty => -adjustment.amount.value.abs(),
    })
}

/// The stated total, when it is the sum of the appraised domains, the survey, bonus and penalty, while the stated
/// appraised total is not that of the domains: three statements agree against one.
pub(super) fn that_fits_domains(set: &Framework<'_>, result: &ScoreResult<'_>) -> Option<Decimal> {
    let total = result.totals.total?.value;
    let appraised = result.totals.appraised?.value;
    let mut parts = of_all_domains(set, result, APPRAISED)?;
    Expected::sum(&parts)?.against(appraised)?;
    parts.extend(points(Some(set), result, SURVEY)?);
    parts.extend(adjustments(result));
    Expected::sum(&parts)?.against(total).is_none().then_some(total)
}
