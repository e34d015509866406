use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::MANIFEST;
use super::notes::Notes;
use crate::artifact::{Fingerprint, Fingerprinter, QuickMap};

const HEADER: &str = "minhbach-memory 1";
const ENDING: &str = "memory";
const NOTES: &str = "notes";

/// A file that was written this shortly before the memory itself may have been changed since within one tick of
/// the file system's clock, so its time proves nothing.
const TICK: Duration = Duration::from_millis(50);

/// Fewer lines are not worth another thread.
const LINES: usize = 64;

/// What the last build put where, and from what.
///
/// It only ever saves work: every file that it speaks of must still be there with the length and the time that it
/// had, and whatever is wrong with the memory itself (truncated, foreign, of another version of the program)
/// makes it an empty one. It is kept outside the published folder, so that nobody uploads it.
#[derive(Debug)]
pub struct Memory {
    /// Its own file.
    file: PathBuf,
    /// The output folder that it is about, spelt without links and dots.
    out: String,
    /// The program that wrote it.
    program: Fingerprint,
    last: Option<Last>,
    /// What makers of files left for themselves.
    pub(super) notes: Notes,
}

/// The last build.
#[derive(Debug)]
struct Last {
    /// All its inputs together.
    inputs: Fingerprint,
    /// The bytes of the manifest.
    manifest: Fingerprint,
    /// What its owner wanted to know of it.
    note: String,
    /// Its lines, one a file.
    lines: String,
    /// What they say, once it is asked file by file.
    files: OnceLock<QuickMap<String, Kept>>,
    /// When the memory was written.
    written: SystemTime,
}

/// One published file as the last build left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) length: u64,
    /// Nanoseconds since 1970.
    pub(super) modified: u64,
    /// Of its bytes.
    pub(super) bytes: Fingerprint,
    /// Of what it was made from, where its maker could say so.
    pub(super) inputs: Option<Fingerprint>,
}

impl Kept {
    pub(super) fn new(metadata: &Metadata, bytes: Fingerprint, inputs: Option<Fingerprint>) -> Self {
        Self { length: metadata.len(), modified: modified(metadata), bytes, inputs }
    }
}

/// Nanoseconds since 1970; 0 where the file system knows no time, which no file on record has.
fn modified(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

impl Memory {
    /// What is known of an output folder. `folder` holds the memories of all of them; `program` stands for the
    /// version of the program, since another one makes other files of the same content.
    ///
    /// `None` when the output folder cannot be named for certain.
    pub fn open(folder: &Path, out: &Path, program: Fingerprint) -> Option<Self> {
        let out = absolute(out)?;
        let name = Fingerprint::of(out.as_bytes());
        let file = folder.join(format!("{name}.{ENDING}"));
        let notes = Notes::new(file.with_extension(NOTES), program);
        let mut memory = Self { file, out, program, last: None, notes };
        memory.last = memory.read();
        Some(memory)
    }

    /// Whether a build of these inputs would change nothing: the last one had the same, and every file that it
    /// published stands as it left it. Gives the number of files and the note that was kept with them.
    pub fn stands(&self, inputs: Fingerprint) -> Option<(usize, &str)> {
        let last = self.last.as_ref().filter(|last| last.inputs == inputs)?;
        let root = Path::new(&self.out);
        let manifest = fs::read(root.join(MANIFEST)).ok()?;
        if Fingerprint::of(&manifest) != last.manifest {
            return None;
        }
        let lines: Vec<&str> = last.lines.lines().collect();
        let stands = lines.par_iter().with_min_len(LINES).all(|line| {
            kept(line).is_some_and(|(path, kept)| {
                let path = root.join(path);
                fs::symlink_metadata(&path).is_ok_and(|metadata| self.is_as_left(&path, &metadata, &kept))
            })
        });
        stands.then_some((lines.len(), &*last.note))
    }

    /// Whether it remembers the build that left this list of files.
    pub(super) fn is_of(&self, list: Fingerprint) -> bool {
        self.last.as_ref().is_some_and(|last| last.manifest == list)
    }

    /// What the last build put at a path, whatever is there now.
    pub(super) fn last_at(&self, path: &str) -> Option<Kept> {
        self.last.as_ref()?.files().get(path).copied()
    }

    /// What the last build put at a path, if the file that is there is still the same.
    pub(super) fn kept(&self, path: &str, target: &Path, metadata: &Metadata) -> Option<Kept> {
        let kept = self.last_at(path)?;
        self.is_as_left(target, metadata, &kept).then_some(kept)
    }

    pub(super) fn is_as_left(&self, path: &Path, metadata: &Metadata, kept: &Kept) -> bool {
        let Some(last) = &self.last else { return false };
        let same = metadata.is_file() && metadata.len() == kept.length && modified(metadata) == kept.modified;
        let is_old = UNIX_EPOCH + Duration::from_nanos(kept.modified) + TICK < last.written;
        same && (is_old || fs::read(path).is_ok_and(|bytes| Fingerprint::of(&bytes) == kept.bytes))
    }

    /// Before the output changes: from here to [`Memory::keep`] nothing is certain.
    pub(super) fn forget(&mut self) {
        let _ = fs::remove_file(&self.file);
        self.last = None;
    }

    /// Writes down what was published. Without it the next build is only slower, so what cannot be written is no
    /// error.
    pub(super) fn keep(self, inputs: Fingerprint, note: &str, manifest: &str, files: &[(String, Kept)]) {
        let text = self.render(inputs, note, Fingerprint::of(manifest.as_bytes()), files);
        let Some(folder) = self.file.parent() else { return };
        let draft = self.file.with_extension("draft");
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&draft, text))
            .and_then(|()| fs::rename(&draft, &self.file));
        if written.is_err() {
            let _ = fs::remove_file(&draft);
        }
        self.notes.tidy();
        prune(folder);
    }

    fn render(
        &self,
        inputs: Fingerprint,
        note: &str,
        manifest: Fingerprint,
        files: &[(String, Kept)],
    ) -> String {
        let mut text = String::with_capacity(300 + files.len() * 160);
        let note = note.replace(['\n', '\r'], " ");
        let _ = write!(text, "{HEADER}\n{}\n{}\n{inputs}\n{manifest}\n{note}\n", self.out, self.program);
        for (path, kept) in files {
            let _ = write!(text, "{} {} {} ", kept.length, kept.modified, kept.bytes);
            let _ = match kept.inputs {
                Some(inputs) => writeln!(text, "{inputs} {path}"),
                None => writeln!(text, "- {path}"),
            };
        }
        let all = Fingerprint::of(text.as_bytes());
        let _ = write!(text, "{all}");
        text
    }

    fn read(&self) -> Option<Last> {
        let metadata = fs::symlink_metadata(&self.file).ok().filter(Metadata::is_file)?;
        let text = fs::read_to_string(&self.file).ok()?;
        let (body, all) = text.split_at(text.rfind('\n')? + 1);
        if all.parse() != Ok(Fingerprint::of(body.as_bytes())) {
            return None;
        }
        // The rest is a line for each file.
        let mut lines = body.splitn(7, '\n');
        if lines.next()? != HEADER || lines.next()? != self.out || lines.next()?.parse() != Ok(self.program) {
            return None;
        }
        let inputs = lines.next()?.parse().ok()?;
        let manifest = lines.next()?.parse().ok()?;
        let note = lines.next()?.to_owned();
        let lines = lines.next()?.to_owned();
        Some(Last {
            inputs,
            manifest,
            note,
            lines,
            files: OnceLock::new(),
            written: metadata.modified().ok()?,
        })
    }
}

