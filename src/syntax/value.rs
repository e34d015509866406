use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::text::PartialDate;

use super::field::Shape;
use super::node::{Node, Tree};
use super::rules;

/// Text borrowed from its file where it has no escapes.
pub type Text<'a> = Spanned<Cow<'a, str>>;

/// A type that one value of a record can be read as.
pub trait Value<'a>: Sized {
    /// Its shape, for schema and documentation.
    fn shape() -> Shape;

    /// Reads it, or says what is wrong and gives `None`.
    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self>;
}

/// Reports that a value has another type than `shape` asks for.
pub fn wrong_type(node: &Node<'_>, shape: &Shape, diagnostics: &mut Diagnostics) {
    let found = match &node.tree {
        Tree::Null => "null",
        Tree::Bool(_) => "true/false",
        Tree::Number(_) => "number",
        Tree::String(_) => "string",
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
        if let Some(bad) = text.chars().find(|c| is_invisible(*c)) {
            let code = format!("U+{:04X}", u32::from(bad));
            diagnostics.push(Diagnostic::new(&rules::INVISIBLE_CHARACTER, node.span).with("code", code));
            return None;
        }
        Some(text.clone())
    }
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
        let inside = bytes.iter().all(|&byte| alphanumeric(byte) || b"-._".contains(&byte));
        let single = !bytes.windows(2).any(|pair| !alphanumeric(pair[0]) && !alphanumeric(pair[1]));
        if !(ends && inside && single) || text.len() > LONGEST_ID {
            let fixed = crate::text::slug(text);
            let diagnostic =
                Diagnostic::new(&rules::INVALID_ID, node.span).with("value", &**text).with("fixed", fixed);
            diagnostics.push(diagnostic);
            return None;
        }
        Some(Self(text.clone()))
    }
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
        if let Tree::Number(text) = &node.tree {
            if let Ok(value) = text.parse() {
                return Some(value);
            }
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

/// Digits before and after the decimal point.
const LONGEST_WHOLE: usize = 15;
const LONGEST_FRACTION: usize = 10;

impl Value<'_> for Decimal {
    fn shape() -> Shape {
        Shape::Decimal
    }

    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (Tree::Number(text) | Tree::String(text)) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        let body = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // The bounds leave room for sums and ratios of very many values, so that arithmetic cannot overflow.
        let fits = whole.len() <= LONGEST_WHOLE && fraction.len() <= LONGEST_FRACTION;
        if digits(whole) && digits(fraction) && fits {
            if let Ok(value) = Decimal::from_str_exact(text) {
                return Some(value);
            }
        }
        let rule = if text.contains(',') { &rules::DECIMAL_COMMA } else { &rules::INVALID_DECIMAL };
        let fixed = if text.contains('.') && text.find('.') < text.find(',') {
            text.replace('.', "").replace(',', ".")
        } else {
            text.replacen(',', ".", 1)
        };
        let diagnostic = Diagnostic::new(rule, node.span).with("value", &**text).with("fixed", fixed);
        diagnostics.push(diagnostic);
        None
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
            Err(_) => {
                let fixed = iso_guess(text).unwrap_or_else(|| "2023-09-29".to_owned());
                let diagnostic = Diagnostic::new(&rules::INVALID_DATE, node.span)
                    .with("value", &**text)
                    .with("fixed", fixed);
                diagnostics.push(diagnostic);
                None
            }
        }
    }
}

/// `29/9/2023` means `2023-09-29`; offered as the hint when it is a real date.
fn iso_guess(text: &str) -> Option<String> {
    let parts: Vec<u32> =
        text.split(['/', '-', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let iso = match parts[..] {
        [day, month, year] if year > 1900 => format!("{year:04}-{month:02}-{day:02}"),
        [month, year] if year > 1900 => format!("{year:04}-{month:02}"),
        _ => return None,
    };
    iso.parse::<PartialDate>().ok().map(|date| date.to_string())
}
