use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::html::parser;

/// Where the links of a text lead within the site, with the place of each link in the text.
///
/// Addresses elsewhere (`https:`, `mailto:`) are passed over, and so is what would not become a link at all.
pub fn targets(text: &str) -> Vec<(Range<usize>, String)> {
    // Most texts have no link; parsing them all takes long on a large site.
    if !text.contains("](") && !text.contains("]:") {
        return Vec::new();
    }
    let links = parser(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => {
            let target = dest_url.trim();
            let scheme = target.split(['/', '?', '#']).next().unwrap_or_default();
            let elsewhere = scheme.contains(':') || target.starts_with("//") || target.contains('\\');
            (!elsewhere).then(|| (range, target.to_owned()))
        }
        _ => None,
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn only_links_within_the_site_are_given() {
        let text = "[a](/nam/2023/) [b](https://a.example) <mailto:a@b.example> [c](#muc) [d][1] ![e](e.png)\n\n[1]: ../x/";
        let found: Vec<_> =
            targets(text).into_iter().map(|(range, to)| (text[range].to_owned(), to)).collect();
        let expected = [("[a](/nam/2023/)", "/nam/2023/"), ("[c](#muc)", "#muc"), ("[d][1]", "../x/")];
        assert_eq!(found, expected.map(|(link, to)| (link.to_owned(), to.to_owned())));
        assert!(targets("không có liên kết").is_empty());
    }
}
