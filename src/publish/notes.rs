use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::artifact::Fingerprint;

/// What the makers of files left for the next build: one file each, in a folder beside the memory.
///
/// A note is as little trusted as the memory: one that is not whole, or that another program wrote, is none.
#[derive(Debug)]
pub(super) struct Notes {
    folder: PathBuf,
    program: Fingerprint,
    /// Recalled or left by this build.
    used: Mutex<BTreeSet<String>>,
}

/// The program and the note, in the fingerprint that stands before each.
const PRINT: usize = 32;

impl Notes {
    pub(super) fn new(folder: PathBuf, program: Fingerprint) -> Self {
        Self { folder, program, used: Mutex::default() }
    }

    pub(super) fn recall(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.path(name)).ok()?;
        let note = bytes.get(PRINT..)?;
        if bytes[..PRINT] != *self.seal(name, note).as_bytes() {
            return None;
        }
        bytes.drain(..PRINT);
        self.use_name(name);
        Some(bytes)
    }

    /// What cannot be written down is made again the next time.
    pub(super) fn leave(&self, name: &str, note: &[u8]) {
        let target = self.path(name);
        let draft = target.with_extension("draft");
        let whole = [self.seal(name, note).as_bytes(), note].concat();
        let written = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&draft, whole))
            .and_then(|()| fs::rename(&draft, &target));
        if written.is_ok() {
            self.use_name(name);
        }
    }

    /// Keeps a note, if there is one, without reading it.
    pub(super) fn stay(&self, name: &str) {
        self.use_name(name);
    }

    /// Removes what this build has not used.
    pub(super) fn tidy(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_none_or(|name| !used.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Stands for a note under this name by this program.
    fn seal(&self, name: &str, note: &[u8]) -> String {
        let print = crate::artifact::Fingerprinter::new().with_fingerprint(self.program);
        print.with(name.as_bytes()).with_fingerprint(Fingerprint::of(note)).finish().to_string()
    }

    fn use_name(&self, name: &str) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(Path::new(name).file_name().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_recalled_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("minhbach-notes-{}", std::process::id()));
        let notes = Notes::new(folder.clone(), Fingerprint::of(b"this"));
        notes.leave("a", b"what was known");
        assert_eq!(notes.recall("a").as_deref(), Some(&b"what was known"[..]));
        assert_eq!(notes.recall("b"), None);
        // of another program
        assert_eq!(Notes::new(folder.clone(), Fingerprint::of(b"other")).recall("a"), None);
        // under another name
        fs::copy(folder.join("a"), folder.join("b")).unwrap();
        assert_eq!(notes.recall("b"), None);
        let whole = fs::read(folder.join("a")).unwrap();
        for length in 0..whole.len() {
            fs::write(folder.join("a"), &whole[..length]).unwrap();
            assert_eq!(notes.recall("a"), None, "{length}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(folder.join("a"), changed).unwrap();
            assert_eq!(notes.recall("a"), None, "{at}");
        }
        notes.leave("a", b"");
        notes.tidy();
        assert_eq!(notes.recall("a").as_deref(), Some(&b""[..]));
        assert!(!folder.join("b").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
