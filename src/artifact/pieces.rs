use std::fmt;
use std::io;

use super::{Fingerprint, Fingerprinter};

/// An artifact made of pieces one after the other, each with its own inputs: a long table, of which an edit changes a
/// few rows.
pub struct Pieces<'p> {
    /// What comes before the first piece.
    pub head: &'p [u8],
    /// What comes between two pieces that are not empty.
    pub between: &'p [u8],
    /// What comes after the last piece.
    pub tail: &'p [u8],
    /// Everything that decides each piece.
    pub inputs: Vec<Fingerprint>,
    /// Writes a piece, given by its number.
    pub write: &'p WritePiece<'p>,
}

/// Writes a piece.
pub type WritePiece<'p> = dyn Fn(usize, &mut dyn io::Write) -> io::Result<()> + Sync + 'p;

impl Pieces<'_> {
    /// Everything that decides the whole.
    pub fn made_from(&self) -> Fingerprint {
        let fixed =
            [self.head, self.between, self.tail].into_iter().fold(Fingerprinter::new(), Fingerprinter::with);
        self.inputs.iter().copied().fold(fixed, Fingerprinter::with_fingerprint).finish()
    }

    /// Writes the whole; `piece` gives the bytes of each piece.
    ///
    /// # Errors
    /// Whatever writing a piece or to `out` fails with.
    pub fn write_all(
        &self,
        out: &mut dyn io::Write,
        mut piece: impl FnMut(usize, &mut Vec<u8>) -> io::Result<()>,
    ) -> io::Result<()> {
        out.write_all(self.head)?;
        let mut bytes = Vec::new();
        let mut is_first = true;
        for number in 0..self.inputs.len() {
            bytes.clear();
            piece(number, &mut bytes)?;
            if bytes.is_empty() {
                continue;
            }
            if !is_first {
                out.write_all(self.between)?;
            }
            is_first = false;
            out.write_all(&bytes)?;
        }
        out.write_all(self.tail)
    }
}

impl fmt::Debug for Pieces<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pieces").field("inputs", &self.inputs).finish_non_exhaustive()
    }
}
