use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::escape::escape;
use super::{RenderError, Theme};
use crate::text::is_word;

/// The abbreviations that a page spells out: at the first use in running text, with a link to the list at its end.
///
/// A finished page is read once, tag by tag. Links, headings, code, controls and pictures stay as they are; what
/// stands in them is in the list all the same. A page without any has no list.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    /// As printed, with the words it stands for, both escaped.
    terms: BTreeMap<String, String>,
}

/// What the list begins and ends with in `base.html`; rows go before [`ROWS_END`].
const LIST: &str = "<aside class=\"terms\"";
const LIST_END: &str = "</aside>";
const ROWS_END: &str = "</dl>";
const MAIN: &str = "<main";
/// The address of the list on its page.
const ANCHOR: &str = "#chu-viet-tat";

/// Whether the words of an element are not touched. Asked for every tag of every page: a `match` compares no more than
/// names of the same length.
fn is_kept(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "button"
            | "caption"
            | "code"
            | "dfn"
            | "dt"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "label"
            | "nav"
            | "pre"
            | "select"
            | "summary"
            | "svg"
            | "template"
            | "textarea"
            | "th"
    )
}

/// Of these, those whose words readers do not see as text.
fn is_unread(name: &str) -> bool {
    matches!(name, "code" | "pre" | "select" | "svg" | "template")
}

impl Glossary {
    /// Reads `glossary/<language>.toml` of a theme; a theme may have none.
    pub(super) fn read(theme: &Theme, language: &str) -> Result<Self, RenderError> {
        let path = format!("glossary/{language}.toml");
        if theme.file(&path).is_none() {
            return Ok(Self::default());
        }
        Self::of(theme.text(&path)?).map_err(|reason| RenderError::Words(path, reason))
    }

    fn of(text: &str) -> Result<Self, String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let Some(DeValue::Table(list)) = table.get_ref().get("abbreviations").map(|list| list.get_ref())
        else {
            return Err("a table [abbreviations] is missing".to_owned());
        };
        let mut terms = BTreeMap::new();
        for (short, long) in list {
            let DeValue::String(long) = long.get_ref() else {
                return Err(format!("{} is no text", short.get_ref()));
            };
            if short.get_ref().is_empty() || !short.get_ref().chars().all(char::is_uppercase) {
                return Err(format!("{:?} must be capital letters", short.get_ref()));
            }
            terms.insert(short.get_ref().to_string(), escape(long).into_owned());
        }
        Ok(Self { terms })
    }

    /// The page with its abbreviations spelt out.
    pub(super) fn spell_out(&self, page: String) -> String {
        let (Some(main), Some(list)) = (page.find(MAIN), page.find(LIST)) else { return page };
        let Some(end) = page[list..].find(LIST_END).map(|at| list + at + LIST_END.len()) else { return page };
        let mut found = Found { terms: &self.terms, used: BTreeMap::new() };
        let mut made = String::with_capacity(page.len() + 1024);
        made.push_str(&page[..main]);
        found.walk(&page[main..list], &mut made);
        if !found.used.is_empty() {
            let aside = &page[list..end];
            let rows = aside.find(ROWS_END).unwrap_or(aside.len());
            made.push_str(&aside[..rows]);
            for short in found.used.keys() {
                let long = &self.terms[*short];
                // writing to a String cannot fail
                let _ = write!(made, "<dt><dfn>{short}</dfn></dt><dd>{long}</dd>");
            }
            made.push_str(&aside[rows..]);
        }
        made.push_str(&page[end..]);
        made
    }
}

/// Which abbreviations a page has, and whether one is linked to the list already.
struct Found<'t> {
    terms: &'t BTreeMap<String, String>,
    used: BTreeMap<&'t str, bool>,
}

impl<'t> Found<'t> {
    fn walk(&mut self, html: &str, made: &mut String) {
        // The element whose words are kept, and how many of its name are open in it.
        let mut kept: Option<(&str, usize)> = None;
        let mut unread = 0_usize;
        let (mut at, mut copied) = (0, 0);
        while at < html.len() {
            let open = place_of(b'<', html, at);
            if unread == 0 {
                self.words(html, at..open, kept.is_none(), &mut copied, made);
            }
            // An attribute holds no bare `>`: everything in one is escaped.
            let close = html.len().min(place_of(b'>', html, open) + 1);
            let tag = &html[open..close];
            let (closes, name) = name_of(tag);
            let empty = tag.ends_with("/>");
            if !empty && is_unread(name) {
                unread = if closes { unread.saturating_sub(1) } else { unread + 1 };
            }
            kept = match kept {
                None if !closes && !empty && is_kept(name) => Some((name, 1)),
                Some((element, depth)) if element == name && closes => {
                    (depth > 1).then_some((element, depth - 1))
                }
                Some((element, depth)) if element == name && !empty => Some((element, depth + 1)),
                same => same,
            };
            at = close;
        }
        made.push_str(&html[copied..]);
    }

    /// Text between two tags; what stands before `copied` is in `made` already.
    fn words(
        &mut self,
        html: &str,
        text: Range<usize>,
        may_link: bool,
        copied: &mut usize,
        made: &mut String,
    ) {
        for (at, word) in capitals(&html[text.clone()]) {
            let Some((short, long)) = self.terms.get_key_value(word) else { continue };
            let linked = self.used.entry(short).or_insert(false);
            if may_link && !*linked {
                *linked = true;
                made.push_str(&html[*copied..text.start + at]);
                let _ = write!(
                    made,
                    "<a class=\"term\" href=\"{ANCHOR}\"><abbr title=\"{long}\">{word}</abbr></a>"
                );
                *copied = text.start + at + word.len();
            }
        }
    }
}

