//! What says of itself what it is made from is the same wherever that is the same.
//!
//! A build that remembers keeps a file whose inputs have the fingerprint that they had the last time. A page that
//! begins to look at another record without naming it there goes stale, and nothing else would notice before a
//! reader does. Here a site that uses every field there is is built, then once more after each single edit: of
//! every field of a record of each kind, of every setting and of the theme, after records have come, gone and moved.
//! No sink ever keeps anything here, so every file is made, and two files that claim the same inputs must be the
//! same. Templates write the whole view down, so that a field counts before a template shows it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "../benches/corpus/mod.rs"]
mod corpus;
#[path = "stale/edits.rs"]
mod edits;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use common::files_below;
use minhbach::artifact::{Artifact, ArtifactPath, Fingerprint, Sink, SinkError};
use minhbach::build;
use minhbach::model::Edition;
use minhbach::records::KINDS;
use minhbach::render::Theme;
use minhbach::source::Sources;
use minhbach::syntax::{FieldSpec, Shape};
use rayon::prelude::*;

use edits::{Edit, edits};

/// The files of a content folder.
type Files = BTreeMap<String, Vec<u8>>;

/// A small site made of the benchmarks' content, with records beside it that use what the others leave out.
fn base() -> Files {
    let size = corpus::Size::named("tiny").expect("a size");
    let mut files: Files = corpus::in_memory(size, corpus::SEED).into_iter().collect();
    files.extend(files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stale/site")));
    let more = [many(&files), scored(&files), beside()];
    files.extend(more);
    files
}

/// A commune of another district, so that districts have pages of years and domains.
fn beside() -> (String, Vec<u8>) {
    let unit = serde_json::json!({
        "id": "xa-ben-canh", "name": "Xã Bên Cạnh", "kind": "commune", "code": "90190", "parent": "huyen-cu",
    });
    ("units/ben-canh.json".to_owned(), serde_json::to_vec(&serde_json::json!({ "units": [unit] })).unwrap())
}

/// Its scores: those of another commune.
fn scored(files: &Files) -> (String, Vec<u8>) {
    let (path, bytes) = files.iter().find(|(path, _)| path.starts_with("results/")).expect("results");
    let mut file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let results = file["results"].as_array().unwrap();
    let is_commune = |one: &&serde_json::Value| !one["unit"].as_str().unwrap().starts_with("huyen-");
    let mut result = results.iter().find(is_commune).unwrap().clone();
    result["unit"] = "xa-ben-canh".into();
    file["results"] = vec![result].into();
    let folder = path.rsplit_once('/').unwrap().0;
    (format!("{folder}/ben-canh.json"), serde_json::to_vec(&file).unwrap())
}

/// So many findings of one unit at one criterion that they fill pages of their own.
fn many(files: &Files) -> (String, Vec<u8>) {
    let (path, bytes) = files.iter().find(|(path, _)| path.starts_with("findings/")).expect("findings");
    let mut file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let first = file["findings"][0].clone();
    let copy = |number: usize| {
        let mut finding = first.clone();
        finding["id"] = format!("nhieu-{number}").into();
        finding.as_object_mut().unwrap().remove("related");
        finding
    };
    file["findings"] = (1..=90).map(copy).collect();
    let folder = path.rsplit_once('/').unwrap().0;
    (format!("{folder}/nhieu.json"), serde_json::to_vec(&file).unwrap())
}

/// Templates that write down all they are given.
fn theme() -> Vec<(String, Vec<u8>)> {
    let embedded = Theme::embedded();
    let pages = embedded.below("templates/", ".html");
    let of = |(name, _): (&str, &[u8])| {
        (format!("templates/{name}"), b"{{ page|tojson }}\n{{ view|tojson }}\n".to_vec())
    };
    pages.map(of).collect()
}

/// What was put, by path and by what it says it is made from.
#[derive(Default)]
struct Made(Mutex<HashMap<(ArtifactPath, Fingerprint), Fingerprint>>);

impl Sink for Made {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        if let Some(inputs) = artifact.made_from {
            let bytes = Fingerprint::of(&artifact.bytes);
            self.0.lock().unwrap().insert((artifact.path, inputs), bytes);
        }
        Ok(())
    }

    fn remembers(&self) -> bool {
        true
    }
}

/// Builds content; `None` where it has an error.
fn made(edit: &Edit) -> Option<HashMap<(ArtifactPath, Fingerprint), Fingerprint>> {
    let sources = Sources::new(edit.files.clone());
    let edition = Edition { date: edit.date, drafts: edit.drafts };
    let reading = build::read(&sources, edition);
    let (model, discrepancies) = reading.publishable()?;
    let theme = Theme::with_overrides(theme().into_iter().chain(edit.theme.clone()));
    let sink = Made::default();
    build::write(model, discrepancies, &theme, &sink).expect("a sound site");
    Some(sink.0.into_inner().unwrap())
}

