use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::{self, Ranged};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostics::{Diagnostic, Diagnostics, Rule};
use crate::source::{FileId, Span};

use super::decimal::comma_in_number;
use super::node::{Entry, Node, Tree};
use super::rules;
use super::valid_json::read_valid;

/// JSON as RFC 8259 has it: no comment, no trailing comma, nothing loose.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads one JSON file. A syntax error gives `None` and one diagnostic, a duplicate key one each.
pub fn parse_json<'a>(file: FileId, text: &'a str, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    read_valid(file, text).or_else(|| explained(file, text, diagnostics))
}

/// Reads a file with a parser that says what is wrong with it.
pub(super) fn explained<'a>(file: FileId, text: &'a str, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT);
    // The parser lets a string run over the end of its line, so that a forgotten quote is noticed only by what
    // comes out of step lines later.
    if let Some(range) = broken_string(text)
        && parsed.as_ref().err().is_none_or(|error| range.start < error.range().start)
    {
        diagnostics.push(Diagnostic::new(&rules::JSON_STRING, Span::new(file, range.start, range.end)));
        return None;
    }
    match parsed {
        Ok(result) => match result.value {
            Some(value) => Some(convert(file, value, diagnostics)),
            None => {
                diagnostics.push(Diagnostic::new(&rules::JSON_EMPTY, Span::start_of(file)));
                None
            }
        },
        Err(error) => {
            diagnostics.push(explain(file, text, &error));
            None
        }
    }
}

fn explain(file: FileId, text: &str, error: &ParseError) -> Diagnostic {
    let range = error.range();
    if let Some((span, written, meant)) = comma_in_number(file, text, range.start) {
        return Diagnostic::new(&rules::DECIMAL_COMMA, span).with("value", written).with("fixed", meant);
    }
    if let Some(number) = idle_zeros(text, range.start) {
        let span = Span::new(file, number.start, number.end);
        return Diagnostic::new(&rules::INVALID_DECIMAL, span).with("value", &text[number]);
    }
    Diagnostic::new(rule_for(error.kind()), Span::new(file, range.start, range.end))
}

/// The first string with a raw control character in it: the character, or for a line end the string up to there.
fn broken_string(text: &str) -> Option<Range<usize>> {
    let mut open = None;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match (open, byte) {
            (None, b'"') => open = Some(at),
            (Some(_), b'"') => open = None,
            (Some(_), b'\\') => drop(bytes.next()),
            (Some(start), b'\n' | b'\r') => return Some(start..at),
            (Some(_), 0..0x20) => return Some(at..at + 1),
            _ => {}
        }
    }
    None
}

/// The number `007`, of which the parser reads the first zero and asks for a comma.
fn idle_zeros(text: &str, at: usize) -> Option<Range<usize>> {
    let is_numeric = |c: char| c.is_ascii_digit() || c == '.';
    let (before, after) = text.split_at_checked(at)?;
    let rest = after.len() - after.trim_start_matches(is_numeric).len();
    (before.ends_with('0') && after.starts_with(|c: char| c.is_ascii_digit())).then(|| at - 1..at + rest)
}

fn rule_for(kind: &ParseErrorKind) -> &'static Rule {
    use ParseErrorKind as Kind;
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => &rules::JSON_COMMENT,
        Kind::TrailingCommasNotAllowed => &rules::JSON_TRAILING_COMMA,
        Kind::ExpectedComma => &rules::JSON_MISSING_COMMA,
        Kind::ExpectedColonAfterObjectKey => &rules::JSON_MISSING_COLON,
        Kind::NestingDepthExceeded => &rules::JSON_DEPTH,
        Kind::UnterminatedArray | Kind::UnterminatedObject => &rules::JSON_UNCLOSED,
        Kind::String(_) | Kind::SingleQuotedStringsNotAllowed => &rules::JSON_STRING,
        _ => &rules::JSON_SYNTAX,
    }
}

fn convert<'a>(file: FileId, value: Value<'a>, diagnostics: &mut Diagnostics) -> Node<'a> {
    let span = |range: common::Range| Span::new(file, range.start, range.end);
    match value {
        Value::NullKeyword(null) => Node { span: span(null.range), tree: Tree::Null },
        Value::BooleanLit(bool) => Node { span: span(bool.range), tree: Tree::Bool(bool.value) },
        Value::NumberLit(number) => {
            Node { span: span(number.range), tree: Tree::Number(number.value.into()) }
        }
        Value::StringLit(string) => Node { span: span(string.range), tree: Tree::String(string.value) },
        Value::Array(array) => Node {
            span: span(array.range),
            tree: Tree::Array(
                array.elements.into_iter().map(|element| convert(file, element, diagnostics)).collect(),
            ),
        },
        Value::Object(object) => {
            let mut entries: Vec<Entry<'a>> = Vec::with_capacity(object.properties.len());
            let mut seen: HashSet<Cow<'a, str>> = HashSet::with_capacity(object.properties.len());
            for property in object.properties {
                let key_span = span(property.name.range());
                let key = match property.name {
                    ObjectPropName::String(string) => string.value,
                    ObjectPropName::Word(word) => word.value.into(),
                };
                if !seen.insert(key.clone()) {
                    diagnostics.push(Diagnostic::new(&rules::DUPLICATE_KEY, key_span).with("key", key));
                    continue;
                }
                entries.push(Entry { key, key_span, value: convert(file, property.value, diagnostics) });
            }
            Node { span: span(object.range), tree: Tree::Object(entries) }
        }
    }
}
