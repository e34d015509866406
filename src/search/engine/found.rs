use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::number::{digits, level_weight};
use super::store::{EngineError, Store};
use super::{Asked, Kind, Slip};

/// What another spelling is worth: other marks than the query's, or a word that only begins so.
const OTHER_MARKS: f64 = 1.0 / 3.0;
pub(super) const COMPLETED: f64 = 0.5;
/// Terms of one field that a beginning stands for, and shards that they are looked for in.
const MOST_TERMS: usize = 200;
const MOST_SHARDS: usize = 6;
/// Readings of a word that its pairs try.
const MOST_READINGS: usize = 8;

/// Entries with what a part of the query weighs in them, and what the shards left out.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) hits: BTreeMap<u32, Weighed>,
    pub(super) rests: Vec<Rest>,
}

#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Weighed {
    pub(super) weight: f64,
    /// What the best spelling is worth that the entry has.
    pub(super) quality: f64,
    /// How many terms the title has, if the title holds the part.
    pub(super) title: f64,
}

/// A term of which a shard names only the best entries.
#[derive(Debug)]
pub(super) struct Rest {
    shard: usize,
    term: String,
    quality: f64,
    /// Entries that are left, by segment.
    counts: Vec<u32>,
}

impl Found {
    fn add(&mut self, entry: u32, weight: f64, title: f64, quality: f64) {
        let hit = self.hits.entry(entry).or_default();
        hit.weight += weight;
        hit.quality = hit.quality.max(quality);
        if title > 0.0 {
            hit.title = title;
        }
    }

    /// Entries that the shards left out.
    pub(super) fn left(&self) -> u32 {
        self.rests.iter().flat_map(|rest| &rest.counts).sum()
    }

    /// Adds what the shards left out: everything, or only among the entries of some segments.
    pub(super) fn complete(&mut self, store: &Store<'_>, near: Option<&[u32]>) -> Result<(), EngineError> {
        let mut rests = std::mem::take(&mut self.rests);
        for rest in &mut rests {
            for (segment, left) in rest.counts.iter_mut().enumerate() {
                if *left == 0 || near.is_some_and(|near| !near.contains(&(segment as u32))) {
                    continue;
                }
                *left = 0;
                let file = store.rest(rest.shard, segment)?;
                let packed = file[&rest.term].as_str().unwrap_or_default();
                self.unpack(store, packed, segment as u32 * store.segment(), rest.quality);
            }
        }
        self.rests = rests;
        Ok(())
    }

    fn unpack(&mut self, store: &Store<'_>, packed: &str, mut entry: u32, quality: f64) {
        let mut digits = digits(packed);
        while let Some(mut digit) = digits.next() {
            let (mut gap, mut scale) = (0, 1);
            while digit >= 32 {
                gap += (digit - 32) * scale;
                scale *= 32;
                digit = digits.next().unwrap_or_default();
            }
            gap += digit * scale;
            entry += gap / 2;
            let total = level_weight(digits.next().unwrap_or_default());
            let title = if gap % 2 == 1 {
                store.title_length(level_weight(digits.next().unwrap_or_default()))
            } else {
                0.0
            };
            self.add(entry, quality * total, title, quality);
        }
    }

    /// The entries below a term or, with `all`, below every term that begins with it; `accept` weighs terms.
    fn collect(
        &mut self,
        store: &Store<'_>,
        prefix: &str,
        all: bool,
        accept: impl Fn(&str) -> f64,
    ) -> Result<(), EngineError> {
        let starts = store.starts();
        let first = starts.partition_point(|start| start.as_str() <= prefix).saturating_sub(1);
        let mut last = first;
        while all
            && last - first < MOST_SHARDS
            && starts.get(last + 1).is_some_and(|next| next.starts_with(prefix))
        {
            last += 1;
        }
        for number in first..=last {
            let shard = store.shard(number)?;
            let mut rested = BTreeSet::new();
            for (f, field, boost) in store.fields() {
                let root = &shard["index"][field]["root"];
                let node = prefix.chars().try_fold(root, |node, letter| node.get(letter.to_string()));
                let Some(node) = node else { continue };
                let mut left = MOST_TERMS;
                walk(node, &mut prefix.to_owned(), all, &mut left, &mut |term, docs| {
                    let quality = accept(term);
                    if quality <= 0.0 {
                        return false;
                    }
                    for (reference, posting) in docs.as_object().into_iter().flatten() {
                        let (Ok(entry), Some(tf)) = (reference.parse::<u32>(), posting["tf"].as_f64()) else {
                            continue;
                        };
                        if entry < store.count() {
                            let title = if f == 0 { store.title_length(tf) } else { 0.0 };
                            self.add(entry, quality * boost * tf, title, quality);
                        }
                    }
                    let counts = shard.get("more").and_then(|more| more.get(term)).and_then(Value::as_array);
                    if let Some(counts) = counts.filter(|_| rested.insert(term.to_owned())) {
                        let counts =
                            counts.iter().map(|left| left.as_u64().unwrap_or_default() as u32).collect();
                        self.rests.push(Rest { shard: number, term: term.to_owned(), quality, counts });
                    }
                    true
                });
            }
        }
        Ok(())
    }
}

/// Visits a node that holds a term and, with `all`, those below it, until `left` visits have been accepted.
fn walk(
    node: &Value,
    term: &mut String,
    all: bool,
    left: &mut usize,
    visit: &mut dyn FnMut(&str, &Value) -> bool,
) {
    if *left > 0 && node["df"].as_u64().is_some_and(|df| df > 0) && visit(term, &node["docs"]) {
        *left -= 1;
    }
    if !all || *left == 0 {
        return;
    }
    for (letter, below) in node.as_object().into_iter().flatten().filter(|(key, _)| key.chars().count() == 1)
    {
        term.push_str(letter);
        walk(below, term, all, left, visit);
        term.truncate(term.len() - letter.len());
    }
}

/// The entries of one item of the query.
pub(super) fn unit(store: &Store<'_>, asked: &Asked) -> Result<Found, EngineError> {
    let mut found = Found::default();
    let item = &asked.item;
    if let Kind::Word { marks } = &item.kind {
        for reading in &asked.readings {
            let own = format!("{}!{marks}", reading.text);
            found.collect(store, &format!("{}!", reading.text), true, |term| {
                if marks.is_empty() || term == own { reading.weight } else { reading.weight * OTHER_MARKS }
            })?;
        }
        return Ok(found);
    }
    found.collect(store, &item.text, false, |_| 1.0)?;
    // 431/BC is the beginning of 431/BC-UBND wherever it stands; 20 is a year only as long as nothing follows.
    if found.hits.is_empty() && (asked.last || item.text.contains('/')) {
        found.collect(store, &item.text, true, |term| if term == item.text { 0.0 } else { COMPLETED })?;
    }
    Ok(found)
}

/// The entries of two neighbours.
pub(super) fn pair(store: &Store<'_>, before: &Asked, asked: &Asked) -> Result<Found, EngineError> {
    let mut found = Found::default();
    for a in before.readings.iter().take(MOST_READINGS) {
        for b in asked.readings.iter().take(MOST_READINGS) {
            // two words that are both nowhere are not read as two others
            if a.slip == Slip::Word && b.slip == Slip::Word {
                continue;
            }
            found.collect(store, &format!("{}_{}", a.text, b.text), false, |_| a.weight.min(b.weight))?;
        }
    }
    Ok(found)
}
