use std::collections::BTreeMap;

use super::found::Found;
use super::store::Store;
use super::{Group, Part, Shape};

/// How fast further occurrences stop to count.
const K1: f64 = 1.2;
/// A hit carries at least this share of what the best one carries of the query, and this share of the whole query:
/// where nothing answers it, common words alone are no answer.
const LEAST_SHARE: f64 = 0.45;
const LEAST_ASKED: f64 = 0.35;
/// Other words for a stretch of the query count from this share of theirs on; of their missing weight this part is
/// missing from the share of the query that they answer.
const LEAST_ALTERNATIVE: f64 = 0.6;
const ALTERNATIVE_SHARE: f64 = 0.3;
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
}

#[derive(Default)]
struct Sums(BTreeMap<u32, Sum>);

impl Sums {
    fn add(&mut self, found: &Found, worth: f64) {
        for (&entry, hit) in &found.hits {
            let sum = self.0.entry(entry).or_default();
            sum.score += (worth * hit.weight * (K1 + 1.0)) / (hit.weight + K1);
            sum.share += worth;
            if hit.title > 0.0 {
                sum.titled += 1.0;
                sum.title = hit.title;
            }
        }
    }
}

/// The scores of all entries that carry enough of the query, best first.
pub(super) fn weigh(store: &Store<'_>, direct: &Shape, groups: &[Group]) -> Vec<(u32, f64)> {
    let within = |part: &Part| groups.iter().position(|group| part.from >= group.from && part.to < group.to);
    let mut sums = Sums::default();
    let mut asked = 0.0;
    for part in direct.parts.iter().filter(|part| within(part).is_none()) {
        if let Some(found) = &part.found {
            asked += part.value;
            sums.add(found, part.value);
        }
    }
    for (number, group) in groups.iter().enumerate() {
        let own: Vec<(&Found, f64)> = direct
            .parts
            .iter()
            .filter(|part| within(part) == Some(number))
            .filter_map(|part| Some((part.found.as_ref()?, part.value)))
            .collect();
        let (value, best) = group_sums(group, &own);
        asked += value;
        for (entry, sum) in best.0.into_iter().filter(|(_, sum)| sum.share > 0.0) {
            let all = sums.0.entry(entry).or_default();
            all.score += sum.score;
            all.share += sum.share;
            all.titled += sum.titled;
            if sum.title > 0.0 {
                all.title = sum.title;
            }
        }
    }
    let most = sums.0.values().map(|sum| sum.share).fold(0.0, f64::max);
    let least = (most * LEAST_SHARE).max(asked * LEAST_ASKED);
    let mut ranked: Vec<(u32, f64)> = sums
        .0
        .into_iter()
        .filter(|(_, sum)| sum.share > 0.0 && sum.share >= least)
        .map(|(entry, sum)| {
            let titled = if sum.title > 0.0 { (sum.titled / sum.title).min(1.0) } else { 0.0 };
            let rank = 1.0 + f64::from(store.rank(entry)) / 100.0;
            let score = sum.score * (sum.share / asked).powi(2) * (1.0 + titled / 2.0) * rank;
            // the logarithms of two languages differ in the last digit
            (entry, (score * 1e6).round() / 1e6)
        })
        .collect();
    ranked.sort_by(|(a, m), (b, n)| n.total_cmp(m).then(store.rank(*b).cmp(&store.rank(*a))).then(a.cmp(b)));
    ranked
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
