use super::FIELDS;
use super::columns::Columns;
use super::terms::Terms;
use super::weights::{LONGEST_FIELD, Level, Norms};
use crate::search::Entry;

/// The terms of some thousand neighbouring entries, packed: all that stays of the entries once their texts are
/// written. First with the number of occurrences; once all chunks are there, [`weighed`](Chunk::weigh).
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Number of terms in each field of each entry.
    lengths: Vec<[u16; FIELDS.len()]>,
    /// The same of all entries together.
    pub(super) total: [u64; FIELDS.len()],
    pub(super) ranks: Vec<u8>,
    pub(super) columns: Columns,
    /// Every term of these entries, in sorted order.
    pub(super) terms: Vec<Term>,
    pub(super) names: String,
    pub(super) postings: Vec<u8>,
}

/// One term of a chunk: where its name and its postings lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) name: (u32, u32),
    pub(super) postings: u32,
    /// Entries that hold it.
    pub(super) entries: u32,
    /// Fields that hold it, over all entries.
    pub(super) fields: u32,
}

/// How often one entry holds a term.
#[derive(Debug, Clone, Copy)]
struct Counted {
    /// Its number within the chunk.
    entry: u32,
    /// Occurrences in each field; 255 stands for more.
    counts: [u8; FIELDS.len()],
}

/// What a term weighs in one entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed {
    /// Its number within the chunk.
    pub(super) entry: u32,
    /// Its weight in each field, 0 where the field does not hold it.
    pub(super) levels: [Level; FIELDS.len()],
}

impl Chunk {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut chunk = Self::default();
        let mut lists = Lists::default();
        for (number, entry) in (0..).zip(entries) {
            let lengths = lists.add(number, entry);
            for (total, length) in chunk.total.iter_mut().zip(lengths) {
                *total += u64::from(length);
            }
            chunk.lengths.push(lengths);
            chunk.ranks.push(entry.rank);
            chunk.columns.push(entry);
        }
        chunk.pack(lists);
        chunk
    }

    /// Where the postings of a term end.
    pub(super) fn end_of_postings(&self, term: usize) -> u32 {
        self.terms.get(term + 1).map_or(self.postings.len() as u32, |next| next.postings)
    }

    pub(super) fn name(&self, term: &Term) -> &str {
        &self.names[term.name.0 as usize..term.name.1 as usize]
    }

    fn pack(&mut self, lists: Lists) {
        let mut terms: Vec<_> = lists.terms.into_texts().into_iter().zip(lists.lists).collect();
        terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (name, list) in terms {
            let start = self.names.len() as u32;
            self.names.push_str(&name);
            let postings = self.postings.len() as u32;
            let mut fields = 0;
            let mut before = 0;
            for Counted { entry, counts } in &list {
                fields += self.posting(entry - before, counts);
                before = *entry;
            }
            let name = (start, self.names.len() as u32);
            self.terms.push(Term { name, postings, entries: list.len() as u32, fields });
        }
        self.names.shrink_to_fit();
        self.postings.shrink_to_fit();
        self.terms.shrink_to_fit();
    }

    /// The gap to the entry before, then which fields hold the term, then how often in each of them.
    fn posting(&mut self, gap: u32, counts: &[u8; FIELDS.len()]) -> u32 {
        push_number(&mut self.postings, gap);
        let mask = counts.iter().enumerate().fold(0, |mask, (f, &count)| mask | (u8::from(count > 0) << f));
        self.postings.push(mask);
        self.postings.extend(counts.iter().filter(|&&count| count > 0));
        mask.count_ones()
    }

    /// Puts the weight of each term in each field in place of the number of occurrences.
    pub(super) fn weigh(&mut self, norms: &[Norms; FIELDS.len()]) {
        let mut at = 0;
        for number in 0..self.terms.len() {
            let mut entry = 0;
            for _ in 0..self.terms[number].entries {
                let Some(gap) = take_number(&self.postings, &mut at) else { return };
                entry += gap;
                let Some(&mask) = self.postings.get(at) else { return };
                at += 1;
                for (f, norms) in norms.iter().enumerate().filter(|(f, _)| mask >> f & 1 == 1) {
                    let length = self.lengths.get(entry as usize).map_or(0, |lengths| lengths[f]);
                    if let Some(posting) = self.postings.get_mut(at) {
                        *posting = norms.level(*posting, length);
                    }
                    at += 1;
                }
            }
        }
        self.lengths = Vec::new();
    }

    /// The entries that hold a term, ascending, once they are weighed.
    pub(super) fn postings(&self, term: &Term) -> impl Iterator<Item = Weighed> + '_ {
        let mut at = term.postings as usize;
        let mut entry = 0;
        (0..term.entries).map_while(move |_| {
            entry += take_number(&self.postings, &mut at)?;
            let mask = *self.postings.get(at)?;
            at += 1;
            let mut levels = [0; FIELDS.len()];
            for (_, level) in levels.iter_mut().enumerate().filter(|(f, _)| mask >> f & 1 == 1) {
                *level = *self.postings.get(at)?;
                at += 1;
            }
            Some(Weighed { entry, levels })
        })
    }
}

/// Seven bits a byte, the lowest first, with the eighth set on all but the last.
pub(super) fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub(super) fn take_number(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let (mut number, mut shift) = (0_u32, 0);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
    }
}

#[derive(Default)]
struct Lists {
    terms: Terms,
    /// By the numbers of terms.
    lists: Vec<Vec<Counted>>,
}

impl Lists {
    /// The terms of each field. Year and points are found like words, but are not joined to the text before them:
    /// their own call keeps pairs apart. What the units of an entry lie in counts as little as the source: who names a
    /// district means first what is about the district itself.
    fn add(&mut self, number: u32, entry: &Entry) -> [u16; FIELDS.len()] {
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let points = entry.points.as_deref().unwrap_or_default();
        let (own, around) = entry.places();
        let texts: [[&str; 2]; FIELDS.len()] =
            [[&entry.title, ""], [own, &year], [&entry.text, points], [&entry.source, around]];
        let mut lengths = [0; FIELDS.len()];
        for (f, parts) in texts.into_iter().enumerate() {
            for part in parts {
                self.terms.each(part, |term| {
                    lengths[f] = u16::min(lengths[f] + 1, LONGEST_FIELD);
                    count(&mut self.lists, term as usize, number, f);
                });
            }
        }
        lengths
    }
}

fn count(lists: &mut Vec<Vec<Counted>>, term: usize, entry: u32, field: usize) {
    if lists.len() <= term {
        lists.resize_with(term + 1, Vec::new);
    }
    let list = &mut lists[term];
    match list.last_mut() {
        Some(last) if last.entry == entry => last.counts[field] = last.counts[field].saturating_add(1),
        _ => {
            let mut counts = [0; FIELDS.len()];
            counts[field] = 1;
            list.push(Counted { entry, counts });
        }
    }
}
