use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::line_years;
use crate::model::{Source, UnitIx, share};
use crate::site::views::{Mark, SourceView, UnitView, share_line};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

/// The index of a unit over the years, alone on a page that other sites may show in a frame.
#[derive(Debug)]
pub(in crate::site::kinds) struct UnitCharts;

/// As many documents are named.
const SOURCES: usize = 3;

#[derive(Debug, Serialize)]
struct View {
    unit: UnitView,
    parent: Option<UnitView>,
    line: Option<line_years::Chart>,
    /// The documents of the newest results, and how many others there are.
    sources: Vec<SourceView>,
    more_sources: usize,
}

/// The page of the chart, for a unit whose index is known of two years or more.
pub(super) fn chart_of(cx: &Context<'_>, ix: UnitIx) -> Option<Route> {
    let results = cx.model.results_of(ix).iter().map(|&result| cx.model.result(result));
    let known = results.filter(|result| share::index(cx.model, result).is_some()).count();
    (known > 1).then(|| Route::unit_chart(cx.model.unit(ix)))
}

impl PageKind for UnitCharts {
    fn id(&self) -> &'static str {
        "chart"
    }

    fn template(&self) -> &'static str {
        "chart.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("units")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let units = cx.model.iter_units();
        units.filter_map(|(ix, _)| Some(Planned::new(chart_of(cx, ix)?, ix.index()))).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_scores())
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let ix = cx.model.unit_at(planned.item);
        let unit = cx.model.unit(ix);
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::record(&*unit.name, Route::unit(unit)),
                Crumb::worded("kind", "chart"),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, ix))),
        }
    }
}

fn view(cx: &Context<'_>, ix: UnitIx) -> View {
    let unit = cx.model.unit(ix);
    let mut documents = Vec::new();
    for &result in cx.model.results_of(ix).iter().rev() {
        let document = cx.model.result(result).source.document;
        if !documents.contains(&document) {
            documents.push(document);
        }
    }
    let source = |&document| SourceView::of(cx, &Source { document, locator: None });
    View {
        unit: UnitView::of(cx, ix),
        parent: unit.parent.map(|above| UnitView::of(cx, above)),
        line: share_line(
            cx,
            ix,
            |result| share::index(cx.model, result),
            |result| Mark::is_on_index(cx, result),
        ),
        sources: documents.iter().take(SOURCES).map(source).collect(),
        more_sources: documents.len().saturating_sub(SOURCES),
    }
}
