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

/// The places of one term.
type Term<'p> = &'p [Place<'p>];

/// Cuts the sorted terms into ranges whose indexes have about `limits.shard` bytes; at least one, so that an empty
/// site searches without an error. A term that fills half a file ends its range: what follows a common syllable is
/// asked for without it.
pub(super) fn ranges<'p>(places: &'p [Place<'p>], limits: Limits) -> Vec<Vec<Term<'p>>> {
    let mut ranges = vec![Vec::new()];
    let mut bytes = 0;
    let mut before = "";
    for term in places.chunk_by(|a, b| a.name == b.name) {
        let name = term[0].name;
        let size = size(before, term, limits);
        if bytes > 0 && bytes + size > limits.shard {
            ranges.push(Vec::new());
            bytes = 0;
        }
        if let Some(range) = ranges.last_mut() {
            range.push(term);
        }
        bytes += if size > limits.shard / 2 { limits.shard } else { size };
        before = name;
    }
    ranges
}

/// An estimate of the JSON of one term, from the shape of elasticlunr's format.
fn size(before: &str, term: Term<'_>, limits: Limits) -> usize {
    /// `"x":{"docs":{},"df":0},`
    const NODE: usize = 23;
    /// `"1234":{"tf":1.0},`
    const POSTING: usize = 18;
    let shared = term[0].name.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
    let entries: usize = term.iter().map(|place| place.term.entries as usize).sum();
    let fields: usize = term.iter().map(|place| place.term.fields as usize).sum();
    let kept = if entries > limits.head { fields * limits.head / entries } else { fields };
    (term[0].name.len() - shared) * NODE + kept * POSTING
}

/// A term with the entries that its shard names.
struct Kept<'p> {
    name: &'p str,
    postings: Vec<Posting>,
    /// In each field the number of entries that hold it, those beyond the shard among them.
    entries: [usize; FIELDS.len()],
}

pub(super) fn shard(range: &[Term<'_>], all: &Postings, limits: Limits, frame: &Frame) -> Shard {
    let mut kept = Vec::with_capacity(range.len());
    let mut rests: Vec<Rest<'_>> = Vec::new();
    for term in range {
        let mut postings = all.of(term);
        let mut entries = [0; FIELDS.len()];
        for posting in &postings {
            for (count, &level) in entries.iter_mut().zip(&posting.levels) {
                *count += usize::from(level > 0);
            }
        }
        let name = term[0].name;
        if postings.len() > limits.head {
            let rest = cut(&mut postings, limits.head);
            rests.push(Rest { name, postings: rest });
        }
        kept.push(Kept { name, postings, entries });
    }
    let weights = Weights::new();
    let roots = [0, 1, 2, 3].map(|field| root(&kept, field, &weights));
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

/// Each level as serde writes it into elasticlunr's JSON.
struct Weights([String; LEVELS]);

impl Weights {
    fn new() -> Self {
        Self(std::array::from_fn(|level| format!("{:?}", weight(level as u8))))
    }
}

/// The tree of letters of one field, as elasticlunr-rs writes it.
fn root(terms: &[Kept<'_>], field: usize, weights: &Weights) -> String {
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
            let weight = &weights.0[usize::from(posting.levels[field])];
            let _ = write!(json, r#"{comma}"{}":{{"tf":{weight}}}"#, posting.entry);
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
