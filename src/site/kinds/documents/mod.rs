//! The list of source documents: all on one page, or, where they are many, the newest and lists by year of issue.

mod list;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::model::{Document, DocumentIx, DocumentRef};
use crate::site::views::{KindCounts, UnitView};
use crate::site::{Context, Crumb, DocumentList, Page, PageKind, Planned, Route};

pub(super) use list::DocumentLists;

/// All source documents.
#[derive(Debug)]
pub(super) struct Documents;

/// As many of the newest are shown where there are lists by year.
const NEWEST: usize = 20;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first; those without a date last. The first of them, where there are lists.
    documents: Vec<Row>,
    /// How many there are.
    count: usize,
    /// Lists by year of issue, if there are too many for one page.
    years: Vec<YearRow>,
    /// Cited documents that are not here themselves.
    cited: usize,
}

/// The documents issued in a year.
#[derive(Debug, Serialize)]
struct YearRow {
    /// `None` for those without a date.
    year: Option<i32>,
    path: Route,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    number: Option<String>,
    /// ISO.
    date: Option<String>,
    issuer: String,
    kind: String,
    title: String,
    path: Route,
    about: Vec<UnitView>,
    counts: KindCounts,
    references: usize,
}

impl PageKind for Documents {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "documents.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("documents")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::documents())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let newest = DocumentList::newest_first(cx.model);
        let held = |reference: &&DocumentRef| matches!(reference, DocumentRef::Source(_));
        let held = cx.model.documents.iter().flat_map(|document| &document.references).filter(held).count();
        let years = cx.documents.chunk_by(|one, next| one.year == next.year);
        let years = years.map(|pages| YearRow {
            year: pages[0].year,
            path: pages[0].route(),
            count: pages.iter().map(|page| page.documents.len()).sum(),
        });
        let most = if cx.documents.is_empty() { newest.len() } else { NEWEST };
        let view = View {
            cited: cx.model.cited.len() + held,
            count: newest.len(),
            documents: newest.iter().take(most).map(|&ix| row(cx, ix, cx.model.document(ix))).collect(),
            years: years.collect(),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("documents")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

fn row(cx: &Context<'_>, ix: DocumentIx, document: &Document<'_>) -> Row {
    Row {
        number: document.number.as_ref().map(ToString::to_string),
        date: document.date.map(|date| date.to_string()),
        issuer: document.issuer.to_string(),
        kind: document.kind.to_string(),
        title: document.title.to_string(),
        path: Route::document(document),
        about: document.about.iter().map(|&unit| UnitView::of(cx, unit)).collect(),
        counts: KindCounts::of(cx.model.findings_from(ix).iter().map(|&finding| cx.model.finding(finding))),
        references: document.references.len(),
    }
}
