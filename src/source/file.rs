use std::sync::OnceLock;

/// A place for people: line and column count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line number from 1.
    pub line: usize,
    /// Column number from 1, in characters.
    pub column: usize,
}

/// One input file: its path below the content folder and its text.
///
/// Bytes that are not UTF-8 and a leading byte-order mark are noted, not hidden: the text is then readable
/// enough to point into, and the reading rooms refuse the file with a message.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    invalid_utf8_at: Option<usize>,
    byte_order_mark: bool,
    /// Where each line starts; made when the first place is asked for, since most files have nothing wrong.
    line_starts: OnceLock<Vec<usize>>,
}

impl SourceFile {
    pub(super) fn new(path: String, bytes: Vec<u8>) -> Self {
        let (text, invalid_utf8_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        let byte_order_mark = text.starts_with('\u{feff}');
        Self { path, text, invalid_utf8_at, byte_order_mark, line_starts: OnceLock::new() }
    }

    /// Path below the content folder, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text; broken bytes stand as U+FFFD.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Offset of the first byte that is not UTF-8.
    pub fn invalid_utf8_at(&self) -> Option<usize> {
        self.invalid_utf8_at
    }

    /// Whether the file starts with U+FEFF.
    pub fn has_byte_order_mark(&self) -> bool {
        self.byte_order_mark
    }

    /// Line and column of a byte offset; an offset inside a character counts as that character.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor_boundary(offset);
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The whole line that holds a byte offset, without its line end.
    pub fn line_at(&self, offset: usize) -> &str {
        let offset = self.floor_boundary(offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |at| offset + at);
        self.text[start..end].trim_end_matches('\r')
    }

    fn floor_boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}
