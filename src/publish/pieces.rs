use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::DiskSink;
use super::error::io_error;
use super::memory::Kept;
use crate::artifact::{ArtifactPath, Fingerprint, Pieces, SinkError};

/// Where more than one of so many pieces has changed, all are written without a look at the old file.
const FEW: usize = 4;

/// A piece as the last build left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    inputs: Fingerprint,
    bytes: Fingerprint,
    length: u64,
}

/// The pieces of a file that stands as the last build left it.
struct Old {
    kept: Kept,
    pieces: Vec<Piece>,
    /// Number of each piece, by its inputs.
    numbers: HashMap<Fingerprint, usize>,
    /// Where each begins.
    starts: Vec<u64>,
}

impl DiskSink {
    /// Takes a file whose pieces are known one by one: those of the old file that are made from the same are copied
    /// from it, and where all pieces come out the same, nothing is written.
    pub(super) fn take_pieces(&self, path: ArtifactPath, pieces: &Pieces<'_>) -> Result<(), SinkError> {
        let made_from = pieces.made_from();
        let name = name(&path);
        if self.keep(&path, made_from)? {
            if let Some((memory, _)) = &self.memory {
                memory.notes.stay(&name);
            }
            return Ok(());
        }
        let old = if self.compress { None } else { self.old_pieces(&path, pieces)? };
        let mut left: Vec<Piece> = Vec::with_capacity(pieces.inputs.len());
        let make = |number: usize, bytes: &mut Vec<u8>| (pieces.write)(number, bytes);
        let Some(old) = old else {
            let write = &mut |out: &mut dyn io::Write| {
                left.clear();
                pieces.write_all(out, |number, bytes| {
                    make(number, bytes)?;
                    left.push(Piece::of(pieces.inputs[number], bytes));
                    Ok(())
                })
            };
            self.take_written(path, Some(made_from), write)?;
            self.leave_pieces(&name, &left);
            return Ok(());
        };
        let mut made: HashMap<usize, Vec<u8>> = HashMap::new();
        for (number, inputs) in pieces.inputs.iter().enumerate() {
            left.push(match old.numbers.get(inputs) {
                Some(&known) => old.pieces[known],
                None => {
                    let mut bytes = Vec::new();
                    make(number, &mut bytes).map_err(io_error(Path::new(path.as_str())))?;
                    let piece = Piece::of(*inputs, &bytes);
                    made.insert(number, bytes);
                    piece
                }
            });
        }
        let content = |piece: &Piece| (piece.bytes, piece.length);
        if left.iter().map(content).eq(old.pieces.iter().map(content)) {
            self.claim(&path)?;
            self.count_unchanged(path.as_str(), Kept { inputs: Some(made_from), ..old.kept });
        } else {
            let file = self.root.join(path.as_str());
            let write = &mut |out: &mut dyn io::Write| {
                let mut file = File::open(&file)?;
                pieces.write_all(out, |number, bytes| match made.get(&number) {
                    Some(made) => {
                        bytes.extend_from_slice(made);
                        Ok(())
                    }
                    // Somebody may have written into the published file and set its time back.
                    None if old.copy(&mut file, &pieces.inputs[number], bytes)? => Ok(()),
                    None => {
                        bytes.clear();
                        make(number, bytes)
                    }
                })
            };
            self.take_written(path, Some(made_from), write)?;
        }
        self.leave_pieces(&name, &left);
        Ok(())
    }

    /// The pieces of the file that is there, if it is worth while to look at them.
    fn old_pieces(&self, path: &ArtifactPath, pieces: &Pieces<'_>) -> Result<Option<Old>, SinkError> {
        let Some((memory, _)) = &self.memory else { return Ok(None) };
        if !self.is_ours(path.as_str())? {
            return Ok(None);
        }
        let target = self.root.join(path.as_str());
        let Ok(metadata) = fs::symlink_metadata(&target) else { return Ok(None) };
        let Some(kept) = memory.kept(path.as_str(), &target, &metadata) else { return Ok(None) };
        let Some(old) = memory.notes.recall(&name(path)).and_then(|note| read(&note)) else {
            return Ok(None);
        };
        let fixed = (pieces.head.len() + pieces.tail.len()) as u64;
        let between = pieces.between.len() as u64;
        let (mut numbers, mut starts, mut at) = (HashMap::new(), Vec::new(), pieces.head.len() as u64);
        let mut filled = 0;
        for (number, piece) in old.iter().enumerate() {
            numbers.insert(piece.inputs, number);
            if piece.length > 0 && filled > 0 {
                at += between;
            }
            starts.push(at);
            at += piece.length;
            filled += u64::from(piece.length > 0);
        }
        // The note of another file, or of another version of this one.
        if at + fixed - pieces.head.len() as u64 != kept.length {
            return Ok(None);
        }
        let changed = pieces.inputs.iter().filter(|inputs| !numbers.contains_key(inputs)).count();
        let is_worth_it = changed * FEW <= pieces.inputs.len() + FEW;
        Ok(is_worth_it.then_some(Old { kept, pieces: old, numbers, starts }))
    }

    fn leave_pieces(&self, name: &str, pieces: &[Piece]) {
        if let Some((memory, _)) = &self.memory {
            let lines = pieces.iter();
            let lines = lines.map(|piece| format!("{} {} {}\n", piece.inputs, piece.bytes, piece.length));
            memory.notes.leave(name, lines.collect::<String>().as_bytes());
        }
    }
}

impl Piece {
    fn of(inputs: Fingerprint, bytes: &[u8]) -> Self {
        Self { inputs, bytes: Fingerprint::of(bytes), length: bytes.len() as u64 }
    }
}

impl Old {
    /// Reads a piece out of the file; `false` if it is not what it was.
    fn copy(&self, file: &mut File, inputs: &Fingerprint, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let number = self.numbers[inputs];
        file.seek(SeekFrom::Start(self.starts[number]))?;
        file.take(self.pieces[number].length).read_to_end(bytes)?;
        Ok(Fingerprint::of(bytes) == self.pieces[number].bytes)
    }
}

/// What is left under, for a path.
fn name(path: &ArtifactPath) -> String {
    format!("pieces-{}", Fingerprint::of(path.as_str().as_bytes()))
}

fn read(note: &[u8]) -> Option<Vec<Piece>> {
    let lines = std::str::from_utf8(note).ok()?.lines().map(|line| {
        let mut words = line.split(' ');
        let (inputs, bytes) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Piece { inputs, bytes, length: words.next()?.parse().ok()? })
    });
    lines.collect()
}
