use crate::model::{Model, UnitIx};

/// Each unit with each year that has a page: all with a result or an indicator but the newest of either.
pub(super) fn unit_years(model: &Model<'_>) -> Vec<(UnitIx, i32)> {
    let mut all = Vec::new();
    for (ix, _) in model.iter_units() {
        let mut scored: Vec<i32> = model.results_of(ix).iter().map(|&one| model.result(one).year).collect();
        let values = model.indicator_values_of(ix).iter();
        let mut valued: Vec<i32> =
            values.map(|&(indicator, at)| model.indicator(indicator).values[at].year).collect();
        valued.sort_unstable();
        valued.dedup();
        scored.pop();
        valued.pop();
        scored.extend(valued);
        scored.sort_unstable();
        scored.dedup();
        all.extend(scored.into_iter().map(|year| (ix, year)));
    }
    all
}
