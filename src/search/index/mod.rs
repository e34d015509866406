//! From entries to the scripts of the index.
//!
//! Entries come in chunks of some thousand. Of each chunk only [packed terms](chunk), counted by [number](terms), stay; its [`texts`] are
//! written at once, so memory grows with the terms and not with the output. Packed terms are [left](stored) for the
//! next build, which [makes](collected) only the chunks anew whose entries may have changed, and writes only the
//! shards whose terms have. [`postings`] joins the chunks term by term; [`shard`] writes one range of terms after the other as the JSON of an elasticlunr index, and [`tail`] what
//! it leaves out of very common terms; [`columns`] keeps what narrows hits down; [`manifest`] says where to find
//! what. Shards are cut by size, not by number of entries, so a small site has few and a phone never loads the whole
//! index of a large one.

mod chunk;
mod collected;
mod columns;
mod error;
mod frame;
mod manifest;
mod postings;
mod rests;
mod script;
mod shard;
mod stored;
mod tail;
mod terms;
mod texts;
mod weights;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::artifact::{Artifact, Fingerprint, Sink, SinkError};
use crate::search::{Entry, Meaning};
use collected::Collected;
use columns::Columns;
pub use error::SearchError;
use frame::Frame;
use manifest::{Known, Manifest};
use postings::Postings;
use rests::Rests;
use script::{BuildId, script, stamp_of};

/// The searched fields, in the order of every `[_; 4]` here.
pub(super) const FIELDS: [&str; 4] = ["title", "place", "text", "source"];

/// How large the files of the index may grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of JSON of a `terms-<n>.js` at most; many are cut at two thirds of it. One term is never divided, so a file may be
    /// larger by that much. They compress to a sixth.
    pub shard: usize,
    /// Entries that a shard names for one term at most; the rest is packed in `more-<n>-<segment>.js`.
    pub head: usize,
    /// Entries of one segment.
    pub segment: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { shard: 130_000, head: 2_048, segment: 16_384 }
    }
}

/// Entries in chunks, made when they are asked for and dropped again.
pub trait Source: Sync {
    /// The number of chunks.
    fn chunks(&self) -> usize;
    /// The entries of one chunk, at most some thousand, always the same.
    fn chunk(&self, number: usize) -> Vec<Entry>;
    /// What decides the entries of a chunk, everything of it, where that can be told without making them.
    fn print(&self, number: usize) -> Option<Fingerprint> {
        let _ = number;
        None
    }
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
    let Collected { chunks, stamps, averages } = Collected::of(source, sink)?;
    let meaning = serde_json::to_string(meaning)?;
    let build = stamps.iter().chain([&meaning]).fold(BuildId::new(), |id, part| id.add(part)).text();
    let put =
        |name: &str, json: &str, stamp: &str| Ok::<_, SearchError>(sink.put(script(name, json, stamp)?)?);

    let all = Postings::new(chunks);
    let places = all.places();
    let ranges = shard::ranges(&places, &all, limits);
    let prints = shard::prints(&ranges, &all, limits);
    let columns = Columns::json(all.chunks.iter().map(|chunk| &chunk.columns))?;
    let known = Known {
        averages,
        texts: &stamps,
        shards: ranges
            .iter()
            .zip(&prints)
            .map(|(range, print)| (range.first().map_or("", |place| all.name(*place)), stamp_of(*print)))
            .collect(),
        columns: stamp_of(Fingerprint::of(columns.as_bytes())),
        segment: limits.segment,
    };
    put("meaning", &meaning, &build)?;
    put("columns", &columns, &known.columns)?;
    put("manifest", &serde_json::to_string(&Manifest::new(&all, &places, known))?, &build)?;
    let (frame, numbers) = (Frame::new(all.count())?, shard::Numbers::new(all.count()));
    let before = Rests::recall(sink);
    let rests: Vec<Vec<u32>> = ranges
        .par_iter()
        .zip(&prints)
        .enumerate()
        .map(|(number, (range, print))| {
            let standing = before.standing(number, *print, sink)?;
            if let Some(standing) = &standing
                && standing.missing.is_empty()
            {
                return Ok(standing.segments.clone());
            }
            let stands =
                |name: &String| standing.as_ref().is_some_and(|standing| !standing.missing.contains(name));
            let shard = shard::shard(range, &all, limits, &frame, &numbers);
            let put = |name: String, json: &str| {
                if stands(&name) {
                    return Ok(());
                }
                let artifact = script(&name, json, &stamp_of(*print))?.made_from(*print);
                Ok::<_, SearchError>(sink.put(artifact)?)
            };
            put(format!("terms-{number}"), &shard.json)?;
            shard
                .rests
                .iter()
                .try_for_each(|(segment, json)| put(format!("more-{number}-{segment}"), json))?;
            Ok(shard.rests.iter().map(|(segment, _)| *segment).collect())
        })
        .collect::<Result<_, SearchError>>()?;
    Rests::leave(&prints, &rests, sink);
    Ok(build)
}

#[cfg(test)]
mod tests;