/// Which of the edits are tried: one of so many, and at which it begins. All of them take minutes without
/// optimisation, so each run tries others, and `EDITS=all` every one.
fn some() -> (usize, usize) {
    if std::env::var("EDITS").is_ok_and(|which| which == "all") {
        return (1, 0);
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    (PART, now.subsec_micros() as usize % PART)
}

/// One of so many edits is tried in a run.
const PART: usize = 6;

#[test]
fn after_any_edit_a_file_made_from_the_same_is_the_same() {
    let files = base();
    let day = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
    let (each, first) = some();
    let said = format!("of {each} edits each, the first being number {first}");
    let all: Vec<Edit> = edits(&Edit::of(files, day));
    let all = all.iter().take(1).chain(all.iter().skip(1 + first).step_by(each));
    let all: Vec<&Edit> = all.collect();
    let built: Vec<_> = all.par_iter().map(|edit| (*edit, made(edit))).collect();
    let sound = built.iter().filter(|(_, made)| made.is_some()).count();
    let whole = built[0].1.as_ref().expect("the site as it is has no error");
    // Kinds of pages that only a large site has are made here, too.
    let large = [
        ("don-vi/", "/ton-tai/2/"),
        ("bo-tieu-chi/", "/ton-tai/2/"),
        ("nam/", "/huyen-"),
        ("linh-vuc/", "/huyen-"),
    ];
    for (begin, within) in large {
        let is_such = |path: &str| path.starts_with(begin) && path.contains(within);
        assert!(whole.keys().any(|(path, _)| is_such(path.as_str())), "no page {begin}…{within}");
    }
    // An edit that makes an error proves nothing.
    assert!(sound * 10 > all.len() * 7, "{sound} of {} edits leave a sound site", all.len());

    let mut known: HashMap<(ArtifactPath, Fingerprint), (Fingerprint, &str)> = HashMap::new();
    let mut stale: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut kept, mut changed) = (0, 0);
    for (edit, made) in &built {
        for (key, bytes) in made.iter().flatten() {
            match known.get(key) {
                None => {
                    changed += 1;
                    known.insert(key.clone(), (*bytes, &edit.what));
                }
                Some((same, _)) if same == bytes => kept += 1,
                Some((_, other)) => {
                    let pair = format!("{} / {other}", edit.what);
                    stale.entry(key.0.as_str().to_owned()).or_default().insert(pair);
                }
            }
        }
    }
    let report = stale.iter().map(|(path, edits)| {
        let first: Vec<&str> = edits.iter().take(4).map(String::as_str).collect();
        format!("{path}: {} edits: {}", edits.len(), first.join("; "))
    });
    let report: Vec<String> = report.collect();
    assert!(report.is_empty(), "{} files go stale ({said}):\n{}", report.len(), report.join("\n"));
    // Prints that always change would pass the above, too. (Many edits here are of what every page depends on.)
    assert!(kept * 4 > changed, "kept {kept}, made anew {changed}");
}

/// A field that no record of the site above has is a field that no edit above has touched.
#[test]
fn the_edited_site_uses_every_field_of_every_record() {
    let mut used = BTreeSet::new();
    for (path, bytes) in base() {
        let Some(folder) = path.split('/').next().filter(|_| path.ends_with(".json")) else { continue };
        let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        for record in file[folder].as_array().unwrap() {
            edits::paths(record, folder, &mut |path| {
                used.insert(path.to_owned());
            });
        }
    }
    let mut unused = BTreeSet::new();
    for kind in KINDS {
        declared(&(kind.fields)(), kind.folder, &mut |path| {
            if !used.contains(path) {
                unused.insert(path.to_owned());
            }
        });
    }
    assert!(unused.is_empty(), "no record has {unused:?}");
}

fn declared(fields: &[FieldSpec], above: &str, see: &mut dyn FnMut(&str)) {
    for field in fields {
        let path = format!("{above}.{}", field.key);
        see(&path);
        inside(&field.shape, &path, see);
    }
}

fn inside(shape: &Shape, path: &str, see: &mut dyn FnMut(&str)) {
    match shape {
        Shape::Object(fields) => declared(&fields(), path, see),
        Shape::List(of) => inside(&of(), path, see),
        Shape::Either(one, other) => [one(), other()].iter().for_each(|shape| inside(shape, path, see)),
        _ => {}
    }
}
