use std::ops::Range;

/// Elements whose words are left alone: a link holds no other link, and code is quoted letter by letter.
const KEPT: [&str; 3] = ["a", "code", "pre"];

/// Where the words of rendered HTML stand between its tags, without those of links and code.
pub fn words(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    let mut kept = 0_usize;
    std::iter::from_fn(move || {
        while at < html.len() {
            let start = at;
            let end = html[start..].find('<').map_or(html.len(), |found| start + found);
            let readable = kept == 0 && end > start;
            // An attribute holds no bare `>`: everything in one is escaped.
            at = html[end..].find('>').map_or(html.len(), |found| end + found + 1);
            let tag = html[end..at].trim_start_matches('<');
            let name = tag.trim_start_matches('/');
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            if KEPT.contains(&name) {
                kept = if tag.starts_with('/') { kept.saturating_sub(1) } else { kept + 1 };
            }
            if readable {
                return Some(start..end);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Links, render};
    use super::*;

    fn read(html: &str) -> Vec<&str> {
        words(html).map(|range| &html[range]).collect()
    }

    #[test]
    fn words_between_tags_without_links_and_code() {
        let html = "<p>a <a href=\"b\">c</a> d <em>e</em><code>f</code></p>\n<pre><code>g</code> h</pre> i";
        assert_eq!(read(html), ["a ", " d ", "e", "\n", " i"]);
    }

    #[test]
    fn an_element_whose_name_begins_like_one_that_is_kept_is_read() {
        assert_eq!(read("<p>1 <abbr>2</abbr> 3</p>"), ["1 ", "2", " 3"]);
    }

    proptest! {
        #[test]
        fn any_markdown_is_walked_to_its_end(text in "[a-z0-9,.<>&*`#\\[\\]()\n -]{0,60}") {
            let html = render(&text, Links { root: "" }).html;
            let mut last = 0;
            for range in words(&html) {
                prop_assert!(range.start >= last && !html[range.clone()].contains(['<', '>']));
                last = range.end;
            }
        }
    }
}
