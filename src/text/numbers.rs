use std::ops::Range;

use rust_decimal::Decimal;

/// The numbers that a Vietnamese text prints, with their places: `1.234,56` is 1234.56, `62.528` is 62528.
///
/// Codes (`7.1.2`), dates and numbers of documents (`15/3/2023`, `19/2020/NĐ-CP`) and digits within words are none;
/// a score with its maximum (`82,791/100`) is two.
pub fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, Decimal)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + found;
            let rest = &text[start..];
            let length = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(rest.len());
            let printed = rest[..length].trim_end_matches(['.', ',']);
            let end = start + printed.len();
            at = start + length;
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            let alone = !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '_' | '-' | '−'))
                && !after.is_some_and(|c| c.is_alphanumeric() || c == '_');
            // Whole numbers with a stroke are mostly dates and fractions, which are more than one number.
            let stroke = before == Some('/') || after == Some('/');
            let value = if alone && (!stroke || printed.contains(',')) { value(printed) } else { None };
            if let Some(value) = value {
                return Some((start..end, value));
            }
        }
        None
    })
}

fn value(printed: &str) -> Option<Decimal> {
    let (whole, fraction) = printed.split_once(',').unwrap_or((printed, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = whole.contains('.');
    if !digits(first)
        || (grouped && first.len() > 3)
        || !groups.all(|group| group.len() == 3 && digits(group))
    {
        return None;
    }
    let whole = whole.replace('.', "");
    match printed.contains(',') {
        true if digits(fraction) => Decimal::from_str_exact(&format!("{whole}.{fraction}")).ok(),
        true => None,
        false => Decimal::from_str_exact(&whole).ok(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<String> {
        numbers(text).map(|(range, value)| format!("{} = {value}", &text[range])).collect()
    }

    #[test]
    fn decimals_thousands_and_scores() {
        assert_eq!(
            read("Được 82,791/100 điểm, thu 1.234,56 và 62.528 triệu; 13 xã (50 %), 0,5."),
            ["82,791 = 82.791", "1.234,56 = 1234.56", "62.528 = 62528", "13 = 13", "50 = 50", "0,5 = 0.5"]
        );
    }

    #[test]
    fn codes_dates_numbers_of_documents_and_words_are_no_numbers() {
        let text = "Mục 7.1.2, ngày 15/3/2023, số 19/2020/NĐ-CP, K12, A-15, 1.23, 5,, 13/15, 4a, 1,2,3";
        assert_eq!(read(text), ["5 = 5"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[0-9.,/ ađ%-]{0,30}") {
            for (range, _) in numbers(&text) {
                prop_assert!(text[range].starts_with(|c: char| c.is_ascii_digit()));
            }
        }
    }
}
