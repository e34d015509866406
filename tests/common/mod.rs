//! The builder that tests of reading speak through: a site in memory, read once, and what was said about it.
// Every test crate compiles this file and uses its own part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use chrono::NaiveDate;
use minhbach::build;
use minhbach::diagnostics::{Diagnostic, Diagnostics, Language, Rule, Severity, human, json, short};
use minhbach::model::Edition;
use minhbach::source::Sources;

/// The folder of the shared base records of `tests/reading`.
pub(crate) fn base_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/base")
}

/// A content folder in memory.
#[derive(Clone, Default)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    drafts: bool,
    without_audit: bool,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.iter().try_for_each(|(path, bytes)| write!(f, "\n== {path}\n{}", bytes.escape_ascii()))
    }
}

impl Site {
    /// A small site without a fault: five units, one criteria set, one document, one result, one finding.
    pub(crate) fn valid() -> Self {
        Self::default().overlaid_with(&base_folder())
    }

    /// With a file, new or in place of another.
    pub(crate) fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Without a file, or without a folder when the path ends with a slash.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.retain(|known, _| known != path && !(path.ends_with('/') && known.starts_with(path)));
        self
    }

    /// With all files of a folder on disk; `omit.txt` and `expected*.txt` are instructions, not content.
    pub(crate) fn overlaid_with(mut self, folder: &Path) -> Self {
        if let Ok(omitted) = fs::read_to_string(folder.join("omit.txt")) {
            self = omitted.lines().fold(self, Self::without);
        }
        for (path, bytes) in files_below(folder) {
            if !path.ends_with(".txt") {
                self.files.insert(path, bytes);
            }
        }
        self
    }

    /// Read with drafts.
    pub(crate) fn with_drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// Told only what the reading rooms say: what a case needs to be read may well contradict itself.
    pub(crate) fn without_audit(mut self) -> Self {
        self.without_audit = true;
        self
    }

    /// The files, to be changed or written.
    pub(crate) fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// Writes the site below a folder.
    pub(crate) fn write_to(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a path below a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }

    /// Reads it on a fixed day.
    pub(crate) fn read(&self) -> Outcome {
        let sources = Sources::new(self.files.clone());
        let date = NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
        let reading = build::read(&sources, Edition { date, drafts: self.drafts });
        let mut kept = Diagnostics::new();
        let is_kept = |one: &&Diagnostic| !self.without_audit || reading_rules().any(|rule| rule == one.rule);
        reading.diagnostics.iter().filter(is_kept).cloned().for_each(|one| kept.push(one));
        let all = &kept;
        Outcome {
            can_be_built: reading.publishable().is_some(),
            said: all.iter().map(|one| Said::of(one, &sources)).collect(),
            vietnamese: human(all, &sources, Language::Vi),
            english: human(all, &sources, Language::En),
            short: short(all, &sources, Language::Vi),
            json: json(&[(all, &sources)], Language::En),
        }
    }
}

/// Every rule of the rooms that read, with each of its wordings.
pub(crate) fn reading_rules() -> impl Iterator<Item = &'static Rule> {
    use minhbach::{model, syntax};
    let lists =
        [syntax::rules::RULES, syntax::rules::WITH_GUESS, model::rules::RULES, model::rules::WITH_GUESS];
    lists.into_iter().flatten().copied()
}

/// What reading a site gave.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) can_be_built: bool,
    pub(crate) said: Vec<Said>,
    pub(crate) vietnamese: String,
    pub(crate) english: String,
    pub(crate) short: String,
    pub(crate) json: String,
}

/// One diagnostic, by rule and place.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) rule: &'static Rule,
    /// `file:line:column`.
    pub(crate) place: String,
    /// JSON path.
    pub(crate) path: String,
    /// Whether the span lies in its file and on character boundaries.
    pub(crate) span_is_sound: bool,
}

impl Said {
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let span = diagnostic.span;
        let file = sources.file(span.file);
        let at = sources.position(span);
        Self {
            rule: diagnostic.rule,
            place: format!("{}:{}:{}", file.path(), at.line, at.column),
            path: diagnostic.path.clone(),
            span_is_sound: file.text().get(span.start()..span.end()).is_some(),
        }
    }
}

impl Outcome {
    pub(crate) fn has_errors(&self) -> bool {
        self.said.iter().any(|one| one.rule.severity == Severity::Error)
    }

    /// Rule ids, in order.
    pub(crate) fn rules(&self) -> Vec<&'static str> {
        self.said.iter().map(|one| one.rule.id).collect()
    }

    /// Asserts that exactly these rules spoke, at these places: `"unknown-key findings/a.json:3:5"`.
    #[track_caller]
    pub(crate) fn says(&self, expected: &[&str]) -> &Self {
        let said: Vec<String> =
            self.said.iter().map(|one| format!("{} {}", one.rule.id, one.place)).collect();
        assert_eq!(said, expected, "\n{}", self.vietnamese);
        self
    }

    /// Asserts that nothing was said and that the site can be built.
    #[track_caller]
    pub(crate) fn is_fine(&self) -> &Self {
        assert!(self.said.is_empty() && self.can_be_built, "\n{}", self.vietnamese);
        self
    }
}

/// Every file below a folder: path with `/`, and bytes.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).expect("a path below the folder");
            let path = below.to_string_lossy().replace('\\', "/");
            files.insert(path, fs::read(entry.path()).expect("a readable file"));
        }
    }
    files
}
