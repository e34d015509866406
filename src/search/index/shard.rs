use std::fmt::Write as _;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::frame::Frame;
use super::postings::{Place, Posting, Postings};
use super::script::FORMAT;
use super::tail::{self, Rest};
use super::weights::{LEVELS, weight};
use super::{FIELDS, Limits};
use crate::artifact::{Fingerprint, Fingerprinter};

/// One range of terms: an elasticlunr index, and what is cut off its most common terms.
#[derive(Debug)]
pub(super) struct Shard {
    pub(super) json: String,
    /// The files of the rest, each with the range of entries it is about.
    pub(super) rests: Vec<(u32, String)>,
}

/// Cuts the sorted terms into ranges whose indexes have at most about `limits.shard` bytes; at least one, so that an
/// empty site searches without an error. A term that fills half a file ends its range: what follows a common syllable
/// is asked for without it.
///
/// A range that is half full ends before the next term whose letters say so. An edit that makes a range longer moves
/// at most the cuts that follow before such a term, not all of them to the end.
pub(super) fn ranges<'p>(places: &'p [Place], all: &Postings, limits: Limits) -> Vec<&'p [Place]> {
    let mut ranges = Vec::new();
    let (mut first, mut next, mut bytes) = (0, 0, 0);
    let mut before = "";
    for term in all.terms(places) {
        let name = all.name(term[0]);
        let size = size(before, name, term, all, limits);
        let may_end = bytes > limits.shard / 2 && begins_a_range(name);
        if bytes > 0 && (may_end || bytes + size > limits.shard) {
            ranges.push(&places[first..next]);
            (first, bytes) = (next, 0);
        }
        next += term.len();
        bytes += if size > limits.shard / 2 { limits.shard } else { size };
        before = name;
    }
    ranges.push(&places[first..]);
    ranges
}

/// What decides the files of each range: its terms with all their postings, and how many entries there are.
pub(super) fn prints(ranges: &[&[Place]], all: &Postings, limits: Limits) -> Vec<Fingerprint> {
    let common = [all.count(), limits.head as u32, limits.segment].map(u32::to_le_bytes).concat();
    // What an entry gains by its rank decides which entries a shard names.
    let ranks = all.chunks.iter().fold(Fingerprinter::new(), |print, chunk| print.with(&chunk.ranks));
    let common = Fingerprinter::new().with(FORMAT.as_bytes()).with(&common).with_fingerprint(ranks.finish());
    let common = common.finish();
    let print = |range: &&[Place]| {
        let mut spans: Vec<Option<(usize, usize)>> = vec![None; all.chunks.len()];
        for place in *range {
            let (span, term) = (&mut spans[place.chunk as usize], place.term as usize);
            *span = Some(span.map_or((term, term), |(first, last)| (first.min(term), last.max(term))));
        }
        let mut print = Fingerprinter::new().with_fingerprint(common);
        let mut shape = Vec::new();
        for ((chunk, base), span) in all.chunks.iter().zip(&all.bases).zip(spans) {
            let Some((first, last)) = span else { continue };
            // A range has neighbouring terms of each chunk: what they are, and what they weigh where.
            let terms = &chunk.terms[first..=last];
            shape.clear();
            for term in terms {
                shape.extend_from_slice(&(term.name.1 - term.name.0).to_le_bytes());
                shape.extend_from_slice(&term.entries.to_le_bytes());
            }
            let names = terms[0].name.0 as usize..chunk.terms[last].name.1 as usize;
            let postings = terms[0].postings as usize..chunk.end_of_postings(last) as usize;
            print = print
                .with(&base.to_le_bytes())
                .with(&shape)
                .with(&chunk.names.as_bytes()[names])
                .with(&chunk.postings[postings]);
        }
        print.finish()
    };
    ranges.par_iter().map(print).collect()
}

/// One term of some hundred, the same ones in every build.
fn begins_a_range(name: &str) -> bool {
    xxh3_64(name.as_bytes()).is_multiple_of(128)
}

/// An estimate of the JSON of one term, from the shape of elasticlunr's format.
fn size(before: &str, name: &str, term: &[Place], all: &Postings, limits: Limits) -> usize {
    /// `"x":{"docs":{},"df":0},`
    const NODE: usize = 23;
    /// `"1234":{"tf":1.0},`
    const POSTING: usize = 18;
    let shared = name.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
    let entries: usize = term.iter().map(|&place| all.term(place).entries as usize).sum();
    let fields: usize = term.iter().map(|&place| all.term(place).fields as usize).sum();
    let kept = if entries > limits.head { fields * limits.head / entries } else { fields };
    (name.len() - shared) * NODE + kept * POSTING
}

