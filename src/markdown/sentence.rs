/// Whether a text is one paragraph of words without any markup, as most texts of records are: then it is its own
/// Markdown, and nobody has to look for more.
pub(super) fn is_plain(text: &str) -> bool {
    // What may begin a block begins with a digit or a sign.
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(char::is_whitespace)
        && text.bytes().all(|byte| PLAIN[usize::from(byte)])
}

/// Bytes that mean nothing in Markdown and in HTML; all bytes of letters beyond ASCII are among them.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x20;
    while byte < 256 {
        plain[byte] = byte != 0x7f;
        byte += 1;
    }
    let signs = b"\\`*_[]{}<>&!~|#\"'$^=";
    let mut at = 0;
    while at < signs.len() {
        plain[signs[at] as usize] = false;
        at += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::html::{Links, render_any};
    use super::super::plain::sections_any;
    use super::super::{render, sections};
    use super::*;

    #[test]
    fn words_are_plain_and_markup_is_not() {
        assert!(is_plain("Xã chưa niêm yết 3/15 thủ tục (20 %); hạn 30.6.2023: chưa xong."));
        for text in [
            "", " a", "a ", "1. a", "- a", "# a", "a\nb", "a *b*", "a <b>", "a & b", "a\u{a0}", "[a](b)",
            "> a", "\tb",
        ] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_plain_text_is_read_as_any_other(text in "[a-zđạ0-9.,:;()/%+ \u{a0}\u{2028}–“”@-]{0,40}") {
            let links = Links { root: "../" };
            prop_assert_eq!(render(&text, links), render_any(&text, links));
            prop_assert_eq!(sections(&text), sections_any(&text));
        }
    }
}
