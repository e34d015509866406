use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::site::views::short_title;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

use super::{Part, parts};

/// What was taken from a document beyond what its own page holds.
#[derive(Debug)]
pub(in crate::site::kinds) struct DocumentParts;

#[derive(Debug, Serialize)]
struct View {
    name: String,
    title: String,
    path: Route,
    /// Of all pages of the document.
    count: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    parts: Vec<Part>,
}

impl PageKind for DocumentParts {
    fn id(&self) -> &'static str {
        "document"
    }

    fn template(&self) -> &'static str {
        "document_part.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("documents")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let further = cx.papers.further.iter().enumerate();
        let route = |ix, piece| Route::document_part(cx.model.document(ix), piece);
        further.map(|(at, &(ix, piece))| Planned::new(route(ix, piece), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_document(prints.further_page(planned.item)))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let (ix, _) = cx.papers.further[planned.item];
        let document = cx.model.document(ix);
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("documents", Route::documents()),
                Crumb::record(short_title(document), Route::document(document)),
                Crumb::worded("document", "findings"),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize) -> View {
    let (ix, piece) = cx.papers.further[at];
    let document = cx.model.document(ix);
    let pieces = cx.papers.pieces(ix);
    View {
        name: short_title(document),
        title: document.title.to_string(),
        path: Route::document(document),
        count: cx.model.findings_from(ix).len(),
        piece,
        pieces,
        previous: Some(Route::document_part(document, piece - 1)),
        next: (piece < pieces).then(|| Route::document_part(document, piece + 1)),
        parts: parts(cx, &cx.papers.findings(cx.model, ix, piece)),
    }
}
