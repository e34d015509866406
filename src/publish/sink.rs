use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use walkdir::WalkDir;

use super::claims::Claims;
use super::error::{foreign, io_error};
use super::folders::Folders;
use super::manifest::Manifest;
use super::{MANIFEST, PublishError, STAGING, folder_of};
use crate::artifact::{Artifact, Sink, SinkError};

/// Files that keep an otherwise empty folder under version control.
const PLACEHOLDERS: [&str; 2] = [".gitignore", ".gitkeep"];

/// Collects a build beside the published site; [`DiskSink::commit`] makes it the published site.
#[derive(Debug)]
pub struct DiskSink {
    pub(super) root: PathBuf,
    pub(super) staging: PathBuf,
    /// What the last build published; `None` when there was none.
    pub(super) published: Option<Manifest>,
    pub(super) folders: Folders,
    pub(super) claims: Mutex<Claims>,
    pub(super) staged: AtomicUsize,
    pub(super) unchanged: AtomicUsize,
    pub(super) refused: AtomicBool,
    /// Folders that do not exist yet, the output folder first, then those above it.
    missing: Vec<PathBuf>,
}

impl DiskSink {
    /// Opens an output folder and clears what a crashed build left in the staging folder.
    ///
    /// The folder may be missing, empty but for `.gitkeep` or `.gitignore`, or one that this program published
    /// to before. It may itself be reached over a symbolic link.
    ///
    /// # Errors
    /// When the folder is not ours to write to, its manifest is damaged, or it cannot be read.
    pub fn open(out_dir: &Path) -> Result<Self, PublishError> {
        // An empty path means the current folder when joined, but does not exist when looked at.
        let root = if out_dir.as_os_str().is_empty() { PathBuf::from(".") } else { out_dir.to_owned() };
        let staging = root.join(STAGING);
        let (exists, published) = match fs::metadata(&root) {
            Ok(metadata) if !metadata.is_dir() => return Err(PublishError::NotAFolder(root)),
            Ok(_) => {
                let published = read_manifest(&root)?;
                if published.is_none() {
                    refuse_other_content(&root)?;
                }
                clear_staging(&staging)?;
                (true, published)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => (false, None),
            Err(error) => return Err(io_error(&root)(error).into()),
        };
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing = root.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        Ok(Self {
            folders: Folders::new(&root, exists),
            root,
            staging,
            published,
            claims: Mutex::default(),
            staged: AtomicUsize::new(0),
            unchanged: AtomicUsize::new(0),
            refused: AtomicBool::new(false),
            missing,
        })
    }

    fn take(&self, Artifact { path, bytes }: Artifact) -> Result<(), SinkError> {
        if !self.claims.lock().unwrap_or_else(PoisonError::into_inner).claim(&path) {
            return Err(SinkError::Collision(path));
        }
        if self.is_current(path.as_str(), &bytes)? {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            self.stage(path.as_str(), &bytes)?;
            self.staged.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Whether these bytes are published at this path already; an error when something foreign is there.
    fn is_current(&self, path: &str, bytes: &[u8]) -> Result<bool, SinkError> {
        let nothing = Manifest::default();
        let published = self.published.as_ref().unwrap_or(&nothing);
        if !self.folders.exists(folder_of(path), published)? {
            return Ok(false);
        }
        let target = self.root.join(path);
        let metadata = match fs::symlink_metadata(&target) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(io_error(&target)(error)),
        };
        if metadata.is_dir() {
            // A published folder that has become a file makes way, if nothing else is in it.
            return self.holds_only_published(&target, published).map(|()| false);
        }
        if !metadata.is_file() {
            return Err(foreign(&target));
        }
        if let Some(spelling) = published.other_spelling(path) {
            // Where case is ignored this is one file under two names. The commit removes the old name first, and
            // with it this file: it is always written anew.
            let is_ours = published.contains(path) || is_one_file(&target, &self.root.join(spelling));
            return if is_ours { Ok(false) } else { Err(foreign(&target)) };
        }
        if !published.contains(path) {
            return Err(foreign(&target));
        }
        Ok(metadata.len() == bytes.len() as u64 && fs::read(&target).map_err(io_error(&target))? == bytes)
    }

    fn holds_only_published(&self, folder: &Path, published: &Manifest) -> Result<(), SinkError> {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(|error| io_error(folder)(error.into()))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let below = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
            let segments = below.iter().map(|segment| segment.to_str()).collect::<Option<Vec<_>>>();
            let is_published = segments.is_some_and(|segments| published.contains(&segments.join("/")));
            if !entry.file_type().is_file() || !is_published {
                return Err(foreign(entry.path()));
            }
        }
        Ok(())
    }

    /// Writes a file below the staging folder, at the path it will have below the output folder.
    fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        let target = self.staging.join(path);
        // Most files come into a folder that is there already, and most other folders get one file only: trying
        // first makes each folder once, without a list of folders that all threads would have to share.
        match fs::write(&target, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = self.staging.join(folder_of(path));
                fs::create_dir_all(&folder).map_err(io_error(&folder))?;
                fs::write(&target, bytes).map_err(io_error(&target))
            }
            result => result.map_err(io_error(&target)),
        }
    }
}

impl Sink for DiskSink {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        self.take(artifact).inspect_err(|_| self.refused.store(true, Ordering::Relaxed))
    }
}

impl Drop for DiskSink {
    /// After a commit only the empty staging folder is left to remove; without one, all traces. What cannot be
    /// removed now is cleared when the folder is opened next.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
        for folder in &self.missing {
            // Refused by the file system when the folder holds a site.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether two spellings lead to one file: its canonical path has the spelling that the disk keeps.
fn is_one_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

fn read_manifest(root: &Path) -> Result<Option<Manifest>, PublishError> {
    let path = root.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let bytes = fs::read(&path).map_err(io_error(&path))?;
            // Paths are ASCII; a line with anything else is refused by the parser.
            match Manifest::parse(&String::from_utf8_lossy(&bytes)) {
                Ok(manifest) => Ok(Some(manifest)),
                Err(line) => Err(PublishError::Manifest { path, line }),
            }
        }
        Ok(_) => Err(foreign(&path).into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io_error(&path)(error).into()),
    }
}

/// A folder without a manifest may hold placeholders and the staging folder of a first build that crashed.
fn refuse_other_content(root: &Path) -> Result<(), PublishError> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(root).map_err(io_error(root))? {
        let name = entry.map_err(io_error(root))?.file_name();
        if name != STAGING && !PLACEHOLDERS.iter().any(|placeholder| name == *placeholder) {
            entries.push(name.to_string_lossy().into_owned());
        }
    }
    match entries.into_iter().min() {
        Some(entry) => Err(PublishError::NotOurs { folder: root.to_owned(), entry }),
        None => Ok(()),
    }
}

fn clear_staging(staging: &Path) -> Result<(), SinkError> {
    match fs::symlink_metadata(staging) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(staging).map_err(io_error(staging)),
        Ok(_) => Err(foreign(staging)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(io_error(staging)(error)),
    }
}
