use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use crate::text::closest;

use super::node::{Entry, Node, Tree};
use super::valid_json::Reader;
use super::value::{Value, wrong_type};
use super::{Record, rules};

/// What a field holds, for the JSON Schema, the documentation and the wrong-type message.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Plain text or Markdown.
    Text,
    /// A permanent id.
    Id,
    /// `true` or `false`.
    Bool,
    /// A whole number from 0.
    Integer,
    /// A calendar year.
    Year,
    /// An exact decimal.
    Decimal,
    /// A date, perhaps without day or month.
    Date,
    /// One word of a closed list.
    Choice(&'static [&'static str]),
    /// An object with these fields.
    Object(fn() -> Vec<FieldSpec>),
    /// A list of one shape.
    List(fn() -> Shape),
    /// Either of two shapes.
    Either(fn() -> Shape, fn() -> Shape),
}

impl Shape {
    /// The notation used in messages, the same in every language.
    pub fn name(&self) -> String {
        match self {
            Self::Text => "\"…\"".to_owned(),
            Self::Id => "\"id\"".to_owned(),
            Self::Bool => "true/false".to_owned(),
            Self::Integer => "0, 1, 2 …".to_owned(),
            Self::Year => "2023".to_owned(),
            Self::Decimal => "12.345".to_owned(),
            Self::Date => "\"2023-09-29\"".to_owned(),
            Self::Choice(words) => words.join(" | "),
            Self::Object(_) => "{…}".to_owned(),
            Self::List(inner) => format!("[{}]", inner().name()),
            Self::Either(first, second) => format!("{} | {}", first().name(), second().name()),
        }
    }
}

/// One field of a record: everything that schema and documentation say of it.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Key in the file.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Vietnamese description.
    pub vi: &'static str,
    /// English description.
    pub en: &'static str,
}

/// The entries of one object while its fields are taken out.
#[derive(Debug)]
pub struct Fields<'n, 'a> {
    entries: &'n [Entry<'a>],
    span: Span,
    known: &'n [&'static str],
    /// For each known key the number of its entry, from 1; 0 where it has none.
    places: [u16; MOST_KEYS],
}

/// No record has more keys.
pub(crate) const MOST_KEYS: usize = 64;

impl<'n, 'a> Fields<'n, 'a> {
    /// Opens an object and reports every key that is not one of `known`, among which `place` finds a key.
    pub fn open(
        node: &'n Node<'a>,
        shape: &Shape,
        known: &'n [&'static str],
        place: &dyn Fn(&str) -> Option<usize>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Tree::Object(entries) = &node.tree else {
            wrong_type(node, shape, diagnostics);
            return None;
        };
        let mut places = [0; MOST_KEYS];
        for (number, entry) in (1..=u16::MAX).zip(entries) {
            match place(&entry.key).and_then(|at| places.get_mut(at)) {
                // Of two entries with one key the first counts; the second has been reported.
                Some(place) if *place == 0 => *place = number,
                Some(_) => {}
                None => unknown_key(entry, known, diagnostics),
            }
        }
        Some(Self { entries, span: node.span, known, places })
    }

    /// The value of a known key.
    pub fn get(&self, key: &str) -> Option<&'n Node<'a>> {
        self.at(self.known.iter().position(|known| *known == key)?)
    }

    /// The value of the known key at a place.
    pub fn at(&self, place: usize) -> Option<&'n Node<'a>> {
        let number = usize::from(*self.places.get(place)?);
        self.entries.get(number.checked_sub(1)?).map(|entry| &entry.value)
    }

    /// Reports a required key that is absent or null.
    pub fn report_missing(&self, key: &'static str, shape: &Shape, diagnostics: &mut Diagnostics) {
        // Point at the null, or at the opening brace: a caret under a whole record says nothing. A TOML file may be
        // empty and has no brace at all.
        let end = self.span.end().min(self.span.start() + 1);
        let brace = Span::new(self.span.file, self.span.start(), end);
        let span = self.get(key).map_or(brace, |node| node.span);
        let diagnostic =
            Diagnostic::new(&rules::MISSING_KEY, span).with("key", key).with("expected", shape.name());
        diagnostics.push(diagnostic);
    }
}

