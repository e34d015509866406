use std::fmt;

use crate::artifact::{InvalidPath, SinkError};
use crate::diagnostics::{Diagnostics, Language};
use crate::export::ExportError;
use crate::render::RenderError;
use crate::search::{MeaningError, SearchError};

/// Why a site with valid content could not be made.
#[derive(Debug)]
pub enum BuildError {
    /// The theme is wrong: a template, a file of words, an asset.
    Theme(RenderError),
    /// A page could not be rendered: its route and why.
    Page(String, RenderError),
    /// The view of a page could not be written down.
    View(serde_json::Error),
    /// Pages claim the addresses of others.
    Addresses(Diagnostics),
    /// A page has an address that cannot be a file.
    Path(InvalidPath),
    /// The search index could not be made.
    Search(SearchError),
    /// The theme's words for search are wrong.
    Meaning(MeaningError),
    /// Data that a page loads could not be written as JSON.
    Rows(serde_json::Error),
    /// A data file could not be made.
    Export(ExportError),
    /// The sink refused.
    Sink(SinkError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(error) => write!(f, "theme: {error}"),
            Self::Page(route, error) => write!(f, "/{route}: {error}"),
            Self::View(error) => write!(f, "view: {error}"),
            Self::Addresses(all) => {
                let messages = all.iter().map(|one| one.message(Language::En));
                f.write_str(&messages.collect::<Vec<_>>().join("; "))
            }
            Self::Path(error) => write!(f, "{error}"),
            Self::Search(error) => write!(f, "search: {error}"),
            Self::Meaning(error) => write!(f, "theme: {error}"),
            Self::Rows(error) => write!(f, "data of a page: {error}"),
            Self::Export(error) => write!(f, "{error}"),
            Self::Sink(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<InvalidPath> for BuildError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

impl From<SinkError> for BuildError {
    fn from(error: SinkError) -> Self {
        Self::Sink(error)
    }
}

impl From<SearchError> for BuildError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Sink(error) => Self::Sink(error),
            other => Self::Search(other),
        }
    }
}

impl From<MeaningError> for BuildError {
    fn from(error: MeaningError) -> Self {
        Self::Meaning(error)
    }
}

impl From<ExportError> for BuildError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Sink(error) => Self::Sink(error),
            other => Self::Export(other),
        }
    }
}
