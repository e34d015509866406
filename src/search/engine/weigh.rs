use std::collections::{BTreeMap, BTreeSet};

use super::found::Found;
use super::store::Store;
use super::{Group, Kind, Part, Shape, What};

/// How fast further occurrences stop to count.
const K1: f64 = 1.2;
/// Where no entry carries this share of the query nothing answers it, and common words alone are no answer; two
/// neighbouring words together are one already from less, and a phrase that the theme knows, in words that say
/// nearly the same, from less still.
const LEAST_ASKED: f64 = 0.45;
const LEAST_PAIRED: f64 = 0.33;
const LEAST_PHRASE: f64 = 0.25;
const PHRASED: f64 = 0.9;
/// A hit carries at least this share of what the best one carries; more of it if it has no two neighbouring words of
/// the query together.
const LEAST_SHARE: f64 = 0.2;
const LEAST_APART: f64 = 0.45;
/// Other words for a stretch of the query count from this share of theirs on; of their missing weight this part is
/// missing from the share of the query that they answer.
const LEAST_ALTERNATIVE: f64 = 0.6;
const ALTERNATIVE_SHARE: f64 = 0.3;
/// A pair that is nowhere, of which one word is also asked for by other words, is that much less of the query.
const ASTRIDE: f64 = 0.7;
/// Who names a place wants it there, and who names what kind of place it is wants the place and not what lies in it:
/// what is about it weighs so much there. Who names a code wants what it is the code of.
const ELSEWHERE: f64 = 0.4;
const AROUND: f64 = 0.65;
const OWN: f64 = 1.8;
const NAMED: f64 = 1.6;
/// Of what has a code in its title, a document that is cited is what its number names.
const OF_NUMBER: f64 = 1.2;
/// How much a title gains that holds all of a query, and the name of a unit that holds nearly all of it and is a good
/// part of the name: who types the beginning of a long name wants the unit, and not everything that is written about it.
const HELD: f64 = 0.15;
const LEAST_CALLED: f64 = 0.8;
const LEAST_TITLED: f64 = 0.25;
const CALLED: f64 = 1.6;
/// Scores that differ by less are equal: the logarithms of two languages differ in the last digit.
const TIE: f64 = 1e-9;

/// What an entry has gathered.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    score: f64,
    /// What it carries of the query.
    share: f64,
    /// Parts of the query that its title holds.
    titled: f64,
    /// How many terms its title has, if that holds any.
    title: f64,
    /// What its title carries of the query.
    held: f64,
}

#[derive(Default)]
struct Sums(BTreeMap<u32, Sum>);

impl Sums {
    fn add(&mut self, found: &Found, worth: f64) {
        for (&entry, hit) in &found.hits {
            let sum = self.0.entry(entry).or_default();
            sum.score += (worth * hit.weight * (K1 + 1.0)) / (hit.weight + K1);
            sum.share += worth * hit.quality.sqrt();
            if hit.title > 0.0 {
                sum.titled += 1.0;
                sum.title = hit.title;
                sum.held += worth * hit.quality;
            }
        }
    }
}

/// The scores of all entries that carry enough of the query, best first.
pub(super) fn weigh(
    store: &Store<'_>,
    direct: &Shape,
    groups: &[Group],
    wanted: &BTreeMap<String, f64>,
    scoped: bool,
) -> Vec<(u32, f64)> {
    let within = |part: &Part| {
        groups.iter().position(|group| group.taken.contains(&part.from) && group.taken.contains(&part.to))
    };
    let taken = |at: usize| groups.iter().any(|group| group.taken.contains(&at));
    let mut sums = Sums::default();
    let mut asked = 0.0;
    for part in direct.parts.iter().filter(|part| within(part).is_none()) {
        if let Some(found) = &part.found {
            let is_pair = matches!(part.what, What::Pair(..));
            let astride = is_pair && found.hits.is_empty() && (taken(part.from) || taken(part.to));
            asked += if astride { part.asked * ASTRIDE } else { part.asked };
            sums.add(found, part.value);
        }
    }
    let mut phrased = BTreeSet::new();
    for (number, group) in groups.iter().enumerate() {
        let own: Vec<(&Found, f64)> = direct
            .parts
            .iter()
            .filter(|part| within(part) == Some(number))
            .filter_map(|part| Some((part.found.as_ref()?, part.value)))
            .collect();
        let (value, best) = group_sums(group, &own);
        asked += value;
        let phrase = group.taken.len() > 1 && group.taken.len() == group.to - group.from;
        for (entry, sum) in best.0.into_iter().filter(|(_, sum)| sum.share > 0.0) {
            if phrase && sum.share >= value * PHRASED {
                phrased.insert(entry);
            }
            let all = sums.0.entry(entry).or_default();
            all.score += sum.score;
            all.share += sum.share;
            all.titled += sum.titled;
            all.held += sum.held;
            if sum.title > 0.0 {
                all.title = sum.title;
            }
        }
    }
    sums.0.retain(|_, sum| sum.share > 0.0);
    let named = Named::of(direct, scoped);
    let most = sums.0.values().map(|sum| sum.share).fold(0.0, f64::max);
    let together = |(&entry, sum): (&u32, &Sum)| {
        sum.share >= asked * LEAST_PAIRED && named.paired(entry)
            || sum.share >= asked * LEAST_PHRASE && phrased.contains(&entry)
    };
    if most < asked * LEAST_ASKED && !sums.0.iter().any(together) {
        return Vec::new();
    }
    let mut ranked: Vec<(u32, f64)> = sums
        .0
        .into_iter()
        .filter(|(entry, sum)| {
            sum.share >= most * if named.paired(*entry) { LEAST_SHARE } else { LEAST_APART }
        })
        .map(|(entry, sum)| {
            let titled = if sum.title > 0.0 { (sum.titled / sum.title).min(1.0) } else { 0.0 };
            let kind = store.kind(entry);
            // who types the name of a place wants the place, and not every place made on that day
            let rank = if kind == "unit" && titled == 0.0 { 0 } else { store.rank(entry) };
            let share = sum.share / asked;
            let held = (sum.held / asked).min(1.0);
            let called = kind == "unit" && held >= LEAST_CALLED && titled >= LEAST_TITLED;
            let favour = named.favour(entry, kind) * wanted.get(kind).copied().unwrap_or(1.0);
            let rank = 1.0 + f64::from(rank) / 100.0;
            let score = if called { CALLED } else { 1.0 }
                * (1.0 + held * HELD)
                * sum.score
                * share
                * share
                * (1.0 + titled / 2.0)
                * rank
                * favour;
            // the logarithms of two languages differ in the last digit
            (entry, (score * 1e6).round() / 1e6)
        })
        .collect();
    ranked.sort_by(|(a, m), (b, n)| n.total_cmp(m).then(store.rank(*b).cmp(&store.rank(*a))).then(a.cmp(b)));
    ranked
}

