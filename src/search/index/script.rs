use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Fingerprinter, InvalidPath};
use crate::search::Entry;

/// The version of the files' format; part of every build id, so that an old script never reads new files.
pub(super) const FORMAT: &str = "4";

/// The script that hands one file of the index to the page. A line separator is legal in JSON and in today's
/// JavaScript, but ended a string before ES2019, and old phones visit.
pub(super) fn script(name: &str, json: &str, build: &str) -> Result<Artifact, InvalidPath> {
    let path = ArtifactPath::new(format!("search/{name}.js"))?;
    let mut bytes = Vec::with_capacity(json.len() + name.len() + 48);
    bytes.extend_from_slice(format!("minhbachIndex(\"{build}\",\"{name}\",").as_bytes());
    // both begin with this byte; the terms of a shard, which are most of an index, never hold it
    if json.as_bytes().contains(&0xe2) && json.contains(['\u{2028}', '\u{2029}']) {
        let safe = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        bytes.extend_from_slice(safe.as_bytes());
    } else {
        bytes.extend_from_slice(json.as_bytes());
    }
    bytes.extend_from_slice(b");\n");
    Ok(Artifact::new(path, bytes))
}

/// What a file is stamped with that was made from these inputs: a quarter of their fingerprint, since the manifest
/// has one for each shard.
pub(super) fn stamp_of(inputs: Fingerprint) -> String {
    inputs.to_string()[..8].to_owned()
}

/// What tells two builds of the index apart: whatever decides which entry and which term lies where.
pub(super) struct BuildId(Fingerprinter);

impl BuildId {
    pub(super) fn new() -> Self {
        Self(Fingerprinter::new().with(FORMAT.as_bytes()))
    }

    /// Takes one more part into account.
    pub(super) fn add(self, part: &str) -> Self {
        Self(self.0.with(part.as_bytes()))
    }

    /// Takes an entry into account: all that is searched or shown of it.
    pub(super) fn add_entry(self, entry: &Entry) -> Self {
        let Entry {
            url,
            kind,
            title,
            place,
            units,
            domain,
            year,
            date,
            status,
            text,
            source,
            points,
            loss,
            lost,
            doubts,
            rank,
        } = entry;
        let year = year.map(|year| year.to_string());
        let texts = [url, kind, title, place, text, source].map(|text| Some(text.as_str()));
        let others = [domain, &year, date, status, points, loss, lost].map(Option::as_deref);
        let lists = units.iter().chain(doubts.iter().flat_map(|one| [&one.verdict, &one.url]));
        let all = texts.into_iter().chain(others).chain(lists.map(|text| Some(text.as_str())));
        // the length of each part counts, and of what is missing a byte that no text has
        let parts = all.fold(self.0, |id, part| id.with(part.map_or(&[0xff], str::as_bytes)));
        Self(parts.with(&[*rank]))
    }

    /// Half of the fingerprint, which is enough to tell builds apart.
    pub(super) fn text(self) -> String {
        let all: Fingerprint = self.0.finish();
        all.to_string()[..16].to_owned()
    }
}
