//! From entries to the scripts of the index.
//!
//! Entries come in chunks of some thousand. Of each chunk only [packed terms](chunk) stay; its [`texts`] are
//! written at once, so memory grows with the terms and not with the output. [`postings`] joins the chunks term by
//! term; [`shard`] writes one range of terms after the other as the JSON of an elasticlunr index, and [`tail`] what
//! it leaves out of very common terms; [`columns`] keeps what narrows hits down; [`manifest`] says where to find
//! what. Shards are cut by size, not by number of entries, so a small site has few and a phone never loads the whole
//! index of a large one.

mod chunk;
mod columns;
mod error;
mod frame;
mod manifest;
mod postings;
mod script;
mod shard;
mod tail;
mod texts;
mod weights;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::artifact::{Artifact, Sink, SinkError};
use crate::search::{Entry, Meaning};
use chunk::Chunk;
use columns::Columns;
pub use error::SearchError;
use frame::Frame;
use manifest::Manifest;
use postings::Postings;
use script::{BuildId, script};

/// The searched fields, in the order of every `[_; 4]` here.
pub(super) const FIELDS: [&str; 4] = ["title", "place", "text", "source"];

/// How large the files of the index may grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of JSON of a `terms-<n>.js` before the next one starts. One term is never divided, so a file may be
    /// larger by that much. They compress to a sixth.
    pub shard: usize,
    /// Entries that a shard names for one term at most; the rest is packed in `more-<n>-<segment>.js`.
    pub head: usize,
    /// Entries of one segment.
    pub segment: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { shard: 100_000, head: 2_048, segment: 16_384 }
    }
}

/// Entries in chunks, made when they are asked for and dropped again.
pub trait Source: Sync {
    /// The number of chunks.
    fn chunks(&self) -> usize;
    /// The entries of one chunk, at most some thousand, always the same.
    fn chunk(&self, number: usize) -> Vec<Entry>;
}

/// The files of an index that is small enough to be held in memory, sorted by path.
///
/// # Errors
/// As [`write()`].
pub fn artifacts(entries: &[Entry], meaning: &Meaning, limits: Limits) -> Result<Vec<Artifact>, SearchError> {
    let kept = Kept(Mutex::new(Vec::new()));
    write(&entries, meaning, limits, &kept)?;
    let mut artifacts = kept.0.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    artifacts.sort_unstable_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
    Ok(artifacts)
}

impl Source for &[Entry] {
    fn chunks(&self) -> usize {
        self.len().div_ceil(CHUNK)
    }

    fn chunk(&self, number: usize) -> Vec<Entry> {
        self.iter().skip(number * CHUNK).take(CHUNK).cloned().collect()
    }
}

/// Entries of one chunk of a list.
const CHUNK: usize = 2_048;

struct Kept(Mutex<Vec<Artifact>>);

impl Sink for Kept {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(artifact);
        Ok(())
    }
}

/// Makes the search index of a site and hands its files below `search/` to a sink. Gives what tells it from the index
/// of other content.
///
/// The order of the entries is part of the result: hand them over in a stable one.
///
/// # Errors
/// [`SearchError`] if an index does not serialise or the sink refuses a file.
pub fn write(
    source: &dyn Source,
    meaning: &Meaning,
    limits: Limits,
    sink: &dyn Sink,
) -> Result<String, SearchError> {
    let chunks: Vec<(Chunk, String)> = (0..source.chunks())
        .into_par_iter()
        .map(|number| {
            let entries = source.chunk(number);
            let stamp = texts(number, &entries, sink)?;
            Ok((Chunk::new(&entries), stamp))
        })
        .collect::<Result<_, SearchError>>()?;
    let (chunks, stamps): (Vec<Chunk>, Vec<String>) = chunks.into_iter().unzip();
    let meaning = serde_json::to_string(meaning)?;
    let build = stamps.iter().chain([&meaning]).fold(BuildId::new(), |id, part| id.add(part)).text();
    let put = |name: &str, json: &str| Ok::<_, SearchError>(sink.put(script(name, json, &build)?)?);

    let all = Postings::new(chunks);
    let places = all.places();
    let ranges = shard::ranges(&places, &all, limits);
    let starts = ranges.iter().map(|range| range.first().map_or("", |place| all.name(*place))).collect();
    put("meaning", &meaning)?;
    put("columns", &Columns::json(all.chunks.iter().map(|chunk| &chunk.columns))?)?;
    let manifest = Manifest::new(&all, &places, starts, &stamps, limits.segment);
    put("manifest", &serde_json::to_string(&manifest)?)?;
    let (frame, numbers) = (Frame::new(all.count())?, shard::Numbers::new(all.count()));
    ranges.par_iter().enumerate().try_for_each(|(number, range)| {
        let shard = shard::shard(range, &all, limits, &frame, &numbers);
        put(&format!("terms-{number}"), &shard.json)?;
        shard.rests.iter().try_for_each(|(segment, json)| put(&format!("more-{number}-{segment}"), json))
    })?;
    Ok(build)
}

/// Writes what the results of one chunk show; gives what these files are stamped with.
fn texts(chunk: usize, entries: &[Entry], sink: &dyn Sink) -> Result<String, SearchError> {
    let blocks = texts::blocks(entries)?;
    let stamp = entries.iter().fold(BuildId::new(), BuildId::add_entry).text();
    for (number, json) in blocks.iter().enumerate() {
        sink.put(script(&format!("texts-{chunk}-{number}"), json, &stamp)?)?;
    }
    Ok(stamp)
}

#[cfg(test)]
mod tests;
