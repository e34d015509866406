use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostics::{Diagnostic, Diagnostics, Rule};
use crate::source::{FileId, Span};

use super::node::{Entry, Node, Tree};
use super::rules;

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
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
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
    if let Some((span, written)) = decimal_comma(file, text, range.start) {
        let fixed = written.replace(',', ".").replace(' ', "");
        return Diagnostic::new(&rules::DECIMAL_COMMA, span).with("value", written).with("fixed", fixed);
    }
    Diagnostic::new(rule_for(error.kind()), Span::new(file, range.start, range.end))
}

/// `"total": 88,21` is two values for JSON; for the clerk it is one number with a decimal comma.
fn decimal_comma(file: FileId, text: &str, at: usize) -> Option<(Span, &str)> {
    let line_start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let before = text[line_start..at]
        .trim_end()
        .strip_suffix(',')
        .map_or_else(|| text[line_start..at].trim_end(), str::trim_end);
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let after: usize =
        text[at..].trim_start_matches([',', ' ']).chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || after == 0 {
        return None;
    }
    let start = line_start + before.len() - digits;
    let skipped = text[at..].len() - text[at..].trim_start_matches([',', ' ']).len();
    let end = at + skipped + after;
    let written = &text[start..end];
    written.contains(',').then(|| (Span::new(file, start, end), written))
}

fn rule_for(kind: &ParseErrorKind) -> &'static Rule {
    use ParseErrorKind as Kind;
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => &rules::JSON_COMMENT,
        Kind::TrailingCommasNotAllowed => &rules::JSON_TRAILING_COMMA,
        Kind::ExpectedComma => &rules::JSON_MISSING_COMMA,
        Kind::ExpectedColonAfterObjectKey => &rules::JSON_MISSING_COLON,
        Kind::UnterminatedArray | Kind::UnterminatedObject => &rules::JSON_UNCLOSED,
        Kind::String(_) | Kind::SingleQuotedStringsNotAllowed => &rules::JSON_STRING,
        _ => &rules::JSON_SYNTAX,
    }
}

fn convert<'a>(file: FileId, value: Value<'a>, diagnostics: &mut Diagnostics) -> Node<'a> {
    let span = |range: Range| Span::new(file, range.start, range.end);
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
            for property in object.properties {
                let key_span = span(property.name.range());
                let key = property.name.into_string();
                if let Some(first) = entries.iter().find(|entry| entry.key == key.as_str()) {
                    let diagnostic =
                        Diagnostic::new(&rules::DUPLICATE_KEY, key_span).with("key", &*first.key);
                    diagnostics.push(diagnostic);
                    continue;
                }
                entries.push(Entry {
                    key: key.into(),
                    key_span,
                    value: convert(file, property.value, diagnostics),
                });
            }
            Node { span: span(object.range), tree: Tree::Object(entries) }
        }
    }
}
