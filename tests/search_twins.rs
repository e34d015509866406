//! The two halves of search, Rust and JavaScript, asked the same: terms of texts, and hits of queries.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::build;
use minhbach::load::load;
use minhbach::model::Edition;
use minhbach::render::Theme;
use minhbach::search::analysis::tokens;
use minhbach::search::{Engine, Files};
use scratch::Scratch;
use serde::de::DeserializeOwned;

const TEXTS: usize = 60_000;

/// What the JavaScript half prints, line by line.
fn said<T: DeserializeOwned>(arguments: &[&str]) -> Vec<T> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/twins.mjs");
    let output = Command::new("node").arg(script).args(arguments).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn both_halves_find_the_same_terms_in_real_and_random_texts() {
    let cases: Vec<(String, Vec<String>)> = said(&["analysis", &TEXTS.to_string()]);
    assert_eq!(cases.len(), TEXTS);
    for (text, expected) in cases {
        assert_eq!(tokens(&text), expected, "{text:?}");
    }
}

/// The index of the project's own content.
fn index() -> Scratch {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).expect("the content loads");
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().expect("the content has no error");
    let sink = MemorySink::default();
    build::write_index(model, discrepancies, &Theme::embedded(), &sink).expect("an index");
    let scratch = Scratch::new();
    fs::create_dir_all(scratch.path().join("search")).expect("a folder");
    for (path, bytes) in sink.into_files() {
        fs::write(scratch.path().join(path.to_string()), bytes).expect("a file");
    }
    scratch
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, name: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(format!("search/{name}.js")))
    }
}

#[test]
fn both_halves_give_the_same_hits_with_the_same_scores_in_the_same_order() {
    let scratch = index();
    let files = Folder(scratch.path().to_owned());
    let engine = Engine::open(&files).expect("an index");
    let answers: Vec<(String, Vec<(u32, f64)>)> = said(&["answers", &scratch.path().to_string_lossy()]);
    assert!(answers.len() > 500, "questions were lost");
    let found = answers.iter().filter(|(_, hits)| !hits.is_empty()).count();
    assert!(found > 300, "only {found} queries found anything");
    for (query, expected) in answers {
        let hits = engine.search(&query, usize::MAX).expect("an answer");
        let order = |n: usize| hits.get(n).map(|hit| (hit.entry, hit.score));
        assert_eq!(hits.len(), expected.len(), "{query:?}");
        for (n, (entry, score)) in expected.into_iter().enumerate() {
            let own = order(n).expect("a hit");
            let same = own.0 == entry && (own.1 - score).abs() < 2e-6;
            assert!(same, "{query:?}, hit {n}: {own:?} here, {:?} in the browser", (entry, score));
        }
    }
}
