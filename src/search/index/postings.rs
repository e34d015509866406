use rayon::prelude::*;

use super::FIELDS;
use super::chunk::{Chunk, Term};
use super::weights::{BOOSTS, Level, Norms, weight};

/// The chunks of a site as one index: every term once, in sorted order.
pub(super) struct Postings {
    pub(super) chunks: Vec<Chunk>,
    /// First entry of each chunk, then the number of all entries.
    pub(super) bases: Vec<u32>,
    /// Terms of all entries together in each field.
    pub(super) lengths: [u64; FIELDS.len()],
    norms: [Norms; FIELDS.len()],
    weights: Vec<f64>,
}

/// One entry that holds a term, and what the term weighs in each of its fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Posting {
    pub(super) entry: u32,
    pub(super) levels: [Level; FIELDS.len()],
    /// All fields together, and the rank of the entry: what the entry gains by the term.
    pub(super) impact: f64,
}

/// Where a term lies in one chunk. There are millions of them: two numbers, not references.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    chunk: u32,
    term: u32,
}

impl Postings {
    pub(super) fn new(chunks: Vec<Chunk>) -> Self {
        let mut bases = vec![0];
        let mut lengths = [0; FIELDS.len()];
        let mut count = 0;
        for chunk in &chunks {
            count += chunk.lengths.len() as u32;
            bases.push(count);
            for entry in &chunk.lengths {
                for (total, &length) in lengths.iter_mut().zip(entry) {
                    *total += u64::from(length);
                }
            }
        }
        let norms = lengths.map(|total| Norms::new(average(total, count)));
        let weights = (0..super::weights::LEVELS as u32).map(|level| weight(level as Level)).collect();
        Self { chunks, bases, lengths, norms, weights }
    }

    pub(super) fn count(&self) -> u32 {
        self.bases.last().copied().unwrap_or_default()
    }

    /// The places of all terms, sorted by name and then by chunk; places of one name are one term.
    pub(super) fn places(&self) -> Vec<Place> {
        let all = |(chunk, terms): (u32, u32)| (0..terms).map(move |term| Place { chunk, term });
        let terms = (0..).zip(self.chunks.iter().map(|chunk| chunk.terms.len() as u32));
        let mut places: Vec<Place> = terms.flat_map(all).collect();
        // stable: each chunk brings its terms in order
        places.par_sort_by(|a, b| self.name(*a).cmp(self.name(*b)));
        places
    }

    pub(super) fn term(&self, place: Place) -> &Term {
        &self.chunks[place.chunk as usize].terms[place.term as usize]
    }

    pub(super) fn name(&self, place: Place) -> &str {
        self.chunks[place.chunk as usize].name(self.term(place))
    }

    /// The terms of a range of places: the places of each.
    pub(super) fn terms<'p>(&self, places: &'p [Place]) -> impl Iterator<Item = &'p [Place]> {
        places.chunk_by(|a, b| self.name(*a) == self.name(*b))
    }

    /// The entries that hold a term, ascending.
    pub(super) fn of(&self, places: &[Place]) -> Vec<Posting> {
        let mut postings =
            Vec::with_capacity(places.iter().map(|&place| self.term(place).entries as usize).sum());
        for place in places {
            let chunk = &self.chunks[place.chunk as usize];
            let base = self.bases[place.chunk as usize];
            for counted in chunk.postings(self.term(*place)) {
                let entry = counted.entry as usize;
                let mut levels = [0; FIELDS.len()];
                let mut sum = 0.0;
                for f in 0..FIELDS.len() {
                    levels[f] = self.norms[f].level(counted.counts[f], chunk.lengths[entry][f]);
                    sum += BOOSTS[f] * self.weights[usize::from(levels[f])];
                }
                let impact = sum * (1.0 + f64::from(chunk.ranks[entry]) / 100.0);
                postings.push(Posting { entry: base + counted.entry, levels, impact });
            }
        }
        postings
    }
}

/// The average length of a field, never nothing.
fn average(total: u64, count: u32) -> f64 {
    (total as f64 / f64::from(count.max(1))).max(1.0)
}
