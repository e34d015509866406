use serde::Serialize;

use crate::charts::{domain_rows, dumbbell};
use crate::model::{Framework, ScoreResult, share};
use crate::site::views::{
    ChangeView, FrameworkView, Mark, ShareView, SourceView, decimal, domains_changes, domains_chart, percent,
    points, same_domain,
};
use crate::site::{Context, Route};

/// The scores of an area itself.
#[derive(Debug, Serialize)]
pub(super) struct ResultView {
    total: Option<String>,
    /// Maximum of the total, if the set says.
    total_max: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    class: Option<String>,
    share: Option<ShareView>,
    change: Option<ChangeView>,
    /// Places gained since the result before, if both say among how many and these are equal.
    rank_before: Option<(i32, u32)>,
    framework: Option<FrameworkView>,
    domains: Vec<DomainView>,
    /// The domains, where there is no year before to set them against.
    chart: Option<domain_rows::Chart>,
    /// The domains against those of the result before.
    changes: Option<dumbbell::Chart>,
    /// Year of the result that the domains are compared with.
    before: Option<i32>,
    note: Option<String>,
    source: SourceView,
    /// On its total, rank and class.
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct DomainView {
    code: String,
    title: String,
    path: Route,
    appraised: Option<String>,
    max: Option<String>,
    percent: Option<String>,
    /// Percent in the result before.
    before: Option<String>,
    marks: Vec<Mark>,
}

/// The view of a result, with the one before it.
pub(super) fn result(cx: &Context<'_>, result: &ScoreResult<'_>) -> ResultView {
    let model = cx.model;
    let set = result.framework.map(|framework| model.framework(framework));
    let before = before(cx, result);
    let changes = before.and_then(|before| domains_changes(cx, result, before));
    ResultView {
        total: points(result.totals.total),
        total_max: set.and_then(|set| set.scale.total).map(decimal),
        rank: result.rank.map(|rank| rank.position),
        rank_of: result.rank.map(|rank| rank.of),
        class: result.class.as_ref().map(|class| class.value.to_string()),
        share: share::index(model, result).map(ShareView::of),
        change: before.and_then(|before| ChangeView::of(model, result, before)),
        rank_before: before.and_then(|before| Some((before.year, before.rank?.position))),
        framework: set.map(FrameworkView::of),
        domains: set.map(|set| domains(cx, result, set, before)).unwrap_or_default(),
        chart: if changes.is_none() { domains_chart(cx, result, None) } else { None },
        changes,
        before: before.map(|before| before.year),
        note: result.note.as_ref().map(ToString::to_string),
        source: SourceView::of(cx, &result.source),
        marks: Mark::of_result(cx, result),
    }
}

/// The newest result of the same unit in an earlier year.
pub(super) fn before<'m>(cx: &Context<'m>, result: &ScoreResult<'_>) -> Option<&'m ScoreResult<'m>> {
    let model = cx.model;
    let earlier = model.results_of(result.unit).iter().rev().map(|&ix| model.result(ix));
    earlier.into_iter().find(|other| other.year < result.year)
}

fn domains(
    cx: &Context<'_>,
    result: &ScoreResult<'_>,
    set: &Framework<'_>,
    before: Option<&ScoreResult<'_>>,
) -> Vec<DomainView> {
    let scores = result.domains.iter().enumerate().map(|(at, score)| {
        let domain = &set.domains[score.domain];
        let earlier = before.and_then(|before| same_domain(cx, set, domain, before));
        DomainView {
            code: domain.code.to_string(),
            title: domain.title.to_string(),
            path: Route::domain(&domain.key),
            appraised: points(score.parts.appraised),
            max: share::domain_max(score, set).map(decimal),
            percent: share::domain(score, set).map(|share| percent(share.percent())),
            before: earlier.map(|share| percent(share.percent())),
            marks: Mark::of_domain(cx, result, at),
        }
    });
    scores.collect()
}
