use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::remedy::progress;
use crate::model::{Finding, FindingIx, LossPoints, UnitIx};
use crate::site::views::FindingItem;
use crate::site::{Context, Route};

/// The shortcomings of one year in a domain.
#[derive(Debug, Serialize)]
pub(super) struct YearView {
    year: i32,
    path: Route,
    count: usize,
    /// Shortcomings times units.
    mentions: usize,
    units: usize,
    done: usize,
    recurring: usize,
    /// Those of most points, then those of most units.
    largest: Vec<FindingItem>,
}

/// As many are listed; the rest is a link to the filtered list.
const LISTED: usize = 6;

/// The years with shortcomings in a domain, newest first.
pub(super) fn years(cx: &Context<'_>, key: &str) -> Vec<YearView> {
    cx.model.years().iter().rev().filter_map(|&year| view(cx, key, year)).collect()
}

fn view(cx: &Context<'_>, key: &str, year: i32) -> Option<YearView> {
    let model = cx.model;
    let mut here: Vec<(FindingIx, &Finding<'_>)> = model
        .findings_in(year)
        .iter()
        .map(|&ix| (ix, model.finding(ix)))
        .filter(|(_, finding)| finding.is_counted() && finding.domain.as_deref() == Some(key))
        .collect();
    if here.is_empty() {
        return None;
    }
    let units: BTreeSet<UnitIx> =
        here.iter().flat_map(|(_, finding)| finding.units.iter().copied()).collect();
    here.sort_by_key(|(ix, finding)| (Reverse(points(finding)), Reverse(finding.units.len()), *ix));
    Some(YearView {
        year,
        path: Route::year(year),
        count: here.len(),
        mentions: here.iter().map(|(_, finding)| finding.units.len()).sum(),
        units: units.len(),
        done: here.iter().filter(|(_, finding)| progress(finding).is_done()).count(),
        recurring: here.iter().filter(|(ix, _)| cx.recurring.repeats_earlier(model, *ix)).count(),
        largest: here.iter().take(LISTED).map(|&(ix, _)| FindingItem::of(cx, ix)).collect(),
    })
}

/// Points lost, for sorting only: a range by its lower bound, an unknown loss after every known one.
fn points(finding: &Finding<'_>) -> Option<Decimal> {
    match finding.loss.points {
        LossPoints::Unknown => None,
        LossPoints::Exact(points) | LossPoints::Range { min: points, .. } => Some(points),
    }
}

/// Shortcomings of other domains that touch this one: how many, and the newest of them.
pub(super) fn also(cx: &Context<'_>, key: &str) -> (usize, Vec<FindingItem>) {
    let touches = |finding: &Finding<'_>| {
        finding.is_counted()
            && finding.domain.as_deref() != Some(key)
            && finding.also_domains.iter().any(|other| other == key)
    };
    let mut found: Vec<(i32, FindingIx)> = cx
        .model
        .iter_findings()
        .filter(|(_, finding)| touches(finding))
        .map(|(ix, finding)| (finding.year, ix))
        .collect();
    found.sort_by_key(|&(year, ix)| (Reverse(year), ix));
    (found.len(), found.iter().take(LISTED).map(|&(_, ix)| FindingItem::of(cx, ix)).collect())
}
