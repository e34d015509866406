use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

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
    /// The value as plain text; empty where nothing is stated.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Unknown => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::List(items) => Cow::Owned(items.join(LIST_SEPARATOR)),
        }
    }
}

/// Decimals become strings: a JSON reader that keeps numbers as binary floats would change them.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::List(items) => serializer.collect_seq(items),
            Self::Text(_) | Self::Number(_) | Self::Date(_) => serializer.serialize_str(&self.text()),
        }
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
