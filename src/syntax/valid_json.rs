use std::borrow::Cow;

use crate::source::{FileId, Span, Spanned};

use super::node::{Entry, Node, Tree};

/// Deeper than any record; the parser that explains faults judges what is deeper still.
const DEEPEST: usize = 32;

/// An object of a record has far fewer keys, so each new one is compared with all before it.
const MOST_KEYS: usize = 48;

/// Reads a file that is valid JSON, straight into the tree with places, in one pass.
///
/// Almost every file is. `None` means only that this reader does not take the file: whether something is wrong, and
/// what, is for the parser that makes messages.
pub(super) fn read_valid(file: FileId, text: &str) -> Option<Node<'_>> {
    let mut reader = Reader::of(file, text);
    let root = reader.value()?;
    reader.is_at_end().then_some(root)
}

/// Reads valid JSON from its beginning to its end. Whatever is wrong or unusual it leaves to the parser that makes
/// messages, with a `None` that says nothing more.
#[derive(Debug)]
pub struct Reader<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    depth: usize,
    /// Items of the lists that are open, and entries of the objects: each list and object is as large as it must be,
    /// and its memory is asked for once.
    items: Vec<Node<'a>>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Reader<'a> {
    /// At the beginning of a file.
    pub fn of(file: FileId, text: &'a str) -> Self {
        Self { file, text, at: 0, depth: 0, items: Vec::new(), entries: Vec::new() }
    }

    /// Whether nothing but blanks follows.
    pub fn is_at_end(&mut self) -> bool {
        self.blanks();
        self.at == self.text.len()
    }

    /// Passes a `null`, if one comes next.
    pub(super) fn takes_null(&mut self) -> bool {
        self.blanks();
        let found = self.text.as_bytes()[self.at..].starts_with(b"null");
        self.at += if found { 4 } else { 0 };
        found
    }

    /// The next value with its place.
    pub(super) fn spanned<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<Spanned<T>> {
        self.blanks();
        let start = self.at;
        let value = parse(self)?;
        Some(Spanned::new(value, Span::new(self.file, start, self.at)))
    }

    /// A list of values.
    pub fn list<T>(&mut self, parse: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<Spanned<T>>> {
        self.takes(b'[').then_some(())?;
        let mut list = Vec::new();
        if self.takes(b']') {
            return Some(list);
        }
        loop {
            list.push(self.spanned(&parse)?);
            if self.takes(b']') {
                return Some(list);
            }
            self.takes(b',').then_some(())?;
        }
    }

    /// An object, each key of which is handed over where its value begins.
    pub fn object(&mut self, mut each: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.takes(b'{').then_some(())?;
        if self.takes(b'}') {
            return Some(());
        }
        loop {
            self.blanks();
            let key = self.string()?;
            self.takes(b':').then_some(())?;
            each(self, &key)?;
            if self.takes(b'}') {
                return Some(());
            }
            self.takes(b',').then_some(())?;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.at += blanks.count();
    }

    /// The next sign after blanks, if it is this one.
    fn takes(&mut self, sign: u8) -> bool {
        self.blanks();
        let found = self.peek() == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// The next value, whatever it is.
    pub fn value(&mut self) -> Option<Node<'a>> {
        self.blanks();
        let start = self.at;
        let tree = match self.peek()? {
            b'"' => Tree::String(self.string()?),
            b'{' => self.nested(Self::entries)?,
            b'[' => self.nested(Self::items)?,
            b't' => self.word("true", Tree::Bool(true))?,
            b'f' => self.word("false", Tree::Bool(false))?,
            b'n' => self.word("null", Tree::Null)?,
            _ => Tree::Number(self.number()?.into()),
        };
        Some(Node { span: Span::new(self.file, start, self.at), tree })
    }

    fn nested(&mut self, read: impl Fn(&mut Self) -> Option<Tree<'a>>) -> Option<Tree<'a>> {
        self.at += 1;
        self.depth += 1;
        let tree = if self.depth > DEEPEST { None } else { read(self) };
        self.depth -= 1;
        tree
    }

    fn items(&mut self) -> Option<Tree<'a>> {
        let before = self.items.len();
        if self.takes(b']') {
            return Some(Tree::Array(Vec::new()));
        }
        loop {
            let item = self.value()?;
            self.items.push(item);
            if self.takes(b']') {
                return Some(Tree::Array(self.items.split_off(before)));
            }
            self.takes(b',').then_some(())?;
        }
    }

    fn entries(&mut self) -> Option<Tree<'a>> {
        let before = self.entries.len();
        if self.takes(b'}') {
            return Some(Tree::Object(Vec::new()));
        }
        loop {
            self.blanks();
            let start = self.at;
            let key = self.string()?;
            let key_span = Span::new(self.file, start, self.at);
            let known = &self.entries[before..];
            if known.len() == MOST_KEYS || known.iter().any(|entry| entry.key == key) {
                return None;
            }
            self.takes(b':').then_some(())?;
            let value = self.value()?;
            self.entries.push(Entry { key, key_span, value });
            if self.takes(b'}') {
                return Some(Tree::Object(self.entries.split_off(before)));
            }
            self.takes(b',').then_some(())?;
        }
    }

    fn word(&mut self, word: &str, tree: Tree<'a>) -> Option<Tree<'a>> {
        self.text[self.at..].starts_with(word).then_some(())?;
        self.at += word.len();
        Some(tree)
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// A number, as written.
    fn number(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let whole = self.at;
        self.digits()?;
        if self.text.as_bytes()[whole] == b'0' && self.at > whole + 1 {
            return None;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Some(&self.text[start..self.at])
    }

    /// A string, borrowed where it has no escapes.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        (self.peek()? == b'"').then_some(())?;
        self.at += 1;
        let plain = self.plain()?;
        if self.peek()? == b'"' {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let mut whole = String::with_capacity(plain.len() * 2 + 32);
        whole.push_str(plain);
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(Cow::Owned(whole));
                }
                _ => whole.push(self.escape()?),
            }
            whole.push_str(self.plain()?);
        }
    }

    /// Everything up to the end of the string or its next escape; `None` at a raw control character.
    fn plain(&mut self) -> Option<&'a str> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = plain_length(rest)?;
        let plain = &self.text[self.at..self.at + length];
        self.at += length;
        (rest[length] >= 0x20).then_some(plain)
    }

    fn escape(&mut self) -> Option<char> {
        let sign = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            // A pair of surrogates is rare enough for the other parser.
            b'u' => {
                let code = self.text.as_bytes().get(self.at..self.at + 4)?;
                code.iter().all(u8::is_ascii_hexdigit).then_some(())?;
                let code = u32::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()?;
                self.at += 4;
                char::from_u32(code)?
            }
            _ => return None,
        })
    }
}