/// Words of capital letters that stand alone: not those of a number such as 1310/UBND-NV.
fn capitals(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let (mut count, mut all_capitals) = (0, true);
            while let Some(letter) = joining(text, at) {
                at += letter.len_utf8();
                count += 1;
                all_capitals = all_capitals && letter.is_uppercase();
            }
            let end = at;
            // what separates it from the next word
            at += text[end..].chars().next().map_or(0, char::len_utf8);
            if all_capitals && count > 1 {
                return Some((start, &text[start..end]));
            }
        }
        None
    })
}

/// The character at a place, if it is one of a word.
fn joining(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        let joins = byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
        return joins.then_some(char::from(byte));
    }
    text[at..].chars().next().filter(|letter| is_word(*letter))
}

/// Where a sign stands next, or the end. Signs of tags stand so close together that a byte at a time is the quickest.
fn place_of(sign: u8, html: &str, from: usize) -> usize {
    let rest = &html.as_bytes()[from..];
    rest.iter().position(|&byte| byte == sign).map_or(html.len(), |found| from + found)
}

/// Whether a tag closes its element, and the name of it.
fn name_of(tag: &str) -> (bool, &str) {
    let closes = tag.as_bytes().get(1) == Some(&b'/');
    let inner = &tag[(1 + usize::from(closes)).min(tag.len())..];
    let end = inner.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inner.len());
    (closes, &inner[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST_OF: &str = "<aside class=\"terms\"><h2>x</h2><dl></dl></aside></main>";

    fn spelt(main: &str) -> String {
        let terms = "[abbreviations]\n\"TTHC\" = 'thủ tục \"hành\" chính'\n\"UBND\" = 'Ủy ban nhân dân'\n\"DVC\" = 'dịch vụ công'\n\"DVCTT\" = 'dịch vụ công trực tuyến'";
        Glossary::of(terms).unwrap().spell_out(format!("<main>{main}{LIST_OF}"))
    }

    #[test]
    fn the_first_use_is_spelt_out_and_the_list_holds_it() {
        let page = spelt("<p>Bộ TTHC, rồi TTHC.</p>");
        assert!(page.starts_with("<main><p>Bộ <a class=\"term\" href=\"#chu-viet-tat\"><abbr title=\"thủ tục &quot;hành&quot; chính\">TTHC</abbr></a>, rồi TTHC.</p>"), "{page}");
        assert!(
            page.contains("<dl><dt><dfn>TTHC</dfn></dt><dd>thủ tục &quot;hành&quot; chính</dd></dl>"),
            "{page}"
        );
    }

    #[test]
    fn links_headings_code_and_attributes_stay_as_they_are() {
        let inside =
            "<h2>TTHC</h2><p title=\"TTHC\"><a href=\"TTHC\">bộ <b>TTHC</b></a> <code>UBND</code></p>";
        let page = spelt(inside);
        assert!(page.starts_with(&format!("<main>{inside}")), "{page}");
        assert!(page.contains("<dfn>TTHC</dfn>") && !page.contains("<dfn>UBND</dfn>"), "{page}");
    }

    #[test]
    fn a_use_after_a_heading_is_the_first_that_can_be_linked() {
        assert!(spelt("<h1>TTHC</h1><p>TTHC</p>").contains("<p><a class=\"term\""));
    }

    #[test]
    fn numbers_of_documents_and_parts_of_words_are_no_abbreviations() {
        let page = spelt("<p>1310/UBND-NV, BC-UBND, UBNDX, ubnd</p>");
        assert!(!page.contains("<dfn>UBND") && !page.contains("class=\"term\""), "{page}");
        assert!(!page.contains("<aside"), "a page without any has no list");
    }

    #[test]
    fn the_longest_word_is_the_one_that_is_meant() {
        let page = spelt("<p>DVCTT</p>");
        assert!(page.contains("<dfn>DVCTT</dfn>") && !page.contains("<dfn>DVC</dfn>"), "{page}");
    }

    #[test]
    fn a_page_without_the_list_is_left_alone() {
        let terms = Glossary::of("[abbreviations]\n\"TTHC\" = 'x'").unwrap();
        assert_eq!(terms.spell_out("<p>TTHC</p>".to_owned()), "<p>TTHC</p>");
    }

    #[test]
    fn a_glossary_holds_only_capitals_and_words() {
        assert!(Glossary::of("[abbreviations]\n\"tthc\" = 'x'").is_err());
        assert!(Glossary::of("[abbreviations]\n\"TTHC\" = 1").is_err());
        assert!(Glossary::of("x = 1").is_err());
    }

    #[test]
    fn every_language_of_the_theme_has_one_that_can_be_read() {
        for language in ["vi", "en"] {
            let glossary = Glossary::read(&Theme::embedded(), language).unwrap();
            assert!(glossary.terms.contains_key("TTHC"), "{language}");
        }
        assert!(Glossary::read(&Theme::embedded(), "fr").unwrap().terms.is_empty());
    }
}
