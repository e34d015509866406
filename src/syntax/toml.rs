use std::borrow::Cow;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

use super::node::{Entry, Node, Tree};
use super::rules;

/// Reads TOML that starts at byte `offset` of a file (0 for a whole file, later for front matter).
pub fn parse_toml<'a>(
    file: FileId,
    text: &'a str,
    offset: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span::new(file, offset + range.start, offset + range.end);
        let rule = if error.message().contains("duplicate key") {
            &rules::DUPLICATE_KEY
        } else {
            &rules::TOML_SYNTAX
        };
        let key = text.get(range.clone()).unwrap_or_default();
        diagnostics.push(Diagnostic::new(rule, span).with("key", key).with("detail", error.message()));
    }
    let place = Place { file, offset };
    errors.is_empty().then(|| Node { span: place.span(0..text.len()), tree: place.table(table.into_inner()) })
}

#[derive(Clone, Copy)]
struct Place {
    file: FileId,
    offset: usize,
}

impl Place {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }

    fn table<'a>(self, table: DeTable<'a>) -> Tree<'a> {
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

    fn value<'a>(self, value: Spanned<DeValue<'a>>) -> Node<'a> {
        let span = self.span(value.span());
        let tree = match value.into_inner() {
            DeValue::String(text) => Tree::String(text),
            DeValue::Integer(number) => Tree::Number(Cow::Owned(number.as_str().to_owned())),
            DeValue::Float(number) => Tree::Number(Cow::Owned(number.as_str().to_owned())),
            DeValue::Boolean(bool) => Tree::Bool(bool),
            DeValue::Datetime(moment) => Tree::String(Cow::Owned(moment.to_string())),
            DeValue::Array(items) => Tree::Array(items.into_iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { span, tree }
    }
}
