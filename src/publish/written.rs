use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::DiskSink;
use super::error::io_error;
use super::memory::Kept;
use crate::artifact::{Artifact, ArtifactPath, Fingerprint, RunningFingerprint, SinkError};

/// Written, and read, so many bytes at a time.
const PIECE: usize = 1 << 16;

impl DiskSink {
    /// Stages a file while it is written, and takes it back where the one that is there has the same bytes.
    pub(super) fn take_written(
        &self,
        path: ArtifactPath,
        made_from: Option<Fingerprint>,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), SinkError> {
        if self.compress {
            // Encoders take a file as a whole.
            let mut bytes = Vec::new();
            write(&mut bytes).map_err(io_error(Path::new(path.as_str())))?;
            return self.take(Artifact { path, bytes, made_from });
        }
        self.claim(&path)?;
        let path = path.as_str();
        let staged = self.staging.join(path);
        let file = self.create(path)?;
        let counted = count(file, write).map_err(io_error(&staged))?;
        let same = |there: &Path| are_equal(there, &staged);
        let current = self.current(path, counted.length, Some(counted.print.finish()), same)?;
        let metadata = match current {
            Some(metadata) => {
                fs::remove_file(&staged).map_err(io_error(&staged))?;
                self.unchanged.fetch_add(1, Ordering::Relaxed);
                metadata
            }
            None => {
                self.staged.fetch_add(1, Ordering::Relaxed);
                counted.file.metadata().map_err(io_error(&staged))?
            }
        };
        if self.memory.is_some() {
            self.remember(path, Kept::new(&metadata, counted.print.finish(), made_from));
        }
        Ok(())
    }
}

/// A file with what went into it.
struct Counted<W> {
    file: W,
    print: RunningFingerprint,
    length: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.print.add(&bytes[..written]);
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn count(file: File, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<Counted<File>> {
    let counted = Counted { file, print: RunningFingerprint::new(), length: 0 };
    let mut out = BufWriter::with_capacity(PIECE, counted);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Whether two files of one length have the same bytes.
fn are_equal(one: &Path, other: &Path) -> io::Result<bool> {
    let [mut one, mut other] = [
        BufReader::with_capacity(PIECE, File::open(one)?),
        BufReader::with_capacity(PIECE, File::open(other)?),
    ];
    let [mut ones, mut others] = [vec![0; PIECE], vec![0; PIECE]];
    loop {
        let (read, and) = (fill(&mut one, &mut ones)?, fill(&mut other, &mut others)?);
        if ones[..read] != others[..and] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// As many bytes as there are, up to a whole piece.
fn fill(file: &mut BufReader<File>, piece: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < piece.len() {
        match file.read(&mut piece[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}
