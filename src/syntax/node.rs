use std::borrow::Cow;

use crate::source::Span;

/// One value of a file, with its place.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Where the value stands.
    pub span: Span,
    /// The value.
    pub tree: Tree<'a>,
}

/// What a value is. Numbers stay text: no figure ever passes through a binary float.
#[derive(Debug, Clone)]
pub enum Tree<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(Cow<'a, str>),
    /// A string; a TOML date comes as its text.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// An object or table, duplicates included.
    Object(Vec<Entry<'a>>),
}

/// One key of an object.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The text under a key of an object, unchecked; for what is said of a record that cannot be read.
    pub fn text_of(&self, key: &str) -> Option<Cow<'a, str>> {
        let Tree::Object(entries) = &self.tree else { return None };
        match &entries.iter().find(|entry| entry.key == key)?.value.tree {
            Tree::String(text) => Some(text.clone()),
            _ => None,
        }
    }
}
