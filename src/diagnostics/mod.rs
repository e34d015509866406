//! What is wrong with the content, as values: collected first, shown later.
//!
//! A [`Diagnostic`] is a [`Rule`], a place, and the words that fill the rule's sentences. Rooms push them into
//! [`Diagnostics`]; only the edges of the program turn them into text ([`human`]), into one line each
//! ([`short`]), into JSON ([`json`]) or into a SARIF log ([`sarif`]). Every rule has a stable id, a severity, and its sentences in Vietnamese
//! and English, so the same diagnostic serves the clerk at the terminal and the public data-quality page.

mod diagnostic;
mod emit;
mod rule;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use emit::{Summary, by_rule, human, json, sarif, short};
pub use rule::{Language, Rule, Severity, Wording};
