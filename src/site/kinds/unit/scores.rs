use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::{Absence, State, domain_rows, dumbbell, line_years, waterfall};
use crate::model::losses::{DomainLoss, by_domain};
use crate::model::{Framework, ScoreResult, UnitIx, share};
use crate::records::AdjustmentKind;
use crate::site::views::{
    ChangeView, FrameworkView, Mark, ShareView, SourceView, any_share_line, decimal, domains_changes,
    domains_chart, percent, points, same_domain,
};
use crate::site::{Context, Route};
use crate::syntax::Choice;

/// All scores of a unit.
#[derive(Debug, Serialize)]
pub(super) struct ScoresView {
    /// Newest first.
    years: Vec<YearRow>,
    /// The newest result, alone; each earlier one has a page.
    results: Vec<ResultView>,
    line: Option<line_years::Chart>,
}

/// One result in a row.
#[derive(Debug, Serialize)]
struct YearRow {
    year: i32,
    /// Its own page; the newest has none.
    path: Option<Route>,
    share: Option<ShareView>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    /// On its total and rank.
    marks: Vec<Mark>,
}

/// One result.
#[derive(Debug, Serialize)]
pub(super) struct ResultView {
    year: i32,
    framework: Option<FrameworkView>,
    self_assessed: Option<String>,
    appraised: Option<String>,
    survey: Option<String>,
    total: Option<String>,
    /// Maximum of the total, if the set says.
    total_max: Option<String>,
    lost: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    class: Option<String>,
    /// Percent of maximum, points reached and possible.
    share: Option<ShareView>,
    /// Percent of maximum now minus that of the result before, and whether the sets differ.
    change: Option<ChangeView>,
    domains: Vec<DomainView>,
    domain_chart: Option<domain_rows::Chart>,
    /// The domains against the result before, where the chart above is full with the parts of this one.
    changes: Option<dumbbell::Chart>,
    criteria: Vec<CriterionView>,
    adjustments: Vec<AdjustmentView>,
    losses: Vec<LossRow>,
    loss_total: Option<LossRow>,
    loss_chart: Option<waterfall::Chart>,
    note: Option<String>,
    source: SourceView,
    /// On its totals, rank and class.
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct DomainView {
    code: String,
    key: String,
    title: String,
    path: Route,
    self_assessed: Option<String>,
    appraised: Option<String>,
    survey: Option<String>,
    survey_max: Option<String>,
    max: Option<String>,
    percent: Option<String>,
    stated_percent: Option<String>,
    stated_lost: Option<String>,
    /// Percent in the result before, if that has the domain.
    before: Option<String>,
    source: Option<SourceView>,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct CriterionView {
    code: String,
    title: String,
    path: Route,
    self_assessed: Option<String>,
    appraised: Option<String>,
    survey: Option<String>,
    max: Option<String>,
    lost: Option<String>,
    note: Option<String>,
    source: Option<SourceView>,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct AdjustmentView {
    kind: &'static str,
    amount: String,
    title: Option<String>,
    path: Option<Route>,
}

/// Points lost in one domain, or in all.
#[derive(Debug, Serialize)]
struct LossRow {
    code: String,
    title: String,
    lost: Option<String>,
    listed: String,
    unexplained: Option<String>,
    over: Option<String>,
    unknown: usize,
    /// On the score of the domain.
    marks: Vec<Mark>,
}

/// The scores of a unit.
pub(super) fn scores(cx: &Context<'_>, ix: UnitIx) -> ScoresView {
    let list: Vec<&ScoreResult<'_>> =
        cx.model.results_of(ix).iter().map(|&result| cx.model.result(result)).collect();
    let years = list.iter().rev().enumerate().map(|(at, result)| YearRow {
        year: result.year,
        path: (at > 0).then(|| Route::unit_in(cx.model.unit(ix), result.year)),
        share: share::index(cx.model, result).map(ShareView::of),
        rank: result.rank.map(|rank| rank.position),
        rank_of: result.rank.map(|rank| rank.of),
        marks: Mark::of_result(cx, result),
    });
    let years = years.collect();
    let newest = list.split_last().map(|(newest, before)| result_view(cx, newest, before.last().copied()));
    let index = |result: &ScoreResult<'_>| share::index(cx.model, result);
    let line = any_share_line(cx, ix, index, |result| Mark::is_on_index(cx, result));
    ScoresView { years, line, results: newest.into_iter().collect() }
}

/// The result of a unit in a year, against the one before.
pub(super) fn score_in(cx: &Context<'_>, ix: UnitIx, year: i32) -> Option<ResultView> {
    let list = cx.model.results_of(ix);
    let at = list.iter().position(|&result| cx.model.result(result).year == year)?;
    let before = at.checked_sub(1).map(|before| cx.model.result(list[before]));
    Some(result_view(cx, cx.model.result(list[at]), before))
}

fn result_view(cx: &Context<'_>, result: &ScoreResult<'_>, before: Option<&ScoreResult<'_>>) -> ResultView {
    let model = cx.model;
    let set = result.framework.map(|framework| model.framework(framework));
    let losses = by_domain(model, result);
    let name = model.unit(result.unit).name.to_string();
    let in_parts = result
        .domains
        .iter()
        .any(|score| score.parts.self_assessed.is_some() || score.parts.survey.is_some());
    ResultView {
        year: result.year,
        framework: set.map(FrameworkView::of),
        self_assessed: points(result.totals.self_assessed),
        appraised: points(result.totals.appraised),
        survey: points(result.totals.survey),
        total: points(result.totals.total),
        total_max: set.and_then(|set| set.scale.total).map(decimal),
        lost: points(result.totals.lost),
        rank: result.rank.map(|rank| rank.position),
        rank_of: result.rank.map(|rank| rank.of),
        class: result.class.as_ref().map(|class| class.value.to_string()),
        share: share::index(model, result).map(ShareView::of),
        change: before.and_then(|before| ChangeView::of(model, result, before)),
        domains: set.map(|set| domains(cx, result, set, before)).unwrap_or_default(),
        domain_chart: domains_chart(cx, result, before.filter(|_| !in_parts)),
        changes: before.filter(|_| in_parts).and_then(|before| domains_changes(cx, result, before)),
        criteria: set.map(|set| criteria(cx, result, set)).unwrap_or_default(),
        adjustments: adjustments(cx, result),
        loss_chart: set.and_then(|set| loss_chart(cx, &name, result, set, &losses)),
        loss_total: loss_total(&losses),
        losses: set
            .map(|set| losses.iter().map(|row| loss_row(cx, result, row, set)).collect())
            .unwrap_or_default(),
        note: result.note.as_ref().map(ToString::to_string),
        source: SourceView::of(cx, &result.source),
        marks: Mark::of_result(cx, result),
    }
}

fn domains(
    cx: &Context<'_>,
    result: &ScoreResult<'_>,
    set: &Framework<'_>,
    before: Option<&ScoreResult<'_>>,
) -> Vec<DomainView> {
    result
        .domains
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let domain = &set.domains[score.domain];
            let before = before.and_then(|before| same_domain(cx, set, domain, before));
            DomainView {
                code: domain.code.to_string(),
                key: domain.key.to_string(),
                title: domain.title.to_string(),
                path: Route::domain(&domain.key),
                self_assessed: points(score.parts.self_assessed),
                appraised: points(score.parts.appraised),
                survey: points(score.parts.survey),
                survey_max: domain.survey_max.map(decimal),
                max: share::domain_max(score, set).map(decimal),
                percent: share::domain(score, set).map(|share| percent(share.percent())),
                stated_percent: points(score.percent),
                stated_lost: points(score.parts.lost),
                before: before.map(|share| percent(share.percent())),
                source: score.source.as_ref().map(|source| SourceView::of(cx, source)),
                marks: Mark::of_domain(cx, result, at),
            }
        })
        .collect()
}

fn criteria(cx: &Context<'_>, result: &ScoreResult<'_>, set: &Framework<'_>) -> Vec<CriterionView> {
    result
        .criteria
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let criterion = &set.criteria[score.criterion];
            CriterionView {
                code: criterion.code.to_string(),
                title: criterion.title.to_string(),
                path: Route::criterion(set, criterion),
                self_assessed: points(score.parts.self_assessed),
                appraised: points(score.parts.appraised),
                survey: points(score.parts.survey),
                max: score.max.map(|max| max.value).or(criterion.max).map(decimal),
                lost: points(score.parts.lost),
                note: score.note.as_ref().map(ToString::to_string),
                source: score.source.as_ref().map(|source| SourceView::of(cx, source)),
                marks: Mark::of_criterion(cx, result, at),
            }
        })
        .collect()
}

