use rayon::prelude::*;

use super::FIELDS;
use super::chunk::{Chunk, Term, Weighed};
use super::weights::{BOOSTS, LEVELS, Level, weight};

/// The chunks of a site as one index: every term once, in sorted order.
pub(super) struct Postings {
    pub(super) chunks: Vec<Chunk>,
    /// First entry of each chunk, then the number of all entries.
    pub(super) bases: Vec<u32>,
    weights: [f64; LEVELS],
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
    pub(super) chunk: u32,
    pub(super) term: u32,
}

impl Postings {
    /// Of chunks that are weighed.
    pub(super) fn new(chunks: Vec<Chunk>) -> Self {
        let mut bases = vec![0];
        let mut count = 0;
        for chunk in &chunks {
            count += chunk.ranks.len() as u32;
            bases.push(count);
        }
        Self { chunks, bases, weights: std::array::from_fn(|level| weight(level as Level)) }
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
            for Weighed { entry, levels } in chunk.postings(self.term(*place)) {
                let weights = levels.iter().zip(BOOSTS);
                let sum: f64 = weights.map(|(&level, boost)| boost * self.weights[usize::from(level)]).sum();
                let impact = sum * (1.0 + f64::from(chunk.ranks[entry as usize]) / 100.0);
                postings.push(Posting { entry: base + entry, levels, impact });
            }
        }
        postings
    }
}
