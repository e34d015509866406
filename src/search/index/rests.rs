use std::collections::HashMap;

use super::SearchError;
use super::chunk::{push_number, take_number};
use crate::artifact::{ArtifactPath, Fingerprint, Sink};

/// Which files with the rest of its terms each shard has, as the last build left them: without a shard being made,
/// nothing else would tell.
#[derive(Debug, Default)]
pub(super) struct Rests(HashMap<String, Vec<u32>>);

/// What they are left under.
const NAME: &str = "search-rests";
/// Characters of a fingerprint.
const PRINT: usize = 32;

impl Rests {
    pub(super) fn recall(sink: &dyn Sink) -> Self {
        sink.recall(NAME).and_then(|bytes| Self::read(&bytes)).unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut shards = HashMap::new();
        let mut at = 0;
        while at < bytes.len() {
            let print = std::str::from_utf8(bytes.get(at..at + PRINT)?).ok()?;
            at += PRINT;
            let count = take_number(bytes, &mut at)?;
            let segments = (0..count).map(|_| take_number(bytes, &mut at)).collect::<Option<_>>()?;
            shards.insert(print.to_owned(), segments);
        }
        Some(Self(shards))
    }

    pub(super) fn leave(prints: &[Fingerprint], rests: &[Vec<u32>], sink: &dyn Sink) {
        let mut bytes = Vec::new();
        for (print, segments) in prints.iter().zip(rests) {
            bytes.extend_from_slice(print.to_string().as_bytes());
            push_number(&mut bytes, segments.len() as u32);
            segments.iter().for_each(|&segment| push_number(&mut bytes, segment));
        }
        sink.leave(NAME, &bytes);
    }

    /// The segments of a shard that was made from the same the last time, and which of its files do not stand.
    pub(super) fn standing(
        &self,
        number: usize,
        print: Fingerprint,
        sink: &dyn Sink,
    ) -> Result<Option<Standing>, SearchError> {
        let Some(segments) = self.0.get(&print.to_string()) else { return Ok(None) };
        let rests = segments.iter().map(|segment| format!("more-{number}-{segment}"));
        let mut missing = Vec::new();
        for name in std::iter::once(format!("terms-{number}")).chain(rests) {
            if !sink.keeps(&ArtifactPath::new(format!("search/{name}.js"))?, print)? {
                missing.push(name);
            }
        }
        Ok(Some(Standing { segments: segments.clone(), missing }))
    }
}

/// The files of a shard that need not be made.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) segments: Vec<u32>,
    /// Those of its files that do not stand.
    pub(super) missing: Vec<String>,
}