fn adjustments(cx: &Context<'_>, result: &ScoreResult<'_>) -> Vec<AdjustmentView> {
    result
        .adjustments
        .iter()
        .map(|adjustment| {
            let sign = if adjustment.kind == AdjustmentKind::Penalty {
                -adjustment.amount.value
            } else {
                adjustment.amount.value
            };
            AdjustmentView {
                kind: adjustment.kind.word(),
                amount: decimal(sign),
                title: adjustment.title.as_ref().map(ToString::to_string),
                path: adjustment.finding.map(|finding| Route::finding(cx.model.finding(finding))),
            }
        })
        .collect()
}

fn loss_row(cx: &Context<'_>, result: &ScoreResult<'_>, row: &DomainLoss, set: &Framework<'_>) -> LossRow {
    let position = result.domains.iter().position(|score| score.domain == row.domain);
    let domain = &set.domains[row.domain];
    LossRow {
        code: domain.code.to_string(),
        title: domain.title.to_string(),
        lost: row.lost.map(decimal),
        listed: decimal(row.listed),
        unexplained: row.unexplained().map(decimal),
        over: row.over_explained().filter(|over| !over.is_zero()).map(decimal),
        unknown: row.unknown,
        marks: position.map(|at| Mark::of_domain(cx, result, at)).unwrap_or_default(),
    }
}

