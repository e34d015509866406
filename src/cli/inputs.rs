//! What a build is made from, come down to one fingerprint, and where the memory of the last build is kept.
//! Where the theme and the date come from is the same for a check.

use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use crate::artifact::{Fingerprint, Fingerprinter, Notes};
use crate::load::{self, Look};
use crate::model::Edition;
use crate::publish::{Memory, program};
use crate::render::Theme;
use crate::source::{SourceFile, Sources};

use super::arguments::{BuildOptions, Cache, ContentOptions};

/// What the content is read for. The date is an input; only its default is the machine's.
pub(super) fn edition(options: &ContentOptions) -> Edition {
    let date = options.date.unwrap_or_else(|| chrono::Local::now().date_naive());
    Edition { date, drafts: options.drafts }
}

/// The built-in theme, or it with the files of a folder in place of its own.
pub(super) fn theme(folder: Option<&Path>) -> std::io::Result<Theme> {
    folder.map_or_else(|| Ok(Theme::embedded()), own_theme)
}

fn own_theme(folder: &Path) -> std::io::Result<Theme> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(std::io::Error::from)?;
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let path = below.to_string_lossy().replace('\\', "/");
            files.push((path, std::fs::read(entry.path())?));
        }
    }
    Ok(Theme::with_overrides(files))
}

/// The content, read.
pub(super) fn content(sources: &Sources) -> Fingerprint {
    let of_file = |file: &SourceFile| {
        Fingerprinter::new().with(file.path().as_bytes()).with(file.text().as_bytes()).finish()
    };
    let files: Vec<&SourceFile> = sources.iter().map(|(_, file)| file).collect();
    let files: Vec<Fingerprint> = files.into_par_iter().map(of_file).collect();
    files.into_iter().fold(Fingerprinter::new(), Fingerprinter::with_fingerprint).finish()
}

/// What a content folder held when it was last read, known by the look of it.
pub(super) struct Seen {
    look: Look,
    at: SystemTime,
}

/// A file that was changed so shortly before somebody looked may change once more without looking different: clocks
/// of file systems tick, some of them every two seconds.
const TICKS: Duration = Duration::from_secs(4);
const NOTE: &str = "content";

impl Seen {
    /// Looks at a folder; what is wrong with it is told when it is read.
    pub(super) fn now(folder: &Path) -> Option<Self> {
        let at = SystemTime::now();
        Some(Self { look: load::look(folder).ok()?, at })
    }

    /// The content that was read when the folder looked like this.
    pub(super) fn content(&self, notes: &dyn Notes) -> Option<Fingerprint> {
        let note = notes.recall(NOTE)?;
        let (look, content) = std::str::from_utf8(&note).ok()?.split_once(' ')?;
        (look == self.look.print.to_string()).then(|| content.parse().ok()).flatten()
    }

    /// Leaves a note of what was read after the look. It is only used if the folder still looks so.
    pub(super) fn leave(&self, content: Fingerprint, notes: &dyn Notes) {
        if self.look.newest + TICKS < self.at {
            notes.leave(NOTE, format!("{} {content}", self.look.print).as_bytes());
        }
    }
}

/// Every input but the program itself, which the memory knows.
pub(super) fn fingerprint(
    content: Fingerprint,
    theme: &Theme,
    edition: Edition,
    options: &BuildOptions,
) -> Fingerprint {
    let switches =
        [u8::from(edition.drafts), u8::from(options.compress), u8::from(options.base_url.is_some())];
    Fingerprinter::new()
        .with_fingerprint(content)
        .with_fingerprint(theme.fingerprint())
        .with(edition.date.to_string().as_bytes())
        .with(options.base_url.as_deref().unwrap_or_default().as_bytes())
        .with(&switches)
        .finish()
}

/// The memory of an output folder, unless there shall be none or the machine has no place for it.
pub(super) fn memory(cache: &Cache, out: &Path) -> Option<Memory> {
    let folder = match cache {
        Cache::None => return None,
        Cache::Folder(folder) => folder.clone(),
        Cache::OfUser => folder_of_user()?,
    };
    Memory::open(&folder, out, program(&env::current_exe().ok()?)?)
}

/// The user's folder for what may be thrown away at any time, by the custom of the system.
fn folder_of_user() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else {
        named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")))
    };
    Some(folder?.join("minhbach"))
}
