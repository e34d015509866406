use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::FIELDS;
use super::columns::DIGITS;
use super::postings::Posting;
use super::weights::{self, BOOSTS, LEVELS, Level};

/// What a shard leaves out of a common term: the entries that gain least by it.
pub(super) struct Rest<'p> {
    pub(super) name: &'p str,
    pub(super) postings: Vec<Posting>,
}

/// How many entries of each range of `segment` entries lie in the files of the rest, by term; empty when nothing
/// was left out. It stands in the shard beside elasticlunr's own keys, where stock clients do not look.
pub(super) fn counts(rests: &[Rest<'_>], entries: u32, segment: u32) -> String {
    let segments = entries.div_ceil(segment) as usize;
    let mut json = String::new();
    for rest in rests {
        let mut counts = vec![0_u32; segments];
        for posting in &rest.postings {
            counts[(posting.entry / segment) as usize] += 1;
        }
        let comma = if json.is_empty() { "" } else { "," };
        let _ = write!(json, r#"{comma}"{}":{counts:?}"#, rest.name);
    }
    json
}

/// One file for each range of entries, with the packed postings of every term of the shard.
///
/// A posting is its distance to the one before, doubled, plus one if the title holds the term, in groups of five
/// bits with 32 added to all but the last; then the level of its weight over all fields; then, if the title holds
/// the term, the level there.
pub(super) fn files(rests: &[Rest<'_>], segment: u32) -> Vec<(u32, String)> {
    let mut files: BTreeMap<u32, String> = BTreeMap::new();
    let boosted = Boosted::new();
    for rest in rests {
        for part in rest.postings.chunk_by(|a, b| a.entry / segment == b.entry / segment) {
            let number = part[0].entry / segment;
            let json = files.entry(number).or_insert_with(|| "{".to_owned());
            let comma = if json.len() == 1 { "" } else { "," };
            let _ = write!(json, r#"{comma}"{}":""#, rest.name);
            let mut before = number * segment;
            for posting in part {
                let title = posting.levels[0];
                push_gap(json, (posting.entry - before) * 2 + u32::from(title > 0));
                push_level(json, boosted.level(&posting.levels));
                if title > 0 {
                    push_level(json, title);
                }
                before = posting.entry;
            }
            json.push('"');
        }
    }
    for json in files.values_mut() {
        json.push('}');
    }
    files.into_iter().collect()
}

fn push_gap(json: &mut String, mut gap: u32) {
    while gap >= 32 {
        push_digit(json, gap % 32 + 32);
        gap /= 32;
    }
    push_digit(json, gap);
}

fn push_level(json: &mut String, level: Level) {
    push_digit(json, u32::from(level.min(MOST)));
}

/// The highest level that one digit holds.
const MOST: Level = 63;

fn push_digit(json: &mut String, digit: u32) {
    json.push(char::from(DIGITS[digit as usize]));
}

/// Weights over all fields.
struct Boosted([f64; LEVELS]);

impl Boosted {
    fn new() -> Self {
        Self(std::array::from_fn(|level| weights::weight(level as Level)))
    }

    fn level(&self, levels: &[Level; FIELDS.len()]) -> Level {
        let sum: f64 =
            levels.iter().zip(BOOSTS).map(|(&level, boost)| boost * self.0[usize::from(level)]).sum();
        weights::level(sum)
    }
}
