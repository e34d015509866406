use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::losses::{DomainLoss, by_domain};
use crate::model::{Model, ScoreResult};
use crate::site::views::{Mark, ShareView, SourceView, UnitView, area_of, decimal, rounded, share_in};
use crate::site::{Context, Route};

/// What one district reached in a domain in one year, and how much of what it lost is explained.
#[derive(Debug, Serialize)]
pub(super) struct DistrictRow {
    unit: UnitView,
    year: i32,
    year_path: Route,
    /// Whether its set splits the domain, so that the figures are sums of several rows of the data.
    split: bool,
    share: Option<ShareView>,
    /// Percentage points against the result before.
    change: Option<ChangeView>,
    lost: Option<String>,
    listed: String,
    unexplained: Option<String>,
    over: Option<String>,
    /// Findings that state no points.
    unknown: usize,
    source: SourceView,
    /// On its scores in the domain.
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    year: i32,
    points: String,
    other_set: bool,
}

/// As many results are listed; where there are more, only the newest of each district.
const LISTED: usize = 40;

/// Results of districts by unit, newest first, and how many there are.
pub(super) fn districts(cx: &Context<'_>, key: &str) -> (Vec<DistrictRow>, usize) {
    let model = cx.model;
    let mut results: Vec<&ScoreResult<'_>> = model
        .results
        .iter()
        .filter(|result| area_of(model, result.unit, result.year) == result.unit)
        .filter(|result| has_domain(model, result, key))
        .collect();
    results.sort_by_key(|result| (result.unit, Reverse(result.year)));
    let whole = results.len() <= LISTED;
    let rows = results.iter().enumerate().filter(|(at, result)| {
        let is_newest = at.checked_sub(1).is_none_or(|before| results[before].unit != result.unit);
        whole || is_newest
    });
    let rows = rows.take(LISTED).map(|(at, result)| {
        let before = results.get(at + 1).filter(|before| before.unit == result.unit);
        row(cx, key, result, before.copied())
    });
    (rows.collect(), results.len())
}

fn has_domain(model: &Model<'_>, result: &ScoreResult<'_>, key: &str) -> bool {
    let Some(framework) = result.framework else { return false };
    let set = model.framework(framework);
    result.domains.iter().any(|score| set.domains[score.domain].key == key)
}

fn row(
    cx: &Context<'_>,
    key: &str,
    result: &ScoreResult<'_>,
    before: Option<&ScoreResult<'_>>,
) -> DistrictRow {
    let model = cx.model;
    let share = share_in(model, result, key);
    let earlier = before.and_then(|before| Some((before, share_in(model, before, key)?)));
    let losses: Vec<DomainLoss> = by_domain(model, result)
        .into_iter()
        .filter(|row| {
            let set = result.framework.map(|framework| model.framework(framework));
            set.is_some_and(|set| set.domains[row.domain].key == key)
        })
        .collect();
    let sum = |part: fn(&DomainLoss) -> Option<Decimal>| -> Option<Decimal> {
        losses.iter().map(part).sum::<Option<Decimal>>()
    };
    DistrictRow {
        unit: UnitView::of(cx, result.unit),
        year: result.year,
        year_path: Route::year(result.year),
        split: losses.len() > 1,
        change: share.zip(earlier).map(|(now, (before, then))| ChangeView {
            year: before.year,
            // Of the printed percentages, so that readers who subtract them find the same.
            points: decimal(rounded(now.percent(), 2) - rounded(then.percent(), 2)),
            other_set: before.framework != result.framework,
        }),
        share: share.map(ShareView::of),
        lost: sum(|row| row.lost).map(decimal),
        listed: decimal(losses.iter().map(|row| row.listed).sum()),
        unexplained: sum(DomainLoss::unexplained).map(decimal),
        over: sum(DomainLoss::over_explained).filter(|over| !over.is_zero()).map(decimal),
        unknown: losses.iter().map(|row| row.unknown).sum(),
        source: SourceView::of(cx, &result.source),
        marks: Mark::of_key(cx, result, key),
    }
}
