//! The few places of a text at which a rule about words has to look twice.

/// What stands at an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Anchor {
    /// The capital with which a word begins.
    Capital,
    /// The first of some digits.
    Digit,
    /// An `@`.
    At,
}

/// The anchors of a text with their places, in order. One pass over its bytes, decoding next to none.
pub(in crate::audit) fn anchors(text: &str) -> impl Iterator<Item = (usize, Anchor)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut before = b' ';
    std::iter::from_fn(move || {
        while let Some(&byte) = bytes.get(at) {
            let here = at;
            let begins = !is_word_byte(before);
            at += length(byte);
            let anchor = match byte {
                b'@' => Some(Anchor::At),
                b'0'..=b'9' => (!before.is_ascii_digit()).then_some(Anchor::Digit),
                b'A'..=b'Z' => begins.then_some(Anchor::Capital),
                0x80.. if begins && is_word_byte(byte) => {
                    let capital = text[here..].chars().next().is_some_and(char::is_uppercase);
                    capital.then_some(Anchor::Capital)
                }
                _ => None,
            };
            before = byte;
            if let Some(anchor) = anchor {
                return Some((here, anchor));
            }
        }
        None
    })
}

/// Whether a character is a letter or a digit by its first byte, for telling where words begin. Spaces, quotes and dashes outside
/// ASCII begin with C2 (U+00A0 to U+00BF), E2 (U+2000 to U+2FFF) and E3 (U+3000 to U+3FFF).
fn is_word_byte(first: u8) -> bool {
    first.is_ascii_alphanumeric() || (first >= 0x80 && !matches!(first, 0xc2 | 0xe2 | 0xe3))
}

/// Length of a character by its first byte.
fn length(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_word;

    #[test]
    fn words_that_begin_with_a_capital_digits_and_at_signs_are_anchors() {
        let text = "“Đắk”\u{a0}Ân, xã1 2023 a@B ĐÔNG";
        let found: Vec<(&str, Anchor)> = anchors(text)
            .map(|(at, anchor)| (text[at..].split_inclusive(|c| !is_word(c)).next().unwrap(), anchor))
            .collect();
        use Anchor::{At, Capital, Digit};
        assert_eq!(
            found,
            [
                ("Đắk”", Capital),
                ("Ân,", Capital),
                ("1 ", Digit),
                ("2023 ", Digit),
                ("@", At),
                ("B ", Capital),
                ("ĐÔNG", Capital),
            ]
        );
    }
}
