//! From text to index terms. One specification with two twins: this module, and `analyse` in
//! `themes/default/js/search.js`. Whatever changes here changes there, and `tests/search/vectors.json` tells.
//!
//! 1. **Characters** (`letter`). Each character is taken apart (canonical decomposition) and lower-cased, so
//!    composed and decomposed spellings meet. Zero-width and direction characters vanish: word processors leave
//!    them inside words. Word characters are ASCII digits and the letters of the Latin and some other blocks; a
//!    fixed list, because Unicode tables of two languages differ from version to version. An ideograph is a word
//!    by itself. Everything else separates, also all beyond U+FFFF: elasticlunr.js walks UTF-16 units and could
//!    never reach such a term.
//! 2. **Words** (`scan`). A word of letters becomes `letters!marks`: the letters without any marks, then the
//!    marks as the keys of Telex typing in alphabetical order, tones last: `cải` is `cai!r`, `đường` is
//!    `duong!dwwf`. So `hoà` and `hòa` are one term, all spellings of one bare syllable are neighbours below
//!    `hoa!`, and a reader without a Vietnamese keyboard asks for them all at once. An open syllable in -y after
//!    qu, h, k, l, m, s, t is written with i (`tỷ lệ`, `tỉ lệ`): both spellings are official.
//! 3. **Numbers and codes** (`group`). Words that `. , / -` hold together without a space, one of them with a
//!    digit, form a chain. `88,21` and `88.21` are both `88.21`, `1.234,56` is `1234.56`: sources mix the two
//!    conventions. `1.234` is also found by `1234`. `7.1.2.2` is also found by `7.1.2` and `7.1`. `1310/UBND-NV` stays whole as `1310/ubnd/nv`
//!    (any of / and - alike: file names write 1310-UBND-NV, and elasticlunr.js splits queries at hyphens), and
//!    each part is found alone. Leading zeros of whole numbers go: 03/BC and 3/BC are one document.
//! 4. **Dates**. `29/09/2023`, `2023-09-29`, `29.9.2023` and "29 tháng 9 năm 2023" are all `29/9/2023`, with
//!    `9/2023` beside it.
//! 5. **Pairs**. Two words next to each other give `cai_cach`, a word and a number `kim_2`, bare letters only.
//!    Vietnamese writes a word as several syllables; without pairs every "hành" would match "hành chính".
//!    Spaces and hyphens may stand between them, other punctuation may not.
//!
//! No key has more than [`LONGEST`] characters a part: the index is a tree with one level a character, and a
//! hostile text must not make it deep.

mod group;
mod letter;
mod scan;

use group::month_and_day;
pub(super) use group::{Item, Kind, with_i};

/// Characters that a word, a number or a code keeps at most; the rest is cut off, on both sides alike.
pub const LONGEST: usize = 40;

/// What a text consists of: words, numbers and codes.
pub(super) fn analyse(text: &str) -> Vec<Item> {
    let mut items = group::items(scan::words(text));
    for (number, item) in items.iter_mut().enumerate() {
        item.number = number;
    }
    items
}

/// The index terms of a text, in order, repeated as often as they occur.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    each_token(text, |token| tokens.push(token.to_owned()));
    tokens
}

/// Hands over the index terms of a text one after the other.
pub fn each_token(text: &str, mut each: impl FnMut(&str)) {
    if text.is_empty() {
        return;
    }
    let items = group::items(scan::words(text));
    let mut token = String::new();
    for (position, item) in items.iter().enumerate() {
        token.clear();
        item.push_token(&mut token);
        each(&token);
        let Some(before) = position.checked_sub(1).map(|before| &items[before]) else { continue };
        if !item.joined {
            continue;
        }
        if matches!(before.kind, Kind::Word { .. }) && item.kind != Kind::Code {
            token.clear();
            token.push_str(&before.text);
            token.push('_');
            token.push_str(&item.text);
            each(&token);
        }
        spoken_date(&items[..=position]).iter().for_each(|date| each(date));
    }
}

/// The terms of "tháng 9 năm 2023", of "29 tháng 9 năm 2023" when a day comes first, at the end of `items`.
pub(super) fn spoken_date(items: &[Item]) -> Vec<String> {
    let [.., month_word, month, year_word, year] = items else { return Vec::new() };
    let linked = month.joined && year_word.joined && year.joined;
    if !linked || month_word.text != "thang" || year_word.text != "nam" {
        return Vec::new();
    }
    let day = items.len().checked_sub(5).map(|day| &items[day]).filter(|_| month_word.joined);
    month_and_day(&year.text, &month.text, day.map_or("", |day| &day.text))
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Vectors {
        written: Vec<Case>,
        generated: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        text: String,
        tokens: Vec<String>,
    }

    fn vectors() -> Vectors {
        let file = include_str!("../../../tests/search/vectors.json");
        serde_json::from_str(file).expect("the vector file is valid")
    }

    #[test]
    fn every_shared_vector_gives_its_terms() {
        let Vectors { written, generated } = vectors();
        assert!(written.len() >= 50 && generated.len() >= 300, "vectors were lost");
        for case in written.iter().chain(&generated) {
            assert_eq!(tokens(&case.text), case.tokens, "{:?}", case.text);
        }
    }

    #[test]
    fn composed_and_decomposed_text_give_the_same_terms() {
        use unicode_normalization::UnicodeNormalization;
        for case in vectors().written {
            let composed: String = case.text.nfc().collect();
            let decomposed: String = case.text.nfd().collect();
            assert_eq!(tokens(&composed), tokens(&decomposed), "{:?}", case.text);
        }
    }

    #[test]
    fn no_term_is_deep_or_holds_a_character_that_a_query_cannot_reach() {
        let hostile = ["ằ".repeat(9_000), "1.".repeat(9_000), "1/".repeat(9_000), "a\u{301}".repeat(9_000)];
        for text in hostile {
            for token in tokens(&text) {
                assert!(token.chars().count() <= 2 * super::LONGEST + 1, "{token}");
                assert!(token.chars().all(|c| c != ' ' && c != '-' && c <= '\u{ffff}'), "{token}");
            }
        }
    }
}
