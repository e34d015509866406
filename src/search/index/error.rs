use std::fmt;

use crate::artifact::{InvalidPath, SinkError};

/// Why no index could be made.
#[derive(Debug)]
pub enum SearchError {
    /// A file name of the index is no output path.
    Path(InvalidPath),
    /// The index could not be written as JSON.
    Json(serde_json::Error),
    /// The index of elasticlunr-rs has no place for its terms any more.
    Frame,
    /// The sink refused a file.
    Sink(SinkError),
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Json(error) => write!(f, "search index: {error}"),
            Self::Frame => f.write_str("search index: elasticlunr-rs writes another format"),
            Self::Sink(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SearchError {}

impl From<InvalidPath> for SearchError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

impl From<serde_json::Error> for SearchError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<SinkError> for SearchError {
    fn from(error: SinkError) -> Self {
        Self::Sink(error)
    }
}
