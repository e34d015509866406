use serde::Serialize;

use super::shard::Shard;
use super::terms::{FIELDS, Terms};
use super::texts::Block;
use crate::search::Entry;

/// What `search.js` must know before it loads a shard.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'s> {
    /// Number of entries.
    count: usize,
    /// Terms of all entries together in each field, for average lengths.
    lengths: [usize; FIELDS.len()],
    fields: [&'static str; FIELDS.len()],
    /// First term of each shard of terms.
    terms: Vec<&'s str>,
    /// First entry of each block of texts.
    texts: Vec<usize>,
    /// All bare syllables, sorted: what is unknown is mistyped, and what begins like the last word of a query
    /// completes it.
    words: String,
    /// The kinds of entries that occur, sorted.
    kinds: Vec<&'s str>,
    /// For each entry the index of its kind.
    kind: Vec<usize>,
    /// For each entry its rank.
    rank: Vec<u8>,
}

impl<'s> Manifest<'s> {
    pub(super) fn new(entries: &'s [Entry], terms: &Terms, shards: &'s [Shard], texts: &[Block]) -> Self {
        let mut kinds: Vec<_> = entries.iter().map(|entry| entry.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let kind =
            entries.iter().map(|entry| kinds.partition_point(|kind| *kind < entry.kind.as_str())).collect();
        let mut lengths = [0; FIELDS.len()];
        for entry in &terms.lengths {
            for (total, length) in lengths.iter_mut().zip(entry) {
                *total += length;
            }
        }
        Self {
            count: entries.len(),
            lengths,
            fields: FIELDS,
            terms: shards.iter().map(|shard| shard.start.as_str()).collect(),
            texts: texts.iter().map(|block| block.start).collect(),
            words: terms.words().join(" "),
            kinds,
            kind,
            rank: entries.iter().map(|entry| entry.rank).collect(),
        }
    }
}
