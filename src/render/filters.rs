use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::escape::escape;
use super::words::Words;
use crate::text::{Locale, PartialDate};

/// Makes the filters known that write figures, dates and lists.
///
/// # Errors
/// When the language has no words for joining a list.
pub(super) fn add(environment: &mut Environment<'_>, words: &Words) -> Result<(), String> {
    let locale = words.locale();
    environment.add_filter("vn", move |value: Value, places: Option<u32>| {
        Ok::<_, Error>(number(locale, &figure(&value)?, places))
    });
    environment.add_filter("percent", move |value: Value, places: Option<u32>| {
        let value = figure(&value)?;
        Ok::<_, Error>(locale.percent(&places.map_or(value, |places| fixed(value, places))))
    });
    environment.add_filter("signed", move |value: Value, places: Option<u32>| {
        let value = figure(&value)?;
        Ok::<_, Error>(locale.signed(&places.map_or(value, |places| fixed(value, places))))
    });
    environment.add_filter("date", move |value: Value| date(locale, &value));
    environment.add_filter("lower_first", |text: Value| change_first(&text, char::to_lowercase));
    environment.add_filter("csp_hash", |script: &str| Value::from_safe_string(csp_hash(script)));
    environment.add_filter("upper_first", |text: Value| change_first(&text, char::to_uppercase));

    let (between, last) = (words.text("list.between", &[])?, words.text("list.last", &[])?);
    environment.add_filter("join_and", move |items: Vec<Value>| join(&items, &between, &last));
    Ok(())
}

/// What a Content Security Policy calls a script that stands in the page itself.
pub(super) fn csp_hash(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

/// A figure: decimal text with a dot, or an integer. Binary floats are refused: they are not what was stated.
fn figure(value: &Value) -> Result<Decimal, Error> {
    let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no decimal figure"));
    if let Some(text) = value.as_str() {
        return Decimal::from_str_exact(text).map_err(|_| wrong());
    }
    if !value.is_integer() {
        return Err(wrong());
    }
    value.as_i64().map(Decimal::from).ok_or_else(wrong)
}

fn number(locale: Locale, value: &Decimal, places: Option<u32>) -> String {
    match places {
        Some(places) => locale.decimal_places(value, places),
        None => locale.decimal(value),
    }
}

/// The value with exactly so many decimals, rounded half away from zero.
fn fixed(value: Decimal, places: u32) -> Decimal {
    let mut value =
        value.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    value.rescale(places);
    value
}

fn date(locale: Locale, value: &Value) -> Result<String, Error> {
    let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no date"));
    let date: PartialDate = match value.kind() {
        ValueKind::String | ValueKind::Number => value.to_string().parse().map_err(|_| wrong())?,
        _ => return Err(wrong()),
    };
    Ok(locale.date(&date))
}

/// The text with its first letter changed, unless it opens an abbreviation ("UBND"), which keeps its own form.
/// Safe HTML stays safe; where it opens with a tag, nothing changes.
fn change_first<I: Iterator<Item = char>>(value: &Value, change: impl Fn(char) -> I) -> Result<Value, Error> {
    let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no text"));
    let text = value.as_str().ok_or_else(wrong)?;
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return Ok(value.clone()) };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return Ok(value.clone());
    }
    let changed: String = change(first).chain(letters).collect();
    Ok(if value.is_safe() { Value::from_safe_string(changed) } else { Value::from(changed) })
}

/// "a, b và c". Safe items stay safe, and make the whole safe, the others escaped.
fn join(items: &[Value], between: &str, last: &str) -> Result<Value, Error> {
    let safe = items.iter().any(Value::is_safe);
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(if index + 1 == items.len() { last } else { between });
        }
        let text = match item.as_str() {
            Some(text) => text.to_owned(),
            None if item.is_integer() => item.to_string(),
            None => {
                return Err(Error::new(ErrorKind::InvalidOperation, format!("{item:?} cannot be listed")));
            }
        };
        joined.push_str(&if safe && !item.is_safe() { escape(&text).into_owned() } else { text });
    }
    Ok(if safe { Value::from_safe_string(joined) } else { Value::from(joined) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Theme;

    fn shown(expression: &str, language: &str) -> Result<String, Error> {
        let mut environment = Environment::new();
        add(&mut environment, &Words::read(&Theme::embedded(), language).unwrap()).unwrap();
        environment.render_str(&format!("{{{{ {expression} }}}}"), ())
    }

    #[test]
    fn a_script_is_called_by_its_hash() {
        // printf "doSomething();" | openssl dgst -sha256 -binary | openssl base64
        assert_eq!(csp_hash("doSomething();"), "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='");
    }

    #[test]
    fn figures_are_written_as_the_language_writes_them() {
        for (expression, vi, en) in [
            ("'7.550'|vn", "7,550", "7.550"),
            ("12345|vn", "12.345", "12,345"),
            ("'88.205'|vn(2)", "88,21", "88.21"),
            ("'88.21'|percent", "88,21\u{a0}%", "88.21\u{a0}%"),
            ("'47.1875'|percent(1)", "47,2\u{a0}%", "47.2\u{a0}%"),
            ("'-30.77'|signed(1)", "−30,8", "−30.8"),
            ("'1.4'|signed", "+1,4", "+1.4"),
            ("'2023-09-29'|date", "29/9/2023", "29 Sep 2023"),
            ("2024|date", "2024", "2024"),
        ] {
            assert_eq!(shown(expression, "vi").unwrap(), vi, "{expression}");
            assert_eq!(shown(expression, "en").unwrap(), en, "{expression}");
        }
    }

    #[test]
    fn what_is_no_figure_or_date_is_an_error() {
        for expression in
            ["1.5|vn", "'1,5'|vn", "none|vn", "''|percent", "true|signed", "'29/9/2023'|date", "none|date"]
        {
            assert!(shown(expression, "vi").is_err(), "{expression}");
        }
    }

    #[test]
    fn only_the_first_letter_changes_and_abbreviations_stay() {
        for (expression, expected) in [
            ("'Xã Sơn Lĩnh'|lower_first", "xã Sơn Lĩnh"),
            ("'UBND huyện'|lower_first", "UBND huyện"),
            ("'đắk Glei'|upper_first", "Đắk Glei"),
            ("''|upper_first", ""),
            ("'mất <b>1</b>'|safe|upper_first|e", "Mất <b>1</b>"),
            ("'<b>một</b>'|safe|upper_first|e", "<b>một</b>"),
        ] {
            assert_eq!(shown(expression, "vi").unwrap(), expected);
        }
    }

    #[test]
    fn lists_are_joined_with_and() {
        assert_eq!(shown("['a', 'b', 'c']|join_and", "vi").unwrap(), "a, b và c");
        assert_eq!(shown("['a', 2]|join_and", "en").unwrap(), "a and 2");
        assert_eq!(shown("['a']|join_and", "vi").unwrap(), "a");
        assert_eq!(shown("[]|join_and", "vi").unwrap(), "");
        assert!(shown("['a', none]|join_and", "vi").is_err());
    }

    #[test]
    fn a_list_with_links_keeps_them_and_escapes_the_rest() {
        let items = [Value::from("<b>"), Value::from_safe_string("<a>x</a>".to_owned())];
        let joined = join(&items, ", ", " & ").unwrap();
        assert!(joined.is_safe());
        assert_eq!(joined.to_string(), "&lt;b&gt; & <a>x</a>");
    }
}
