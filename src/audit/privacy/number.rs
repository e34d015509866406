//! Phone numbers and numbers of identity cards, told from codes, amounts and numbers of documents.

use std::ops::Range;

use crate::text::fold;

/// Characters before a number in which a word may say what it is.
const CONTEXT: usize = 40;

/// The phone number that begins with the digit at `at`: ten or eleven digits from 0, or behind +84 or 84, in groups or
/// digit by digit or not.
pub(super) fn phone_number(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let abroad = at > 0 && bytes[at - 1] == b'+';
    let start = if abroad { at - 1 } else { at };
    let opened = start > 0 && bytes[start - 1] == b'(';
    let start = if opened { start - 1 } else { start };
    if !stands_alone_before(text, start) {
        return None;
    }
    let mut digits = String::new();
    let mut first_group = None;
    let mut groups = 0;
    let mut cursor = at;
    loop {
        while bytes.get(cursor).is_some_and(u8::is_ascii_digit) {
            digits.push(char::from(bytes[cursor]));
            cursor += 1;
        }
        groups += 1;
        first_group.get_or_insert(digits.len());
        if is_phone(&digits, abroad) {
            // `0.123456789` is a decimal: a first group has the three digits of a network, or the code of a country.
            let is_foreign = abroad || digits.starts_with('8');
            let grouped = first_group == Some(digits.len())
                || first_group >= Some(if is_foreign { 2 } else { 3 })
                || groups == digits.len();
            // `84.912.345.678 đồng` is an amount.
            let grouped = grouped && !(digits.starts_with('8') && !abroad && is_amount(text, cursor));
            return (grouped && stands_alone_after(text, cursor) && !is_code(text, start))
                .then_some(start..cursor);
        }
        let separator = separator(text, cursor, opened)?;
        if digits.len() > 11 || !bytes.get(cursor + separator).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        cursor += separator;
    }
}

fn is_phone(digits: &str, abroad: bool) -> bool {
    let national = match digits.strip_prefix("84").filter(|_| abroad) {
        Some(rest) => rest.strip_prefix('0').unwrap_or(rest),
        None if abroad => return false,
        None => match digits.strip_prefix('0') {
            Some(rest) => rest,
            // The code of the country without its sign, before the number of a mobile phone.
            None => return digits.len() == 11 && digits.starts_with("84") && !digits.starts_with("842"),
        },
    };
    match national.bytes().next() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => national.len() == 9,
        Some(b'2') => national.len() == 10,
        _ => false,
    }
}

/// Bytes of what may stand between two groups of digits.
fn separator(text: &str, at: usize, opened: bool) -> Option<usize> {
    let rest = &text[at..];
    if opened && rest.starts_with(") ") {
        return Some(2);
    }
    match rest.chars().next()? {
        c @ (' ' | '.' | '-' | '\u{a0}') => Some(c.len_utf8()),
        ')' if opened => Some(1),
        _ => None,
    }
}

/// The number of an identity card that begins with the digit at `at`: nine digits, or twelve from 0.
pub(super) fn id_number(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 3 {
        return id_in_groups(text, at);
    }
    let number = at..at + length;
    if !matches!(length, 9 | 12) || !stands_alone_before(text, at) || !stands_alone_after(text, number.end) {
        return None;
    }
    if is_card(text, at) {
        return Some(number);
    }
    let digits = &text[number.clone()];
    let round = digits.ends_with("000");
    let foreign = length == 12 && !digits.starts_with('0');
    (!round && !foreign && !is_amount(text, number.end) && !is_code(text, at)).then_some(number)
}

/// Whether the words before say that the number of a card follows.
fn is_card(text: &str, at: usize) -> bool {
    const CARDS: [&str; 7] = ["cmnd", "cmt", "cccd", "can cuoc", "chung minh", "dinh danh", "ho chieu"];
    let before = fold(context(text, at));
    CARDS.iter().any(|card| before.contains(card))
}

/// The number of a card in groups of three digits, as people write it; only behind the word for the card, for else
/// it is an amount.
fn id_in_groups(text: &str, at: usize) -> Option<Range<usize>> {
    if !stands_alone_before(text, at) || !is_card(text, at) {
        return None;
    }
    let bytes = text.as_bytes();
    let (mut end, mut groups) = (at, 0);
    loop {
        let length = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length != 3 {
            return None;
        }
        end += length;
        groups += 1;
        match separator(text, end, false).filter(|next| bytes.get(end + next).is_some_and(u8::is_ascii_digit))
        {
            Some(next) if groups < 4 => end += next,
            _ => break,
        }
    }
    (matches!(groups, 3 | 4) && stands_alone_after(text, end)).then_some(at..end)
}

/// Whether a measure follows: what has one is no number of a card.
fn is_amount(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
    let word: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == '%').collect();
    const MEASURES: [&str; 14] =
        ["dong", "d", "vnd", "usd", "trieu", "ty", "nghin", "%", "ho", "m", "ha", "kg", "tan", "luot"];
    MEASURES.contains(&&*fold(&word))
}

