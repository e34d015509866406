use std::borrow::Cow;

use crate::records::{Extent, Truth};
use crate::source::Span;

use super::handle::UnitIx;

/// What a record says about one matter.
#[derive(Debug, Clone)]
pub struct Saying<'a> {
    /// The matter, by the name that all records call it.
    pub about: Cow<'a, str>,
    /// What is said.
    pub answer: Answer<'a>,
    /// How many of the units it holds for.
    pub extent: Extent,
    /// The units it is about; empty where they are those of the record.
    pub units: Vec<UnitIx>,
    /// The record's words for readers, if it has any of its own.
    pub words: Option<Cow<'a, str>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// What is said about a matter.
#[derive(Debug, Clone)]
pub enum Answer<'a> {
    /// Whether it is so.
    Is(Truth),
    /// What it is.
    Value(Cow<'a, str>),
}

/// What a criterion says about one matter: who is counted, which year.
#[derive(Debug, Clone)]
pub struct CriterionSaying<'a> {
    /// The matter, by the name that records call it.
    pub about: Cow<'a, str>,
    /// What it is.
    pub value: Cow<'a, str>,
}
