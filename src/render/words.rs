use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use ::toml::de::{DeTable, DeValue};

use super::escape::escape;
use super::pattern::{Part, Pattern};
use super::{RenderError, Theme};
use crate::text::Locale;

/// The words of one language: what the site says, by dotted key (`status.overdue`).
///
/// They stand in `i18n/<language>.toml` and, where that grows long, in any `i18n/<language>/*.toml`. A value is
/// a text with places in braces, or a table of two such texts, `one` and `other`, for languages that tell one
/// from many; the argument `n` or `count` decides between them.
#[derive(Debug, Clone)]
pub struct Words {
    locale: Locale,
    messages: HashMap<String, Message>,
}

/// What fills a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Plain text.
    Text(Cow<'a, str>),
    /// HTML that is safe to publish. It makes HTML of the whole text, the rest of it escaped.
    Html(Cow<'a, str>),
    /// A count, written as figures are and, under the name `n` or `count`, deciding between one and many.
    Count(i64),
}

/// A text with its places filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) is_html: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Message {
    Always(Pattern),
    Counted { one: Pattern, other: Pattern },
}

impl Words {
    /// Reads the words of a language.
    ///
    /// # Errors
    /// When the theme does not have the language, or one of its files is not as described above.
    pub fn read(theme: &Theme, language: &str) -> Result<Self, RenderError> {
        let locale = match language {
            "vi" => Locale::Vi,
            "en" => Locale::En,
            other => return Err(RenderError::Language(other.to_owned())),
        };
        let mut words = Self { locale, messages: HashMap::new() };
        let main = format!("i18n/{language}.toml");
        words.add(theme.text(&main)?).map_err(|reason| RenderError::Words(main, reason))?;
        let folder = format!("i18n/{language}/");
        for (name, _) in theme.below(&folder, ".toml") {
            let path = format!("{folder}{name}");
            words.add(theme.text(&path)?).map_err(|reason| RenderError::Words(path, reason))?;
        }
        Ok(words)
    }

