use serde::Serialize;

use crate::search::Entry;

/// Entries of one file. A result shows ten, which seldom lie next to each other.
pub(super) const BLOCK: usize = 16;

/// Characters of an entry's text that are kept for excerpts. What lies behind them is found all the same.
const EXCERPT_SOURCE: usize = 1_500;

/// One entry as a bare list: names of fields would outweigh short texts. The order is known to the engines.
#[derive(Serialize)]
struct Row<'e>(&'e str, &'e str, &'e str, Option<i32>, Option<&'e str>, Option<&'e str>, String);

/// What the results of neighbouring entries show, in files of [`BLOCK`].
pub(super) fn blocks(entries: &[Entry]) -> Result<Vec<String>, serde_json::Error> {
    entries
        .chunks(BLOCK)
        .map(|block| {
            let rows = block.iter().map(|entry| serde_json::to_string(&row(entry)));
            Ok(format!("[{}]", rows.collect::<Result<Vec<_>, _>>()?.join(",\n")))
        })
        .collect()
}

fn row(entry: &Entry) -> Row<'_> {
    Row(
        &entry.url,
        &entry.title,
        &entry.place,
        entry.year,
        entry.status.as_deref(),
        entry.points.as_deref(),
        opening(&entry.text),
    )
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
