//! How long `check` takes on a large site: the made-up district, over and over under other ids, until it has as many
//! findings as asked for.
//!
//! ```sh
//! cargo bench --bench check_scale -- 100000
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use minhbach::audit::{self, CHECKS};
use minhbach::build;
use minhbach::diagnostics::{Language, human, json, sarif, short};
use minhbach::load::load;
use minhbach::model::Edition;
use minhbach::source::Sources;
use serde_json::Value;

fn main() {
    let wanted = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let sources = repeated(wanted);
    let bytes: usize = sources.iter().map(|(_, file)| file.text().len()).sum();
    let date = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let (reading, whole) = timed(|| build::read(&sources, Edition { date, drafts: false }));
    let model = reading.model.as_ref().expect("the made-up district has no error");
    let (discrepancies, auditing) = timed(|| audit::run(model));
    println!(
        "{} findings, {} units, {} files, {:.1} MB, {} diagnostics, {} threads\n",
        model.findings.len(),
        model.units.len(),
        sources.iter().len(),
        bytes as f64 / 1e6,
        reading.diagnostics.len(),
        std::thread::available_parallelism().map_or(1, usize::from),
    );
    show("read and check", whole);
    show("  the audit alone", auditing);
    show("  all but the audit", whole.saturating_sub(auditing));
    for (name, emit) in [("human", human as Emit), ("short", short), ("json", json), ("sarif", to_sarif)] {
        let (text, time) = timed(|| emit(&reading.diagnostics, &sources, Language::Vi));
        show(&format!("write {name}, {:.1} MB", text.len() as f64 / 1e6), time);
    }
    println!("\nEach check by itself, {} discrepancies in all:", discrepancies.len());
    for check in CHECKS {
        let (found, time) = timed(|| (check.run)(model));
        show(&format!("  {} ({})", check.rules[0].id, found.len()), time);
    }
}

type Emit = fn(&minhbach::diagnostics::Diagnostics, &Sources, Language) -> String;

fn to_sarif(
    diagnostics: &minhbach::diagnostics::Diagnostics,
    sources: &Sources,
    language: Language,
) -> String {
    sarif(diagnostics, sources, "content", language)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn show(what: &str, time: Duration) {
    println!("{what:<48} {:>9.1} ms", time.as_secs_f64() * 1000.0);
}

/// Copies of the district with at least `wanted` findings in all. Each has units, sets, documents and findings of its
/// own; only `site.toml` and the pages are shared.
fn repeated(wanted: usize) -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/huyen-mau");
    let district = load(&folder).expect("the made-up district").sources;
    let files: Vec<(&str, &str)> = district.iter().map(|(_, file)| (file.path(), file.text())).collect();
    let mut ids = BTreeSet::new();
    let mut findings = 0;
    for (path, text) in &files {
        if path.ends_with(".json") {
            let root: Value = serde_json::from_str(text).unwrap();
            let records = root.as_object().unwrap().values().filter_map(Value::as_array).flatten();
            for record in records {
                findings += usize::from(path.starts_with("findings/"));
                let aliases = record["aliases"].as_array().into_iter().flatten();
                ids.extend(
                    [&record["id"]].into_iter().chain(aliases).filter_map(Value::as_str).map(str::to_owned),
                );
            }
        } else if let Some(line) = text.lines().find(|line| line.starts_with("id = ")) {
            ids.extend(line.split('"').nth(1).map(str::to_owned));
        }
    }
    let is_shared = |path: &str| path == "site.toml" || path.starts_with("pages/");
    let shared = files.iter().filter(|(path, _)| is_shared(path));
    let mut all: Vec<(String, Vec<u8>)> =
        shared.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    for copy in 0..wanted.div_ceil(findings) {
        for (path, text) in files.iter().filter(|(path, _)| !is_shared(path)) {
            let (name, extension) = path.rsplit_once('.').unwrap();
            all.push((format!("{name}-{copy}.{extension}"), renamed(text, &ids, copy).into_bytes()));
        }
    }
    Sources::new(all)
}

/// The text with every quoted id under another name.
fn renamed(text: &str, ids: &BTreeSet<String>, copy: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.push('"');
        }
        out.push_str(part);
        if ids.contains(part) {
            out.push_str(&format!("-{copy}"));
        }
    }
    out
}
