//! E-mail addresses.

use std::ops::Range;

use memchr::memchr2_iter;

/// The address around the `@` at `at`.
pub(super) fn email_address(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let head = &text[..at];
    let start = head.len() - head.chars().rev().take_while(|c| is_local(*c)).count();
    let start = start + (head.len() - start - head[start..].trim_start_matches(['.', '-', '_']).len());
    let tail = &text[at + 1..];
    let length = tail.chars().take_while(|c| is_domain(*c)).count();
    let domain = tail[..length].trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    let sound =
        start < at && !name.is_empty() && top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    sound.then(|| start..at + 1 + domain.len())
}

/// How an `@` is written that nobody should read: the letters in front, then the sign.
const DISGUISED: [&str; 4] = ["(at)", "[at]", "(a còng)", "[a còng]"];

/// The first address with a disguised `@` at or after a place.
pub(super) fn disguised_address(text: &str, from: usize) -> Option<Range<usize>> {
    // Every letter of the content is looked at: for the brackets first.
    let mut brackets = memchr2_iter(b'(', b'[', &text.as_bytes()[from..]).map(|found| from + found);
    let sign = |at: usize| DISGUISED.iter().find(|sign| text[at..].starts_with(**sign));
    let (at, length) = brackets.find_map(|at| Some((at, sign(at)?.len())))?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let head = text[..at].trim_end_matches(' ');
    let start = head.len() - head.chars().rev().take_while(|c| is_local(*c)).count();
    let tail = at + length + (text[at + length..].len() - text[at + length..].trim_start_matches(' ').len());
    let domain = text[tail..].chars().take_while(|c| is_local(*c)).count();
    let end = tail + text[tail..tail + domain].trim_end_matches(['.', '-']).len();
    (start < head.len() && text[tail..end].contains('.')).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disguised_sign_is_seen() {
        let seen = |text| disguised_address(text, 0).map(|range| &text[range]);
        assert_eq!(seen("gửi mau.nv (at) mau.example."), Some("mau.nv (at) mau.example"));
        assert_eq!(seen("van-thu[at]mau.example"), Some("van-thu[at]mau.example"));
        assert_eq!(seen("mẫu (at) là"), None);
    }

    fn address(text: &str) -> Option<&str> {
        email_address(text, text.find('@')?).map(|range| &text[range])
    }

    #[test]
    fn an_address_is_cut_out_of_its_sentence() {
        assert_eq!(address("gửi (mau.nv@mau.example)."), Some("mau.nv@mau.example"));
        assert_eq!(address("mailto:van-thu@mau.example?subject=a"), Some("van-thu@mau.example"));
        assert_eq!(address("**a_b@x.mau.example**"), Some("a_b@x.mau.example"));
    }

    #[test]
    fn an_at_sign_alone_is_no_address() {
        for text in ["@mau", "a@", "a@b", "giá @ 5.000", "a@1.2"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
