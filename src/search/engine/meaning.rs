use std::collections::{BTreeMap, HashMap, HashSet};

use crate::search::Meaning;
use crate::search::analysis::{Item, Kind, analyse};

use super::readings::is_syllable;

/// Other words that one stretch of a query is looked for by, the best ones; on a large site each costs a reader more.
const MOST_ALTERNATIVES: usize = 12;
const MOST_ON_LARGE: usize = 4;
/// Words of a query that may lie between the words of a phrase: "tiêu tiền của dự án quá chậm".
const MOST_BETWEEN: usize = 2;
/// An abbreviation that no file explains may be the first letters of a phrase that one knows, so many of them, or two
/// that a file explains put together ("TTGDNN"): at such a weight.
const LEAST_INITIALS: usize = 3;
const INITIALS: f64 = 0.8;
/// Digits of the number of a document without what follows it: "công văn 1895".
const LEAST_DIGITS: usize = 3;

/// Abbreviations, thesaurus and ways of asking, ready to be found in a query.
pub(super) struct Phrases {
    groups: ByFirst<Vec<Other>>,
    drop: ByFirst<()>,
    before: ByFirst<()>,
    places: ByFirst<()>,
    asking: ByFirst<Vec<(String, f64)>>,
    /// Phrases of groups by the first letters of their syllables, in the order of the files.
    short: HashMap<String, Vec<Other>>,
    /// The written word for what is only spoken, by its term.
    spoken: HashMap<String, Item>,
    /// Terms of words that are no topic.
    light: HashSet<String>,
}

/// Phrases by their first word, each with what it means.
struct ByFirst<M>(HashMap<String, Vec<(Vec<Item>, M)>>);

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
    /// The items that they are for, ascending; what lies between is asked for as ever.
    pub(super) taken: Vec<usize>,
    pub(super) alternatives: Vec<(f64, Vec<Item>)>,
}

impl Phrases {
    pub(super) fn new(meaning: Meaning) -> Self {
        let mut spoken = HashMap::new();
        for instead in &meaning.instead {
            let Some(written) = analyse(&instead.word).into_iter().next() else { continue };
            for form in instead.forms.iter().filter_map(|form| analyse(form).into_iter().next()) {
                spoken.insert(form.token(), written.clone());
            }
        }
        let all = |texts: &[String]| {
            let mut phrases = ByFirst::new();
            texts.iter().for_each(|text| phrases.file(said(&spoken, analyse(text)), ()));
            phrases
        };
        let mut phrases = Self {
            groups: ByFirst::new(),
            drop: all(&meaning.drop),
            before: all(&meaning.before_code),
            places: all(&meaning.places),
            asking: ByFirst::new(),
            short: HashMap::new(),
            spoken,
            light: meaning.light.iter().flat_map(|text| analyse(text)).map(|item| item.token()).collect(),
        };
        for intent in &meaning.intents {
            let kinds: Vec<_> = intent.kinds.iter().map(|kind| (kind.clone(), intent.weight)).collect();
            for text in &intent.phrases {
                phrases.asking.file(phrases.said(analyse(text)), kinds.clone());
            }
        }
        for group in &meaning.groups {
            let all: Vec<Other> = group
                .to
                .iter()
                .map(|text| Other { text: text.clone(), weight: group.weight, items: analyse(text) })
                .collect();
            for text in &group.from {
                let found = all.iter().filter(|other| other.text != *text).cloned().collect();
                // what a query drops is missing from the phrases, too; but of "tin được không" one common word
                // would be left, and that is another phrase
                let phrase = phrases.said(analyse(text));
                let kept = phrases.kept(&phrase);
                if kept.len() > 1 || phrase.len() == 1 {
                    phrases.groups.file(kept, found);
                }
            }
            for other in all {
                phrases.file_initials(other);
            }
        }
        phrases
    }

    /// Items with the written word for what is only spoken, or written so in one region: "chẳng" is "không".
    pub(super) fn said(&self, items: Vec<Item>) -> Vec<Item> {
        said(&self.spoken, items)
    }

    /// What two abbreviations put together stand for.
    fn joint(&self, text: &str) -> Vec<Other> {
        let long = |short: &str| -> Vec<&Other> {
            let alone =
                self.groups.0.get(short).into_iter().flatten().filter(|(phrase, _)| phrase.len() == 1);
            alone
                .flat_map(|(_, found)| found)
                .filter(|other| other.items.len() > 1 || short.chars().count() == 1)
                .collect()
        };
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let mut joined = Vec::new();
        for &cut in places.iter().skip(1).take(places.len().saturating_sub(2)) {
            let behind = long(&text[cut..]);
            for ahead in long(&text[..cut]) {
                for other in &behind {
                    let text = format!("{} {}", ahead.text, other.text);
                    let items = analyse(&text);
                    joined.push(Other { text, weight: INITIALS, items });
                }
            }
        }
        joined
    }

