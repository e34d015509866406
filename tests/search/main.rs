//! The index of `sample/entries.json` against the files in `sample/search`, which the tests of the browser's engine
//! and of stock elasticlunr.js (`*.test.mjs`) read. After a wanted change: `BLESS=1 cargo test --test search`.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minhbach::search::{Engine, Entry, Files, Limits, Meaning, artifacts};

mod narrowed;

/// Small enough that forty entries need several shards of each kind.
const LIMITS: Limits = Limits { shard: 12_000, head: 8, segment: 16 };

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/sample")
}

fn built() -> BTreeMap<String, Vec<u8>> {
    let json = fs::read(sample().join("entries.json")).expect("the entries of the sample");
    let entries: Vec<Entry> = serde_json::from_slice(&json).expect("valid entries");
    let artifacts = artifacts(&entries, &Meaning::default(), LIMITS).expect("an index");
    artifacts.into_iter().map(|artifact| (artifact.path.as_str().to_owned(), artifact.bytes)).collect()
}

fn kept() -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(sample().join("search")).expect("the index of the sample");
    files
        .map(|file| {
            let file = file.expect("a readable folder");
            let name = format!("search/{}", file.file_name().to_string_lossy());
            (name, fs::read(file.path()).expect("a readable file"))
        })
        .collect()
}

fn bless(files: &BTreeMap<String, Vec<u8>>) {
    let folder = sample().join("search");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder that can be emptied");
    }
    fs::create_dir_all(&folder).expect("a folder that can be made");
    for (path, bytes) in files {
        fs::write(sample().join(path), bytes).expect("a folder that can be written");
    }
}

#[test]
fn the_index_of_the_sample_is_the_one_that_the_browser_tests_read() {
    let built = built();
    if std::env::var_os("BLESS").is_some() {
        bless(&built);
    }
    let kept = kept();
    assert!(built.keys().eq(kept.keys()), "{:?} and not {:?}", built.keys(), kept.keys());
    for (path, bytes) in &built {
        assert!(kept[path] == *bytes, "{path} differs; if that is wanted: BLESS=1 cargo test --test search");
    }
}
