use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::search::Entry;
use crate::search::analysis::tokens;

/// The searched fields, in the order of every `[_; 4]` here.
pub(super) const FIELDS: [&str; 4] = ["title", "place", "text", "source"];

/// How often one entry holds a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// Index of the entry.
    pub(super) entry: usize,
    /// Occurrences in each field.
    pub(super) counts: [usize; FIELDS.len()],
}

/// Every term of the site in sorted order, with the entries that hold it.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) postings: BTreeMap<String, Vec<Posting>>,
    /// Number of terms in each field of each entry.
    pub(super) lengths: Vec<[usize; FIELDS.len()]>,
}

impl Terms {
    pub(super) fn collect(entries: &[Entry]) -> Self {
        let analysed: Vec<_> = entries.par_iter().map(analyse).collect();
        let mut terms = Self::default();
        for (entry, fields) in analysed.into_iter().enumerate() {
            terms.lengths.push(fields.each_ref().map(Vec::len));
            let mut counts: BTreeMap<String, [usize; FIELDS.len()]> = BTreeMap::new();
            for (field, tokens) in fields.into_iter().enumerate() {
                for token in tokens {
                    counts.entry(token).or_default()[field] += 1;
                }
            }
            for (term, counts) in counts {
                terms.postings.entry(term).or_default().push(Posting { entry, counts });
            }
        }
        terms
    }

    /// The bare syllables that occur, each once, sorted.
    pub(super) fn words(&self) -> Vec<&str> {
        let mut words: Vec<_> =
            self.postings.keys().filter_map(|term| term.split_once('!')).map(|(word, _)| word).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The terms of each field. Year and points are found like words, but their fields are not joined to the text
/// before them: a full stop keeps pairs apart.
fn analyse(entry: &Entry) -> [Vec<String>; FIELDS.len()] {
    let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
    let points = entry.points.as_deref().unwrap_or_default();
    [
        tokens(&entry.title),
        tokens(&format!("{}. {year}", entry.place)),
        tokens(&format!("{}. {points}", entry.text)),
        tokens(&entry.source),
    ]
}
