//! Cells to JSON: an array of objects, one object a line, so that two editions compare line by line.

use std::io;

use serde::{Serialize, Serializer};

use super::cell::Cell;
use super::column::{Field, Rows};

struct Object<'r, 'c> {
    fields: &'r [Field],
    cells: &'r [Cell<'c>],
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.fields.iter().map(|field| field.key).zip(self.cells))
    }
}

/// Encodes all rows that `visit` hands over.
pub(super) fn encode<'c>(
    fields: &[Field],
    visit: impl FnOnce(&mut Rows<'_, 'c>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut bytes = b"[".to_vec();
    visit(&mut |cells: &[Cell<'c>]| {
        bytes.extend_from_slice(if bytes.len() == 1 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &Object { fields, cells })?;
        Ok(())
    })?;
    bytes.extend_from_slice(b"\n]\n");
    Ok(bytes)
}
