use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::text::PartialDate;

/// One value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell<'c> {
    /// Nothing is stated.
    Unknown,
    /// Text.
    Text(Cow<'c, str>),
    /// An exact decimal, all its digits kept.
    Number(Decimal),
    /// A count, a position, a year.
    Integer(i64),
    /// Yes or no.
    Bool(bool),
    /// A date, perhaps without day or month.
    Date(PartialDate),
    /// Several texts, or none.
    List(Vec<Cow<'c, str>>),
}

/// What stands between the elements of a list in CSV.
pub(super) const LIST_SEPARATOR: &str = " | ";

impl Cell<'_> {
    /// The value as plain text, nothing where nothing is stated; `room` takes a text that is not there as such.
    pub(super) fn text<'t>(&'t self, room: &'t mut String) -> &'t str {
        room.clear();
        // Writing to a String cannot fail.
        let _ = match self {
            Self::Unknown => Ok(()),
            Self::Text(text) => return text,
            Self::Number(number) => write!(room, "{number}"),
            Self::Integer(number) => write!(room, "{number}"),
            Self::Bool(flag) => write!(room, "{flag}"),
            Self::Date(date) => write!(room, "{date}"),
            Self::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    room.push_str(if at == 0 { "" } else { LIST_SEPARATOR });
                    room.push_str(item);
                }
                Ok(())
            }
        };
        room
    }

    /// Adds the value in JSON. Decimals become strings: a JSON reader that keeps numbers as binary floats would
    /// change them.
    pub(super) fn json(&self, out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Unknown => out.extend_from_slice(b"null"),
            Self::Integer(number) => write!(out, "{number}")?,
            Self::Bool(flag) => write!(out, "{flag}")?,
            // Digits, points and dashes need no escapes.
            Self::Number(number) => write!(out, "\"{number}\"")?,
            Self::Date(date) => write!(out, "\"{date}\"")?,
            Self::Text(text) => serde_json::to_writer(out, text)?,
            Self::List(items) => serde_json::to_writer(out, items)?,
        }
        Ok(())
    }
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        Cow::Borrowed(text).into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cow::<str>::Owned(text).into()
    }
}

impl<'c> From<Cow<'c, str>> for Cell<'c> {
    fn from(text: Cow<'c, str>) -> Self {
        if text.is_empty() { Self::Unknown } else { Self::Text(text) }
    }
}

impl From<Decimal> for Cell<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<Spanned<Decimal>> for Cell<'_> {
    fn from(number: Spanned<Decimal>) -> Self {
        Self::Number(number.value)
    }
}

impl From<i32> for Cell<'_> {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<PartialDate> for Cell<'_> {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl<'c> From<Vec<Cow<'c, str>>> for Cell<'c> {
    fn from(items: Vec<Cow<'c, str>>) -> Self {
        Self::List(items)
    }
}

impl<'c> From<Vec<&'c str>> for Cell<'c> {
    fn from(items: Vec<&'c str>) -> Self {
        items.into_iter().map(Cow::Borrowed).collect::<Vec<_>>().into()
    }
}

impl<'c, T: Into<Cell<'c>>> From<Option<T>> for Cell<'c> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Into::into)
    }
}
