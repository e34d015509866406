use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::ScoreResult;
use crate::site::views::{Mark, UnitView, area_of, domain_title, percent, share_in};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

/// The list of domains.
#[derive(Debug)]
pub(super) struct Domains;

#[derive(Debug, Serialize)]
struct View {
    domains: Vec<DomainRow>,
    /// The newest years with findings, oldest first.
    years: Vec<i32>,
    /// The newest results of districts that are scored by domain, oldest first.
    results: Vec<Column>,
}

#[derive(Debug, Serialize)]
struct DomainRow {
    key: String,
    title: String,
    path: Route,
    /// Shortcomings of all years.
    count: usize,
    /// Shortcomings of each of the years.
    counts: Vec<usize>,
    /// What each of the results reached in it.
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    /// Percent of maximum.
    percent: Option<String>,
    /// Whether the criteria set has the domain at all.
    in_set: bool,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Column {
    unit: UnitView,
    year: i32,
}

/// More columns than this are left to the pages of the domains.
const COLUMNS: usize = 8;

impl PageKind for Domains {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "domains.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("domains")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::domains())
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_records())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("domains")],
            feed: None,
            view: Value::from(Serde(view(cx))),
        }
    }
}

fn view(cx: &Context<'_>) -> View {
    let model = cx.model;
    let years = model.years().iter().copied().filter(|&year| !model.findings_in(year).is_empty());
    let years = newest(years.collect());
    let results = model.results.iter().filter(|result| {
        !result.domains.is_empty() && area_of(model, result.unit, result.year) == result.unit
    });
    let results: Vec<&ScoreResult<'_>> = newest(results.collect());
    View {
        domains: model.domain_keys().iter().map(|key| row(cx, key, &years, &results)).collect(),
        results: results
            .iter()
            .map(|result| Column { unit: UnitView::of(cx, result.unit), year: result.year })
            .collect(),
        years,
    }
}

fn newest<T>(mut list: Vec<T>) -> Vec<T> {
    list.drain(..list.len().saturating_sub(COLUMNS));
    list
}

fn row(cx: &Context<'_>, key: &str, years: &[i32], results: &[&ScoreResult<'_>]) -> DomainRow {
    let here = || {
        let all = cx.model.findings.iter().filter(|finding| finding.is_counted());
        all.filter(|finding| finding.domain.as_deref() == Some(key))
    };
    DomainRow {
        key: key.to_owned(),
        title: domain_title(cx, key),
        path: Route::domain(key),
        count: here().count(),
        counts: years.iter().map(|&year| here().filter(|finding| finding.year == year).count()).collect(),
        cells: results.iter().map(|result| cell(cx, result, key)).collect(),
    }
}

fn cell(cx: &Context<'_>, result: &ScoreResult<'_>, key: &str) -> Cell {
    let set = result.framework.map(|framework| cx.model.framework(framework));
    Cell {
        percent: share_in(cx.model, result, key).map(|share| percent(share.percent())),
        in_set: set.is_some_and(|set| set.domain_by_key(key).is_some()),
        marks: Mark::of_key(cx, result, key),
    }
}