/// Whether the words before say that it is a code.
fn is_code(text: &str, at: usize) -> bool {
    let before = context(text, at);
    let tail = before.rsplit([',', ';', '.', '\n']).next().unwrap_or_default();
    let folded = fold(tail);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "ma" | "mst" | "barcode" | "isbn" | "gcn"))
        || ["thue", "bien lai", "so ho so", "van ban so", "tai khoan", "http", "www"]
            .iter()
            .any(|code| folded.contains(code))
        || in_address(text, at)
}

/// Whether the word around a place is an address of the web.
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |found| found + 1);
    let word = text[start..].split_whitespace().next().unwrap_or_default();
    word.contains("://") || word.contains("www.")
}

fn context(text: &str, at: usize) -> &str {
    let start = text[..at].char_indices().rev().nth(CONTEXT - 1).map_or(0, |(start, _)| start);
    &text[start..at]
}

/// Whether a number is not the end of a longer code or decimal; a list of long numbers is no code.
fn stands_alone_before(text: &str, start: usize) -> bool {
    let head = &text[..start];
    let Some(last) = head.chars().next_back() else { return true };
    if last.is_alphanumeric() || matches!(last, '_' | '=' | '#' | '$' | '+' | '@' | '&') {
        return false;
    }
    if !matches!(last, '.' | ',' | '-' | '/') {
        return true;
    }
    let joined = head[..head.len() - 1].chars().rev().take_while(|c| c.is_alphanumeric()).collect::<String>();
    joined.is_empty()
        || (joined.len() > 8 && joined.bytes().all(|byte| byte.is_ascii_digit()))
        || last == '.' && joined.chars().all(char::is_alphabetic)
}

/// Whether a number is not the beginning of a longer code or decimal.
fn stands_alone_after(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    let Some(next) = rest.next() else { return true };
    if next.is_alphanumeric() || matches!(next, '_' | '@' | '%') {
        return false;
    }
    match (next, rest.next()) {
        ('/' | '-', Some(after)) => {
            let digits = rest.take_while(char::is_ascii_digit).count();
            !after.is_alphanumeric() || (after.is_ascii_digit() && digits > 7)
        }
        ('.' | ',', Some(after)) => {
            !after.is_ascii_digit() || rest.take_while(char::is_ascii_digit).count() > 7
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_digit(text: &str) -> usize {
        text.find(|c: char| c.is_ascii_digit()).unwrap()
    }

    fn phone(text: &str) -> Option<&str> {
        phone_number(text, first_digit(text)).map(|range| &text[range])
    }

    fn id(text: &str) -> Option<&str> {
        id_number(text, first_digit(text)).map(|range| &text[range])
    }

    #[test]
    fn phone_numbers_are_found_in_every_usual_form() {
        for (text, number) in [
            ("ĐT: 0900000001.", "0900000001"),
            ("gọi 0900 000 001 để hỏi", "0900 000 001"),
            ("gọi 090.000.0001, giờ hành chính", "090.000.0001"),
            ("gọi 0900-000-001", "0900-000-001"),
            ("gọi +84 900 000 001", "+84 900 000 001"),
            ("gọi +84900000001", "+84900000001"),
            ("máy bàn (0239) 3000 001", "(0239) 3000 001"),
            ("máy bàn 02393.000.001", "02393.000.001"),
            ("ĐT.0900000001", "0900000001"),
            ("0900000001/0900000002", "0900000001"),
            ("0900000001 2023", "0900000001"),
            ("gọi 84-900-000-001", "84-900-000-001"),
            ("gọi 84900000001", "84900000001"),
            ("Zalo 0 9 0 0 0 0 0 0 0 1", "0 9 0 0 0 0 0 0 0 1"),
        ] {
            assert_eq!(phone(text), Some(number), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_phone_numbers() {
        for text in [
            "0.900000001",
            "12.0900000001",
            "số 0900000001/QĐ-UBND",
            "H27-0900000001",
            "mã hồ sơ 0900000001",
            "mã số thuế: 0300000001",
            "0100000001",
            "090000000123",
            "https://a.example/0900000001",
            "09/2023, 010/2023",
            "900000001",
            "84.900.000.001 đồng",
            "84 trong 900 hồ sơ",
            "0 9 0 0 2 3",
        ] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_cards_have_nine_or_twelve_digits() {
        for (text, number) in [
            ("CMND 123456789", "123456789"),
            ("số 123456789.", "123456789"),
            ("CCCD số: 001200000001, cấp", "001200000001"),
            ("(001200000001)", "001200000001"),
            ("căn cước 123456000", "123456000"),
            ("số định danh 001 200 000 001", "001 200 000 001"),
            ("CMT 123 456 789, cấp", "123 456 789"),
        ] {
            assert_eq!(id(text), Some(number), "{text}");
        }
    }

    #[test]
    fn amounts_codes_and_documents_are_no_cards() {
        for text in [
            "123456789 đồng",
            "dự toán 250000000",
            "123.456.789",
            "123456789,5",
            "0,123456789",
            "123456789/QĐ-UBND",
            "000.00.123456789",
            "mã hồ sơ 123456789",
            "1234567890",
            "12345678",
            "123456789012",
            "123 456 789",
            "CCCD: 123 hồ sơ",
            "căn cước 2024, 123 456 lượt",
        ] {
            assert_eq!(id(text), None, "{text}");
        }
    }
}
