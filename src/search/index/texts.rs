use serde::Serialize;

use crate::search::Entry;

/// Characters of an entry's text that are kept for excerpts. What lies behind them is found all the same.
const EXCERPT_SOURCE: usize = 1_500;

/// What results show, for one range of entries.
#[derive(Debug)]
pub(super) struct Block {
    /// Index of the first entry; the range ends where the next block starts.
    pub(super) start: usize,
    pub(super) json: String,
}

/// One entry as a bare list: names of fields would outweigh short texts. The order is known to `search.js`.
#[derive(Serialize)]
struct Row<'e>(&'e str, &'e str, &'e str, Option<i32>, Option<&'e str>, Option<&'e str>, String);

/// Cuts the entries into blocks of about `limit` bytes each.
pub(super) fn blocks(entries: &[Entry], limit: usize) -> Result<Vec<Block>, serde_json::Error> {
    let mut blocks = Vec::new();
    let mut rows: Vec<String> = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (position, entry) in entries.iter().enumerate() {
        let row = serde_json::to_string(&row(entry))?;
        if bytes + row.len() > limit && !rows.is_empty() {
            blocks.push(block(start, &rows));
            rows.clear();
            (start, bytes) = (position, 0);
        }
        bytes += row.len() + 1;
        rows.push(row);
    }
    if !rows.is_empty() {
        blocks.push(block(start, &rows));
    }
    Ok(blocks)
}

fn block(start: usize, rows: &[String]) -> Block {
    Block { start, json: format!("[{}]", rows.join(",\n")) }
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
    let Some((end, _)) = line.char_indices().nth(EXCERPT_SOURCE) else { return line };
    let kept = &line[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |(whole_words, _)| whole_words);
    format!("{kept} …")
}
