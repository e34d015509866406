use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::error::{foreign, io_error};
use super::manifest::Manifest;
use super::{DiskSink, MANIFEST, PublishError, folder_of};
use crate::artifact::SinkError;

/// What a commit did, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// New or changed.
    pub written: usize,
    /// Left alone, because their bytes were the same.
    pub unchanged: usize,
    /// Published before and no longer produced.
    pub removed: usize,
}

impl DiskSink {
    /// Makes what was put the published site.
    ///
    /// # Errors
    /// [`PublishError::Incomplete`] when an artifact was refused, and [`SinkError::Foreign`] (within
    /// [`PublishError::Output`]) when something foreign is in the way: the site is then as it was. When the file
    /// system fails half-way, old and new files are mixed, and the next build repairs them.
    pub fn commit(self) -> Result<Published, PublishError> {
        self.commit_noting("")
    }

    /// Like [`commit`](Self::commit), with a line for [`Memory::stands`](super::Memory::stands) to give back.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    pub fn commit_noting(mut self, note: &str) -> Result<Published, PublishError> {
        let claims = std::mem::take(&mut *self.claims.lock().unwrap_or_else(PoisonError::into_inner));
        let files = claims.into_files();
        let published = self.publish(&files)?;
        if let Some((memory, inputs)) = self.memory.take() {
            let mut kept = std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner));
            kept.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            memory.keep(inputs, note, &Manifest::render(files.iter()), &kept);
        }
        Ok(published)
    }

    fn publish(&mut self, produced: &BTreeSet<String>) -> Result<Published, PublishError> {
        if self.refused.load(Ordering::Relaxed) {
            return Err(PublishError::Incomplete);
        }
        let nothing = Manifest::default();
        let published = self.published.as_ref().unwrap_or(&nothing);
        let same = produced == published.paths();
        let stale = if same { Vec::new() } else { self.stale(published, produced)? };

        if let Some((memory, _)) = &mut self.memory {
            memory.forget();
        }
        // The order of the following steps is the promise of this room: see its first page.
        let all = published.paths().union(produced).count();
        let (more, less) = (all > published.paths().len(), all > produced.len());
        if self.published.is_none() || more {
            self.write_manifest(published.paths().union(produced))?;
        }
        self.remove(&stale)?;
        let written = self.staged.load(Ordering::Relaxed);
        if written > 0 {
            merge(&self.staging, &self.root)?;
        }
        if less {
            self.write_manifest(produced.iter())?;
        }
        Ok(Published { written, unchanged: self.unchanged.load(Ordering::Relaxed), removed: stale.len() })
    }

    /// The published files that are still there and no longer produced. Something else that has taken such a path
    /// since (a folder, a link) is not ours.
    fn stale<'m>(
        &self,
        published: &'m Manifest,
        produced: &'m BTreeSet<String>,
    ) -> Result<Vec<&'m str>, SinkError> {
        let mut stale = Vec::new();
        for path in published.paths().difference(produced) {
            let is_there = self.folders.exists(folder_of(path), published)?
                && fs::symlink_metadata(self.root.join(path)).is_ok_and(|metadata| metadata.is_file());
            if is_there {
                stale.push(path.as_str());
            }
        }
        Ok(stale)
    }

    /// Removes files, and the folders that become empty with them.
    fn remove(&self, stale: &[&str]) -> Result<(), SinkError> {
        let mut folders = BTreeSet::new();
        for path in stale {
            let target = self.root.join(path);
            match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(io_error(&target)(error));
                }
                _ => {}
            }
            let mut folder = folder_of(path);
            while !folder.is_empty() && folders.insert(folder) {
                folder = folder_of(folder);
            }
        }
        // In reverse order a folder comes after everything below it. One that is not empty, or that a file manager
        // holds open, stays; an empty folder does no harm.
        for folder in folders.into_iter().rev() {
            let _ = fs::remove_dir(self.root.join(folder));
        }
        Ok(())
    }

    /// Replaces the manifest as a whole. It alone is flushed to the disk: without it nobody would know whose the
    /// files are.
    fn write_manifest<'p>(&self, paths: impl Iterator<Item = &'p String>) -> Result<(), SinkError> {
        let draft = self.staging.join(MANIFEST);
        fs::create_dir_all(&self.staging).map_err(io_error(&self.staging))?;
        let text = Manifest::render(paths);
        let write = || {
            let mut file = File::create(&draft)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(io_error(&draft))?;
        rename(&draft, &self.root.join(MANIFEST))
    }
}

/// Moves everything below one folder into another. A folder that is not there yet moves as a whole, so that a
/// fresh site of a hundred thousand files takes a handful of renames.
fn merge(from: &Path, to: &Path) -> Result<(), SinkError> {
    let mut entries = fs::read_dir(from)
        .and_then(|entries| entries.collect::<io::Result<Vec<_>>>())
        .map_err(io_error(from))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if !entry.file_type().map_err(io_error(&source))?.is_dir() {
            rename(&source, &target)?;
            continue;
        }
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(foreign(&target)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Windows refuses to move a folder while a virus scanner reads a file in it; its files can still
                // be moved one by one.
                if fs::rename(&source, &target).is_ok() {
                    continue;
                }
                fs::create_dir(&target).map_err(io_error(&target))?;
            }
            Err(error) => return Err(io_error(&target)(error)),
        }
        merge(&source, &target)?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), SinkError> {
    fs::rename(from, to).map_err(io_error(to))
}
