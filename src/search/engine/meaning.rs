use std::collections::HashMap;

use crate::search::Meaning;
use crate::search::analysis::{Item, Kind, analyse};

/// Other words that one stretch of a query is looked for by.
const MOST_ALTERNATIVES: usize = 12;

/// Abbreviations, thesaurus and words that say nothing, ready to be found in a query: phrases by their first word.
pub(super) struct Phrases {
    groups: HashMap<String, Vec<Phrase>>,
    drop: HashMap<String, Vec<Phrase>>,
}

struct Phrase {
    items: Vec<Item>,
    found: Vec<Other>,
}

#[derive(Clone)]
struct Other {
    text: String,
    weight: f64,
    items: Vec<Item>,
}

/// A stretch of a query that has other words, best first.
pub(super) struct Stretch {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) alternatives: Vec<(f64, Vec<Item>)>,
}

impl Phrases {
    pub(super) fn new(meaning: Meaning) -> Self {
        let mut phrases = Self { groups: HashMap::new(), drop: HashMap::new() };
        for text in &meaning.drop {
            file(&mut phrases.drop, analyse(text), Vec::new());
        }
        for group in &meaning.groups {
            let all: Vec<Other> = group
                .to
                .iter()
                .map(|text| Other { text: text.clone(), weight: group.weight, items: analyse(text) })
                .collect();
            for text in &group.from {
                let found = all.iter().filter(|other| other.text != *text).cloned().collect();
                // what a query drops is missing from the phrases, too
                let items = phrases.kept(&analyse(text));
                file(&mut phrases.groups, items, found);
            }
        }
        phrases
    }

    /// The items without what says nothing, unless nothing would be left.
    pub(super) fn kept(&self, items: &[Item]) -> Vec<Item> {
        let mut left: Vec<Item> = Vec::with_capacity(items.len());
        let mut gone = false;
        let mut at = 0;
        while at < items.len() {
            let (length, _) = longest(&self.drop, items, at, dropped_at);
            if length > 0 {
                at += length;
                gone = true;
                continue;
            }
            let mut item = items[at].clone();
            item.joined &= !gone;
            left.push(item);
            at += 1;
            gone = false;
        }
        if left.is_empty() { items.to_vec() } else { left }
    }

    /// Stretches of a query that have other words.
    pub(super) fn groups(&self, items: &[Item]) -> Vec<Stretch> {
        let mut groups = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let (length, all) = longest(&self.groups, items, at, stands_at);
            let mut best: Vec<&Other> = Vec::new();
            for other in all.iter().flat_map(|phrase| &phrase.found).filter(|other| !other.items.is_empty()) {
                match best.iter_mut().find(|known| known.text == other.text) {
                    Some(known) if known.weight >= other.weight => {}
                    Some(known) => *known = other,
                    None => best.push(other),
                }
            }
            best.sort_by(|a, b| b.weight.total_cmp(&a.weight));
            best.truncate(MOST_ALTERNATIVES);
            if !best.is_empty() {
                let alternatives =
                    best.into_iter().map(|other| (other.weight, other.items.clone())).collect();
                groups.push(Stretch { from: at, to: at + length, alternatives });
            }
            at += length.max(1);
        }
        groups
    }
}

fn file(map: &mut HashMap<String, Vec<Phrase>>, items: Vec<Item>, found: Vec<Other>) {
    if let Some(first) = items.first() {
        map.entry(first.text.clone()).or_default().push(Phrase { items, found });
    }
}

/// The longest phrases that stand at a place, and how long they are.
fn longest<'p>(
    map: &'p HashMap<String, Vec<Phrase>>,
    items: &[Item],
    at: usize,
    stands: impl Fn(&[Item], usize, &[Item]) -> bool,
) -> (usize, Vec<&'p Phrase>) {
    let Some(phrases) = map.get(&items[at].text) else { return (0, Vec::new()) };
    let all: Vec<&Phrase> = phrases.iter().filter(|phrase| stands(items, at, &phrase.items)).collect();
    let length = all.iter().map(|phrase| phrase.items.len()).max().unwrap_or_default();
    (length, all.into_iter().filter(|phrase| phrase.items.len() == length).collect())
}

/// Whether items of a query are a phrase; marks count only where the query has them.
fn stands_at(items: &[Item], at: usize, phrase: &[Item]) -> bool {
    at + phrase.len() <= items.len()
        && phrase.iter().zip(&items[at..]).enumerate().all(|(n, (wanted, item))| {
            let same = match (&item.kind, &wanted.kind) {
                (Kind::Word { marks }, Kind::Word { marks: wanted }) => marks.is_empty() || marks == wanted,
                (kind, wanted) => kind == wanted,
            };
            same && item.within.is_none()
                && item.text == wanted.text
                && (n == 0 || item.joined || !wanted.joined)
        })
}

/// The same for words that go: a single syllable without marks may be another word, so its marks must be the same.
fn dropped_at(items: &[Item], at: usize, phrase: &[Item]) -> bool {
    stands_at(items, at, phrase) && (phrase.len() > 1 || items[at].kind == phrase[0].kind)
}
