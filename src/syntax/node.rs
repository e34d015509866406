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
