use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::remedy::progress;
use crate::model::{Finding, FindingIx, UnitIx};
use crate::site::views::domain_title;
use crate::site::{Context, Route};

/// The shortcomings of a year in one domain.
#[derive(Debug, Serialize)]
pub(super) struct DomainRow {
    /// `None` for shortcomings that no domain is known of.
    key: Option<String>,
    title: Option<String>,
    path: Option<Route>,
    count: usize,
    /// Shortcomings times units: one sentence about five communes is five.
    pub(super) mentions: usize,
    units: usize,
    /// Said to be done, by whomever.
    done: usize,
    /// Also found in an earlier year.
    recurring: usize,
}

/// Counts by domain, in the order of the site; those without a domain last.
pub(super) fn domain_rows(cx: &Context<'_>, year: i32) -> Vec<DomainRow> {
    let keys = cx.model.domain_keys().iter().map(|key| Some(key.as_str()));
    keys.chain([None]).filter_map(|key| row(cx, year, key)).collect()
}

fn row(cx: &Context<'_>, year: i32, key: Option<&str>) -> Option<DomainRow> {
    let model = cx.model;
    let here: Vec<(FindingIx, &Finding<'_>)> = super::shortcomings(model, year)
        .map(|ix| (ix, model.finding(ix)))
        .filter(|(_, finding)| finding.domain.as_deref() == key)
        .collect();
    if here.is_empty() {
        return None;
    }
    let units: BTreeSet<UnitIx> =
        here.iter().flat_map(|(_, finding)| finding.units.iter().copied()).collect();
    Some(DomainRow {
        key: key.map(ToOwned::to_owned),
        title: key.map(|key| domain_title(cx, key)),
        path: key.map(Route::domain),
        count: here.len(),
        mentions: here.iter().map(|(_, finding)| finding.units.len()).sum(),
        units: units.len(),
        done: here.iter().filter(|(_, finding)| progress(finding).is_done()).count(),
        recurring: here.iter().filter(|(ix, _)| cx.recurring.repeats_earlier(model, *ix)).count(),
    })
}
