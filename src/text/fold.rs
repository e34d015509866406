use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as people type it in haste: lower case, without marks, with d for đ.
///
/// Invisible characters that come along with copied text go too. Spaces and punctuation stay. Two texts that
/// differ only in case, marks or encoding fold to the same text; `fold` of a folded text changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Nearly all letters that occur are in the table, and none of these changes its neighbours.
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match LETTERS.get(letter as usize) {
            _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
            Some(&Some(letter)) => folded.push(letter),
            _ => return fold_any(text),
        }
    }
    folded
}

/// What one letter alone folds to, for the letters of Vietnamese and its neighbours.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let letter = |code: u32| {
        let letter = char::from_u32(code).filter(|&letter| is_composed(letter))?;
        let folded = fold_any(letter.encode_utf8(&mut [0; 4]));
        let mut folded = folded.chars();
        folded.next().filter(|_| folded.next().is_none())
    };
    (0..0x2030).map(letter).collect()
});

/// Whether it is a letter or a sign that stands for itself in every composed text: Latin with and without marks, and
/// the dashes and quotes of print.
pub(super) fn is_composed(letter: char) -> bool {
    matches!(letter, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

fn fold_any(text: &str) -> String {
    // Lower-casing may bring a mark of its own (İ), hence the second decomposition.
    text.nfd()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|&letter| !is_combining_mark(letter) && !is_invisible(letter))
        .map(|letter| if is_d_with_stroke(letter) { 'd' } else { letter })
        .collect()
}

/// A text as one segment of an address: folded, its runs of ASCII letters and digits joined by single hyphens.
///
/// No dot, no hyphen at either end; empty when the text has no such letter or digit.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let mut slug = String::with_capacity(folded.len());
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Whether a text is in Unicode normalisation form C, the form in which "ệ" is one character.
pub fn is_nfc(text: &str) -> bool {
    is_plainly_composed(text.as_bytes()) || unicode_normalization::is_nfc(text)
}

/// Whether a text has no letters but those of [`is_composed`], judged by their first bytes, many at once.
fn is_plainly_composed(text: &[u8]) -> bool {
    const BLOCK: usize = 64;
    let is_other = |first: u8, second: u8, third: u8| {
        let more = (first == 0xe1) & (0xb8..=0xbb).contains(&second);
        let print = (first == 0xe2) & (second == 0x80) & (0x90..=0xa7).contains(&third);
        (first >= 0xcc) & !more & !print
    };
    // The last two bytes begin no letter of three.
    let (begins, tail) = text.split_at(text.len().saturating_sub(2));
    let blocks = (0..begins.len()).step_by(BLOCK).all(|at| {
        let block = &text[at..begins.len().min(at + BLOCK) + 2];
        let bytes = block.iter().zip(block[1..].iter().zip(&block[2..]));
        !bytes.fold(false, |found, (&first, (&second, &third))| found | is_other(first, second, third))
    });
    blocks && tail.iter().all(|&byte| byte < 0xcc)
}

/// The text in normalisation form C, borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// đ, and the two letters that look the same in capitals (Ð, Ɖ) and are typed for it.
pub(super) fn is_d_with_stroke(lower: char) -> bool {
    matches!(lower, 'đ' | 'ð' | 'ɖ')
}

/// Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte-order mark.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_drops_case_marks_and_encoding() {
        for (text, folded) in [
            ("Đắk Glei", "dak glei"),
            ("ĐẮK GLEI", "dak glei"),
            ("số hoá", "so hoa"),
            ("số hóa", "so hoa"),
            ("Ủy ban nhân dân", "uy ban nhan dan"),
            ("qu\u{1eb7}ng", "quang"),
            ("qua\u{306}\u{323}ng", "quang"),
            ("Ð\u{200b}ức Thọ", "duc tho"),
            ("İ", "i"),
            ("1310/UBND-NV", "1310/ubnd-nv"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&fold(text)), folded);
        }
    }

    #[test]
    fn the_table_of_letters_says_what_normalisation_says() {
        for letter in ('\0'..='\u{2fff}').filter(|&letter| is_composed(letter)) {
            let text = format!("a{letter}b");
            assert_eq!(fold(&text), fold_any(&text), "{letter:?}");
            assert!(unicode_normalization::is_nfc(&text), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn many_bytes_at_once_are_judged_as_letter_by_letter(text in prop::collection::vec(prop_oneof![
            8 => proptest::char::range('\0', '\u{2ff}'),
            4 => proptest::char::range('\u{1e00}', '\u{1eff}'),
            4 => proptest::char::range('\u{2010}', '\u{2027}'),
            1 => any::<char>(),
        ], 0..150)) {
            let text: String = text.into_iter().collect();
            prop_assert_eq!(is_plainly_composed(text.as_bytes()), text.chars().all(is_composed));
        }
    }

    #[test]
    fn a_slug_is_letters_digits_and_single_hyphens() {
        for (text, expected) in [
            ("Xã Sơn Kim 2", "xa-son-kim-2"),
            ("  431/BC-UBND (Hương Khê) ", "431-bc-ubnd-huong-khe"),
            ("7.1.2.2", "7-1-2-2"),
            ("Cải cách — thủ tục…", "cai-cach-thu-tuc"),
            ("...", ""),
            ("", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn normal_text_is_borrowed_and_other_text_is_composed() {
        assert!(matches!(nfc("Việt Nam"), Cow::Borrowed(_)));
        assert!(is_nfc("Việt Nam"));
        let apart = "Vie\u{323}\u{302}t Nam";
        assert!(!is_nfc(apart));
        assert_eq!(nfc(apart), "Việt Nam");
    }
}
