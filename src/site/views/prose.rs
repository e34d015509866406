use serde::Serialize;

use crate::markdown::words;
use crate::model::DocumentIx;
use crate::site::Context;
use crate::site::doubts::{Doubt, Doubts};
use crate::text::numbers;

use super::Mark;

/// A text of a record as HTML, with the marks of the audit behind the figures that it doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prose(Vec<Piece>);

/// HTML up to the end of a doubted figure, or of the text. It ends between two letters, so it need not close what it
/// opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Piece {
    part_html: String,
    marks: Vec<Mark>,
}

impl Prose {
    /// The text, cut behind each doubted figure.
    pub(crate) fn of(cx: &Context<'_>, mut html: String, doubts: &[Doubt<'_>]) -> Self {
        let cuts = cuts(&html, doubts);
        if cuts.is_empty() {
            return Self::plain(html);
        }
        let mut pieces: Vec<Piece> = Vec::with_capacity(cuts.len() + 1);
        let mut tails: Vec<(String, Vec<Mark>)> = Vec::new();
        // From the back, so that each piece is cut off once.
        let mut marks = Vec::new();
        for (end, doubt) in cuts.into_iter().rev() {
            tails.push((html.split_off(end), std::mem::replace(&mut marks, vec![Mark::one(cx, doubt.one)])));
        }
        pieces.push(Piece { part_html: html, marks });
        pieces.extend(tails.into_iter().rev().map(|(html, marks)| Piece { part_html: html, marks }));
        Self(pieces)
    }

    /// The text of a document, in which the audit doubts figures.
    pub(crate) fn of_document(cx: &Context<'_>, ix: DocumentIx, html: String) -> Self {
        Self::of(cx, html, &Doubts::of_document(cx, ix))
    }

    /// A text that no audit looks at; empty where there is nothing to read.
    pub fn plain(html: String) -> Self {
        if html.is_empty() {
            Self(Vec::new())
        } else {
            Self(vec![Piece { part_html: html, marks: Vec::new() }])
        }
    }
}

/// Where doubted figures end in HTML, in the order of the text.
fn cuts<'d, 'm>(html: &str, doubts: &'d [Doubt<'m>]) -> Vec<(usize, &'d Doubt<'m>)> {
    let mut cuts: Vec<(usize, &Doubt<'_>)> = Vec::new();
    if doubts.is_empty() {
        return cuts;
    }
    for range in words(html) {
        for (end, doubt) in printed(&html[range.clone()], doubts) {
            cuts.push((range.start + end, doubt));
        }
    }
    cuts
}

/// Where doubted figures end in words, in the order of the text.
pub(super) fn printed<'d, 'm>(text: &str, doubts: &'d [Doubt<'m>]) -> Vec<(usize, &'d Doubt<'m>)> {
    let mut found: Vec<(usize, &Doubt<'_>)> = Vec::new();
    if doubts.is_empty() {
        return found;
    }
    for (place, value) in numbers(text) {
        let behind = text[place.end..].trim_start();
        let meant = |doubt: &&Doubt<'_>| {
            doubt.value == value && doubt.followed_by.is_none_or(|unit| begins_with(behind, unit))
        };
        // A sign of percent belongs to its number: the mark stands behind both.
        let end = if behind.starts_with('%') { text.len() - behind.len() + 1 } else { place.end };
        found.extend(doubts.iter().find(meant).map(|doubt| (end, doubt)));
    }
    found
}

/// Whether a text begins with these words, whole.
fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use minijinja::Value;
    use serde_json::json;

    use super::*;
    use crate::audit::Discrepancies;
    use crate::audit::testing::Content;

    /// The pieces of a text of the first finding, each with the number of its marks.
    fn pieces(content: Content, text: &str) -> Vec<(String, usize)> {
        let mut all = Vec::new();
        content.with_model(|model| {
            let discrepancies = Discrepancies::of(model);
            let cx = Context::new(model, &discrepancies, Value::UNDEFINED);
            let (ix, _) = model.iter_findings().next().unwrap();
            let prose = Prose::of(&cx, text.to_owned(), &cx.doubts.of_finding(&cx, ix));
            all = prose.0.into_iter().map(|piece| (piece.part_html, piece.marks.len())).collect();
        });
        all
    }

    /// A figure of which 9,6 % would be right.
    fn doubted(stated: &str) -> Content {
        let figure = json!({ "numerator": 12, "denominator": 125, "stated": stated, "unit": "%" });
        Content::new().finding(json!({ "figures": [figure] }))
    }

    #[test]
    fn a_doubted_figure_is_marked_wherever_a_text_prints_it() {
        let text = "<p>Đạt <strong>9,25 %</strong> (12/125); 9,25 % là thấp.</p>";
        assert_eq!(
            pieces(doubted("9.25"), text),
            [
                ("<p>Đạt <strong>9,25 %".to_owned(), 1),
                ("</strong> (12/125); 9,25 %".to_owned(), 1),
                (" là thấp.</p>".to_owned(), 0)
            ]
        );
    }

    #[test]
    fn a_small_whole_number_is_known_by_its_unit_only() {
        assert_eq!(pieces(doubted("9"), "<p>Có 9 xã.</p>"), [("<p>Có 9 xã.</p>".to_owned(), 0)]);
        assert_eq!(
            pieces(doubted("9"), "<p>Có 9 xã, 9 %.</p>"),
            [("<p>Có 9 xã, 9 %".to_owned(), 1), (".</p>".to_owned(), 0)]
        );
    }

    #[test]
    fn links_code_and_other_figures_stay_whole() {
        for text in ["<a href=\"x\">9,25 %</a>", "<code>9,25</code>", "<p>9,2 và 19,25 và 9,251</p>", ""] {
            let whole = pieces(doubted("9.25"), text);
            assert_eq!(
                whole.iter().map(|(html, marks)| (html.as_str(), *marks)).collect::<Vec<_>>(),
                if text.is_empty() { vec![] } else { vec![(text, 0)] }
            );
        }
    }
}
