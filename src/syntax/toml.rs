use std::borrow::Cow;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::diagnostics::{Diagnostic, Diagnostics, Rule};
use crate::source::{FileId, Span};

use super::decimal::comma_in_number;
use super::node::{Entry, Node, Tree};
use super::rules;

/// Reads TOML that starts at byte `offset` of a file (0 for a whole file, later for front matter).
pub fn parse_toml<'a>(
    file: FileId,
    text: &'a str,
    offset: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map(|range| range.start));
    let mut last_line = None;
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        // What follows on the same line is out of step, not wrong.
        let line = text[..range.start.min(text.len())].bytes().filter(|&byte| byte == b'\n').count();
        if last_line.replace(line) == Some(line) {
            continue;
        }
        if let Some((span, written, meant)) = comma_in_number(file, text, range.start) {
            let span = Span::new(file, offset + span.start(), offset + span.end());
            let diagnostic = Diagnostic::new(&rules::DECIMAL_COMMA, span);
            diagnostics.push(diagnostic.with("value", written).with("fixed", meant));
            continue;
        }
        let span = Span::new(file, offset + range.start, offset + range.end);
        let written = text.get(range).unwrap_or_default();
        let diagnostic = Diagnostic::new(rule_for(error.message()), span);
        diagnostics.push(diagnostic.with("key", written).with("value", written));
    }
    let place = Place { file, offset, text };
    errors.is_empty().then(|| Node { span: place.span(0..text.len()), tree: place.table(table.into_inner()) })
}

/// The parser tells its errors apart only by their words; the cases of the tests hold these to the crate's.
fn rule_for(message: &str) -> &'static Rule {
    let rules: [(&str, &'static Rule); 5] = [
        ("duplicate key", &rules::DUPLICATE_KEY),
        ("string values must be quoted", &rules::TOML_UNQUOTED),
        ("escape", &rules::TOML_STRING),
        ("basic string", &rules::TOML_STRING),
        ("literal string", &rules::TOML_STRING),
    ];
    rules.into_iter().find(|(words, _)| message.contains(words)).map_or(&rules::TOML_SYNTAX, |(_, rule)| rule)
}

#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    offset: usize,
    text: &'a str,
}

impl<'a> Place<'a> {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }

    fn table(self, table: DeTable<'a>) -> Tree<'a> {
        let mut entries: Vec<Entry<'a>> = table
            .into_iter()
            .map(|(key, value)| Entry {
                key_span: self.span(key.span()),
                key: key.into_inner(),
                value: self.value(value),
            })
            .collect();
        // The parser sorts keys; messages come in the order of the file.
        entries.sort_by_key(|entry| entry.key_span.start());
        Tree::Object(entries)
    }

    fn value(self, value: Spanned<DeValue<'a>>) -> Node<'a> {
        let range = value.span();
        let span = self.span(range.clone());
        // As written: the parser's own text of a number has lost its base, its sign and its underscores.
        let written = self.text.get(range).unwrap_or_default();
        let tree = match value.into_inner() {
            DeValue::String(text) => Tree::String(text),
            DeValue::Integer(_) | DeValue::Float(_) => Tree::Number(Cow::Borrowed(written)),
            DeValue::Boolean(bool) => Tree::Bool(bool),
            DeValue::Datetime(moment) => Tree::String(Cow::Owned(moment.to_string())),
            DeValue::Array(items) => Tree::Array(items.into_iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { span, tree }
    }
}
