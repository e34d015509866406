use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::site::views::{FrameworkView, SourceView, decimal};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::syntax::Choice;

/// The list of criteria sets.
#[derive(Debug)]
pub(super) struct Frameworks;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first.
    sets: Vec<SetRow>,
}

#[derive(Debug, Serialize)]
struct SetRow {
    set: FrameworkView,
    /// Level that is scored, a key of the words `level.*`.
    level: &'static str,
    years: Vec<i32>,
    total: Option<String>,
    domains: usize,
    criteria: usize,
    results: usize,
    source: Option<SourceView>,
}

impl PageKind for Frameworks {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "frameworks.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("frameworks")
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        // A site of units and findings alone has no sets to list.
        if cx.model.frameworks.is_empty() { Vec::new() } else { Planned::only(Route::frameworks()) }
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let model = cx.model;
        let mut sets: Vec<SetRow> = model
            .iter_frameworks()
            .map(|(ix, set)| SetRow {
                set: FrameworkView::of(set),
                level: set.level.word(),
                years: set.years.clone(),
                total: set.scale.total.map(decimal),
                domains: set.domains.len(),
                criteria: set.criteria.len(),
                results: model.results.iter().filter(|result| result.framework == Some(ix)).count(),
                source: set.source.as_ref().map(|source| SourceView::of(cx, source)),
            })
            .collect();
        sets.sort_by_key(|row| std::cmp::Reverse(row.years.iter().max().copied()));
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("frameworks")],
            feed: None,
            view: Value::from(Serde(View { sets })),
        }
    }
}
