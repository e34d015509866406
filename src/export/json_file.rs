//! Cells to JSON: an array of objects, one object a line, so that two editions compare line by line.

use std::io::{self, Write};

use super::cell::Cell;
use super::column::{Field, Rows};

/// What comes before all rows, between two pieces of them, and after all.
pub(super) const HEAD: &[u8] = b"[";
pub(super) const BETWEEN: &[u8] = b",";
pub(super) const TAIL: &[u8] = b"\n]\n";

/// Writes a piece: all rows that `visit` hands over.
pub(super) fn rows<'c>(
    fields: &[Field],
    visit: impl FnOnce(&mut Rows<'_, 'c>) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Keys are words of this program without anything to escape.
    let keys: Vec<String> = fields.iter().map(|field| format!(",\"{}\":", field.key)).collect();
    let mut line = Vec::new();
    let mut before: &[u8] = b"\n";
    visit(&mut |cells: &[Cell<'c>]| {
        line.clear();
        line.extend_from_slice(before);
        before = b",\n";
        for (at, (key, cell)) in keys.iter().zip(cells).enumerate() {
            line.extend_from_slice(if at == 0 { b"{" } else { b"," });
            line.extend_from_slice(&key.as_bytes()[1..]);
            cell.json(&mut line)?;
        }
        line.push(b'}');
        out.write_all(&line)
    })
}
