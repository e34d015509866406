use serde::Serialize;

use crate::model::{Document, Source};
use crate::site::{Context, Route};

/// A source in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// What the document is called in short: its number, or its kind and issuer where it has none.
    pub label: String,
    /// Section, annex or row.
    pub locator: Option<String>,
    /// Its page.
    pub path: Option<Route>,
}

impl SourceView {
    /// The view of a source.
    pub fn of(cx: &Context<'_>, source: &Source<'_>) -> Self {
        let document = cx.model.document(source.document);
        Self {
            label: short_title(document),
            locator: source.locator.as_ref().map(ToString::to_string),
            path: Some(Route::document(document)),
        }
    }
}

/// What a document is called in short.
pub(crate) fn short_title(document: &Document<'_>) -> String {
    match &document.number {
        Some(number) => format!("{} {number}", document.kind),
        None => format!("{}, {}", document.kind, document.issuer),
    }
}
