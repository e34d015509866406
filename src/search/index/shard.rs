use std::collections::{BTreeMap, BTreeSet};

use elasticlunr::IndexBuilder;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::language::Analysed;
use super::terms::{FIELDS, Posting, Terms};

/// One range of terms as an elasticlunr index.
#[derive(Debug)]
pub(super) struct Shard {
    /// The first term; the range ends where the next shard starts.
    pub(super) start: String,
    pub(super) json: String,
}

type Range<'t> = Vec<(&'t str, &'t [Posting])>;

/// Cuts the sorted terms into indexes of about `limit` bytes each; at least one, so that an empty site searches
/// without an error.
pub(super) fn shards(terms: &Terms, limit: usize) -> Result<Vec<Shard>, serde_json::Error> {
    ranges(terms, limit).par_iter().map(|range| shard(range, terms)).collect()
}

fn ranges(terms: &Terms, limit: usize) -> Vec<Range<'_>> {
    let mut ranges = vec![Range::new()];
    let mut size = Size::default();
    for (term, postings) in &terms.postings {
        size.add(term, postings);
        if size.bytes > limit && ranges.last().is_some_and(|range| !range.is_empty()) {
            size = Size::default();
            size.add(term, postings);
            ranges.push(Range::new());
        }
        if let Some(range) = ranges.last_mut() {
            range.push((term, postings));
        }
    }
    ranges
}

/// An estimate of the JSON of a range, from the shape of elasticlunr's format.
#[derive(Default)]
struct Size<'t> {
    bytes: usize,
    before: &'t str,
    entries: BTreeSet<usize>,
}

impl<'t> Size<'t> {
    /// `"x":{"df":0,"docs":{}},`
    const NODE: usize = 24;
    /// `"1234":{"tf":1.0},`
    const POSTING: usize = 19;
    /// `"1234":{}` and `"1234":{"text":100}`
    const ENTRY: usize = 36;

    fn add(&mut self, term: &'t str, postings: &[Posting]) {
        let shared = term.bytes().zip(self.before.bytes()).take_while(|(a, b)| a == b).count();
        let nodes = term.len() - shared;
        self.before = term;
        for field in 0..FIELDS.len() {
            let held = postings.iter().filter(|posting| posting.counts[field] > 0).count();
            if held > 0 {
                self.bytes += nodes * Self::NODE + held * Self::POSTING;
            }
        }
        let known = self.entries.len();
        self.entries.extend(postings.iter().map(|posting| posting.entry));
        self.bytes += (self.entries.len() - known) * Self::ENTRY;
    }
}

fn shard(range: &Range<'_>, terms: &Terms) -> Result<Shard, serde_json::Error> {
    let mut index =
        IndexBuilder::with_language(Box::new(Analysed)).save_docs(false).add_fields(FIELDS).build();
    for (entry, texts) in texts(range) {
        index.add_doc(&entry.to_string(), texts);
    }
    let mut index = serde_json::to_value(&index)?;
    complete(&mut index["documentStore"], terms);
    Ok(Shard {
        start: range.first().map(|(term, _)| (*term).to_owned()).unwrap_or_default(),
        json: serde_json::to_string(&index)?,
    })
}

/// What each entry holds of the range, as text for the tokenizer of [`Analysed`].
fn texts(range: &Range<'_>) -> BTreeMap<usize, [String; FIELDS.len()]> {
    let mut texts: BTreeMap<usize, [String; FIELDS.len()]> = BTreeMap::new();
    for (term, postings) in range {
        for posting in *postings {
            let fields = texts.entry(posting.entry).or_default();
            for (text, count) in fields.iter_mut().zip(posting.counts) {
                for _ in 0..count {
                    text.push_str(term);
                    text.push(' ');
                }
            }
        }
    }
    texts
}

/// Puts the numbers of the whole site into the document store of a shard, which elasticlunr made from the terms
/// of the range alone: the length of a field divides its score, the number of documents is part of every idf.
/// Fields without a term of the range are left out; elasticlunr.js never asks for their length.
fn complete(store: &mut Value, terms: &Terms) {
    store["length"] = json!(terms.lengths.len());
    let Some(documents) = store["docInfo"].as_object_mut() else { return };
    for (reference, fields) in documents {
        let lengths = reference.parse().ok().and_then(|entry: usize| terms.lengths.get(entry));
        let (Some(fields), Some(lengths)) = (fields.as_object_mut(), lengths) else { continue };
        for (name, length) in FIELDS.iter().zip(lengths) {
            if fields.get(*name).is_some_and(|here| *here == json!(0)) {
                fields.remove(*name);
            } else {
                fields.insert((*name).to_owned(), json!(length));
            }
        }
    }
}