/// A term with the entries that its shard names.
struct Kept<'p> {
    name: &'p str,
    postings: Vec<Posting>,
    /// In each field the number of entries that hold it, those beyond the shard among them.
    entries: [usize; FIELDS.len()],
}

pub(super) fn shard(
    range: &[Place],
    all: &Postings,
    limits: Limits,
    frame: &Frame,
    numbers: &Numbers,
) -> Shard {
    let mut kept = Vec::new();
    let mut rests: Vec<Rest<'_>> = Vec::new();
    for term in all.terms(range) {
        let mut postings = all.of(term);
        let mut entries = [0; FIELDS.len()];
        for posting in &postings {
            for (count, &level) in entries.iter_mut().zip(&posting.levels) {
                *count += usize::from(level > 0);
            }
        }
        let name = all.name(term[0]);
        if postings.len() > limits.head {
            let rest = cut(&mut postings, limits.head);
            rests.push(Rest { name, postings: rest });
        }
        kept.push(Kept { name, postings, entries });
    }
    let weights = Weights::new();
    let roots = [0, 1, 2, 3].map(|field| root(&kept, field, &weights, numbers));
    let json = frame.filled(&roots, &tail::counts(&rests, all.count(), limits.segment));
    Shard { json, rests: tail::files(&rests, limits.segment) }
}

/// Leaves the `head` entries that gain most by the term, and gives the others; both ascending.
fn cut(postings: &mut Vec<Posting>, head: usize) -> Vec<Posting> {
    postings.sort_unstable_by(|a, b| b.impact.total_cmp(&a.impact).then(a.entry.cmp(&b.entry)));
    let mut rest = postings.split_off(head);
    postings.sort_unstable_by_key(|posting| posting.entry);
    rest.sort_unstable_by_key(|posting| posting.entry);
    rest
}

/// The numbers of entries in quotes, one after the other: most of an index are these.
pub(super) struct Numbers {
    text: String,
    ends: Vec<u32>,
}

impl Numbers {
    pub(super) fn new(entries: u32) -> Self {
        let mut numbers = Self { text: String::new(), ends: vec![0] };
        for entry in 0..entries {
            let _ = write!(numbers.text, r#""{entry}""#);
            numbers.ends.push(numbers.text.len() as u32);
        }
        numbers
    }

    fn of(&self, entry: u32) -> &str {
        let entry = entry as usize;
        &self.text[self.ends[entry] as usize..self.ends[entry + 1] as usize]
    }
}

/// What follows the number of an entry for each level of a weight, as serde writes it into elasticlunr's JSON.
struct Weights([String; LEVELS]);

impl Weights {
    fn new() -> Self {
        Self(std::array::from_fn(|level| format!(r#":{{"tf":{:?}}}"#, weight(level as u8))))
    }
}

/// The tree of letters of one field, as elasticlunr-rs writes it.
fn root(terms: &[Kept<'_>], field: usize, weights: &Weights, numbers: &Numbers) -> String {
    let mut json = String::with_capacity(terms.iter().map(|term| 60 + term.postings.len() * 18).sum());
    json.push_str(r#"{"docs":{},"df":0"#);
    let mut before = "";
    let mut depth = 0;
    for term in terms.iter().filter(|term| term.entries[field] > 0) {
        let shared = shared(before, term.name);
        let common = term.name[..shared].chars().count();
        (common..depth).for_each(|_| json.push('}'));
        let letters = term.name[shared..].chars();
        depth = common + letters.clone().count();
        let mut left = depth - common;
        for letter in letters {
            let _ = write!(json, r#","{letter}":{{"docs":{{"#);
            left -= 1;
            if left > 0 {
                json.push_str(r#"},"df":0"#);
            }
        }
        let mut first = true;
        for posting in term.postings.iter().filter(|posting| posting.levels[field] > 0) {
            let comma = if first { "" } else { "," };
            first = false;
            for part in [comma, numbers.of(posting.entry), &weights.0[usize::from(posting.levels[field])]] {
                json.push_str(part);
            }
        }
        let _ = write!(json, r#"}},"df":{}"#, term.entries[field]);
        before = term.name;
    }
    (0..depth).for_each(|_| json.push('}'));
    json.push('}');
    json
}

/// Bytes of the letters that two terms begin with together.
fn shared(before: &str, term: &str) -> usize {
    let same = before.chars().zip(term.chars()).take_while(|(a, b)| a == b);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}