    /// How the language writes figures and dates.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The text of a key with its places filled.
    ///
    /// # Errors
    /// A sentence about the unknown key, or about the place that got no argument.
    pub fn text(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Result<String, String> {
        self.phrase(key, arguments).map(|phrase| phrase.text)
    }

    pub(super) fn phrase(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Result<Phrase, String> {
        let message = self.messages.get(key).ok_or_else(|| format!("there are no words for {key:?}"))?;
        let argument =
            |name: &str| arguments.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
        let pattern = match (message, argument("n").or_else(|| argument("count"))) {
            (Message::Always(pattern), _) => pattern,
            (Message::Counted { one, .. }, Some(Argument::Count(1))) => one,
            (Message::Counted { other, .. }, Some(Argument::Count(_))) => other,
            (Message::Counted { .. }, _) => return Err(format!("{key:?} needs a count")),
        };
        let is_html = arguments.iter().any(|(_, value)| matches!(value, Argument::Html(_)));
        let plain = |text| if is_html { escape(text) } else { Cow::Borrowed(text) };
        let mut text = String::with_capacity(64);
        for part in pattern.parts() {
            match part {
                Part::Text(words) => text.push_str(&plain(words)),
                Part::Place(name) => match argument(name) {
                    Some(Argument::Text(value)) => text.push_str(&plain(value)),
                    Some(Argument::Html(value)) => text.push_str(value),
                    Some(Argument::Count(count)) => text.push_str(&self.locale.integer(*count)),
                    None => return Err(format!("{key:?} needs {name:?}")),
                },
            }
        }
        Ok(Phrase { text, is_html })
    }

    /// Every key with the places of its text, for comparing languages; in no order.
    pub fn keys(&self) -> impl Iterator<Item = (&str, BTreeSet<&str>)> {
        self.messages.iter().map(|(key, message)| {
            let places = match message {
                Message::Always(pattern) => pattern.places(),
                Message::Counted { one, other } => &one.places() | &other.places(),
            };
            (key.as_str(), places)
        })
    }

    fn add(&mut self, text: &str) -> Result<(), String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        self.add_table("", table.get_ref())
    }

    fn add_table(&mut self, section: &str, table: &DeTable<'_>) -> Result<(), String> {
        for (name, value) in table {
            let key = if section.is_empty() {
                name.get_ref().to_string()
            } else {
                format!("{section}.{}", name.get_ref())
            };
            let message = match value.get_ref() {
                DeValue::String(text) => Message::Always(Pattern::read(text)?),
                DeValue::Table(inner) => match counted(inner)? {
                    Some(message) => message,
                    None => {
                        self.add_table(&key, inner)?;
                        continue;
                    }
                },
                _ => return Err(format!("{key} is neither a text nor a table")),
            };
            if self.messages.insert(key.clone(), message).is_some() {
                return Err(format!("{key} is given twice"));
            }
        }
        Ok(())
    }
}

/// A table of exactly the texts `one` and `other` is one message; any other table is a section.
fn counted(table: &DeTable<'_>) -> Result<Option<Message>, String> {
    let text = |name| match table.get(name).map(|value| value.get_ref()) {
        Some(DeValue::String(text)) => Some(text),
        _ => None,
    };
    match (text("one"), text("other")) {
        (Some(one), Some(other)) if table.len() == 2 => {
            Ok(Some(Message::Counted { one: Pattern::read(one)?, other: Pattern::read(other)? }))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Argument::{Count, Html, Text};
    use super::*;

    fn words(language: &str, text: &str) -> Result<Words, RenderError> {
        Words::read(&Theme::with_overrides([(format!("i18n/{language}.toml"), text.into())]), language)
    }

    fn own(text: &str) -> Words {
        let mut words = Words { locale: Locale::Vi, messages: HashMap::new() };
        words.add(text).unwrap();
        words
    }

    #[test]
    fn places_are_filled_and_counts_are_written_as_figures() {
        let words = own("[a]\nb = '{n} trong {total} xã năm {year}'");
        let arguments = [("n", Count(1234)), ("total", Text("2.000".into())), ("year", Text("2023".into()))];
        assert_eq!(words.text("a.b", &arguments).unwrap(), "1.234 trong 2.000 xã năm 2023");
    }

    #[test]
    fn one_and_many_are_told_apart_where_a_language_does() {
        let words = own("[finding]\none = '{n} finding'\nother = '{n} findings'");
        assert_eq!(words.text("finding", &[("n", Count(1))]).unwrap(), "1 finding");
        assert_eq!(words.text("finding", &[("n", Count(0))]).unwrap(), "0 findings");
        assert_eq!(words.text("finding", &[]).unwrap_err(), "\"finding\" needs a count");
    }

    #[test]
    fn a_safe_argument_makes_html_and_the_rest_is_escaped() {
        let words = own("a = '<{x}> {link}'");
        let arguments = [("x", Text("<i>".into())), ("link", Html("<a>b</a>".into()))];
        let phrase = words.phrase("a", &arguments).unwrap();
        assert_eq!(phrase, Phrase { text: "&lt;&lt;i&gt;&gt; <a>b</a>".to_owned(), is_html: true });
        assert_eq!(words.text("a", &[("x", Text("<".into())), ("link", Text("&".into()))]).unwrap(), "<<> &");
    }

    #[test]
    fn an_unknown_key_and_an_empty_place_are_errors() {
        let words = own("a = '{x}'");
        assert_eq!(words.text("b", &[]).unwrap_err(), "there are no words for \"b\"");
        assert_eq!(words.text("a", &[("y", Count(1))]).unwrap_err(), "\"a\" needs \"x\"");
    }

    #[test]
    fn a_file_of_words_holds_only_texts_once() {
        let reason = |text| match words("en", text) {
            Err(RenderError::Words(path, reason)) => {
                assert_eq!(path, "i18n/en.toml");
                reason
            }
            other => panic!("{other:?}"),
        };
        assert!(reason("a = 1").contains("neither a text nor a table"));
        assert!(reason("a = '{'").contains("a place is written {name}"));
        assert!(reason("a = ").contains("line 1"));
        let twice = Theme::with_overrides([("i18n/en/more.toml".to_owned(), b"[site]\nskip = 'x'".to_vec())]);
        let error = Words::read(&twice, "en").unwrap_err().to_string();
        assert_eq!(error, "i18n/en/more.toml: site.skip is given twice");
    }

    #[test]
    fn a_language_without_words_is_an_error() {
        assert!(matches!(Words::read(&Theme::embedded(), "fr"), Err(RenderError::Language(_))));
    }

    #[test]
    fn all_languages_say_the_same_things() {
        let theme = Theme::embedded();
        let (vi, en) = (Words::read(&theme, "vi").unwrap(), Words::read(&theme, "en").unwrap());
        let (vi, en): (BTreeMap<_, _>, BTreeMap<_, _>) = (vi.keys().collect(), en.keys().collect());
        for (key, places) in &vi {
            assert_eq!(en.get(key), Some(places), "{key} in English");
        }
        for key in en.keys() {
            assert!(vi.contains_key(key), "{key} in Vietnamese");
        }
    }
}
