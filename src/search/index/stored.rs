//! Weighed chunks as bytes, to be left for the next build.

use super::FIELDS;
use super::chunk::{Chunk, Term, push_number, take_number};
use super::columns::Columns;

/// A chunk as it was left.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) chunk: Chunk,
    /// What its weights compare with.
    pub(super) averages: [f64; FIELDS.len()],
    /// What the files of its texts are stamped with.
    pub(super) stamp: String,
}

impl Stored {
    pub(super) fn write(chunk: &Chunk, averages: &[f64; FIELDS.len()], stamp: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(chunk.names.len() + chunk.postings.len() + chunk.terms.len() * 5);
        for (average, total) in averages.iter().zip(chunk.total) {
            bytes.extend_from_slice(&average.to_bits().to_le_bytes());
            bytes.extend_from_slice(&total.to_le_bytes());
        }
        push_bytes(&mut bytes, stamp.as_bytes());
        push_bytes(&mut bytes, &chunk.ranks);
        for column in chunk.columns.all() {
            push_number(&mut bytes, column.values.len() as u32);
            column.values.iter().for_each(|value| push_bytes(&mut bytes, value.as_bytes()));
            push_number(&mut bytes, column.codes.len() as u32);
            column.codes.iter().for_each(|&code| push_number(&mut bytes, code));
        }
        push_number(&mut bytes, chunk.terms.len() as u32);
        for (at, term) in chunk.terms.iter().enumerate() {
            push_number(&mut bytes, term.name.1 - term.name.0);
            push_number(&mut bytes, chunk.end_of_postings(at) - term.postings);
            push_number(&mut bytes, term.entries);
            push_number(&mut bytes, term.fields);
        }
        push_bytes(&mut bytes, chunk.names.as_bytes());
        push_bytes(&mut bytes, &chunk.postings);
        bytes
    }

    /// `None` where the bytes are not what [`write`](Self::write) gives.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes { bytes, at: 0 };
        let (mut averages, mut chunk) = ([0.0; FIELDS.len()], Chunk::default());
        for (average, total) in averages.iter_mut().zip(&mut chunk.total) {
            *average = f64::from_bits(bytes.whole()?);
            *total = bytes.whole()?;
        }
        let stamp = bytes.text()?.to_owned();
        chunk.ranks = bytes.piece()?.to_vec();
        let mut columns = Columns::default();
        for column in columns.all_mut() {
            let values = (0..bytes.number()?).map(|_| Some(bytes.text()?.to_owned()));
            column.values = values.collect::<Option<_>>()?;
            column.codes = (0..bytes.number()?).map(|_| bytes.number()).collect::<Option<_>>()?;
        }
        chunk.columns = columns;
        let count = bytes.number()?;
        let (mut name, mut postings) = (0, 0);
        chunk.terms.reserve(count as usize);
        for _ in 0..count {
            let [named, posted, entries, fields] =
                [bytes.number()?, bytes.number()?, bytes.number()?, bytes.number()?];
            chunk.terms.push(Term { name: (name, name + named), postings, entries, fields });
            name += named;
            postings += posted;
        }
        chunk.names = bytes.text()?.to_owned();
        chunk.postings = bytes.piece()?.to_vec();
        let is_whole = chunk.names.len() == name as usize
            && chunk.postings.len() == postings as usize
            && bytes.at == bytes.bytes.len();
        is_whole.then_some(Self { chunk, averages, stamp })
    }
}

fn push_bytes(into: &mut Vec<u8>, bytes: &[u8]) {
    push_number(into, bytes.len() as u32);
    into.extend_from_slice(bytes);
}

struct Bytes<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Bytes<'b> {
    fn number(&mut self) -> Option<u32> {
        take_number(self.bytes, &mut self.at)
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn whole(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn piece(&mut self) -> Option<&'b [u8]> {
        let count = self.number()?;
        self.take(count as usize)
    }

    fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.piece()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Entry;
    use crate::search::index::weights::Norms;

    fn chunk() -> Chunk {
        let entry = |title: &str, year| Entry {
            title: title.to_owned(),
            text: "Chưa niêm yết thủ tục".to_owned(),
            units: vec!["Xã Một".to_owned()],
            year: Some(year),
            rank: 15,
            ..Entry::default()
        };
        let mut chunk = Chunk::new(&[entry("Hồ sơ trễ hạn", 2021), entry("Thủ tục, thủ tục", 2022)]);
        chunk.weigh(&[3.0, 2.0, 8.0, 1.0].map(Norms::new));
        chunk
    }

    #[test]
    fn a_chunk_is_read_as_it_was_written() {
        let chunk = chunk();
        let averages = [3.0, 2.0, 8.0, 1.0];
        let bytes = Stored::write(&chunk, &averages, "abc");
        let read = Stored::read(&bytes).expect("a chunk");
        assert_eq!(format!("{:?}", read.chunk.terms), format!("{:?}", chunk.terms));
        assert_eq!((read.averages, &*read.stamp), (averages, "abc"));
        assert_eq!((read.chunk.total, &read.chunk.ranks), (chunk.total, &chunk.ranks));
        assert_eq!((&read.chunk.names, &read.chunk.postings), (&chunk.names, &chunk.postings));
        let columns = |chunk: &Chunk| Columns::json(std::iter::once(&chunk.columns)).expect("columns");
        assert_eq!(columns(&read.chunk), columns(&chunk));
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_chunk() {
        let bytes = Stored::write(&chunk(), &[1.0; FIELDS.len()], "abc");
        for length in 0..bytes.len() {
            assert!(Stored::read(&bytes[..length]).is_none(), "{length} of {}", bytes.len());
        }
        assert!(Stored::read(&[&bytes[..], &[0]].concat()).is_none());
    }
}
