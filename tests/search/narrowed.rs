//! Facets, filters, spans of dates, orders and nearest topics: what the browser's engine says, against the entries that
//! the index was made of and the hits of the other engine.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::{Engine, Entry, Files, LIMITS, Meaning, artifacts, sample};

/// What twins.mjs prints of one query.
#[derive(Debug, Deserialize)]
struct Answer {
    query: String,
    values: BTreeMap<String, Vec<String>>,
    from: Option<String>,
    to: Option<String>,
    sort: String,
    hits: Vec<(u32, f64)>,
    counts: BTreeMap<String, BTreeMap<String, usize>>,
    topics: Vec<u32>,
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, name: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(format!("search/{name}.js")))
    }
}

/// The entries of the sample with something in every column.
fn entries() -> Vec<Entry> {
    let json = fs::read(sample().join("entries.json")).expect("the entries of the sample");
    let mut entries: Vec<Entry> = serde_json::from_slice(&json).expect("valid entries");
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    for (n, entry) in entries.iter_mut().enumerate() {
        let units: &[&str] = [&["Xã A"][..], &[], &["Xã A", "Xã B"], &["Xã B"]][n % 4];
        entry.units = units.iter().map(|name| (*name).to_owned()).collect();
        entry.domain = some(["thu-tuc", "", "__proto__"][n % 3]);
        entry.loss = some(["exact", "range", "unknown", "", "exact"][n % 5]);
        entry.lost = some(["0.5", "10", "", "", "2.25"][n % 5]);
        entry.date = some(["2021-08-30", "2022", "2023-05", "", "2022-06-15", "2024-01-02", "2021"][n % 7]);
    }
    entries
}

/// The values of one column of an entry.
fn column(entry: &Entry, name: &str) -> Vec<String> {
    let year = || entry.year.map(|year| year.to_string());
    let one = |value: Option<String>| value.into_iter().collect();
    match name {
        "kind" => vec![entry.kind.clone()],
        "year" => one(year()),
        "unit" => entry.units.clone(),
        "domain" => one(entry.domain.clone()),
        "status" => one(entry.status.clone()),
        "loss" => one(entry.loss.clone()),
        "date" => one(entry.date.clone().or_else(year)),
        other => panic!("no column {other}"),
    }
}

/// Whether the day of an entry lies between two others; each of the three may be only a month or a year.
fn within(entry: &Entry, from: Option<&str>, to: Option<&str>) -> bool {
    if from.is_none() && to.is_none() {
        return true;
    }
    let Some(day) = column(entry, "date").pop() else { return false };
    // the first and the last day that a shorter date can mean
    let first = |date: &str| format!("{date}{}", &"0000-00-00"[date.len()..]);
    let last = |date: &str| format!("{date}{}", &"9999-99-99"[date.len()..]);
    from.is_none_or(|from| last(&day) >= first(from)) && to.is_none_or(|to| first(&day) <= last(to))
}

fn allowed(entry: &Entry, answer: &Answer) -> bool {
    let chosen =
        |(name, values): (&String, &Vec<String>)| column(entry, name).iter().any(|one| values.contains(one));
    answer.values.iter().all(chosen) && within(entry, answer.from.as_deref(), answer.to.as_deref())
}

/// By date, newest first, or by points as numbers, most first; what has none comes last, the better hit first.
fn order(sort: &str, a: (&Entry, &(u32, f64)), b: (&Entry, &(u32, f64))) -> Ordering {
    let better = || b.1.1.total_cmp(&a.1.1).then(a.1.0.cmp(&b.1.0));
    let lost = |entry: &Entry| entry.lost.as_ref().map(|text| text.parse::<f64>().expect("a number"));
    let by = match sort {
        "date" => column(b.0, "date").pop().cmp(&column(a.0, "date").pop()),
        "points" => lost(b.0).unwrap_or(-1.0).total_cmp(&lost(a.0).unwrap_or(-1.0)),
        _ => Ordering::Equal,
    };
    if sort == "relevance" { b.1.1.total_cmp(&a.1.1) } else { by.then_with(better) }
}

#[test]
fn what_narrows_and_sorts_hits_agrees_with_their_entries() {
    let entries = entries();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("narrowed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("search")).expect("a folder");
    for artifact in artifacts(&entries, &Meaning::default(), LIMITS).expect("an index") {
        fs::write(folder.join(artifact.path.as_str()), &artifact.bytes).expect("a file");
    }
    let files = Folder(folder.clone());
    let engine = Engine::open(&files).expect("an index");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/twins.mjs");
    let output = Command::new("node").arg(script).arg("narrowed").arg(&folder).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let (mut narrowed, mut found) = (0, 0);
    for line in text.lines() {
        let answer: Answer = serde_json::from_str(line).expect("JSON");
        let said =
            format!("{} {:?} {:?}–{:?} {}", answer.query, answer.values, answer.from, answer.to, answer.sort);
        let of = |id: u32| &entries[id as usize];
        found += answer.hits.len();
        let all = engine.search(&answer.query, usize::MAX).expect("an answer");
        let ids: BTreeSet<u32> = answer.hits.iter().map(|hit| hit.0).collect();
        assert!(ids.iter().all(|&id| allowed(of(id), &answer)), "{said}");
        if answer.sort == "relevance" {
            let missing = all.iter().find(|hit| allowed(of(hit.entry), &answer) && !ids.contains(&hit.entry));
            assert!(missing.is_none(), "{said}: {missing:?}");
            narrowed += usize::from(ids.len() < all.len());
        }
        for pair in answer.hits.windows(2) {
            let pair = [(of(pair[0].0), &pair[0]), (of(pair[1].0), &pair[1])];
            assert_ne!(order(&answer.sort, pair[0], pair[1]), Ordering::Greater, "{said}: {pair:?}");
        }
        for (name, counts) in &answer.counts {
            let mut expected: BTreeMap<String, usize> = BTreeMap::new();
            for &id in &ids {
                for value in column(of(id), name) {
                    let value = if name == "date" { value[..4].to_owned() } else { value };
                    *expected.entry(value).or_default() += 1;
                }
            }
            assert_eq!(counts, &expected, "{said}: {name}");
        }
        assert!(answer.topics.len() <= 3, "{said}");
        assert!(answer.topics.iter().all(|&id| ["page", "document"].contains(&&*of(id).kind)), "{said}");
    }
    assert!(narrowed > 20 && found > 500, "{narrowed} queries were narrowed, {found} hits");
}
