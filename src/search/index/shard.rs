use std::fmt::Write as _;

use super::frame::Frame;
use super::postings::{Place, Posting, Postings};
use super::tail::{self, Rest};
use super::weights::{LEVELS, weight};
use super::{FIELDS, Limits};

/// One range of terms: an elasticlunr index, and what is cut off its most common terms.
#[derive(Debug)]
pub(super) struct Shard {
    pub(super) json: String,
    /// The files of the rest, each with the range of entries it is about.
    pub(super) rests: Vec<(u32, String)>,
}

/// Cuts the sorted terms into ranges whose indexes have about `limits.shard` bytes; at least one, so that an empty
/// site searches without an error. A term that fills half a file ends its range: what follows a common syllable is
/// asked for without it.
pub(super) fn ranges<'p>(places: &'p [Place], all: &Postings, limits: Limits) -> Vec<&'p [Place]> {
    let mut ranges = Vec::new();
    let (mut first, mut next, mut bytes) = (0, 0, 0);
    let mut before = "";
    for term in all.terms(places) {
        let name = all.name(term[0]);
        let size = size(before, name, term, all, limits);
        if bytes > 0 && bytes + size > limits.shard {
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
