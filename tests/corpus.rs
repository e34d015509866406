//! The content of the benchmarks: made of a seed and nothing else, and sound.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use corpus::{SEED, SIZES, Size};
use minhbach::build;
use minhbach::diagnostics::{Language, short};
use minhbach::model::Edition;
use minhbach::source::Sources;

fn tiny() -> Size {
    Size::named("tiny").unwrap()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let made = corpus::in_memory(tiny(), SEED);
    assert!(made == corpus::in_memory(tiny(), SEED));
    assert!(made != corpus::in_memory(tiny(), SEED + 1));
}

#[test]
fn every_size_has_the_records_it_says_and_no_error() {
    // The large ones differ from these two in numbers only.
    for size in &SIZES[..2] {
        let sources = Sources::new(corpus::in_memory(*size, SEED));
        let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let reading = build::read(&sources, Edition { date, drafts: false });
        assert!(!reading.diagnostics.has_errors(), "{}", short(&reading.diagnostics, &sources, Language::En));
        let model = reading.model.expect("a model");
        assert_eq!(model.findings.len(), size.all_findings(), "{}", size.name);
        assert_eq!(model.iter_results().count(), size.communes * size.years, "{}", size.name);
        assert_eq!(model.documents.len(), size.documents, "{}", size.name);
        // The audit has something to say, but not of every record.
        let noted = reading.diagnostics.len();
        assert!(noted > 0 && noted < size.all_findings() / 5 + 10, "{}: {noted}", size.name);
    }
}

#[test]
fn the_command_of_the_documentation_writes_the_same_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    let _ = std::fs::remove_dir_all(&folder);
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "corpus", "--", "tiny"])
        .arg(&folder)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo runs");
    assert!(status.success());
    let made = corpus::in_memory(tiny(), SEED);
    for (path, bytes) in &made {
        assert!(std::fs::read(folder.join(path)).unwrap() == *bytes, "{path}");
    }
    let written = walkdir::WalkDir::new(&folder).into_iter().flatten().filter(|entry| entry.path().is_file());
    assert_eq!(written.count(), made.len());
}
