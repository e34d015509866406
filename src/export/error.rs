use std::fmt;

use crate::artifact::{InvalidPath, SinkError};

/// Why an export failed.
#[derive(Debug)]
pub enum ExportError {
    /// A route cannot be the path of a file.
    Path(InvalidPath),
    /// A file could not be encoded: its name and what the encoder said.
    Encode(String, std::io::Error),
    /// The sink refused an artifact.
    Sink(SinkError),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Encode(name, error) => write!(f, "{name}: {error}"),
            Self::Sink(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Path(error) => Some(error),
            Self::Encode(_, error) => Some(error),
            Self::Sink(error) => Some(error),
        }
    }
}

impl From<InvalidPath> for ExportError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

impl From<SinkError> for ExportError {
    fn from(error: SinkError) -> Self {
        Self::Sink(error)
    }
}
