use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// Everything to take away: tables as CSV and JSON, the data package, feeds, the licence.
#[derive(Debug)]
pub(super) struct Data;

#[derive(Debug, Serialize)]
struct Counts {
    units: usize,
    results: usize,
    findings: usize,
    indicator_values: usize,
    documents: usize,
}

impl PageKind for Data {
    fn id(&self) -> &'static str {
        "data"
    }

    fn template(&self) -> &'static str {
        "data.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("data")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::data())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let model = cx.model;
        let counts = Counts {
            units: model.units.len(),
            results: model.results.len(),
            findings: model.findings.len(),
            indicator_values: model.indicators.iter().map(|indicator| indicator.values.len()).sum(),
            documents: model.documents.len(),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("data")],
            feed: None,
            view: context! { tables => cx.tables.clone(), counts => Value::from(Serde(counts)) },
        }
    }
}
