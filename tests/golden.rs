//! Small sites, built whole and compared file by file with what is kept beside them.
//!
//! `tests/golden/<case>/content` is a site, `expected` its output. Style sheets, scripts and the shards of the
//! search index are named but not compared: they are the theme's, and search has its own tests. An expected file
//! that nothing produced fails. `BLESS=1` writes what was made; the diff is then yours to read.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::build;
use minhbach::load::load;
use minhbach::model::Edition;
use minhbach::render::Theme;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn built(case: &str) -> BTreeMap<String, Vec<u8>> {
    let loaded = load(&cases().join(case).join("content")).expect("the content loads");
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().expect("the content has no error");
    let sink = MemorySink::default();
    build::write(model, discrepancies, &Theme::embedded(), &sink).expect("the site builds");
    sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// Files whose content belongs to another test, by their name without a content hash.
fn only_named(path: &str) -> Option<String> {
    let hashed = path.strip_prefix("assets/")?;
    let (name, rest) = hashed.rsplit_once('-')?;
    let extension = rest.rsplit_once('.')?.1;
    Some(format!("assets/{name}.{extension}"))
}

/// Text in which names of assets carry no hash, so that a new style sheet changes no expected page.
fn without_hashes(path: &str, bytes: &[u8]) -> Vec<u8> {
    if !path.ends_with(".html") {
        return bytes.to_vec();
    }
    let mut text = String::from_utf8(bytes.to_vec()).expect("pages are UTF-8");
    let mut from = 0;
    while let Some(at) = text[from..].find("assets/").map(|at| from + at) {
        let end = at + text[at..].find('"').expect("an asset stands in an attribute");
        let plain = only_named(&text[at..end]).unwrap_or_else(|| text[at..end].to_owned());
        text.replace_range(at..end, &plain);
        from = at + plain.len();
    }
    text.into_bytes()
}

fn compare(case: &str) {
    let made: BTreeMap<String, Vec<u8>> = built(case)
        .into_iter()
        .map(|(path, bytes)| match only_named(&path) {
            Some(name) => (name, Vec::new()),
            None if path.starts_with("search/") => (path, Vec::new()),
            None => {
                let bytes = without_hashes(&path, &bytes);
                (path, bytes)
            }
        })
        .collect();
    let folder = cases().join(case).join("expected");
    if std::env::var_os("BLESS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        for (path, bytes) in &made {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
            std::fs::write(file, bytes).expect("a file can be written");
        }
        return;
    }
    let mut kept = BTreeMap::new();
    collect(&folder, &folder, &mut kept);
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&kept), "{case}: other files than expected");
    for (path, bytes) in &made {
        let (made, kept) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&kept[path]));
        for (number, (made, kept)) in made.lines().zip(kept.lines()).enumerate() {
            assert_eq!(made, kept, "{case}/{path}:{}", number + 1);
        }
        assert_eq!(made.len(), kept.len(), "{case}/{path} has another length");
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            files.insert(below, std::fs::read(&path).expect("a file"));
        }
    }
}

#[test]
fn a_site_of_four_lines_and_one_unit_builds() {
    compare("nho-nhat");
}

#[test]
fn a_site_with_one_finding_in_english_builds_and_hostile_text_is_harmless() {
    compare("mot-ton-tai");
    for (path, bytes) in built("mot-ton-tai") {
        let text = String::from_utf8_lossy(&bytes);
        for harm in ["<script>alert", "<img src=x", "href=\"javascript:", "onerror=alert(1)>"] {
            assert!(!path.ends_with(".html") || !text.contains(harm), "{path} has {harm}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes_on_one_thread_and_on_many() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| built("mot-ton-tai"))
    };
    assert!(on(1) == on(4));
}
