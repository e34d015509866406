use minijinja::Value;
use minijinja::value::Serde;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{CriterionParent, Framework, ScoreResult, share};
use crate::site::views::{FrameworkView, Mark, ShareView, SourceView, UnitView, decimal, points};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::source::Span;
use crate::syntax::Choice;

/// Pages of criteria sets.
#[derive(Debug)]
pub(super) struct FrameworkPages;

#[derive(Debug, Serialize)]
struct View {
    set: FrameworkView,
    level: &'static str,
    years: Vec<i32>,
    /// Maxima of the score parts as stated.
    appraised: Option<String>,
    survey: Option<String>,
    total: Option<String>,
    classes: Vec<ClassView>,
    domains: Vec<DomainView>,
    /// Criteria of which no domain is known.
    loose: Vec<CriterionRow>,
    /// Maxima of all domains added up, where every domain has one.
    domains_sum: Option<String>,
    survey_sum: Option<String>,
    /// Whether that sum is not the appraised part that the document states.
    differs: bool,
    /// Criteria in all.
    criteria: usize,
    /// Shortcomings at its criteria.
    findings: usize,
    results: Vec<YearView>,
    note: Option<String>,
    source: Option<SourceView>,
}

#[derive(Debug, Serialize)]
struct ClassView {
    name: String,
    min: Option<String>,
    max: Option<String>,
}

#[derive(Debug, Serialize)]
struct DomainView {
    code: String,
    title: String,
    path: Route,
    max: Option<String>,
    survey_max: Option<String>,
    criteria: Vec<CriterionRow>,
}

#[derive(Debug, Serialize)]
struct CriterionRow {
    /// 1 for a criterion of the domain, 2 for its components, and so on.
    depth: usize,
    code: String,
    title: String,
    path: Route,
    max: Option<String>,
    /// Shortcomings at this very criterion.
    findings: usize,
}

/// Results of a year that use the set.
#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    path: Route,
    /// How many there are, and those that are listed.
    count: usize,
    rows: Vec<ResultRow>,
}

#[derive(Debug, Serialize)]
struct ResultRow {
    unit: UnitView,
    total: Option<String>,
    share: Option<ShareView>,
    class: Option<String>,
    /// On its total and class.
    marks: Vec<Mark>,
}

impl PageKind for FrameworkPages {
    fn id(&self) -> &'static str {
        "framework"
    }

    fn template(&self) -> &'static str {
        "framework.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("frameworks")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let sets = cx.model.iter_frameworks();
        sets.map(|(ix, set)| Planned::new(Route::framework(set), ix.index())).collect()
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        Some(cx.model.frameworks[planned.item].span)
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let view = view(cx, planned.item);
        Page {
            title: Some(view.set.title.clone()),
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("frameworks", Route::frameworks()),
                Crumb::this(view.set.title.clone()),
            ],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

/// The view of the set at a position of the model's list.
fn view(cx: &Context<'_>, position: usize) -> View {
    let model = cx.model;
    let set = &model.frameworks[position];
    let mut counts = vec![0; set.criteria.len()];
    for finding in model.findings.iter().filter(|finding| finding.is_counted()) {
        let Some(criterion) = finding.criterion else { continue };
        if criterion.framework.index() == position {
            counts[criterion.index] += 1;
        }
    }
    let sum =
        |maxima: &mut dyn Iterator<Item = Option<Decimal>>| maxima.sum::<Option<Decimal>>().map(decimal);
    View {
        set: FrameworkView::of(set),
        level: set.level.word(),
        years: set.years.clone(),
        appraised: set.scale.appraised.map(decimal),
        survey: set.scale.survey.map(decimal),
        total: set.scale.total.map(decimal),
        classes: set
            .classes
            .iter()
            .map(|class| ClassView {
                name: class.name.to_string(),
                min: class.min.map(decimal),
                max: class.max.map(decimal),
            })
            .collect(),
        differs: set
            .domains
            .iter()
            .map(|domain| domain.max)
            .sum::<Option<Decimal>>()
            .zip(set.scale.appraised)
            .is_some_and(|(sum, stated)| sum != stated),
        domains_sum: sum(&mut set.domains.iter().map(|domain| domain.max)),
        survey_sum: sum(&mut set.domains.iter().map(|domain| domain.survey_max)),
        domains: (0..set.domains.len()).map(|domain| domain_view(set, domain, &counts)).collect(),
        loose: tree(set, None, &counts),
        criteria: set.criteria.len(),
        findings: counts.iter().sum(),
        results: results(cx, position),
        note: set.note.as_ref().map(ToString::to_string),
        source: set.source.as_ref().map(|source| SourceView::of(cx, source)),
    }
}

fn domain_view(set: &Framework<'_>, at: usize, counts: &[usize]) -> DomainView {
    let domain = &set.domains[at];
    DomainView {
        code: domain.code.to_string(),
        title: domain.title.to_string(),
        path: Route::domain(&domain.key),
        max: domain.max.map(decimal),
        survey_max: domain.survey_max.map(decimal),
        criteria: tree(set, Some(CriterionParent::Domain(at)), counts),
    }
}

/// The criteria below a domain, each followed by its components.
fn tree(set: &Framework<'_>, parent: Option<CriterionParent>, counts: &[usize]) -> Vec<CriterionRow> {
    let mut rows = Vec::new();
    below(set, parent, 1, counts, &mut rows);
    rows
}

fn below(
    set: &Framework<'_>,
    parent: Option<CriterionParent>,
    depth: usize,
    counts: &[usize],
    rows: &mut Vec<CriterionRow>,
) {
    for (index, criterion) in set.criteria.iter().enumerate().filter(|(_, one)| one.parent == parent) {
        rows.push(CriterionRow {
            depth,
            code: criterion.code.to_string(),
            title: criterion.title.to_string(),
            path: Route::criterion(set, criterion),
            max: criterion.max.map(decimal),
            findings: counts[index],
        });
        // This ends: resolving has refused circles.
        below(set, Some(CriterionParent::Criterion(index)), depth + 1, counts, rows);
    }
}

/// As many results are listed; where there are more, only those of the newest year, and no more of them. The pages
/// of the years have all.
const RESULTS: usize = 40;

/// The results of each year that use the set, newest year first.
fn results(cx: &Context<'_>, position: usize) -> Vec<YearView> {
    let model = cx.model;
    let uses =
        |result: &&ScoreResult<'_>| result.framework.is_some_and(|framework| framework.index() == position);
    let years = model.years().iter().rev().map(|&year| {
        let results = model.results_in(year).iter().map(|&result| model.result(result));
        (year, results.filter(uses).collect::<Vec<_>>())
    });
    let years: Vec<_> = years.filter(|(_, results)| !results.is_empty()).collect();
    let whole = years.iter().map(|(_, results)| results.len()).sum::<usize>() <= RESULTS;
    let row = |result: &ScoreResult<'_>| ResultRow {
        unit: UnitView::of(cx, result.unit),
        total: points(result.totals.total),
        share: share::index(model, result).map(ShareView::of),
        class: result.class.as_ref().map(|class| class.value.to_string()),
        marks: Mark::of_result(cx, result),
    };
    let views = years.into_iter().enumerate().map(|(at, (year, results))| {
        let most = if whole || at == 0 { RESULTS } else { 0 };
        YearView {
            year,
            path: Route::year(year),
            count: results.len(),
            rows: results.into_iter().take(most).map(row).collect(),
        }
    });
    views.collect()
}
