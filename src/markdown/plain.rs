use pulldown_cmark::{Event, TagEnd};

use super::html::{Heading, Links, parser, render};
use super::sentence::is_plain;

/// One section of a text: its heading and its words, for the search index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading, or `None` before the first.
    pub heading: Option<Heading>,
    /// The words without markup, blocks separated by one space.
    pub text: String,
}

/// Splits a text at its headings.
pub fn sections(text: &str) -> Vec<Section> {
    if is_plain(text) {
        return vec![Section { heading: None, text: single_spaced(text) }];
    }
    sections_any(text)
}

fn single_spaced(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Splits a text that may have markup.
pub(super) fn sections_any(text: &str) -> Vec<Section> {
    let mut headings = render(text, Links { root: "" }).headings.into_iter();
    let mut list = vec![Section::default()];
    let mut in_heading = false;
    for event in parser(text) {
        match event {
            Event::Start(pulldown_cmark::Tag::Heading { .. }) => {
                in_heading = true;
                list.push(Section { heading: headings.next(), text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            _ if in_heading => {}
            Event::Text(words) | Event::Code(words) => append(&mut list, &words),
            Event::SoftBreak | Event::HardBreak => append(&mut list, " "),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock,
            ) => append(&mut list, " "),
            _ => {}
        }
    }
    for section in &mut list {
        section.text = single_spaced(&section.text);
    }
    list.retain(|section| section.heading.is_some() || !section.text.is_empty());
    list
}

fn append(list: &mut [Section], words: &str) {
    if let Some(section) = list.last_mut() {
        section.text.push_str(words);
    }
}

/// The first words of a text without markup, cut at a word within `limit` characters.
pub fn summary(text: &str, limit: usize) -> String {
    let words: String = sections(text).into_iter().map(|section| section.text).collect::<Vec<_>>().join(" ");
    if words.len() <= limit || words.chars().count() <= limit {
        return words;
    }
    let cut: String = words.chars().take(limit).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_carry_the_words_under_their_heading() {
        let list = sections("Mở đầu.\n\n## Điểm\n\n| A | B |\n|---|---|\n| 1 | **hai** |\n\n- ba\n- bốn");
        assert_eq!(list[0].text, "Mở đầu.");
        assert_eq!(list[1].heading.as_ref().map(|heading| heading.id.as_str()), Some("m-diem"));
        assert_eq!(list[1].text, "A B 1 hai ba bốn");
    }

    #[test]
    fn a_summary_is_cut_at_a_word() {
        assert_eq!(summary("một hai ba bốn", 9), "một hai…");
        assert_eq!(summary("một", 9), "một");
    }
}
