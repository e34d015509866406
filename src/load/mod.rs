//! The content folder on disk becomes [`Sources`] in memory.
//!
//! This is the only room that reads content. It decides which files belong to it (`names.rs`), reads them whole,
//! and judges nothing inside them: bytes that are not UTF-8 become a diagnostic with a place, later on.
//!
//! What an editor or an operating system leaves behind (hidden files, back-ups, lock files) is passed over in
//! silence. A file of an unknown kind is passed over too, but named in [`Loaded::ignored`], because the clerk who
//! put it there may be waiting for it to appear. A symbolic link is refused: what it leads to would be
//! published without standing in the folder, and would be missing on the next computer.

mod error;
mod names;

pub use error::LoadError;

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::source::Sources;

/// The largest file that is read, in bytes. Real records stay far below; a larger file is an export or a video
/// in the wrong folder.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A few small files are read faster than they are handed to another thread.
const FILES_PER_TASK: usize = 16;

/// What was found in a content folder.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every file of a kind that the content format knows.
    pub sources: Sources,
    /// Paths of the files of other kinds, below the content folder, with `/`, in order.
    pub ignored: Vec<String>,
}

/// Reads a content folder.
///
/// The folder itself may be reached over a symbolic link; nothing below it may be one.
///
/// # Errors
/// The first obstacle in the order of paths; see [`LoadError`]. Nothing is half loaded.
pub fn load(dir: &Path) -> Result<Loaded, LoadError> {
    let Found { known, ignored } = walk(dir)?;
    let read: Vec<_> = known.into_par_iter().with_min_len(FILES_PER_TASK).map(read).collect();
    let files = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Loaded { sources: Sources::new(files), ignored })
}

/// What tells a state of a content folder from another without reading it: the names of its files, their lengths, and
/// when they were last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// All of it.
    pub print: Fingerprint,
    /// When the file that was changed last was. Shortly before the look that proves nothing: it may have been changed
    /// once more since, within one tick of the clock.
    pub newest: SystemTime,
}

/// Looks at a content folder.
///
/// # Errors
/// As [`load`].
pub fn look(dir: &Path) -> Result<Look, LoadError> {
    let found = walk(dir)?;
    let stamp = |(path, entry): &(String, DirEntry)| {
        let metadata = entry.metadata().map_err(|error| LoadError::from_walk(dir, error))?;
        let io = |error| LoadError::Io(entry.path().to_owned(), error);
        let modified = metadata.modified().map_err(io)?;
        let changed = changed(&metadata);
        Ok((format!("{path}\0{}\0{modified:?}\0{changed}\0", metadata.len()), modified))
    };
    let stamps: Vec<(String, SystemTime)> =
        found.known.par_iter().with_min_len(FILES_PER_TASK).map(stamp).collect::<Result<_, LoadError>>()?;
    let print = stamps.iter().fold(Fingerprinter::new(), |print, (stamp, _)| print.with(stamp.as_bytes()));
    let newest = stamps.iter().map(|(_, modified)| *modified).max().unwrap_or(SystemTime::UNIX_EPOCH);
    Ok(Look { print: print.finish(), newest })
}

/// When anything of a file was changed, its time of modification among it, which can be set back.
#[cfg(unix)]
fn changed(metadata: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    format!("{} {} {}", metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(metadata: &fs::Metadata) -> String {
    format!("{:?}", metadata.created().ok())
}

/// The files of a content folder, in order.
struct Found {
    known: Vec<(String, DirEntry)>,
    ignored: Vec<String>,
}

fn walk(dir: &Path) -> Result<Found, LoadError> {
    if !dir.is_dir() {
        return Err(LoadError::NotAFolder(dir.to_owned()));
    }
    let mut known = Vec::new();
    let mut ignored = Vec::new();
    // The folder itself (depth 0) may have any name, "." included.
    let visible = |entry: &DirEntry| entry.depth() == 0 || !names::is_left_behind(entry.file_name());
    for entry in WalkDir::new(dir).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| LoadError::from_walk(dir, error))?;
        if entry.path_is_symlink() && entry.depth() > 0 {
            return Err(LoadError::SymbolicLink(entry.into_path()));
        }
        if entry.file_type().is_dir() {
            continue;
        }
        let path = names::content_path(dir, entry.path())?;
        if names::is_content(&path) {
            known.push((path, entry));
        } else {
            ignored.push(path);
        }
    }
    ignored.sort();
    Ok(Found { known, ignored })
}

fn read((path, entry): (String, DirEntry)) -> Result<(String, Vec<u8>), LoadError> {
    let io = |error| LoadError::Io(entry.path().to_owned(), error);
    let metadata = fs::metadata(entry.path()).map_err(io)?;
    // Reading a pipe or a device would wait for ever.
    if !metadata.is_file() {
        return Err(LoadError::NotAFile(entry.into_path()));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(LoadError::TooLarge(entry.into_path(), metadata.len()));
    }
    let bytes = fs::read(entry.path()).map_err(io)?;
    Ok((path, bytes))
}

#[cfg(test)]
mod tests;
