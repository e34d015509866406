use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use walkdir::WalkDir;

use super::claims::Claims;
use super::compress::{Encoding, is_worth_it};
use super::error::{foreign, io_error};
use super::folders::Folders;
use super::manifest::Manifest;
use super::memory::{Kept, Memory};
use super::{MANIFEST, PublishError, STAGING, folder_of};
use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Pieces, Sink, SinkError};

/// Files that keep an otherwise empty folder under version control.
const PLACEHOLDERS: [&str; 2] = [".gitignore", ".gitkeep"];

/// Collects a build beside the published site; [`DiskSink::commit`] makes it the published site.
#[derive(Debug)]
pub struct DiskSink {
    pub(super) root: PathBuf,
    pub(super) staging: PathBuf,
    /// What the last build published; `None` when there was none.
    pub(super) published: Option<Manifest>,
    /// Of the text of that list.
    list: Option<Fingerprint>,
    /// Whether the memory is of the very build that published it: then a path that it knows is ours, and no other path
    /// differs from it in case only.
    is_remembered: bool,
    pub(super) folders: Folders,
    pub(super) claims: Mutex<Claims>,
    pub(super) staged: AtomicUsize,
    pub(super) unchanged: AtomicUsize,
    pub(super) refused: AtomicBool,
    /// Whether files get compressed siblings.
    pub(super) compress: bool,
    /// What the last build left, and the inputs of this one.
    pub(super) memory: Option<(Memory, Fingerprint)>,
    /// What this build leaves, for the next one; empty without a memory.
    pub(super) kept: Mutex<Vec<(String, Kept)>>,
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
        let (exists, (published, list)) = match fs::metadata(&root) {
            Ok(metadata) if !metadata.is_dir() => return Err(PublishError::NotAFolder(root)),
            Ok(_) => {
                let (published, list) = read_manifest(&root)?.unzip();
                if published.is_none() {
                    refuse_other_content(&root)?;
                }
                clear_staging(&staging)?;
                (true, (published, list))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => (false, (None, None)),
            Err(error) => return Err(io_error(&root)(error).into()),
        };
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing = root.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        Ok(Self {
            folders: Folders::new(&root, exists),
            root,
            staging,
            published,
            list,
            is_remembered: false,
            claims: Mutex::default(),
            staged: AtomicUsize::new(0),
            unchanged: AtomicUsize::new(0),
            refused: AtomicBool::new(false),
            compress: false,
            memory: None,
            kept: Mutex::default(),
            missing,
        })
    }

    /// Writes a compressed sibling beside each file that is worth it.
    #[must_use]
    pub fn compressing(mut self, compress: bool) -> Self {
        self.compress = compress;
        self
    }

    /// Uses and renews what is remembered of the folder; `inputs` stands for everything that this build is made
    /// from.
    #[must_use]
    pub fn remembering(mut self, memory: Memory, inputs: Fingerprint) -> Self {
        self.is_remembered = self.list.is_some_and(|list| memory.is_of(list));
        self.memory = Some((memory, inputs));
        self
    }

    pub(super) fn take(&self, Artifact { path, bytes, made_from }: Artifact) -> Result<(), SinkError> {
        self.claim(&path)?;
        let needed = self.memory.is_some() || self.compress;
        let print = if needed { Some(Fingerprint::of(&bytes)) } else { None };
        self.place(path.as_str(), &bytes, print, made_from)?;
        let Some(print) = print else { return Ok(()) };
        for encoding in self.encodings(path.as_str(), bytes.len() as u64) {
            let sibling = sibling(&path, *encoding)?;
            self.claim(&sibling)?;
            if let Some(kept) = self.standing(sibling.as_str(), print)? {
                self.count_unchanged(sibling.as_str(), kept);
                continue;
            }
            let encoded = encoding.encode(&bytes).map_err(io_error(Path::new(sibling.as_str())))?;
            self.place(sibling.as_str(), &encoded, Some(Fingerprint::of(&encoded)), Some(print))?;
        }
        Ok(())
    }

