//! How long `check` takes on content of a size (`tiny`, `S`, `M` or `L`, see `corpus/`), part by part.
//!
//! ```sh
//! cargo bench --bench check_scale -- L
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "corpus/mod.rs"]
mod corpus;

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use minhbach::audit::{self, CHECKS};
use minhbach::build;
use minhbach::diagnostics::{Language, human, json, sarif, short};
use minhbach::model::Edition;
use minhbach::source::Sources;

use corpus::{SEED, Size};

fn main() {
    let size = std::env::args().find_map(|word| Size::named(&word));
    let sources = Sources::new(corpus::in_memory(size.unwrap_or(corpus::SIZES[3]), SEED));
    let bytes: usize = sources.iter().map(|(_, file)| file.text().len()).sum();
    let date = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let (reading, whole) = timed(|| build::read(&sources, Edition { date, drafts: false }));
    let model = reading.model.as_ref().expect("the made-up province has no error");
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
    for (name, emit) in [("human", human as Emit), ("short", short), ("json", to_json), ("sarif", to_sarif)] {
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

fn to_json(
    diagnostics: &minhbach::diagnostics::Diagnostics,
    sources: &Sources,
    language: Language,
) -> String {
    json(&[(diagnostics, sources)], language)
}

fn to_sarif(
    diagnostics: &minhbach::diagnostics::Diagnostics,
    sources: &Sources,
    language: Language,
) -> String {
    sarif(&[(diagnostics, sources, "content")], language)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn show(what: &str, time: Duration) {
    println!("{what:<48} {:>9.1} ms", time.as_secs_f64() * 1000.0);
}
