//! From entries to the scripts of the index.
//!
//! [`Terms`](terms::Terms) collects which entry holds which term how often; [`shard`] hands one range of terms
//! after the other to elasticlunr-rs; [`texts`] keeps what results show; [`manifest`] says where to find what.
//! Shards are cut by size, not by number of entries, so a small site has one and a phone never loads the whole
//! index of a large one.

mod language;
mod manifest;
mod script;
mod shard;
mod terms;
mod texts;

use std::fmt;

use crate::artifact::{Artifact, InvalidPath};
use crate::search::Entry;
use manifest::Manifest;
use script::Script;
use terms::Terms;

/// How large the files of the index may grow, in bytes of JSON, before the next one starts. One term or one
/// entry is never divided, so a file may be larger by that much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of a `terms-<n>.js`. They compress to about a tenth.
    pub shard: usize,
    /// Of a `texts-<n>.js`. They compress to about a third.
    pub texts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { shard: 300_000, texts: 100_000 }
    }
}

/// Why no index could be made.
#[derive(Debug)]
pub enum SearchError {
    /// A file name of the index is no output path.
    Path(InvalidPath),
    /// The index could not be written as JSON.
    Json(serde_json::Error),
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Json(error) => write!(f, "search index: {error}"),
        }
    }
}

impl std::error::Error for SearchError {}

impl From<InvalidPath> for SearchError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

impl From<serde_json::Error> for SearchError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

/// The search index of a site: the files below `search/`, manifest first.
///
/// The order of the entries is part of the result: hand them over in a stable one.
///
/// # Errors
/// [`SearchError`] if elasticlunr's index does not serialise.
pub fn artifacts(entries: &[Entry]) -> Result<Vec<Artifact>, SearchError> {
    artifacts_within(entries, Limits::default())
}

/// Like [`artifacts`], with files of other sizes.
///
/// # Errors
/// As [`artifacts`].
pub fn artifacts_within(entries: &[Entry], limits: Limits) -> Result<Vec<Artifact>, SearchError> {
    let terms = Terms::collect(entries);
    let shards = shard::shards(&terms, limits.shard)?;
    let texts = texts::blocks(entries, limits.texts)?;
    let manifest = Manifest::new(entries, &terms, &shards, &texts);

    let mut scripts = vec![Script { name: "manifest".to_owned(), json: serde_json::to_string(&manifest)? }];
    scripts.extend(shards.into_iter().enumerate().map(|(n, shard)| Script::numbered("terms", n, shard.json)));
    scripts.extend(texts.into_iter().enumerate().map(|(n, block)| Script::numbered("texts", n, block.json)));
    let build = script::build_id(&scripts);
    scripts.iter().map(|script| Ok(script.artifact(&build)?)).collect()
}

#[cfg(test)]
mod tests;
