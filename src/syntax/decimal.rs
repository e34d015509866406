//! Numbers as people write them, and what they meant.

use rust_decimal::Decimal;

use crate::source::{FileId, Span};

/// Digits before and after the decimal point. The bounds leave room for sums and ratios of very many values, so that
/// arithmetic cannot overflow.
const LONGEST_WHOLE: usize = 15;
const LONGEST_FRACTION: usize = 10;

/// Reads an optional minus, digits without idle zeros, and perhaps a point with more digits; nothing else is a
/// decimal here.
pub(super) fn parse_decimal(text: &str) -> Option<Decimal> {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    let fits = whole.len() <= LONGEST_WHOLE && fraction.len() <= LONGEST_FRACTION;
    if is_plain && fits { Decimal::from_str_exact(text).ok() } else { None }
}

/// What a number with commas was meant to be: `88,21` is 88.21, `1.234,5` is 1234.5, `1,234,567` is 1234567.
pub(super) fn without_commas(written: &str) -> Option<String> {
    let is_decimal_comma = written.matches(',').count() == 1 && written.find(',') > written.rfind('.');
    let plain = if is_decimal_comma {
        written.replace(['.', ' '], "").replace(',', ".")
    } else {
        written.replace([',', ' '], "")
    };
    (written.contains(',') && parse_decimal(&plain).is_some()).then_some(plain)
}

/// The number with a decimal comma that makes a parser stumble at byte `at`, and what it was meant to be.
///
/// `"total": 88,21` is two values for JSON and rubbish for TOML; for the clerk it is one number.
pub(super) fn comma_in_number(file: FileId, text: &str, at: usize) -> Option<(Span, &str, String)> {
    let (before, after) = text.split_at_checked(at)?;
    let line = &before[before.rfind('\n').map_or(0, |found| found + 1)..];
    let line = line.trim_end();
    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
    let is_numeric = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let left = line.chars().rev().take_while(|c| is_numeric(c) || *c == '-').count();
    let gap = after.len() - after.trim_start_matches([',', ' ']).len();
    let right: String = after[gap..].chars().take_while(is_numeric).collect();
    let right = right.trim_end_matches(['.', ',']).len();
    if left == 0 || right == 0 {
        return None;
    }
    let start = offset_of_end(before, line) - left;
    let written = &text[start..at + gap + right];
    let meant = without_commas(written)?;
    Some((Span::new(file, start, start + written.len()), written, meant))
}

/// The offset in `whole` at which its slice `part` ends.
fn offset_of_end(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_decimals_are_read_and_their_digits_stay() {
        for text in ["0", "7.550", "-0.25", "22.59", "0.00"] {
            assert_eq!(parse_decimal(text).map(|value| value.scale() as usize), Some(scale(text)), "{text}");
        }
        for text in ["", "-", ".5", "5.", "+5", "1e5", "NaN", "0x1F", "1_000", "1 000", "٣", "88,21", "007"]
        {
            assert_eq!(parse_decimal(text), None, "{text:?}");
        }
    }

    fn scale(text: &str) -> usize {
        text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
    }

    #[test]
    fn commas_are_understood_the_way_they_were_meant() {
        for (written, meant) in [
            ("88,21", Some("88.21")),
            ("-1,5", Some("-1.5")),
            ("1.234,5", Some("1234.5")),
            ("1.234.567,89", Some("1234567.89")),
            ("1,234.5", Some("1234.5")),
            ("1,234,567", Some("1234567")),
            ("88, 21", Some("88.21")),
            ("88.21", None),
            ("a,b", None),
            ("1,", None),
            (",", None),
        ] {
            assert_eq!(without_commas(written).as_deref(), meant, "{written:?}");
        }
    }

    #[test]
    fn a_bare_number_with_a_comma_is_found_from_where_the_parser_stumbled() {
        let file = crate::source::Sources::new([("a".to_owned(), Vec::new())]).iter().next().unwrap().0;
        let found = |text: &str, stumble: &str| {
            let at = text.find(stumble).unwrap();
            comma_in_number(file, text, at).map(|(_, written, meant)| (written.to_owned(), meant))
        };
        let some = |written: &str, meant: &str| Some((written.to_owned(), meant.to_owned()));
        assert_eq!(found("{\"a\": 88,21}", "21"), some("88,21", "88.21"));
        assert_eq!(found("{\"a\": -1.234,5}", "5}"), some("-1.234,5", "-1234.5"));
        assert_eq!(found("a = 88,21\n", ",21"), some("88,21", "88.21"));
        assert_eq!(found("{\"a\": 88,21, \"b\": 1}", "21"), some("88,21", "88.21"));
        assert_eq!(found("[1 2]", "2"), None);
        assert_eq!(found("{\"a\": \"x\", 2: 1}", "2"), None);
        assert_eq!(comma_in_number(file, "", 0), None);
    }
}
