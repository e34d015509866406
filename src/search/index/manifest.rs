use serde::Serialize;

use super::FIELDS;
use super::postings::{Place, Postings};
use super::texts::BLOCK;
use super::weights::{B, BOOSTS};

/// What an engine must know before it loads a shard.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'s> {
    /// Number of entries.
    count: u32,
    /// The length of each field that weights compare with: an average, in steps.
    averages: [f64; FIELDS.len()],
    fields: [&'static str; FIELDS.len()],
    /// What a term weighs in each field.
    boosts: [f64; FIELDS.len()],
    /// How far the length of a field divides the weight of its terms.
    b: f64,
    /// First term of each shard of terms.
    terms: Vec<&'s str>,
    /// What each shard is stamped with, and the files with the rest of its terms.
    stamps: Vec<String>,
    /// What the columns are stamped with.
    columns: String,
    /// For each chunk of entries the number of its first one and what its texts' files are stamped with.
    chunks: Vec<(u32, String)>,
    /// Entries of one file of texts, and of one part of the rest of a common term.
    block: usize,
    segment: u32,
    /// All bare syllables, sorted: what is unknown is mistyped, and what begins like the last word of a query
    /// completes it. Each is a digit for the letters that it shares with the one before, its other letters, and a
    /// capital for how common it is.
    words: String,
    /// The kinds of entries that occur, sorted.
    kinds: Vec<&'s str>,
    /// Stretches of entries of one kind and rank: first entry, number of the kind, rank.
    runs: Vec<(u32, usize, u8)>,
}

/// What is known of an index before its shards are made.
pub(super) struct Known<'s> {
    pub(super) averages: [f64; FIELDS.len()],
    /// Of the texts of each chunk.
    pub(super) texts: &'s [String],
    /// First term and stamp of each shard.
    pub(super) shards: Vec<(&'s str, String)>,
    pub(super) columns: String,
    pub(super) segment: u32,
}

impl<'s> Manifest<'s> {
    pub(super) fn new(all: &'s Postings, places: &[Place], known: Known<'s>) -> Self {
        let (terms, stamps) = known.shards.into_iter().unzip();
        let mut kinds: Vec<&str> =
            all.chunks.iter().flat_map(|chunk| &chunk.columns.kind.values).map(String::as_str).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Self {
            count: all.count(),
            averages: known.averages,
            fields: FIELDS,
            boosts: BOOSTS,
            b: B,
            terms,
            stamps,
            columns: known.columns,
            chunks: all.bases.iter().copied().zip(known.texts.iter().cloned()).collect(),
            block: BLOCK,
            segment: known.segment,
            words: words(all, places),
            runs: runs(all, &kinds),
            kinds,
        }
    }
}

fn runs(all: &Postings, kinds: &[&str]) -> Vec<(u32, usize, u8)> {
    let mut runs: Vec<(u32, usize, u8)> = Vec::new();
    let mut entry = 0;
    for chunk in &all.chunks {
        let numbers: Vec<usize> = chunk
            .columns
            .kind
            .values
            .iter()
            .map(|kind| kinds.partition_point(|known| *known < kind.as_str()))
            .collect();
        for (&code, &rank) in chunk.columns.kind.codes.iter().zip(&chunk.ranks) {
            let kind = numbers[code as usize];
            if runs.last().is_none_or(|&(_, k, r)| (k, r) != (kind, rank)) {
                runs.push((entry, kind, rank));
            }
            entry += 1;
        }
    }
    runs
}

/// The syllables of all terms, packed.
fn words(all: &Postings, places: &[Place]) -> String {
    let mut packed = String::new();
    let mut before: Option<(&str, u32)> = None;
    let mut written = "";
    for &place in places {
        let entries = all.term(place).entries;
        let Some((word, _)) = all.name(place).split_once('!') else { continue };
        before = match before {
            Some((known, more)) if known == word => Some((word, entries + more)),
            other => {
                written =
                    other.map_or(written, |(known, entries)| push(&mut packed, written, known, entries));
                Some((word, entries))
            }
        };
    }
    if let Some((known, entries)) = before {
        push(&mut packed, written, known, entries);
    }
    packed
}

fn push<'w>(packed: &mut String, before: &str, word: &'w str, entries: u32) -> &'w str {
    let same = before.chars().zip(word.chars()).take_while(|(a, b)| a == b).count().min(9);
    packed.push(char::from(b'0' + same as u8));
    packed.extend(word.chars().skip(same));
    packed.push(char::from(b'A' + entries.max(1).ilog2().min(25) as u8));
    word
}