/// The sum of all domains; none unless every domain's loss is known.
fn loss_total(rows: &[DomainLoss]) -> Option<LossRow> {
    let sum = |part: fn(&DomainLoss) -> Option<Decimal>| -> Option<Decimal> { rows.iter().map(part).sum() };
    let lost = sum(|row| row.lost).filter(|_| !rows.is_empty())?;
    let over = sum(DomainLoss::over_explained).filter(|over| !over.is_zero());
    Some(LossRow {
        code: String::new(),
        title: String::new(),
        lost: Some(decimal(lost)),
        listed: decimal(rows.iter().map(|row| row.listed).sum()),
        unexplained: sum(DomainLoss::unexplained).map(decimal),
        over: over.map(decimal),
        unknown: rows.iter().map(|row| row.unknown).sum(),
        marks: Vec::new(),
    })
}

/// Where points were lost; none unless a finding says so for at least one domain.
fn loss_chart(
    cx: &Context<'_>,
    name: &str,
    result: &ScoreResult<'_>,
    set: &Framework<'_>,
    losses: &[DomainLoss],
) -> Option<waterfall::Chart> {
    let known = losses.iter().any(|row| row.lost.is_some_and(|lost| !lost.is_zero()));
    let rows: Vec<waterfall::Row> = losses
        .iter()
        .map(|row| {
            let domain = &set.domains[row.domain];
            waterfall::Row {
                title: format!("{}. {}", domain.code.trim_matches(['(', ')']), domain.title),
                short: domain.title.to_string(),
                lost: row.lost.map_or(State::Missing(Absence::NotStated), |lost| {
                    let at = result.domains.iter().position(|score| score.domain == row.domain);
                    State::figure(lost, at.is_some_and(|at| Mark::is_on_loss(cx, result, at)))
                }),
                itemised: row.listed,
            }
        })
        .collect();
    known.then(|| {
        waterfall::layout(&waterfall::Input { name: name.to_owned(), year: result.year.to_string(), rows })
    })
}
