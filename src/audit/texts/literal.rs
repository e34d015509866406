use std::borrow::Cow;
use std::ops::Range;

/// The text of a string literal as readers see it, and the way back to its letters in the file.
///
/// Escapes are resolved, so that `\u0110` or a `\n` before a word hides nothing. Quotes stay: they are no letters.
#[derive(Debug)]
pub(super) struct Literal<'s> {
    pub(super) text: Cow<'s, str>,
    /// Where the two part: from this offset of the text on, letters stand at that offset of the source.
    jumps: Vec<(usize, usize)>,
}

impl<'s> Literal<'s> {
    /// Reads a literal of JSON or TOML, quotes included. It has been parsed before, so its escapes are sound.
    pub(super) fn read(source: &'s str) -> Self {
        // TOML takes a text between single quotes as it is.
        if source.starts_with('\'') || !source.contains('\\') {
            return Self { text: Cow::Borrowed(source), jumps: Vec::new() };
        }
        let mut text = String::with_capacity(source.len());
        let mut jumps = Vec::new();
        let mut at = 0;
        while let Some(found) = source[at..].find('\\') {
            text.push_str(&source[at..at + found]);
            at += found;
            let (letter, length) = escape(&source[at..]);
            // The letter stands at the backslash, what follows it behind the whole escape.
            jumps.push((text.len(), at));
            text.extend(letter);
            at += length;
            jumps.push((text.len(), at));
        }
        text.push_str(&source[at..]);
        Self { text: Cow::Owned(text), jumps }
    }

    /// The bytes of the source behind a range of the text.
    pub(super) fn source_of(&self, range: &Range<usize>) -> Range<usize> {
        self.source_at(range.start)..self.source_at(range.end)
    }

    fn source_at(&self, offset: usize) -> usize {
        match self.jumps.partition_point(|(text, _)| *text <= offset).checked_sub(1) {
            Some(last) => self.jumps[last].1 + (offset - self.jumps[last].0),
            None => offset,
        }
    }
}

/// The letter that an escape stands for, if any, and the length of the escape.
fn escape(source: &str) -> (Option<char>, usize) {
    let Some(kind) = source[1..].chars().next() else { return (None, source.len()) };
    let digits = match kind {
        'u' => 4,
        'U' => 8,
        'x' => 2,
        // In TOML, a backslash at the end of a line swallows the blanks that follow.
        blank if blank.is_whitespace() => {
            return (None, source.len() - source[1..].trim_start().len());
        }
        'n' => return (Some('\n'), 2),
        't' => return (Some('\t'), 2),
        'r' => return (Some('\r'), 2),
        'b' | 'f' | 'e' => return (Some(' '), 2),
        other => return (Some(other), 1 + other.len_utf8()),
    };
    let code = |from: usize| {
        let hex = source.get(from..from + digits)?;
        u32::from_str_radix(hex, 16).ok()
    };
    let length = 2 + digits;
    let Some(first) = code(2) else { return (None, length.min(source.len())) };
    if let (0xd800..0xdc00, Some("\\u"), Some(second @ 0xdc00..0xe000)) =
        (first, source.get(length..length + 2), code(length + 2))
    {
        let whole = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(whole), 2 * length);
    }
    (char::from_u32(first), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source behind a part of the text.
    fn behind<'s>(source: &'s str, part: &str) -> &'s str {
        let literal = Literal::read(source);
        let at = literal.text.find(part).unwrap_or_else(|| panic!("{part} in {:?}", literal.text));
        &source[literal.source_of(&(at..at + part.len()))]
    }

    #[test]
    fn a_text_without_escapes_is_its_own_source() {
        assert_eq!(behind(r#""Xã Đông Hà""#, "Đông"), "Đông");
        assert_eq!(behind(r"'C:\Đông Hà'", r"\Đông"), r"\Đông");
    }

    #[test]
    fn escapes_are_letters_and_keep_their_place() {
        assert_eq!(behind(r#""a\n\u0110\u00f4ng H\u00e0.""#, "Đông Hà"), r"\u0110\u00f4ng H\u00e0");
        assert_eq!(behind(r#""nói \"Đông\" \\ Hà""#, "\"Đông\" \\ Hà"), r#"\"Đông\" \\ Hà"#);
        assert_eq!(behind(r#""\ud83d\ude00 Hà""#, "😀 Hà"), r"\ud83d\ude00 Hà");
        assert_eq!(behind("\"\"\"Đông \\\n   Hà\"\"\"", "Đông Hà"), "Đông \\\n   Hà");
    }
}
