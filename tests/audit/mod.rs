//! What tests of the audit on whole sites share: files in memory, and what is said about them.
// Every test crate compiles this file and uses its own part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use minhbach::build;
use minhbach::diagnostics::Severity;
use minhbach::load::load;
use minhbach::model::Edition;
use minhbach::source::Sources;

/// A content folder in memory: bytes by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// One diagnostic by rule and place. JSON paths outlive a file that is written anew; lines do not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said {
    pub(crate) rule: &'static str,
    pub(crate) file: String,
    /// Empty in Markdown.
    pub(crate) path: String,
    pub(crate) severity: Severity,
}

/// Everything that is said about a site on a fixed day, in order.
pub(crate) fn said(files: &Files) -> Vec<Said> {
    let sources = Sources::new(files.clone());
    let date = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
    let reading = build::read(&sources, Edition { date, drafts: false });
    let said = reading.diagnostics.iter().map(|one| Said {
        rule: one.rule.id,
        file: sources.file(one.span.file).path().to_owned(),
        path: one.path.clone(),
        severity: one.rule.severity,
    });
    let mut said: Vec<Said> = said.collect();
    said.sort();
    said
}

/// The files of the made-up district.
pub(crate) fn made_up_district() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/huyen-mau");
    let loaded = load(&folder).expect("the made-up district");
    loaded.sources.iter().map(|(_, file)| (file.path().to_owned(), file.text().as_bytes().to_vec())).collect()
}