impl Last {
    fn files(&self) -> &QuickMap<String, Kept> {
        self.files.get_or_init(|| {
            let lines: Vec<&str> = self.lines.lines().collect();
            // The lines have a fingerprint; one that cannot be read is no file.
            let read = lines.into_par_iter().with_min_len(LINES).filter_map(kept);
            let all: Vec<(&str, Kept)> = read.collect();
            all.into_iter().map(|(path, kept)| (path.to_owned(), kept)).collect()
        })
    }
}

impl crate::artifact::Notes for Memory {
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        self.notes.recall(name)
    }

    fn leave(&self, name: &str, bytes: &[u8]) {
        self.notes.leave(name, bytes);
    }
}

/// One line of the memory.
fn kept(line: &str) -> Option<(&str, Kept)> {
    let mut words = line.splitn(5, ' ');
    let length = words.next()?.parse().ok()?;
    let modified = words.next()?.parse().ok()?;
    let bytes = words.next()?.parse().ok()?;
    let inputs = match words.next()? {
        "-" => None,
        print => Some(print.parse().ok()?),
    };
    Some((words.next()?, Kept { length, modified, bytes, inputs }))
}

/// A folder's name without links and dots, also where it does not exist yet but the one above it does.
fn absolute(folder: &Path) -> Option<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = fs::canonicalize(folder).or_else(|_| {
        let name = folder.file_name().ok_or(io::ErrorKind::NotFound)?;
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        Ok::<_, io::Error>(fs::canonicalize(above.unwrap_or(Path::new(".")))?.join(name))
    });
    whole.ok()?.to_str().filter(|name| !name.contains(['\n', '\r'])).map(str::to_owned)
}

/// Removes memories of output folders that are gone.
fn prune(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        let head = head(&path).unwrap_or_default();
        let mut lines = head.lines();
        let is_ours = lines.next() == Some(HEADER);
        if is_ours && lines.next().is_some_and(|out| !Path::new(out).exists()) {
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir_all(path.with_extension(NOTES));
        }
    }
}

/// The first lines of a file, enough for a path.
fn head(path: &Path) -> io::Result<String> {
    use io::Read as _;
    let mut head = Vec::new();
    fs::File::open(path)?.take(8_192).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// What stands for this program: the bytes that run. Two builds of one version number may differ.
///
/// `None` when the program cannot read itself; then nothing may be remembered.
pub fn program(executable: &Path) -> Option<Fingerprint> {
    let bytes = fs::read(executable).ok()?;
    Some(Fingerprinter::new().with(HEADER.as_bytes()).with(&bytes).finish())
}
