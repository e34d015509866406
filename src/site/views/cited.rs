use serde::Serialize;

use crate::model::{CitedIx, DocumentIx, DocumentRef};
use crate::site::{Context, Route};

use super::source::short_title;

/// A document that is cited: one with a page, or a row of the list of a document that cites it.
#[derive(Debug, Clone, Serialize)]
pub struct CitedView {
    /// Number, or the short title of a source document.
    pub number: Option<String>,
    /// Date of issue, ISO.
    pub date: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// Its page, or its row on the page of the document that cites it.
    pub path: Option<Route>,
}

impl CitedView {
    /// The view of either kind of document.
    pub fn of(cx: &Context<'_>, reference: DocumentRef) -> Self {
        match reference {
            DocumentRef::Source(ix) => Self::source(cx, ix),
            DocumentRef::Cited(ix) => Self::cited(cx, ix),
        }
    }

    fn source(cx: &Context<'_>, ix: DocumentIx) -> Self {
        let document = cx.model.document(ix);
        Self {
            number: Some(short_title(document)),
            date: document.date.map(|date| date.to_string()),
            issuer: Some(document.issuer.to_string()),
            title: document.title.to_string(),
            path: Some(Route::document(document)),
        }
    }

    fn cited(cx: &Context<'_>, ix: CitedIx) -> Self {
        let cited = cx.model.cited(ix);
        let row = cited.cited_by.first().map(|&document| {
            Route::new(format!("{}#{}", Route::document(cx.model.document(document)), cited_fragment(ix)))
        });
        Self {
            number: cited.number.as_ref().map(ToString::to_string),
            date: cited.date.map(|date| date.to_string()),
            issuer: cited.issuer.as_ref().map(ToString::to_string),
            title: cited.title.to_string(),
            path: row,
        }
    }
}

/// The fragment of a cited document's row, on every page that lists it.
pub(crate) fn cited_fragment(ix: CitedIx) -> String {
    format!("vien-dan-{}", ix.index() + 1)
}
