use rayon::prelude::*;

use super::chunk::Chunk;
use super::script::{BuildId, script};
use super::stored::Stored;
use super::texts::{BLOCK, blocks};
use super::weights::{Norms, average};
use super::{FIELDS, SearchError, Source};
use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Sink};
use crate::search::Entry;

/// All chunks of a site, weighed, with their texts written.
pub(super) struct Collected {
    pub(super) chunks: Vec<Chunk>,
    /// What the texts of each chunk are stamped with.
    pub(super) stamps: Vec<String>,
    /// What weights compare with.
    pub(super) averages: [f64; FIELDS.len()],
}

/// One chunk, and the averages that it is weighed by if it is.
struct One {
    chunk: Chunk,
    stamp: String,
    weighed_by: Option<[f64; FIELDS.len()]>,
}

impl Collected {
    /// Makes the chunks whose entries may have changed, and recalls the others.
    pub(super) fn of(source: &dyn Source, sink: &dyn Sink) -> Result<Self, SearchError> {
        let numbers = 0..source.chunks();
        let prints = numbers.clone().into_par_iter().map(|number| source.print(number));
        let prints: Vec<Option<Fingerprint>> = prints.collect();
        let all =
            numbers.into_par_iter().map(|number| match recalled(number, prints[number], source, sink)? {
                Some(one) => Ok(one),
                None => made(number, prints[number], source, sink),
            });
        let mut all: Vec<One> = all.collect::<Result<_, SearchError>>()?;
        let count = all.iter().map(|one| one.chunk.ranks.len() as u64).sum();
        let total = |f: usize| all.iter().map(|one| one.chunk.total[f]).sum();
        let averages = std::array::from_fn(|f| average(total(f), count));
        let norms = averages.map(Norms::new);
        all.par_iter_mut().enumerate().for_each(|(number, one)| {
            if one.weighed_by == Some(averages) {
                return;
            }
            if one.weighed_by.is_some() {
                // Weights do not tell the numbers that they were made from.
                one.chunk = Chunk::new(&source.chunk(number));
            }
            one.chunk.weigh(&norms);
            if let Some(print) = prints[number].filter(|_| sink.remembers()) {
                sink.leave(&name(print), &Stored::write(&one.chunk, &averages, &one.stamp));
            }
        });
        let (chunks, stamps) = all.into_iter().map(|one| (one.chunk, one.stamp)).unzip();
        Ok(Self { chunks, stamps, averages })
    }
}

/// A chunk as it was left. Texts of it that do not stand any more are written again.
fn recalled(
    number: usize,
    print: Option<Fingerprint>,
    source: &dyn Source,
    sink: &dyn Sink,
) -> Result<Option<One>, SearchError> {
    let Some(print) = print else { return Ok(None) };
    let Some(stored) = sink.recall(&name(print)).and_then(|bytes| Stored::read(&bytes)) else {
        return Ok(None);
    };
    let mut missing = Vec::new();
    for block in 0..stored.chunk.ranks.len().div_ceil(BLOCK) {
        let path = ArtifactPath::new(format!("search/{}.js", name_of_texts(number, block)))?;
        if !sink.keeps(&path, print)? {
            missing.push(block);
        }
    }
    if !missing.is_empty() {
        let is_missing = |block: &usize| missing.binary_search(block).is_ok();
        texts(number, &source.chunk(number), &stored.stamp, Some(print), is_missing, sink)?;
    }
    Ok(Some(One { chunk: stored.chunk, stamp: stored.stamp, weighed_by: Some(stored.averages) }))
}

fn made(
    number: usize,
    print: Option<Fingerprint>,
    source: &dyn Source,
    sink: &dyn Sink,
) -> Result<One, SearchError> {
    let entries = source.chunk(number);
    let stamp = entries.iter().fold(BuildId::new(), BuildId::add_entry).text();
    texts(number, &entries, &stamp, print, |_| true, sink)?;
    Ok(One { chunk: Chunk::new(&entries), stamp, weighed_by: None })
}

/// Writes what the results of some blocks of a chunk show.
fn texts(
    chunk: usize,
    entries: &[Entry],
    stamp: &str,
    print: Option<Fingerprint>,
    which: impl Fn(&usize) -> bool,
    sink: &dyn Sink,
) -> Result<(), SearchError> {
    for (block, json) in blocks(entries)?.iter().enumerate().filter(|(block, _)| which(block)) {
        let artifact = script(&name_of_texts(chunk, block), json, stamp)?;
        sink.put(Artifact { made_from: print, ..artifact })?;
    }
    Ok(())
}

fn name_of_texts(chunk: usize, block: usize) -> String {
    format!("texts-{chunk}-{block}")
}

/// What a chunk is left under.
fn name(print: Fingerprint) -> String {
    format!("search-{print}")
}
