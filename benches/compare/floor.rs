//! What a machine needs for the least that any generator must do: `floor CONTENT SITE OUT`.
//!
//! Reads and parses every record below `CONTENT` into borrowed fields, reads the documents, then writes files of the
//! names and sizes of those below `SITE` into `OUT`, with two threads. Nothing is joined, checked or rendered.

use std::borrow::Cow;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use serde::Deserialize;

type Text<'a> = Cow<'a, str>;

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Records<'a> {
    #[serde(borrow, default)]
    findings: Vec<Finding<'a>>,
    #[serde(borrow, default)]
    results: Vec<Score<'a>>,
    #[serde(borrow, default)]
    units: Vec<Unit<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Unit<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    kind: Text<'a>,
    #[serde(borrow)]
    parent: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Score<'a> {
    #[serde(borrow)]
    unit: Text<'a>,
    year: i32,
    #[serde(borrow)]
    totals: Totals<'a>,
    #[serde(borrow)]
    domains: Vec<Domain<'a>>,
    #[serde(borrow)]
    source: Source<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Totals<'a> {
    #[serde(borrow)]
    total: Text<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Domain<'a> {
    #[serde(borrow)]
    code: Text<'a>,
    #[serde(borrow)]
    appraised: Text<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Source<'a> {
    #[serde(borrow)]
    document: Text<'a>,
    #[serde(borrow)]
    locator: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Finding<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    year: i32,
    #[serde(borrow)]
    units: Vec<Text<'a>>,
    #[serde(borrow)]
    domain: Text<'a>,
    #[serde(borrow)]
    criterion: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    reason: Option<Text<'a>>,
    #[serde(borrow)]
    explanation: Option<Text<'a>>,
    #[serde(borrow)]
    due: Option<Text<'a>>,
    #[serde(borrow, default)]
    history: Vec<Step<'a>>,
    #[serde(borrow)]
    source: Source<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsed, not used")]
struct Step<'a> {
    #[serde(borrow)]
    as_of: Text<'a>,
    #[serde(borrow)]
    status: Text<'a>,
    #[serde(borrow)]
    text: Text<'a>,
}

type Fault = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Fault> {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [content, site, out] = words.as_slice() else { return Err("usage: floor CONTENT SITE OUT".into()) };
    let inputs = files(content)?;
    in_halves(&inputs, |(path, _)| {
        let bytes = fs::read(content.join(path))?;
        let text = std::str::from_utf8(&bytes)?;
        if path.extension().is_some_and(|extension| extension == "json") {
            std::hint::black_box(serde_json::from_str::<Records<'_>>(text)?);
        }
        Ok(())
    })?;
    let outputs = files(site)?;
    let filler: Vec<u8> = "Ủy ban nhân dân xã. ".bytes().cycle().take(1 << 20).collect();
    in_halves(&outputs, |(path, size)| {
        let target = out.join(path);
        if let Some(folder) = target.parent()
            && let Err(error) = fs::create_dir(folder)
            && error.kind() == io::ErrorKind::NotFound
        {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::create(target)?;
        let mut left = *size;
        while left > 0 {
            let part = left.min(filler.len());
            file.write_all(&filler[..part])?;
            left -= part;
        }
        Ok(())
    })
}

/// The work on each file, half of them on each of two threads.
fn in_halves(
    files: &[(PathBuf, usize)],
    work: impl Fn(&(PathBuf, usize)) -> Result<(), Fault> + Sync,
) -> Result<(), Fault> {
    let (one, other) = files.split_at(files.len() / 2);
    thread::scope(|scope| {
        let second = scope.spawn(|| other.iter().try_for_each(&work));
        one.iter().try_for_each(&work)?;
        second.join().map_err(|_| "a thread failed")?
    })
}

/// Every file below a folder with its size, sorted by path.
fn files(root: &Path) -> io::Result<Vec<(PathBuf, usize)>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push((path, usize::try_from(entry.metadata()?.len()).unwrap_or(usize::MAX)));
            }
        }
    }
    found.sort();
    Ok(found)
}