    pub(super) fn claim(&self, path: &ArtifactPath) -> Result<(), SinkError> {
        let claimed = self.claims.lock().unwrap_or_else(PoisonError::into_inner).claim(path);
        if claimed { Ok(()) } else { Err(SinkError::Collision(path.clone())) }
    }

    /// Leaves a file that is current, and stages any other.
    fn place(
        &self,
        path: &str,
        bytes: &[u8],
        print: Option<Fingerprint>,
        made_from: Option<Fingerprint>,
    ) -> Result<(), SinkError> {
        let same = |target: &Path| fs::read(target).map(|there| there == bytes);
        let current = self.current(path, bytes.len() as u64, print, same)?;
        let metadata = match current {
            Some(metadata) => {
                self.unchanged.fetch_add(1, Ordering::Relaxed);
                metadata
            }
            None => {
                let metadata = self.stage(path, bytes)?;
                self.staged.fetch_add(1, Ordering::Relaxed);
                metadata
            }
        };
        if let (Some(print), true) = (print, self.memory.is_some()) {
            self.remember(path, Kept::new(&metadata, print, made_from));
        }
        Ok(())
    }

    pub(super) fn remember(&self, path: &str, kept: Kept) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), kept));
    }

    pub(super) fn count_unchanged(&self, path: &str, kept: Kept) {
        self.unchanged.fetch_add(1, Ordering::Relaxed);
        self.remember(path, kept);
    }

    fn encodings(&self, path: &str, length: u64) -> &'static [Encoding] {
        if self.compress && is_worth_it(path, length) { &Encoding::ALL } else { &[] }
    }

    /// What the last build made from these inputs, if it still stands at the path.
    fn standing(&self, path: &str, inputs: Fingerprint) -> Result<Option<Kept>, SinkError> {
        let Some((memory, _)) = &self.memory else { return Ok(None) };
        let Some(kept) = memory.last_at(path).filter(|kept| kept.inputs == Some(inputs)) else {
            return Ok(None);
        };
        if !self.is_remembered && !self.is_ours(path)? {
            return Ok(None);
        }
        let target = self.root.join(path);
        let Ok(metadata) = fs::symlink_metadata(&target) else { return Ok(None) };
        Ok(memory.is_as_left(&target, &metadata, &kept).then_some(kept))
    }

    /// Whether the last build published a file at this very path, in a folder that is there.
    pub(super) fn is_ours(&self, path: &str) -> Result<bool, SinkError> {
        let Some(published) = &self.published else { return Ok(false) };
        let is_ours = published.contains(path) && published.other_spelling(path).is_none();
        Ok(is_ours && self.folders.exists(folder_of(path), published)?)
    }

    /// The file with all its siblings, if they stand.
    fn all_standing(&self, path: &ArtifactPath, inputs: Fingerprint) -> Result<Option<Standing>, SinkError> {
        let Some(kept) = self.standing(path.as_str(), inputs)? else { return Ok(None) };
        let mut all = vec![(path.clone(), kept)];
        for encoding in self.encodings(path.as_str(), kept.length) {
            let sibling = sibling(path, *encoding)?;
            let Some(kept) = self.standing(sibling.as_str(), kept.bytes)? else { return Ok(None) };
            all.push((sibling, kept));
        }
        Ok(Some(all))
    }

    pub(super) fn keep(&self, path: &ArtifactPath, inputs: Fingerprint) -> Result<bool, SinkError> {
        let Some(standing) = self.all_standing(path, inputs)? else { return Ok(false) };
        for (path, kept) in standing {
            self.claim(&path)?;
            self.count_unchanged(path.as_str(), kept);
        }
        Ok(true)
    }

    /// The file at this path, if it has these bytes already; an error when something foreign is there.
    pub(super) fn current(
        &self,
        path: &str,
        length: u64,
        print: Option<Fingerprint>,
        same: impl FnOnce(&Path) -> io::Result<bool>,
    ) -> Result<Option<Metadata>, SinkError> {
        let nothing = Manifest::default();
        let published = self.published.as_ref().unwrap_or(&nothing);
        if !self.folders.exists(folder_of(path), published)? {
            return Ok(None);
        }
        let target = self.root.join(path);
        let metadata = match fs::symlink_metadata(&target) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io_error(&target)(error)),
        };
        if metadata.is_dir() {
            // A published folder that has become a file makes way, if nothing else is in it.
            return self.holds_only_published(&target, published).map(|()| None);
        }
        if !metadata.is_file() {
            return Err(foreign(&target));
        }
        if let Some(spelling) = published.other_spelling(path) {
            // Where case is ignored this is one file under two names. The commit removes the old name first, and
            // with it this file: it is always written anew.
            let is_ours = published.contains(path) || is_one_file(&target, &self.root.join(spelling));
            return if is_ours { Ok(None) } else { Err(foreign(&target)) };
        }
        if !published.contains(path) {
            return Err(foreign(&target));
        }
        if metadata.len() != length {
            return Ok(None);
        }
        let remembered = self.memory.as_ref().and_then(|(memory, _)| memory.kept(path, &target, &metadata));
        let is_same = match (remembered, print) {
            (Some(kept), Some(print)) => kept.bytes == print,
            _ => same(&target).map_err(io_error(&target))?,
        };
        Ok(is_same.then_some(metadata))
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
    fn stage(&self, path: &str, bytes: &[u8]) -> Result<Metadata, SinkError> {
        let mut file = self.create(path)?;
        // A rename keeps what the file system knows of it.
        let written = file.write_all(bytes).and_then(|()| file.metadata());
        written.map_err(io_error(&self.staging.join(path)))
    }

    /// Makes an empty file below the staging folder.
    pub(super) fn create(&self, path: &str) -> Result<File, SinkError> {
        let target = self.staging.join(path);
        // Most files come into a folder that is there already, and most other folders get one file only: trying
        // first makes each folder once, without a list of folders that all threads would have to share.
        match File::create(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = self.staging.join(folder_of(path));
                fs::create_dir_all(&folder).map_err(io_error(&folder))?;
                File::create(&target).map_err(io_error(&target))
            }
            result => result.map_err(io_error(&target)),
        }
    }
}