fn unknown_key(entry: &Entry<'_>, known: &[&'static str], diagnostics: &mut Diagnostics) {
    let guess = closest(&entry.key, known.iter().copied()).map(str::to_owned);
    let rule = if guess.is_some() { &rules::UNKNOWN_KEY_GUESS } else { &rules::UNKNOWN_KEY };
    let diagnostic = Diagnostic::new(rule, entry.key_span)
        .with("key", &*entry.key)
        .with("guess", guess.unwrap_or_default())
        .with("known", known.join(", "));
    diagnostics.push(diagnostic);
}

/// How a struct field takes its value out of an object: required, optional or a list.
pub trait FieldValue<'a>: Sized {
    /// Whether the key must be there.
    const REQUIRED: bool;

    /// The shape of the value.
    fn shape() -> Shape;

    /// Reads it where its key stands in the text of a valid file; `None` leaves the judgement to [`take`](Self::take).
    fn parse(reader: &mut Reader<'a>) -> Option<Self>;

    /// What it is where its key does not stand; `None` where the key must be there.
    fn absent() -> Option<Self>;

    /// Takes it from the known key at a place; `None` means that the record cannot be kept.
    fn take(fields: &Fields<'_, 'a>, place: usize, diagnostics: &mut Diagnostics) -> Option<Self>;
}

impl<'a, T: Value<'a>> FieldValue<'a> for Spanned<T> {
    const REQUIRED: bool = true;

    fn shape() -> Shape {
        T::shape()
    }

    fn parse(reader: &mut Reader<'a>) -> Option<Self> {
        reader.spanned(T::parse).filter(|read| !read.value.is_blank())
    }

    fn absent() -> Option<Self> {
        None
    }

    fn take(fields: &Fields<'_, 'a>, place: usize, diagnostics: &mut Diagnostics) -> Option<Self> {
        match fields.at(place) {
            Some(node) if !matches!(node.tree, Tree::Null) => {
                let value = T::read(node, diagnostics)?;
                if value.is_blank() {
                    diagnostics.push(Diagnostic::new(&rules::BLANK_TEXT, node.span));
                    return None;
                }
                Some(Spanned::new(value, node.span))
            }
            _ => {
                fields.report_missing(fields.known[place], &T::shape(), diagnostics);
                None
            }
        }
    }
}

impl<'a, T: Value<'a>> FieldValue<'a> for Option<Spanned<T>> {
    const REQUIRED: bool = false;

    fn shape() -> Shape {
        T::shape()
    }

    fn parse(reader: &mut Reader<'a>) -> Option<Self> {
        if reader.takes_null() { Some(None) } else { reader.spanned(T::parse).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn take(fields: &Fields<'_, 'a>, place: usize, diagnostics: &mut Diagnostics) -> Option<Self> {
        match fields.at(place) {
            None => Some(None),
            Some(node) if matches!(node.tree, Tree::Null) => Some(None),
            Some(node) => T::read(node, diagnostics).map(|value| Some(Spanned::new(value, node.span))),
        }
    }
}

/// A list: absent is empty, and a bad element does not hide the next one's fault.
impl<'a, T: Value<'a>> FieldValue<'a> for Vec<Spanned<T>> {
    const REQUIRED: bool = false;

    fn shape() -> Shape {
        Shape::List(T::shape)
    }

    fn parse(reader: &mut Reader<'a>) -> Option<Self> {
        reader.list(T::parse)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn take(fields: &Fields<'_, 'a>, place: usize, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(node) = fields.at(place) else { return Some(Vec::new()) };
        read_list(node, diagnostics)
    }
}

/// Reads every element of a list; `None` when the node is no list or an element has a fault.
pub fn read_list<'a, T: Value<'a>>(
    node: &Node<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Spanned<T>>> {
    let Tree::Array(items) = &node.tree else {
        wrong_type(node, &Shape::List(T::shape), diagnostics);
        return None;
    };
    let mut list = Vec::with_capacity(items.len());
    let mut whole = true;
    for item in items {
        match T::read(item, diagnostics) {
            Some(value) => list.push(Spanned::new(value, item.span)),
            None => whole = false,
        }
    }
    whole.then_some(list)
}

impl<'a, R: Record<'a>> Value<'a> for R {
    fn shape() -> Shape {
        Shape::Object(R::fields)
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        R::read_record(node, diagnostics)
    }

    fn parse(reader: &mut Reader<'a>) -> Option<Self> {
        R::parse_record(reader)
    }
}