    fn file_initials(&mut self, other: Other) {
        let first = |item: &Item| match item.kind {
            Kind::Word { .. } => item.plain().chars().next(),
            _ => item.text.chars().next(),
        };
        let letters: String = other.items.iter().filter_map(first).collect();
        if letters.chars().count() < LEAST_INITIALS {
            return;
        }
        let known = self.short.entry(letters).or_default();
        if known.iter().all(|earlier| earlier.text != other.text) {
            known.push(Other { weight: INITIALS, ..other });
        }
    }

    /// Whether an item is a word that everybody says about anything.
    pub(super) fn is_light(&self, item: &Item) -> bool {
        self.light.contains(&item.token())
    }

    /// Where the kind of a place ends that begins at an item.
    pub(super) fn after_kind(&self, items: &[Item], at: usize) -> Option<usize> {
        let (length, _) = self.places.longest(items, at, stands_at);
        (length > 0).then_some(at + length)
    }

    /// Whether a pair says only what kind of place follows: "thành phố".
    pub(super) fn is_kind(&self, pair: &[Item]) -> bool {
        self.places.longest(pair, 0, stands_at).0 == 2
    }

    /// The kinds of entries that a question wants, with the weight of each.
    pub(super) fn wants(&self, items: &[Item]) -> BTreeMap<String, f64> {
        let mut wanted = BTreeMap::new();
        for at in 0..items.len() {
            for (kind, weight) in self.asking.longest(items, at, dropped_at).1.into_iter().flatten() {
                let known: &mut f64 = wanted.entry(kind.clone()).or_insert(1.0);
                *known = known.max(*weight);
            }
        }
        wanted
    }

    /// The later words of the name of a place, by number, if a query has one in capitals: "huyện Chợ Đồn".
    pub(super) fn name(&self, items: &[Item], query: &str) -> Option<Vec<usize>> {
        let capital = |item: &&Item| {
            let first = query.get(item.start..).and_then(|rest| rest.chars().next());
            let raised = first.is_some_and(|first| !first.to_lowercase().eq([first]));
            matches!(item.kind, Kind::Word { .. }) && item.joined && raised
        };
        (0..items.len()).find_map(|at| {
            let (length, _) = self.places.longest(items, at, stands_at);
            let name: Vec<usize> = items[at + length..]
                .iter()
                .take_while(|item| length > 0 && capital(item))
                .map(|item| item.number)
                .collect();
            (name.len() > 1).then(|| name[1..].to_vec())
        })
    }

    /// How many items say only what kind of thing the code, the number or the year after them is.
    fn naming(&self, items: &[Item], at: usize) -> usize {
        let (length, _) = self.before.longest(items, at, stands_at);
        let named = items.get(at + length).is_some_and(|next| {
            let year = next.kind == Kind::Number
                && next.text.len() <= 4
                && next.text.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year));
            let number = next.kind == Kind::Number && next.text.len() >= LEAST_DIGITS;
            next.kind == Kind::Code || next.within.is_some() || year || number
        });
        if named { length } else { 0 }
    }

    /// The items without what says nothing, unless nothing would be left.
    pub(super) fn kept(&self, items: &[Item]) -> Vec<Item> {
        let mut left: Vec<Item> = Vec::with_capacity(items.len());
        let mut gone = false;
        let mut at = 0;
        while at < items.len() {
            let length = match self.drop.longest(items, at, dropped_at).0 {
                0 => self.naming(items, at),
                length => length,
            };
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

    /// Stretches of a query that have other words. Phrases of more words and with fewer between them go first. A word
    /// that is not `known` may be the first letters of a phrase.
    pub(super) fn groups(&self, items: &[Item], known: impl Fn(&str) -> bool, large: bool) -> Vec<Stretch> {
        let most = if large { MOST_ON_LARGE } else { MOST_ALTERNATIVES };
        let mut all: Vec<(Vec<usize>, Vec<Other>)> = (0..items.len())
            .map(|at| self.groups.widest(items, at))
            .map(|(taken, means)| (taken, means.into_iter().flatten().cloned().collect()))
            .filter(|(taken, _): &(Vec<usize>, _)| !taken.is_empty())
            .collect();
        for (at, item) in items.iter().enumerate() {
            let word = matches!(item.kind, Kind::Word { .. }) && item.within.is_none();
            if !word || is_syllable(&item.plain()) || all.iter().any(|(taken, _)| taken.contains(&at)) {
                continue;
            }
            let letters = self.short.get(&item.plain()).filter(|_| !known(&item.text));
            let found = letters.cloned().unwrap_or_else(|| self.joint(&item.text));
            if !found.is_empty() {
                all.push((vec![at], found));
            }
        }
        let gaps = |taken: &[usize]| taken[taken.len() - 1] + 1 - taken[0] - taken.len();
        all.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(gaps(a).cmp(&gaps(b))).then(a[0].cmp(&b[0])));
        let mut groups: Vec<Stretch> = Vec::new();
        for (taken, others) in all {
            if groups.iter().any(|group| taken.iter().any(|at| group.taken.contains(at))) {
                continue;
            }
            let alternatives = best_of(&others, most);
            if !alternatives.is_empty() {
                let (from, to) = (taken[0], taken[taken.len() - 1] + 1);
                groups.push(Stretch { from, to, taken, alternatives });
            }
        }
        groups.sort_by_key(|group| group.from);
        groups
    }
}

