//! E-mail addresses.

use std::ops::Range;

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

#[cfg(test)]
mod tests {
    use super::*;

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
