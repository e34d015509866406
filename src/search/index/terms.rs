use std::rc::Rc;

use crate::artifact::QuickMap;
use crate::search::analysis::{Kind, analyse, each_token};
use crate::text::is_word;

/// The terms of a chunk of entries, each with a number.
///
/// The terms of a text are those that [`each_token`] gives. But the texts of a site are made of a few thousand
/// syllables, and to take each of them apart again letter by letter was half of an index: so what stands between two
/// spaces is analysed once a chunk, and the pair that two neighbours make is written out once.
#[derive(Default)]
pub(super) struct Terms {
    terms: Numbered,
    /// What pairs are made of: words without marks, and numbers.
    plain: Numbered,
    pairs: QuickMap<(u32, u32), u32>,
    words: Vec<Word>,
    /// Where in `words`; `None` for what only the text around it tells.
    known: QuickMap<Box<str>, Option<u32>>,
    /// The words of the stretch that is being read.
    stretch: Vec<u32>,
}

/// What stands between two spaces: mostly one item, but a code such as `431/BC-UBND` is several.
#[derive(Debug)]
struct Word {
    /// Its own terms.
    terms: Box<[u32]>,
    /// What its first item is called in a pair with the word before, if it makes one.
    first: Option<u32>,
    /// What its last item is called in a pair with the word behind, if it makes one.
    last: Option<u32>,
    /// Whether it may belong to a date in words.
    is_month: bool,
    is_year: bool,
}

/// What is longer comes only once.
const LONGEST: usize = 64;

impl Terms {
    /// Hands over the number of each term of a text, in no certain order.
    pub(super) fn each(&mut self, text: &str, mut each: impl FnMut(u32)) {
        for stretch in stretches(text) {
            if !self.read(stretch) {
                each_token(stretch, |term| each(self.terms.number(term)));
                continue;
            }
            let mut before = None;
            for &at in &self.stretch {
                let word = &self.words[at as usize];
                word.terms.iter().copied().for_each(&mut each);
                if let (Some(one), Some(next)) = (before, word.first) {
                    let (terms, plain) = (&mut self.terms, &self.plain);
                    let pair = || terms.number(&format!("{}_{}", plain.text(one), plain.text(next)));
                    each(*self.pairs.entry((one, next)).or_insert_with(pair));
                }
                before = word.last;
            }
        }
    }

    /// The texts of all terms, by their numbers.
    pub(super) fn into_texts(self) -> Vec<Rc<str>> {
        self.terms.texts
    }

    /// Puts the words of a stretch down; `false` where it must be read as a whole.
    fn read(&mut self, stretch: &str) -> bool {
        self.stretch.clear();
        let (mut has_month, mut has_year) = (false, false);
        for text in stretch.split([' ', '\n', '\r', '\t']).filter(|text| !text.is_empty()) {
            let known = match self.known.get(text) {
                Some(known) => *known,
                None => self.learn(text),
            };
            let Some(at) = known else { return false };
            has_month |= self.words[at as usize].is_month;
            has_year |= self.words[at as usize].is_year;
            self.stretch.push(at);
        }
        // "tháng 9 năm 2023" is a date, too.
        !(has_month && has_year)
    }

    fn learn(&mut self, text: &str) -> Option<u32> {
        if text.len() > LONGEST || !is_closed(text) {
            return None;
        }
        // What stands before decides whether it may make a pair: a space does.
        let items = analyse(&format!("x {text}"));
        let is = |word: &str| items.iter().any(|item| item.text == word);
        let known = items[1..].first().zip(items.last()).map(|(first, last)| {
            let mut terms = Vec::new();
            each_token(text, |term| terms.push(self.terms.number(term)));
            let takes = first.joined && first.kind != Kind::Code;
            let gives = matches!(last.kind, Kind::Word { .. });
            self.words.push(Word {
                terms: terms.into(),
                first: takes.then(|| self.plain.number(&first.text)),
                last: gives.then(|| self.plain.number(&last.text)),
                is_month: is("thang"),
                is_year: is("nam"),
            });
            self.words.len() as u32 - 1
        });
        self.known.insert(text.into(), known);
        known
    }
}

