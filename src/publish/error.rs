use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::artifact::SinkError;

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The output folder's name belongs to something else.
    NotAFolder(PathBuf),
    /// The output folder has content and no manifest: it is not this program's to write to.
    NotOurs {
        /// The output folder.
        folder: PathBuf,
        /// An entry of it that this program did not write, the first in order.
        entry: String,
    },
    /// The manifest cannot be understood, so nobody knows whose the files are.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The first line that is wrong, from 1.
        line: usize,
    },
    /// An artifact was refused before, so the set is not complete.
    Incomplete,
    /// A file or folder of the output is foreign or could not be read or written.
    Output(SinkError),
}

impl From<SinkError> for PublishError {
    fn from(error: SinkError) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFolder(path) => write!(f, "{}: not a folder", path.display()),
            Self::NotOurs { folder, entry } => write!(
                f,
                "{} holds {entry:?}, which was not written by this program; choose an empty folder",
                folder.display()
            ),
            Self::Manifest { path, line } => {
                write!(
                    f,
                    "{}:{line}: not a list of published files; remove the output folder",
                    path.display()
                )
            }
            Self::Incomplete => f.write_str("an output was refused, so nothing is published"),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Output(error) => Some(error),
            _ => None,
        }
    }
}

/// For `map_err`: what the file system said about a path.
pub(super) fn io_error(path: &Path) -> impl FnOnce(io::Error) -> SinkError + '_ {
    move |error| SinkError::Io(path.display().to_string(), error)
}

pub(super) fn foreign(path: &Path) -> SinkError {
    SinkError::Foreign(path.display().to_string())
}
