use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use crate::search::Entry;

/// Entries of one file. A result shows ten, which seldom lie next to each other.
pub(super) const BLOCK: usize = 16;

/// Characters of an entry's text that are kept for excerpts. What lies behind them is found all the same.
const EXCERPT_SOURCE: usize = 1_500;

/// One entry as a bare list: names of fields would outweigh short texts. The order is known to the engines. What few
/// entries have comes last and only there: figures that the audit doubts, a pair each.
struct Row<'e>(&'e Entry);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(entry) = self;
        let mut row = serializer.serialize_seq(None)?;
        row.serialize_element(&entry.url)?;
        row.serialize_element(&entry.title)?;
        row.serialize_element(&entry.place)?;
        row.serialize_element(&entry.year)?;
        row.serialize_element(&entry.status)?;
        row.serialize_element(&entry.points)?;
        row.serialize_element(&opening(&entry.text))?;
        if !entry.doubts.is_empty() {
            let pairs: Vec<_> = entry.doubts.iter().map(|one| (&one.verdict, &one.url)).collect();
            row.serialize_element(&pairs)?;
        }
        row.end()
    }
}

/// What the results of neighbouring entries show, in files of [`BLOCK`].
pub(super) fn blocks(entries: &[Entry]) -> Result<Vec<String>, serde_json::Error> {
    entries
        .chunks(BLOCK)
        .map(|block| {
            let rows = block.iter().map(|entry| serde_json::to_string(&Row(entry)));
            Ok(format!("[{}]", rows.collect::<Result<Vec<_>, _>>()?.join(",\n")))
        })
        .collect()
}

/// The text on one line, and of a long text its opening, cut between words.
fn opening(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= EXCERPT_SOURCE {
        return line;
    }
    let Some((end, _)) = line.char_indices().nth(EXCERPT_SOURCE) else { return line };
    let kept = &line[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |(whole_words, _)| whole_words);
    format!("{kept} …")
}
