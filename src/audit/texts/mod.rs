//! Every text of the content, in one pass over the files, with the way back to its letters.
//!
//! Rules about words must see all words: a text that a rule forgets is a name that gets published. So [`search`]
//! looks at files, not at fields of the model: at every string of the JSON records, of `site.toml` and of front
//! matter, and at every Markdown body. What it finds is a place in a file; [`Places`] then says which field of
//! which record stands there, parsing again only the files where something was found.

mod anchors;
mod literal;
mod place;

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::{Node, Tree, parse_toml};

use literal::Literal;

pub(super) use crate::text::is_word;
pub(super) use anchors::{Anchor, anchors};
pub(super) use place::{Place, Places};

/// What a rule found in a text: bytes of the text, and whatever the rule knows of them.
pub(super) type Hit<T> = (Range<usize>, T);

/// Looks through every text, files in parallel; what is found comes in the order of files and places.
///
/// `look` is given one text at a time and pushes what it finds there.
pub(super) fn search<T: Send>(
    model: &Model<'_>,
    look: impl Fn(&str, &mut Vec<Hit<T>>) + Sync,
) -> Vec<(Span, T)> {
    search_but(model, |_| false, look)
}

/// Like [`search`], but for files in which nothing is known to be.
pub(super) fn search_but<T: Send>(
    model: &Model<'_>,
    is_clean: impl Fn(FileId) -> bool,
    look: impl Fn(&str, &mut Vec<Hit<T>>) + Sync,
) -> Vec<(Span, T)> {
    let files: Vec<_> = model.sources.iter().filter(|(id, _)| !is_clean(*id)).collect();
    let found: Vec<Vec<(Span, T)>> = files
        .into_par_iter()
        .map(|(id, file)| {
            let mut search = Search { id, look: &look, hits: Vec::new(), found: Vec::new() };
            search.file(file);
            search.found
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// The search through one file.
struct Search<'l, T, L> {
    id: FileId,
    look: &'l L,
    hits: Vec<Hit<T>>,
    found: Vec<(Span, T)>,
}

impl<T, L: Fn(&str, &mut Vec<Hit<T>>)> Search<'_, T, L> {
    fn file(&mut self, file: &SourceFile) {
        let text = file.text();
        match file.path().rsplit_once('.').map(|(_, extension)| extension) {
            Some("json") => self.json(text),
            Some("toml") => self.toml(text, 0),
            _ => {
                let (matter, body) = split(text);
                self.toml(&text[matter.clone()], matter.start);
                self.text(text, body);
            }
        }
    }

    /// Every string but the keys. The file has been parsed before, so a quote opens or closes a string.
    fn json(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(open) = position(bytes, at, b'"') {
            let Some(close) = closing_quote(bytes, open + 1) else { return };
            at = close + 1;
            let is_key = bytes[at..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
            if !is_key {
                self.literal(text, open..at);
            }
        }
    }

    fn toml(&mut self, text: &str, offset: usize) {
        // Faults have been reported where the file was read.
        if let Some(root) = parse_toml(self.id, text, offset, &mut Diagnostics::new()) {
            self.strings(text, offset, &root);
        }
    }

    fn strings(&mut self, text: &str, offset: usize, node: &Node<'_>) {
        match &node.tree {
            Tree::String(_) => {
                let range = node.span.start() - offset..node.span.end() - offset;
                let before = self.found.len();
                self.literal(text, range);
                for (span, _) in &mut self.found[before..] {
                    *span = Span::new(self.id, span.start() + offset, span.end() + offset);
                }
            }
            Tree::Array(items) => items.iter().for_each(|item| self.strings(text, offset, item)),
            Tree::Object(entries) => {
                entries.iter().for_each(|entry| self.strings(text, offset, &entry.value));
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) => {}
        }
    }

    fn literal(&mut self, text: &str, range: Range<usize>) {
        let start = range.start;
        let Some(source) = text.get(range) else { return };
        let literal = Literal::read(source);
        (self.look)(&literal.text, &mut self.hits);
        for (hit, what) in self.hits.drain(..) {
            let hit = literal.source_of(&hit);
            self.found.push((Span::new(self.id, start + hit.start, start + hit.end), what));
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let start = range.start;
        (self.look)(&text[range], &mut self.hits);
        for (hit, what) in self.hits.drain(..) {
            self.found.push((Span::new(self.id, start + hit.start, start + hit.end), what));
        }
    }
}

fn position(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes[from..].iter().position(|&byte| byte == wanted).map(|found| from + found)
}

/// The quote that closes a string whose first byte stands at `from`.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
        if at > bytes.len() {
            return None;
        }
    }
}

/// Front matter and body of a Markdown file, as ranges.
fn split(text: &str) -> (Range<usize>, Range<usize>) {
    const FENCE: &str = "+++";
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    let start = opening.len();
    let mut at = start;
    for line in lines {
        let next = at + line.len();
        if line.trim_end() == FENCE {
            return (start..at, next..text.len());
        }
        at = next;
    }
    (0..0, 0..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::testing::Content;

    /// Every letter sequence `Mẫu`, as the place, line and column where it stands.
    fn places(content: &Content) -> Vec<String> {
        content.with_model(|model| {
            let found = search(model, |text, hits| {
                hits.extend(text.match_indices("Mẫu").map(|(at, word)| (at..at + word.len(), ())));
            });
            let mut places = Places::new(model);
            let place = |(span, ()): (Span, ())| {
                let source = &model.sources.file(span.file).text()[span.start()..span.end()];
                assert!(source == "Mẫu" || source == r"M\u1eabu", "{source}");
                places.of(span).map(|place| format!("{} {}", place.record, place.field))
            };
            found.into_iter().filter_map(place).collect()
        })
    }

    #[test]
    fn every_text_of_every_kind_of_record_is_seen_and_its_field_known() {
        use serde_json::json;
        let source = json!({ "document": "bc-1", "locator": "Mẫu 1" });
        let content = Content::new()
            .unit(json!({ "id": "xa-m", "name": "Xã Mẫu", "kind": "commune", "aliases": ["X", "Mẫu"] }))
            .framework(json!({ "note": "Mẫu", "title": "Mẫu" }))
            .finding(json!({
                "title": "Mẫu", "text": "a\n\nMẫu và Mẫu", "reason": "Mẫu", "explanation": "Mẫu",
                "figures": [{ "label": "Mẫu", "value": "1", "unit": "Mẫu" }],
                "history": [{ "status": "in-progress", "label": "Mẫu", "text": "Mẫu", "figures": [{ "band": "Mẫu" }] }],
                "source": source, "acknowledged": [],
            }))
            .result(json!({ "note": "Mẫu", "adjustments": [{ "kind": "bonus", "amount": "1", "title": "Mẫu" }] }))
            .indicator(json!([{ "unit": "xa-b", "value": "1" }, { "unit": "xa-a", "value": "1", "note": "Mẫu" }]))
            .correction(json!({ "id": "dc-1", "date": "2024", "reason": "Mẫu", "was": "Mẫu" }))
            .page("gioi-thieu", "title = \"Mẫu\"", "Mẫu\n\nMẫu")
            .site("notice = 'Mẫu'");
        assert_eq!(
            places(&content),
            [
                "corrections/dc-1 reason",
                "corrections/dc-1 was",
                "findings/tt-1 explanation",
                "findings/tt-1 figures[0].label",
                "findings/tt-1 figures[0].unit",
                "findings/tt-1 history[0].figures[0].band",
                "findings/tt-1 history[0].label",
                "findings/tt-1 history[0].text",
                "findings/tt-1 reason",
                "findings/tt-1 source.locator",
                "findings/tt-1 text",
                "findings/tt-1 text",
                "findings/tt-1 title",
                "frameworks/bo-1 note",
                "frameworks/bo-1 title",
                "indicators/chi-tieu-1 values[1].note",
                "pages/gioi-thieu title",
                "pages/gioi-thieu body",
                "pages/gioi-thieu body",
                "results/2023/xa-a adjustments[0].title",
                "results/2023/xa-a note",
                "site.toml notice",
                "units/xa-m aliases[1]",
                "units/xa-m name",
            ]
        );
    }

    #[test]
    fn a_string_ends_at_its_own_quote() {
        let bytes = br#"a \" b \\" c"#;
        assert_eq!(closing_quote(bytes, 0), Some(9));
        assert_eq!(closing_quote(br"a\", 0), None);
    }
}
