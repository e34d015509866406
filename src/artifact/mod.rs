//! Every output as a value (path, media type, bytes) and the sink that takes it.
//!
//! The pipeline never opens a file. It hands [`Artifact`]s to a [`Sink`]; `publish` has the sink that writes to
//! disk, and [`MemorySink`] serves tests and the preview server.

mod fingerprint;
mod memory;
mod path;
mod pieces;
mod quick;

pub use fingerprint::{Fingerprint, Fingerprinter, RunningFingerprint};
pub use memory::MemorySink;
pub use path::{ArtifactPath, InvalidPath};
pub use pieces::{Pieces, WritePiece};
pub use quick::{Quick, QuickHasher, QuickMap};

use std::{fmt, io};

/// One output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes, below the output folder.
    pub path: ArtifactPath,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What it was made from, if its maker can say so: everything that decides its content.
    pub made_from: Option<Fingerprint>,
}

impl Artifact {
    /// Pairs a path with its content.
    pub fn new(path: ArtifactPath, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, bytes: bytes.into(), made_from: None }
    }

    /// Says what it was made from, so that a sink with a memory can keep it the next time.
    #[must_use]
    pub fn made_from(mut self, inputs: Fingerprint) -> Self {
        self.made_from = Some(inputs);
        self
    }
}

/// What makers leave for themselves from one build to the next: work that need not be done again. Whatever is not
/// there, or damaged, or another program's, is made anew.
pub trait Notes: Sync {
    /// What was left under a name the last time, every byte of it.
    fn recall(&self, name: &str) -> Option<Vec<u8>>;

    /// Leaves bytes for the next build. A name that is made of the fingerprint of its inputs is never taken for
    /// another.
    fn leave(&self, name: &str, bytes: &[u8]);
}

/// Nothing is remembered.
impl Notes for () {
    fn recall(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    fn leave(&self, _name: &str, _bytes: &[u8]) {}
}

/// Takes artifacts, from any number of threads, in any order.
pub trait Sink: Sync {
    /// Accepts one artifact.
    ///
    /// # Errors
    /// When two artifacts claim one path, or the sink cannot keep the bytes.
    fn put(&self, artifact: Artifact) -> Result<(), SinkError>;

    /// Accepts an artifact that is written piece by piece, so that it need not be in memory as a whole.
    ///
    /// # Errors
    /// As [`put`](Sink::put), and whatever the writer fails with.
    fn put_written(
        &self,
        path: ArtifactPath,
        made_from: Option<Fingerprint>,
        write: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), SinkError> {
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(|error| SinkError::Io(path.as_str().to_owned(), error))?;
        self.put(Artifact { path, bytes, made_from })
    }

    /// Accepts an artifact whose pieces are known one by one, unless it [stands](Sink::keeps).
    ///
    /// # Errors
    /// As [`put_written`](Sink::put_written).
    fn put_pieces(&self, path: ArtifactPath, pieces: &Pieces<'_>) -> Result<(), SinkError> {
        if self.keeps(&path, pieces.made_from())? {
            return Ok(());
        }
        let write = |number: usize, bytes: &mut Vec<u8>| (pieces.write)(number, bytes);
        self.put_written(path, Some(pieces.made_from()), &mut |out| pieces.write_all(out, write))
    }

    /// Whether it has a memory, so that it is worth while to say what artifacts are made from.
    fn remembers(&self) -> bool {
        false
    }

    /// Whether the artifact that was made from exactly these inputs the last time still stands at its path. Then
    /// it counts as put, and need not be made again. A sink without a memory always says no.
    ///
    /// # Errors
    /// As [`put`](Sink::put).
    fn keeps(&self, path: &ArtifactPath, inputs: Fingerprint) -> Result<bool, SinkError> {
        let _ = (path, inputs);
        Ok(false)
    }

    /// As [`Notes::recall`], where it has a memory.
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        let _ = name;
        None
    }

    /// As [`Notes::leave`]. What a build neither leaves nor recalls is given up.
    fn leave(&self, name: &str, bytes: &[u8]) {
        let _ = (name, bytes);
    }
}

/// Why a sink refused an artifact.
#[derive(Debug)]
pub enum SinkError {
    /// Two artifacts of one build have the same path (on a file system that ignores case, too).
    Collision(ArtifactPath),
    /// The file system refused: the path and what it said.
    Io(String, std::io::Error),
    /// A file stands in the way that this program did not write.
    Foreign(String),
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Collision(path) => write!(f, "two outputs claim {path}"),
            Self::Io(path, error) => write!(f, "{path}: {error}"),
            Self::Foreign(path) => write!(f, "{path} was not written by this program"),
        }
    }
}

impl std::error::Error for SinkError {}
