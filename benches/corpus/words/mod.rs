//! The words that records are made of.
//!
//! In a sentence `{u}` is the commune, `{o}` the matter, `{n}` and `{d}` a part and its whole, `{t}` a village,
//! `{m}` a month, `{v}` the number of a document, `{y}` the year.

mod domains;
pub(super) mod names;
mod sentences;

pub(super) use domains::DOMAINS;
pub(super) use sentences::{
    CAUSES, CLOSINGS, DETAILS, EFFECTS, EXPLANATIONS, HEADINGS, KINDS, OPENINGS, PRAISE, REMEDIES_BEGUN,
    REMEDIES_DONE, REMEDIES_SEEN,
};

use super::number::Milli;

/// A domain of the criteria set.
pub(super) struct Domain {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    /// Position of the office that answers for it.
    pub(super) office: usize,
    pub(super) criteria: [Criterion; 4],
    /// What a finding can be about, the commonest first.
    pub(super) matters: &'static [&'static str],
}

/// A criterion.
pub(super) struct Criterion {
    pub(super) title: &'static str,
    pub(super) max: Milli,
    /// What `{n}` of `{d}` counts.
    pub(super) counted: &'static str,
    /// What can be wrong with a matter, the commonest first.
    pub(super) faults: [&'static str; 4],
}

impl Domain {
    /// The maximum, which is the sum of those of its criteria.
    pub(super) fn max(&self) -> Milli {
        self.criteria.iter().map(|criterion| criterion.max).sum()
    }
}
