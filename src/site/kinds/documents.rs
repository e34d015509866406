use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::model::{Document, DocumentIx, DocumentRef};
use crate::site::views::{KindCounts, UnitView};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// All source documents.
#[derive(Debug)]
pub(super) struct Documents;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first; those without a date last.
    documents: Vec<Row>,
    /// Cited documents that are not here themselves.
    cited: usize,
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
        let mut documents: Vec<(DocumentIx, &Document<'_>)> = cx.model.iter_documents().collect();
        documents.sort_by_key(|(ix, document)| (std::cmp::Reverse(document.date), *ix));
        let held = |reference: &&DocumentRef| matches!(reference, DocumentRef::Source(_));
        let held = documents.iter().flat_map(|(_, document)| &document.references).filter(held).count();
        let view = View {
            cited: cx.model.cited.len() + held,
            documents: documents.into_iter().map(|(ix, document)| row(cx, ix, document)).collect(),
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