/// What a query names: places, codes, and pairs of neighbours.
struct Named<'s> {
    places: Vec<&'s Found>,
    codes: Vec<&'s Found>,
    pairs: Vec<&'s Found>,
    /// Whether one of the codes is the number of a document.
    numbered: bool,
    /// Whether the places are meant and not what lies in them.
    scoped: bool,
}

impl<'s> Named<'s> {
    fn of(direct: &'s Shape, scoped: bool) -> Self {
        let all = |test: &dyn Fn(&Part) -> bool| {
            direct.parts.iter().filter(|part| test(part)).filter_map(|part| part.found.as_ref()).collect()
        };
        let is_code = |part: &Part| match part.what {
            What::One(at) => direct.items[at].item.kind == Kind::Code,
            What::Pair(..) => false,
        };
        let is_number = |part: &Part| match part.what {
            What::One(at) => is_code(part) && direct.items[at].item.text.contains('/'),
            What::Pair(..) => false,
        };
        Self {
            numbered: direct.parts.iter().any(|part| part.found.is_some() && is_number(part)),
            places: all(&|part| part.place),
            codes: all(&is_code),
            pairs: all(&|part| matches!(part.what, What::Pair(..))),
            scoped,
        }
    }

    fn paired(&self, entry: u32) -> bool {
        self.pairs.iter().any(|found| found.hits.contains_key(&entry))
    }

    fn favour(&self, entry: u32, kind: &str) -> f64 {
        let titled = |found: &&Found| found.hits.get(&entry).is_some_and(|hit| hit.title > 0.0);
        let there = |least: f64| {
            let heavy = |found: &&Found| found.hits.get(&entry).is_some_and(|hit| hit.weight >= least - TIE);
            self.places.iter().any(heavy)
        };
        if self.codes.iter().any(titled) {
            if self.numbered && kind == "cited" { NAMED * OF_NUMBER } else { NAMED }
        } else if self.places.is_empty() {
            1.0
        } else if !there(0.0) {
            ELSEWHERE
        } else if self.scoped && !there(OWN) {
            AROUND
        } else {
            1.0
        }
    }
}

/// What a stretch of the query is worth, and what entries gain by it: by its own words or by the best of the others.
fn group_sums(group: &Group, own: &[(&Found, f64)]) -> (f64, Sums) {
    let mut best = Sums::default();
    own.iter().for_each(|(found, value)| best.add(found, *value));
    let loaded = |shape: &Shape| -> f64 {
        shape.parts.iter().filter(|part| part.found.is_some()).map(|part| part.value).sum()
    };
    let values: Vec<f64> = group.alternatives.iter().map(|other| loaded(&other.shape)).collect();
    let heard = own.iter().any(|(found, _)| !found.hits.is_empty());
    let value = if heard {
        own.iter().map(|(_, value)| value).sum()
    } else {
        values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    };
    for (other, others) in group.alternatives.iter().zip(values) {
        let mut sums = Sums::default();
        for part in &other.shape.parts {
            if let Some(found) = &part.found {
                sums.add(found, part.value);
            }
        }
        for (entry, sum) in sums.0 {
            let cover = sum.share / others;
            if cover.is_nan() || cover < LEAST_ALTERNATIVE {
                continue;
            }
            let best = best.0.entry(entry).or_default();
            best.held = best.held.max((sum.held * value) / others);
            let score = (other.weight * sum.score * value * cover * cover) / others;
            let share = value * cover * cover * (1.0 - (1.0 - other.weight) * ALTERNATIVE_SHARE);
            best.share = best.share.max(share);
            if score > best.score + TIE {
                best.score = score;
                best.titled = sum.titled * other.weight;
                if sum.title > 0.0 {
                    best.title = sum.title;
                }
            }
        }
    }
    (value, best)
}
