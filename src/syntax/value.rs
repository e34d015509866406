use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::artifact::ArtifactPath;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::text::{PartialDate, PartialDateError, fold, is_nfc, nfc};

use super::decimal::{parse_decimal, without_commas};
use super::field::Shape;
use super::node::{Node, Tree};
use super::rules;
use super::valid_json::Reader;

/// Text borrowed from its file where it has no escapes.
pub type Text<'a> = Spanned<Cow<'a, str>>;

/// A type that one value of a record can be read as.
pub trait Value<'a>: Sized {
    /// Its shape, for schema and documentation.
    fn shape() -> Shape;

    /// Reads it, or says what is wrong and gives `None`.
    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self>;

    /// Reads it straight from the text of a valid file. `None` means only that [`read`](Self::read) must judge.
    fn parse(reader: &mut Reader<'a>) -> Option<Self> {
        let mut diagnostics = Diagnostics::new();
        let value = Self::read(&reader.value()?, &mut diagnostics)?;
        diagnostics.is_empty().then_some(value)
    }

    /// Whether it is there and says nothing, which a required value may not.
    fn is_blank(&self) -> bool {
        false
    }
}

/// Reports that a value has another type than `shape` asks for.
pub fn wrong_type(node: &Node<'_>, shape: &Shape, diagnostics: &mut Diagnostics) {
    let found = match &node.tree {
        Tree::Null => "null",
        Tree::Bool(_) => "true/false",
        Tree::Number(number) => number,
        Tree::String(_) => "\"…\"",
        Tree::Array(_) => "[…]",
        Tree::Object(_) => "{…}",
    };
    let diagnostic =
        Diagnostic::new(&rules::WRONG_TYPE, node.span).with("expected", shape.name()).with("found", found);
    diagnostics.push(diagnostic);
}

impl<'a> Value<'a> for Cow<'a, str> {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Tree::String(text) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        if text.trim().is_empty() && !text.is_empty() {
            diagnostics.push(Diagnostic::new(&rules::BLANK_TEXT, node.span));
            return None;
        }
        if let Some(bad) = first_invisible(text) {
            let code = format!("U+{:04X}", u32::from(bad));
            diagnostics.push(Diagnostic::new(&rules::INVISIBLE_CHARACTER, node.span).with("code", code));
            return None;
        }
        // The file is composed; an escape such as \u0301 can still put a mark apart from its letter.
        if matches!(text, Cow::Owned(_)) && !is_nfc(text) {
            diagnostics.push(Diagnostic::new(&rules::NOT_NFC, node.span).with("fixed", nfc(text)));
            return None;
        }
        Some(text.clone())
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

fn first_invisible(text: &str) -> Option<char> {
    // Most texts have none of the bytes that such a character begins with, and that is told of many bytes at once.
    let may_begin = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |found, &byte| found | may_begin(byte));
    let is_suspect = text.as_bytes().chunks(64).any(may_hold);
    if is_suspect { text.chars().find(|letter| is_invisible(*letter)) } else { None }
}

/// Control characters, and the marks that reorder or hide text: none has a place in a public record.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A permanent id: lower-case letters a to z, digits, and single `-`, `.`, `_` between them. It is a folder
/// name on the site, so it must be safe as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id<'a>(pub Cow<'a, str>);

const LONGEST_ID: usize = 120;

impl<'a> Value<'a> for Id<'a> {
    fn shape() -> Shape {
        Shape::Id
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Tree::String(text) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        let alphanumeric = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let ends =
            bytes.first().is_some_and(|&b| alphanumeric(b)) && bytes.last().is_some_and(|&b| alphanumeric(b));
        let inside = bytes.iter().all(|&byte| alphanumeric(byte) || matches!(byte, b'-' | b'.' | b'_'));
        let single = !bytes.windows(2).any(|pair| !alphanumeric(pair[0]) && !alphanumeric(pair[1]));
        // Some names are fine as text and still no folder on every system.
        let is_folder = ArtifactPath::new(&**text).is_ok();
        if !(ends && inside && single && is_folder) || text.len() > LONGEST_ID {
            let diagnostic = Diagnostic::new(&rules::INVALID_ID, node.span)
                .with("value", &**text)
                .with("fixed", suggested_id(text));
            diagnostics.push(diagnostic);
            return None;
        }
        Some(Self(text.clone()))
    }
}

/// The id nearest to a text: `Xã Sơn Tiến` gives `xa-son-tien`, `HK-2022_7.1` gives `hk-2022_7.1`.
fn suggested_id(text: &str) -> String {
    const EXAMPLE: &str = "xa-son-tien";
    let mut id = String::new();
    let mut between = String::new();
    for letter in fold(text).chars() {
        if !letter.is_ascii_alphanumeric() {
            between.push(letter);
            continue;
        }
        if !id.is_empty() && !between.is_empty() {
            id.push_str(if matches!(&*between, "." | "_") { &between } else { "-" });
        }
        between.clear();
        id.push(letter);
    }
    id.truncate(LONGEST_ID);
    let id = id.trim_end_matches(['-', '.', '_']);
    if ArtifactPath::new(id).is_ok() { id } else { EXAMPLE }.to_owned()
}

impl Value<'_> for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if let Tree::Bool(value) = node.tree {
            return Some(value);
        }
        wrong_type(node, &Self::shape(), diagnostics);
        None
    }
}

impl Value<'_> for u32 {
    fn shape() -> Shape {
        Shape::Integer
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if let Tree::Number(text) = &node.tree
            && let Ok(value) = text.parse()
        {
            return Some(value);
        }
        wrong_type(node, &Self::shape(), diagnostics);
        None
    }
}

/// A calendar year that a record can be about.
impl Value<'_> for i32 {
    fn shape() -> Shape {
        Shape::Year
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Tree::Number(text) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        let year = text.parse().ok().filter(|year| (1975..=2200).contains(year));
        if year.is_none() {
            diagnostics.push(Diagnostic::new(&rules::INVALID_YEAR, node.span).with("value", &**text));
        }
        year
    }
}

impl Value<'_> for Decimal {
    fn shape() -> Shape {
        Shape::Decimal
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (Tree::Number(text) | Tree::String(text)) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        let value = parse_decimal(text);
        if value.is_none() {
            let meant = without_commas(text);
            let rule = if meant.is_some() { &rules::DECIMAL_COMMA } else { &rules::INVALID_DECIMAL };
            let diagnostic = Diagnostic::new(rule, node.span)
                .with("value", &**text)
                .with("fixed", meant.unwrap_or_default());
            diagnostics.push(diagnostic);
        }
        value
    }
}

impl Value<'_> for PartialDate {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Tree::String(text) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let fixed = match error {
                    PartialDateError::Shape { meant: Some(date) } => date.to_string(),
                    _ => "2023-09-29".to_owned(),
                };
                let diagnostic = Diagnostic::new(&rules::INVALID_DATE, node.span)
                    .with("value", &**text)
                    .with("fixed", fixed);
                diagnostics.push(diagnostic);
                None
            }
        }
    }
}