fn said(spoken: &HashMap<String, Item>, mut items: Vec<Item>) -> Vec<Item> {
    for item in items.iter_mut().filter(|item| item.within.is_none()) {
        if let Some(written) = spoken.get(&item.token()).filter(|_| matches!(item.kind, Kind::Word { .. })) {
            let mut word = written.clone();
            (word.number, word.start, word.end, word.joined) =
                (item.number, item.start, item.end, item.joined);
            *item = word;
        }
    }
    items
}

/// Each of some other words once, with its best weight, best first.
fn best_of(others: &[Other], most: usize) -> Vec<(f64, Vec<Item>)> {
    let mut best: Vec<&Other> = Vec::new();
    for other in others.iter().filter(|other| !other.items.is_empty()) {
        match best.iter_mut().find(|known| known.text == other.text) {
            Some(known) if known.weight >= other.weight => {}
            Some(known) => *known = other,
            None => best.push(other),
        }
    }
    best.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    best.truncate(most);
    best.into_iter().map(|other| (other.weight, other.items.clone())).collect()
}

impl<M> ByFirst<M> {
    fn new() -> Self {
        Self(HashMap::new())
    }

    fn file(&mut self, items: Vec<Item>, means: M) {
        if let Some(first) = items.first() {
            self.0.entry(first.text.clone()).or_default().push((items, means));
        }
    }

    fn from(&self, item: &Item) -> &[(Vec<Item>, M)] {
        self.0.get(&item.text).map_or(&[], Vec::as_slice)
    }

    /// How long the longest phrases are that stand at a place, and what they mean.
    fn longest(
        &self,
        items: &[Item],
        at: usize,
        stands: impl Fn(&[Item], usize, &[Item]) -> bool,
    ) -> (usize, Vec<&M>) {
        let all: Vec<_> =
            self.from(&items[at]).iter().filter(|(phrase, _)| stands(items, at, phrase)).collect();
        let length = all.iter().map(|(phrase, _)| phrase.len()).max().unwrap_or_default();
        (
            length,
            all.into_iter().filter(|(phrase, _)| phrase.len() == length).map(|(_, means)| means).collect(),
        )
    }

    /// The items that are the words of the phrases that begin at an item and have the most words, with the fewest
    /// others between them, and what they mean.
    fn widest(&self, items: &[Item], at: usize) -> (Vec<usize>, Vec<&M>) {
        let (mut taken, mut all): (Vec<usize>, Vec<&M>) = (Vec::new(), Vec::new());
        for (phrase, means) in self.from(&items[at]) {
            let Some(own) = stretch(items, at, phrase).filter(|own| own.len() >= taken.len()) else {
                continue;
            };
            if own.len() > taken.len() || own.last() < taken.last() {
                all.clear();
                taken = own;
                all.push(means);
            } else if own.last() == taken.last() {
                all.push(means);
            }
        }
        (taken, all)
    }
}

/// Whether an item of a query is a word of a phrase; marks count only where the query has them.
fn same(item: &Item, wanted: &Item) -> bool {
    let same = match (&item.kind, &wanted.kind) {
        (Kind::Word { marks }, Kind::Word { marks: wanted }) => marks.is_empty() || marks == wanted,
        (kind, wanted) => kind == wanted,
    };
    same && item.within.is_none() && item.text == wanted.text
}

/// Whether items of a query are a phrase.
fn stands_at(items: &[Item], at: usize, phrase: &[Item]) -> bool {
    at + phrase.len() <= items.len()
        && phrase
            .iter()
            .zip(&items[at..])
            .enumerate()
            .all(|(n, (wanted, item))| same(item, wanted) && (n == 0 || item.joined || !wanted.joined))
}

/// The same for words that go: a single syllable without marks may be another word, so its marks must be the same.
fn dropped_at(items: &[Item], at: usize, phrase: &[Item]) -> bool {
    stands_at(items, at, phrase) && (phrase.len() > 1 || items[at].kind == phrase[0].kind)
}

/// The items that are the words of a phrase from a place on, with at most [`MOST_BETWEEN`] others between them. A
/// single syllable without marks may be another word, so its marks must be the same.
fn stretch(items: &[Item], at: usize, phrase: &[Item]) -> Option<Vec<usize>> {
    let (first, rest) = phrase.split_first()?;
    if !same(&items[at], first) || (rest.is_empty() && items[at].kind != first.kind) {
        return None;
    }
    let mut taken = vec![at];
    let mut next = at + 1;
    let mut spare = MOST_BETWEEN;
    for wanted in rest {
        while !same(items.get(next)?, wanted) {
            if spare == 0 || items[next].kind == Kind::Code {
                return None;
            }
            spare -= 1;
            next += 1;
        }
        taken.push(next);
        next += 1;
    }
    Some(taken)
}
