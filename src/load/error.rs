use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::LARGEST_FILE;

/// Why a content folder could not be loaded; every variant names the path.
#[derive(Debug)]
pub enum LoadError {
    /// There is no folder of this name.
    NotAFolder(PathBuf),
    /// A symbolic link (or a Windows junction) stands in the content folder.
    SymbolicLink(PathBuf),
    /// A pipe, a socket or a device has the name of a content file.
    NotAFile(PathBuf),
    /// A file is over [`LARGEST_FILE`]; its size in bytes.
    TooLarge(PathBuf, u64),
    /// A file name is not valid Unicode, so no message could name it and no address could be made of it.
    NameNotUnicode(PathBuf),
    /// The file system refused.
    Io(PathBuf, io::Error),
}

impl LoadError {
    pub(super) fn from_walk(root: &Path, error: walkdir::Error) -> Self {
        let path = error.path().unwrap_or(root).to_owned();
        let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::InvalidInput.into());
        Self::Io(path, source)
    }

    /// The path that the error is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotAFolder(path)
            | Self::SymbolicLink(path)
            | Self::NotAFile(path)
            | Self::TooLarge(path, _)
            | Self::NameNotUnicode(path)
            | Self::Io(path, _) => path,
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().display();
        match self {
            Self::NotAFolder(_) => write!(f, "{path}: no such folder"),
            Self::SymbolicLink(_) => {
                write!(f, "{path}: symbolic links are not followed; put the file itself here")
            }
            Self::NotAFile(_) => write!(f, "{path}: not a regular file"),
            Self::TooLarge(_, bytes) => {
                const MIB: u64 = 1024 * 1024;
                write!(f, "{path}: {} MiB, at most {} MiB are read", bytes.div_ceil(MIB), LARGEST_FILE / MIB)
            }
            Self::NameNotUnicode(_) => {
                write!(f, "{path}: the file name is not valid Unicode; rename the file")
            }
            Self::Io(_, error) => write!(f, "{path}: {error}"),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