/// How many bytes stand before the end of the string, its next escape or a control character. Eight bytes are looked at
/// at once: of each the highest bit is set where it is one of these, or where it may follow one that is, so the first
/// is always right.
fn plain_length(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES * 0x80;
    const QUOTES: u64 = ONES * b'"' as u64;
    const ESCAPES: u64 = ONES * b'\\' as u64;
    let zero = |eight: u64| eight.wrapping_sub(ONES) & !eight & HIGH;
    let mut chunks = bytes.chunks_exact(8);
    let mut at = 0;
    for chunk in &mut chunks {
        let eight = chunk.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte));
        let control = eight.wrapping_sub(ONES * 0x20) & !eight & HIGH;
        let found = control | zero(eight ^ QUOTES) | zero(eight ^ ESCAPES);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let is_end = |&byte: &u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    chunks.remainder().iter().position(is_end).map(|more| at + more)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::json::explained;
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::source::Sources;

    /// What both readers make of a text, in a form that can be compared.
    fn both(text: &str) -> (Option<String>, Option<String>) {
        let sources = Sources::new([("a.json".to_owned(), text.as_bytes().to_vec())]);
        let (id, file) = sources.find("a.json").unwrap();
        let mut diagnostics = Diagnostics::new();
        let explained = explained(id, file.text(), &mut diagnostics).filter(|_| diagnostics.is_empty());
        let shown = |node: Option<Node<'_>>| node.map(|node| format!("{node:?}"));
        (shown(read_valid(id, file.text())), shown(explained))
    }

    #[test]
    fn what_it_takes_it_reads_as_the_other_parser_does() {
        for text in [
            r#"{"a": [1, -0.50, 1e9, 0, "x\n\"đ\u0111\/", true, false, null, {}, []], "b":{"c":"" } }"#,
            " \r\n\t[ ] \n",
            "\"một\"",
            "12.50",
        ] {
            let (valid, explained) = both(text);
            assert!(valid.is_some(), "{text}");
            assert_eq!(valid, explained, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_or_unusual_is_left_to_the_other_parser() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"a\":2}",
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "nul",
            "\"a",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud83d\\ude00\"",
            "{a:1}",
            "{'a':1}",
            "[1]2",
            "// x\n1",
            "[1;2]",
        ] {
            assert_eq!(both(text).0, None, "{text}");
        }
        assert_eq!(both(&"[".repeat(40)).0, None);
        assert_eq!(both(&format!("{}{}", "[".repeat(40), "]".repeat(40))).0, None);
    }

    proptest! {
        #[test]
        fn the_end_of_a_plain_string_is_found_wherever_it_is(bytes in prop::collection::vec(
            prop_oneof![Just(b'"'), Just(b'\\'), Just(0x1f), Just(0x20), Just(0x21), Just(b'#'), Just(b']'), any::<u8>()],
            0..40,
        )) {
            let slow = bytes.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\');
            prop_assert_eq!(plain_length(&bytes), slow);
        }

        #[test]
        fn no_text_is_read_in_two_ways(text in r#"([\[\]{},:"\\ntu0-9.eE+\- ]|true|null|"a"|"b":|\\u00e0|đ){0,24}"#) {
            let (valid, explained) = both(&text);
            if valid.is_some() {
                prop_assert_eq!(valid, explained);
            }
        }
    }
}
