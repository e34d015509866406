//! Names typed in small letters: `nguyễn văn mẫu`, `bà trần mẫu`.
//!
//! Nothing but its words tells such a name from a phrase, so only what is hardly anything else is seen: a common
//! family name before `văn` or `thị`, `nguyễn` before any syllable, and a few more after a form of address.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::lexicon::{Family, entries, family};
use super::words::{Word, joins};

/// Letters of the longest syllable, `nghiêng`.
const LONGEST_SYLLABLE: usize = 7;

/// What `văn` and `thị` begin: `vi phạm văn bản`, `ngô thị trường`.
const NO_GIVEN: &str = "\
    bản, bằng, chương, giác, hành, hiến, hoá, hóa, học, kiện, minh, nghệ, phần, phòng, phạm, sĩ, tài, thư, \
    trấn, trường, trưởng, tự, xã";

/// What stands before `phạm` where it is no family name.
const BREACHES: &str = "can, điển, lạm, mạo, phạm, quy, sai, sư, tái, tội, vi, xâm";

/// Family names that are no other word behind a form of address: `đồng chí phạm lỗi` names nobody.
const AFTER_ADDRESS: &str = "bùi, đặng, huỳnh, lê, nguyễn, phan, trần, trịnh, trương, vũ";

/// Words that a name in small letters shows itself by, each with what finds it: every letter of the content is looked
/// through for each of them.
static SIGNS: LazyLock<[(&str, Finder<'static>); 6]> = LazyLock::new(|| {
    ["văn ", "thị ", "nguyễn ", "ông ", "bà ", "chí "].map(|sign| (sign, Finder::new(sign)))
});

/// The next name in small letters that begins at or after an offset.
pub(super) fn lowered_name(text: &str, from: usize) -> Option<Range<usize>> {
    let found = SIGNS.iter().filter_map(|(sign, finder)| next(text, from, sign, finder));
    found.min_by_key(|name| name.start)
}

/// The next name that a word is a sign of.
fn next(text: &str, from: usize, sign: &str, finder: &Finder<'_>) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(found) = finder.find(&text.as_bytes()[at..]) {
        let start = at + found;
        at = start + sign.len();
        let word = Word::at(text, start);
        // `lãnh thị `: the sign is a word of its own.
        if Word::before(text, word.end).map(|whole| whole.start) != Some(start) {
            continue;
        }
        let name = match sign {
            "văn " | "thị " => around_middle(text, word),
            "nguyễn " => after(text, word).map(|given| word.start..given.end),
            _ => addressed(text, word),
        };
        if let Some(name) = name.filter(|name| name.start >= from) {
            return Some(name);
        }
    }
    None
}

/// `nguyễn văn mẫu`, seen from its middle.
fn around_middle(text: &str, middle: Word<'_>) -> Option<Range<usize>> {
    let first = Word::before(text, middle.start).filter(|first| joins(&text[first.end..middle.start]))?;
    if first.is_capital() || family(first.text) != Some(Family::Common) {
        return None;
    }
    let before = Word::before(text, first.start).filter(|before| joins(&text[before.end..first.start]));
    let breach = first.text == "phạm"
        && before.is_some_and(|before| entries(BREACHES).any(|word| word == before.lower()));
    let given = after(text, middle)?;
    (!breach).then_some(first.start..given.end)
}

/// `bà trần mẫu`, seen from the form of address.
fn addressed(text: &str, address: Word<'_>) -> Option<Range<usize>> {
    let first = after(text, address)?;
    let known = entries(AFTER_ADDRESS).any(|name| name == first.text);
    let given = after(text, first).filter(|_| known)?;
    Some(first.start..given.end)
}

/// The syllable in small letters right after a word, if it may be part of a name.
fn after<'t>(text: &'t str, word: Word<'t>) -> Option<Word<'t>> {
    let next = Word::after(text, word.end).filter(|next| joins(&text[word.end..next.start]))?;
    let is_syllable = !next.is_capital()
        && next.text.chars().all(char::is_alphabetic)
        && next.text.chars().count() <= LONGEST_SYLLABLE;
    (is_syllable && !entries(NO_GIVEN).any(|other| other == next.text)).then_some(next)
}