/// A file and its siblings as the last build left them.
type Standing = Vec<(ArtifactPath, Kept)>;

fn sibling(path: &ArtifactPath, encoding: Encoding) -> Result<ArtifactPath, SinkError> {
    let name = encoding.path(path.as_str());
    // Only a name at the limit of lengths has no room for the ending.
    ArtifactPath::new(name).map_err(|error| {
        SinkError::Io(error.0.clone(), io::Error::new(io::ErrorKind::InvalidFilename, error))
    })
}

impl Sink for DiskSink {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        self.take(artifact).inspect_err(|_| self.refused.store(true, Ordering::Relaxed))
    }

    fn put_written(
        &self,
        path: ArtifactPath,
        made_from: Option<Fingerprint>,
        write: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), SinkError> {
        let taken = self.take_written(path, made_from, write);
        taken.inspect_err(|_| self.refused.store(true, Ordering::Relaxed))
    }

    fn put_pieces(&self, path: ArtifactPath, pieces: &Pieces<'_>) -> Result<(), SinkError> {
        self.take_pieces(path, pieces).inspect_err(|_| self.refused.store(true, Ordering::Relaxed))
    }

    fn remembers(&self) -> bool {
        self.memory.is_some()
    }

    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        self.memory.as_ref().and_then(|(memory, _)| memory.notes.recall(name))
    }

    fn leave(&self, name: &str, bytes: &[u8]) {
        if let Some((memory, _)) = &self.memory {
            memory.notes.leave(name, bytes);
        }
    }

    fn keeps(&self, path: &ArtifactPath, inputs: Fingerprint) -> Result<bool, SinkError> {
        self.keep(path, inputs).inspect_err(|_| self.refused.store(true, Ordering::Relaxed))
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

fn read_manifest(root: &Path) -> Result<Option<(Manifest, Fingerprint)>, PublishError> {
    let path = root.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let bytes = fs::read(&path).map_err(io_error(&path))?;
            // Paths are ASCII; a line with anything else is refused by the parser.
            match Manifest::parse(&String::from_utf8_lossy(&bytes)) {
                Ok(manifest) => Ok(Some((manifest, Fingerprint::of(&bytes)))),
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
