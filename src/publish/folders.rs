use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};
use std::{fs, io};

use super::error::{foreign, io_error};
use super::folder_of;
use super::manifest::Manifest;
use crate::artifact::{QuickMap, SinkError};

/// Which folders of the output exist, each looked at once; all on the way must be real folders.
#[derive(Debug)]
pub(super) struct Folders {
    root: PathBuf,
    known: RwLock<QuickMap<String, bool>>,
}

impl Folders {
    pub(super) fn new(root: &Path, root_exists: bool) -> Self {
        Self {
            root: root.to_owned(),
            known: RwLock::new(QuickMap::from_iter([(String::new(), root_exists)])),
        }
    }

    /// Whether a folder is there. A published file of its name does not count: it has become a folder, so it is
    /// no longer produced and makes way.
    ///
    /// # Errors
    /// [`SinkError::Foreign`] for a symbolic link or a foreign file on the way.
    pub(super) fn exists(&self, folder: &str, published: &Manifest) -> Result<bool, SinkError> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(folder).copied();
        if let Some(exists) = known {
            return Ok(exists);
        }
        // No lock is held while looking: two threads may look at once, and see the same.
        let exists = self.exists(folder_of(folder), published)? && self.look(folder, published)?;
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), exists);
        Ok(exists)
    }

    fn look(&self, folder: &str, published: &Manifest) -> Result<bool, SinkError> {
        let path = self.root.join(folder);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Ok(true),
            Ok(metadata) if metadata.is_file() && published.contains(folder) => Ok(false),
            Ok(_) => Err(foreign(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(io_error(&path)(error)),
        }
    }
}
