use std::borrow::Cow;

/// Text as it may stand in HTML, between tags and in quoted attributes.
///
/// Slashes stay as they are: an address reads as an address in the source of the page.
pub fn escape(text: &str) -> Cow<'_, str> {
    let Some(first) = next_special(text) else { return Cow::Borrowed(text) };
    let mut escaped = String::with_capacity(text.len() + 32);
    let (mut rest, mut at) = (text, first);
    loop {
        escaped.push_str(&rest[..at]);
        escaped.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
        match next_special(rest) {
            Some(next) => at = next,
            None => break,
        }
    }
    escaped.push_str(rest);
    Cow::Owned(escaped)
}

/// All five are ASCII, so bytes can be looked at one by one: none of them is a part of another character.
fn next_special(text: &str) -> Option<usize> {
    text.bytes().position(|byte| SPECIAL[usize::from(byte)])
}

const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let bytes = b"&<>\"'";
    let mut at = 0;
    while at < bytes.len() {
        special[bytes[at] as usize] = true;
        at += 1;
    }
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_html_loses_it() {
        assert_eq!(
            escape("<a href='x' id=\"y\">&amp;"),
            "&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;"
        );
        assert!(matches!(escape("don-vi/xã"), Cow::Borrowed("don-vi/xã")));
    }
}
