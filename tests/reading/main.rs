//! Content folders with faults, each beside the exact words the clerk is told.
//!
//! `fail/<rule-id>[--variant]/` is laid over `base/` and must be refused by that rule, `together/<name>/` shows
//! which diagnostics come together, `pass/<name>/` must be read without a word. `omit.txt` in a folder names base
//! files to leave out. `expected.txt` is the Vietnamese text; a folder that also has an `expected.en.txt` shows
//! the English one. After a wanted change: `BLESS=1 cargo test --test reading`, and read the difference.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;
mod wordings;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Outcome, Site, reading_rules};
use minhbach::diagnostics::Rule;

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading").join(kind)
}

/// The folders of a kind with their names, in order.
fn cases(kind: &str) -> Vec<(String, PathBuf)> {
    let mut cases: Vec<(String, PathBuf)> = fs::read_dir(folder(kind))
        .expect("a folder of cases")
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path))
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "no case in {kind}");
    cases
}

fn read(case: &Path) -> Outcome {
    Site::valid().overlaid_with(case).without_audit().read()
}

/// The difference between what is said and what is expected, if there is one.
fn difference(file: &Path, said: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        fs::write(file, said).expect("a file that can be written");
        return None;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let name = file.strip_prefix(folder("")).unwrap_or(file).display();
    (expected != said).then(|| format!("== {name}\n-- expected\n{expected}-- said\n{said}"))
}

#[track_caller]
fn assert_none(differences: &[String]) {
    assert!(differences.is_empty(), "{}\n{} differ", differences.join("\n"), differences.len());
}

fn compare(kind: &str) {
    let mut differences = Vec::new();
    for (_, case) in cases(kind) {
        let outcome = read(&case);
        differences.extend(difference(&case.join("expected.txt"), &outcome.vietnamese));
        let english = case.join("expected.en.txt");
        if english.exists() {
            differences.extend(difference(&english, &outcome.english));
        }
    }
    assert_none(&differences);
}

#[test]
fn every_fault_is_told_in_the_expected_words() {
    compare("fail");
}

#[test]
fn faults_of_one_run_are_told_together_and_each_only_once() {
    compare("together");
}

#[test]
fn a_case_is_refused_by_the_rule_that_it_is_named_after() {
    let mut others = Vec::new();
    for (name, case) in cases("fail") {
        let (rule, _) = name.split_once("--").unwrap_or((&name, ""));
        let rules = read(&case).rules();
        if rules.is_empty() || rules.iter().any(|other| *other != rule) {
            others.push(format!("{name}: {rules:?}"));
        }
    }
    assert_none(&others);
}

#[test]
fn a_site_can_be_built_exactly_when_there_is_no_error() {
    for (name, case) in cases("fail").into_iter().chain(cases("together")) {
        let outcome = read(&case);
        assert_eq!(outcome.can_be_built, !outcome.has_errors(), "{name}");
        assert!(outcome.said.iter().all(|one| one.span_is_sound), "{name}");
    }
}

#[test]
fn good_content_is_read_without_a_word() {
    let mut faults = Vec::new();
    for (name, case) in cases("pass") {
        let outcome = read(&case);
        if !outcome.said.is_empty() || !outcome.can_be_built {
            faults.push(format!("== {name}\n{}", outcome.vietnamese));
        }
    }
    assert_none(&faults);
}

#[test]
fn many_faults_come_in_the_order_of_files_and_lines() {
    let (_, case) =
        cases("together").into_iter().find(|(name, _)| name == "many-faults-in-many-files").unwrap();
    let outcome = read(&case);
    let place = |place: &str| -> (String, usize, usize) {
        let mut parts = place.rsplitn(3, ':');
        let mut number = || parts.next().unwrap().parse().unwrap();
        let (column, line) = (number(), number());
        (parts.next().unwrap().to_owned(), line, column)
    };
    let places: Vec<_> = outcome.said.iter().map(|one| place(&one.place)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let files: std::collections::BTreeSet<_> = places.iter().map(|(file, ..)| file).collect();
    assert!(files.len() >= 8 && places.len() >= 20, "{} faults in {} files", places.len(), files.len());
}

#[test]
fn every_rule_has_a_case_for_each_of_its_wordings() {
    let mut spoken: Vec<*const Rule> = Vec::new();
    for (_, case) in cases("fail") {
        spoken.extend(read(&case).said.iter().map(|one| std::ptr::from_ref(one.rule)));
    }
    let silent: Vec<_> =
        reading_rules().filter(|rule| !spoken.contains(&std::ptr::from_ref(*rule))).collect();
    assert!(silent.is_empty(), "no case for {silent:#?}");
    let listed: Vec<*const Rule> = reading_rules().map(std::ptr::from_ref).collect();
    assert!(spoken.iter().all(|rule| listed.contains(rule)), "a rule that is in no list has spoken");
}

#[test]
fn every_rule_id_stands_in_an_expected_text() {
    let texts: Vec<String> = cases("fail")
        .into_iter()
        .map(|(_, case)| fs::read_to_string(case.join("expected.txt")).expect("an expected text"))
        .collect();
    for rule in reading_rules() {
        let mark = format!("[{}]", rule.id);
        assert!(texts.iter().any(|text| text.contains(&mark)), "{mark} is in no expected.txt");
    }
}