/// A text in parts between which nothing makes a pair, a code or a date.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let is_end = move |at: usize| match bytes[at] {
        b';' | b':' | b'!' | b'?' | b'(' | b')' | b'"' => true,
        b'.' | b',' => bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r' | b'\t')),
        _ => false,
    };
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = (start..bytes.len()).find(|&at| is_end(at)).unwrap_or(bytes.len());
        let stretch = &rest[..end - start];
        start = end + 1;
        Some(stretch)
    })
}

/// Whether a text begins and ends with a letter or a digit, so that nothing but a space separates it from the others.
fn is_closed(text: &str) -> bool {
    let is_latin =
        |c: char| matches!(c, '\0'..='\u{7f}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && is_word(c);
    text.starts_with(is_latin) && text.ends_with(is_latin)
}

/// Texts with numbers, from 0.
#[derive(Debug, Default)]
struct Numbered {
    numbers: QuickMap<Rc<str>, u32>,
    texts: Vec<Rc<str>>,
}

impl Numbered {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let (number, text) = (self.texts.len() as u32, Rc::from(text));
        self.texts.push(Rc::clone(&text));
        self.numbers.insert(text, number);
        number
    }

    fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::analysis::tokens;

    /// The terms of texts as numbers lead to them, sorted, each text with all that was learnt from those before it.
    fn quick(texts: &[String]) -> Vec<Vec<String>> {
        let mut terms = Terms::default();
        let all: Vec<Vec<u32>> = texts
            .iter()
            .map(|text| {
                let mut numbers = Vec::new();
                terms.each(text, |number| numbers.push(number));
                numbers
            })
            .collect();
        let names = terms.into_texts();
        let named = |numbers: Vec<u32>| {
            let mut named: Vec<String> =
                numbers.into_iter().map(|number| names[number as usize].to_string()).collect();
            named.sort_unstable();
            named
        };
        all.into_iter().map(named).collect()
    }

    fn exact(texts: &[String]) -> Vec<Vec<String>> {
        let sorted = |text: &String| {
            let mut all = tokens(text);
            all.sort_unstable();
            all
        };
        texts.iter().map(sorted).collect()
    }

    #[test]
    fn texts_have_the_terms_of_the_analysis() {
        let texts = [
            "Xã Sơn Lĩnh đạt 88,21 điểm, xếp hạng 3/25.",
            "Báo cáo 431/BC-UBND ngày 29 tháng 9 năm 2023; tháng 9 năm 2023",
            "29 tháng 9 năm 2023",
            "kỳ 2, tỷ lệ - lần 2; a -, b. C.d (e)f “g” h…",
            "Quý III/2022: 7.1.2.2 NQ18 a/b c-d 中文 Ж е\u{302}\u{301} ×",
            "",
            ". , ; x",
            "hai\u{a0}chữ\u{200b} ba",
        ]
        .map(str::to_owned);
        assert_eq!(quick(&texts), exact(&texts));
    }

    /// Pieces of texts: words of every kind, and what stands between them.
    fn text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "cải",
            "cách",
            "tháng",
            "năm",
            "9",
            "2023",
            "29",
            "12",
            "7.1.2",
            "431/BC-UBND",
            "a-b",
            "NQ18",
            "ly",
            "kỳ",
            "1.234,5",
            "中",
            "е\u{302}",
            "“",
            "x…",
            "-",
            "/",
            "ĐÔNG",
            "3/25",
            "ngày",
            "×",
            "1/2/2022",
        ]);
        let gap = prop::sample::select(vec![
            " ", "  ", ", ", ". ", "; ", "-", "/", ".", ",", "\n", "\u{a0}", "\u{200b}", "(", ") ", " - ",
            "", "? ", "\t",
        ]);
        prop::collection::vec((word, gap), 0..12)
            .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
    }

    proptest! {
        #[test]
        fn any_texts_have_the_terms_of_the_analysis(texts in prop::collection::vec(text(), 1..4)) {
            prop_assert_eq!(quick(&texts), exact(&texts));
        }
    }
}
