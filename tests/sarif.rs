//! The SARIF logs in `tests/sarif/logs`, which `tests/sarif/schema.test.mjs` holds against the official schema. After
//! a wanted change: `BLESS=1 cargo test --test sarif`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use chrono::NaiveDate;
use minhbach::build;
use minhbach::cli::{Exit, Terminal, run};
use minhbach::diagnostics::{Language, sarif};
use minhbach::model::Edition;
use minhbach::source::Sources;
use serde_json::Value;

const SITE: (&str, &str) = (
    "site.toml",
    "title = \"A\"\nbase_url = \"https://a.example/\"\npublisher = \"UBND huyện A\"\nlanguage = \"vi\"\n",
);

/// Faults of every shape a place can have: a value, a key, a whole record, a file without a path in it, a name
/// that an address must escape, Windows line ends, both sides of a comparison, one side, none.
fn faults() -> Sources {
    let findings = "{\"findings\": [{\r\n  \"id\": \"t-1\", \"kind\": \"shortcoming\", \"year\": 2023, \"units\": [\"xa-a\"],\r\n  \
                    \"title\": \"Hồ sơ trễ hạn\", \"text\": \"Hồ sơ.\", \"due\": \"2024-03-31\",\r\n  \
                    \"figures\": [{\"numerator\": 40, \"denominator\": 177, \"stated\": \"22.59\", \"unit\": \"%\"}],\r\n  \
                    \"source\": {\"document\": \"bc-1\"}\r\n}]}";
    let results = r#"{"results": [{
        "unit": "xa-a", "year": 2023, "totals": {"appraised": "25.50", "survey": "4.10", "total": "29.50"},
        "rank": {"position": 24, "of": 23}, "source": {"document": "bc-1"}
    }]}"#;
    sources(&[
        SITE,
        (
            "units/xã a.json",
            r#"{"units": [{"id": "xa-a", "name": "Xã A", "kind": "commune"}, {"id": "xa-b", "name": "Xã “B”", "kind": "xã"}]}"#,
        ),
        ("findings/2023/xa.json", findings),
        ("results/2023/xa.json", results),
        (
            "documents/2023/bc-1.md",
            "+++\nid = \"bc-1\"\nissuer = \"UBND\"\nkind = \"Báo cáo\"\ntitle = \"Kết quả\"\n+++\n",
        ),
        ("pages/a.md", "# Không có phần thông tin\n"),
    ])
}

fn sources(files: &[(&str, &str)]) -> Sources {
    Sources::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))
}

fn log(sources: &Sources, language: Language) -> String {
    let date = NaiveDate::from_ymd_opt(2024, 6, 30).unwrap();
    let reading = build::read(sources, Edition { date, drafts: false });
    sarif(&[(&reading.diagnostics, sources, "nội dung")], language) + "\n"
}

#[track_caller]
fn compare(name: &str, log: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif/logs").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, log).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == log, "{name} differs; if that is wanted: BLESS=1 cargo test --test sarif");
}

#[test]
fn faults_of_every_shape_are_logged_in_both_languages() {
    let sources = faults();
    compare("faults.vi.sarif", &log(&sources, Language::Vi));
    compare("faults.en.sarif", &log(&sources, Language::En));
}

/// What only shows where nothing stops the audit.
#[test]
fn contradictions_are_logged_with_both_sides() {
    let mut sources = faults();
    let sound: Vec<(String, Vec<u8>)> = sources
        .iter()
        .filter(|(_, file)| file.path() != "pages/a.md")
        .map(|(_, file)| (file.path().to_owned(), file.text().replace("\"xã\"", "\"commune\"").into_bytes()))
        .collect();
    sources = Sources::new(sound);
    let log = log(&sources, Language::Vi);
    compare("contradictions.vi.sarif", &log);
    let log: Value = serde_json::from_str(&log).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let sides = |rule: &str| {
        let one = results.iter().find(|one| one["ruleId"] == rule).unwrap();
        (one["properties"]["stated"].as_str(), one["properties"]["computed"].as_str())
    };
    assert_eq!(sides("cut-off"), (Some("22.59"), Some("22.60")));
    assert_eq!(sides("rank-out-of-range"), (Some("24/23"), None));
    assert_eq!(sides("document-incomplete"), (None, None));
}

#[test]
fn content_without_a_fault_gives_a_log_without_a_result() {
    compare("clean.en.sarif", &log(&sources(&[SITE]), Language::En));
}

#[test]
fn the_program_writes_the_log_alone_and_names_files_from_the_present_folder() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["check", "--format", "sarif", "--content", "examples/huyen-mau", "--date", "2025-06-30"];
    let exit = run(words.map(Into::into), &mut Terminal::new(&mut out, &mut err));
    assert_eq!((exit, err.len()), (Exit::Done, 0));
    let log: Value = serde_json::from_slice(&out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for one in results {
        let uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(uri).is_file(), "{uri}");
    }
}
