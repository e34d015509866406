use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{is_composed, is_d_with_stroke, is_invisible};
use super::nfc;

const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

// First bytes of the primary weights. The end of a level sorts before everything else, so that "An" stands
// before "An Hòa", and a space before any letter, so that "An Hòa" stands before "Anh Sơn".
const END: u8 = 0x00;
const SEPARATOR: u8 = 0x01;
const NUMBER: u8 = 0x02;
const LETTER: u8 = 0x10;
const OTHER: u8 = 0xff;

const LEVEL_TONE: u8 = 1;

/// The letter under which an alphabetical list has a name: the first one, without tone and in capitals, so that
/// `Ẩn` stands under Â. A name without a letter stands under its first character.
pub fn initial(name: &str) -> String {
    let Some(first) = name.trim_start().nfc().next() else { return String::new() };
    let lower: String = first.to_lowercase().collect();
    let plain: String = lower.nfd().filter(|&part| !is_tone(part)).nfc().collect();
    plain.to_uppercase()
}

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Bytes whose order is the Vietnamese alphabetical order of the texts.
///
/// Three levels, each asked only when the one before is equal:
///
/// 1. letters (a ă â b c d đ e ê …) without case or tone; a run of digits counts by its value and stands before
///    letters; a run of spaces and punctuation counts as one space, and not at all at either end;
/// 2. tones, one for each syllable: level, huyền, hỏi, ngã, sắc, nặng. Where in the syllable the tone is written
///    (hoà, hòa) makes no difference here;
/// 3. the text itself, so that only equal texts (up to normalisation form C) have equal keys.
///
/// Meant for `sort_by_cached_key`.
pub fn collation_key(text: &str) -> Vec<u8> {
    quick_key(text).unwrap_or_else(|| any_key(text))
}

/// What a letter alone adds to a key.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Letter { index: u8, tone: Option<u8> },
    Digit(char),
    Separator,
}

/// What the letters of Vietnamese and its neighbours add, each of which stands for itself in a composed text.
static SIGNS: LazyLock<Vec<Option<Sign>>> = LazyLock::new(|| {
    let sign = |code: u32| {
        let letter = char::from_u32(code).filter(|&letter| is_composed(letter))?;
        let parts: Vec<char> = letter.to_lowercase().nfd().filter(|&part| !is_invisible(part)).collect();
        let (&first, marks) =
            parts.split_first().filter(|(_, marks)| marks.iter().all(|&mark| is_combining_mark(mark)))?;
        if first.is_ascii_digit() {
            return marks.is_empty().then_some(Sign::Digit(first));
        }
        if !first.is_alphanumeric() {
            return (marks.is_empty() && !is_combining_mark(first)).then_some(Sign::Separator);
        }
        let tone = marks.iter().find_map(|&mark| tone(mark));
        Some(Sign::Letter { index: alphabet_index(first, marks)?, tone })
    };
    (0..0x2030).map(sign).collect()
});

/// The key of a text that has no other letters.
fn quick_key(text: &str) -> Option<Vec<u8>> {
    let mut key = Key::of(text);
    let mut digits: Vec<char> = Vec::new();
    for letter in text.chars() {
        let sign = SIGNS.get(letter as usize).copied().flatten()?;
        if let Sign::Digit(digit) = sign {
            digits.push(digit);
            continue;
        }
        if !digits.is_empty() {
            key.push_number(&digits);
            digits.clear();
        }
        match sign {
            Sign::Letter { index, tone } => {
                key.begin_letter();
                key.letters.push(LETTER + index);
                key.set_tone(tone);
            }
            _ => key.previous = Kind::Separator,
        }
    }
    if !digits.is_empty() {
        key.push_number(&digits);
    }
    Some(key.finish(text))
}

fn any_key(text: &str) -> Vec<u8> {
    let decomposed: Vec<char> =
        text.chars().flat_map(char::to_lowercase).nfd().filter(|&letter| !is_invisible(letter)).collect();
    let mut key = Key::of(text);
    let mut rest = decomposed.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        let belongs = if first.is_ascii_digit() { is_digit } else { is_combining_mark };
        let (tail, next) = after.split_at(after.iter().take_while(|&&letter| belongs(letter)).count());
        if first.is_ascii_digit() {
            key.push_number(&rest[..=tail.len()]);
        } else if first.is_alphanumeric() {
            key.push_letter(first, tail);
        } else {
            key.previous = Kind::Separator;
        }
        rest = next;
    }
    key.finish(&nfc(text))
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Separator,
    Number,
    Letter,
}

/// The key under construction: the weights of the first two levels.
struct Key {
    letters: Vec<u8>,
    tones: Vec<u8>,
    previous: Kind,
}

impl Key {
    fn of(text: &str) -> Self {
        Self { letters: Vec::with_capacity(text.len() * 3), tones: Vec::new(), previous: Kind::Start }
    }

    fn begin(&mut self, kind: Kind) {
        if self.previous == Kind::Separator && !self.letters.is_empty() {
            self.letters.push(SEPARATOR);
        }
        self.previous = kind;
    }

    fn push_number(&mut self, digits: &[char]) {
        self.begin(Kind::Number);
        let zeros = digits.iter().take_while(|&&digit| digit == '0').count();
        let significant = &digits[zeros..];
        // More digits mean a larger number; of equally long ones the digits decide.
        let length = u16::try_from(significant.len()).unwrap_or(u16::MAX);
        self.letters.push(NUMBER);
        self.letters.extend(length.to_be_bytes());
        self.letters.extend(significant.iter().filter_map(|&digit| u8::try_from(digit).ok()));
    }

    fn begin_letter(&mut self) {
        if self.previous != Kind::Letter {
            self.tones.push(LEVEL_TONE);
        }
        self.begin(Kind::Letter);
    }

    fn set_tone(&mut self, tone: Option<u8>) {
        if let (Some(tone), Some(last)) = (tone, self.tones.last_mut()) {
            *last = tone;
        }
    }

    fn push_letter(&mut self, letter: char, marks: &[char]) {
        self.begin_letter();
        match alphabet_index(letter, marks) {
            Some(index) => self.letters.push(LETTER + index),
            None => {
                self.letters.push(OTHER);
                self.letters.extend(u32::from(letter).to_be_bytes());
            }
        }
        self.set_tone(marks.iter().find_map(|&mark| tone(mark)));
    }

    fn finish(self, text: &str) -> Vec<u8> {
        let mut bytes = self.letters;
        bytes.push(END);
        bytes.extend(self.tones);
        bytes.push(END);
        bytes.extend_from_slice(text.as_bytes());
        bytes
    }
}

fn alphabet_index(letter: char, marks: &[char]) -> Option<u8> {
    let quality = marks.iter().find_map(|&mark| match (letter, mark) {
        ('a', '\u{306}') => Some('ă'),
        ('a', '\u{302}') => Some('â'),
        ('e', '\u{302}') => Some('ê'),
        ('o', '\u{302}') => Some('ô'),
        ('o', '\u{31b}') => Some('ơ'),
        ('u', '\u{31b}') => Some('ư'),
        _ => None,
    });
    let letter = if is_d_with_stroke(letter) { 'đ' } else { quality.unwrap_or(letter) };
    ALPHABET.iter().position(|&known| known == letter).and_then(|index| u8::try_from(index).ok())
}

fn tone(mark: char) -> Option<u8> {
    match mark {
        '\u{300}' => Some(2),
        '\u{309}' => Some(3),
        '\u{303}' => Some(4),
        '\u{301}' => Some(5),
        '\u{323}' => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_key_from_the_table_is_that_of_normalisation(text in prop::collection::vec(prop_oneof![
            20 => prop::sample::select("aăâbcdđeêoôơưuAĐẨ 0123.,-/()yỹỵÐƉ".chars().collect::<Vec<_>>()),
            4 => proptest::char::range('\0', '\u{2ff}'),
            4 => proptest::char::range('\u{1e00}', '\u{1eff}'),
            2 => proptest::char::range('\u{2010}', '\u{2027}'),
        ], 0..16)) {
            let text: String = text.into_iter().collect();
            if let Some(quick) = quick_key(&text) {
                prop_assert_eq!(quick, any_key(&text));
            }
        }
    }

    #[test]
    fn names_of_places_are_in_the_table() {
        for name in ["Xã Đông Ẩn 12", "Phụ lục I, mục 7.1.2.2", "Thị trấn Ỷ La (mới)"] {
            assert!(quick_key(name).is_some(), "{name}");
        }
    }

    /// Sorts from the reverse, so that a key that says nothing shows.
    fn assert_order(expected: &[&str]) {
        let mut sorted: Vec<_> = expected.iter().rev().copied().collect();
        sorted.sort_by_cached_key(|text| collation_key(text));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn a_name_stands_under_its_first_letter_without_tone() {
        let names = ["Ẩn", "An Hòa", "Đắk Glei", "dak", "Ơ", "ý yên", "7 Kỳ", ""];
        assert_eq!(names.map(initial), ["Â", "A", "Đ", "D", "Ơ", "Y", "7", ""]);
    }

    #[test]
    fn letters_come_in_the_order_of_the_vietnamese_alphabet() {
        assert_order(&["ao", "ăn", "âm", "ba", "da", "đa", "em", "êm", "o", "ô", "ơ", "u", "ư", "vu", "y"]);
        assert_order(&["Dương", "Đắk Glei", "Đăng", "Êa", "Hà"]);
    }

    #[test]
    fn tones_come_after_letters_in_the_order_of_the_school() {
        assert_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mặ", "mâ", "mậ"]);
        assert_order(&["Sơn Ba", "Sơn Bà", "Sơn Bai", "Sơn Bằng", "Sơn Bình"]);
    }

    #[test]
    fn letters_of_the_whole_text_are_asked_before_any_tone() {
        assert_order(&["Bà An", "Ba Binh"]);
        assert_order(&["Ba Binh", "Bà Binh"]);
    }

    #[test]
    fn where_the_tone_is_written_does_not_matter() {
        assert_order(&["Hoa", "Hoà", "Hòa", "Hoả", "Hỏa", "Hoá", "Hóa"]);
        assert_order(&["Hòa An", "Hoà Bình", "Hòa Sơn"]);
    }

    #[test]
    fn numbers_come_by_value_and_before_letters() {
        assert_order(&["Sơn Kim", "Sơn Kim 1", "Sơn Kim 2", "Sơn Kim 10", "Sơn Kim 100", "Sơn Kim Tây"]);
        assert_order(&["3", "3.2", "3.3.2", "3.3.10", "3.10", "20"]);
        assert_order(&["0", "00", "01", "1", "2"]);
    }

    #[test]
    fn a_shorter_name_and_a_space_come_first() {
        assert_order(&["An", "An Hòa", "An-Sơn", "Anh"]);
        assert_order(&["\"An\"", "An", "(An) Hòa"]);
    }

    #[test]
    fn encoding_makes_no_difference_and_every_other_difference_decides_in_the_end() {
        assert_eq!(collation_key("Việt"), collation_key("Vie\u{323}\u{302}t"));
        assert_ne!(collation_key("VIỆT"), collation_key("Việt"));
        assert_ne!(collation_key("a b"), collation_key("a-b"));
    }

    #[test]
    fn other_scripts_come_last_and_do_not_fail() {
        assert_order(&["", "!", "Zürich", "Ελλάδα", "日本"]);
    }
}
