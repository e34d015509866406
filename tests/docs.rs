//! The documents are true: generated tables are as the code has them, and every command shown runs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use minhbach::audit;
use minhbach::config::RawSite;
use minhbach::diagnostics::{Rule, Severity};
use minhbach::documents::{RawDocument, RawPage};
use minhbach::records::KINDS;
use minhbach::syntax::{FieldSpec, Record, Shape};
use toml::de::{DeTable, DeValue};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares the part of a document between two marks with what the code says; `BLESS=1` writes it instead.
fn assert_generated(path: &str, mark: &str, expected: &str) {
    let text = read(path);
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- end of {mark} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{path} has no {open}")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("{path} has no {close}"));
    if &text[start..end] == expected {
        return;
    }
    assert!(std::env::var_os("BLESS").is_some(), "{path}: {mark} is out of date; run with BLESS=1");
    std::fs::write(root().join(path), format!("{}{expected}{}", &text[..start], &text[end..])).unwrap();
}

/// A table of fields, then those of the objects inside, each once.
fn fields(title: &str, fields: &[FieldSpec], done: &mut BTreeSet<String>, out: &mut String) {
    if !done.insert(title.to_owned()) {
        return;
    }
    let _ = writeln!(
        out,
        "#### `{title}`\n\n| Key | Value | Required | Meaning | Nghĩa |\n|---|---|---|---|---|"
    );
    let mut inside = Vec::new();
    for field in fields {
        let required = if field.required { "yes" } else { "" };
        let value = value(&field.shape, field.key, &mut inside);
        let _ = writeln!(out, "| `{}` | {value} | {required} | {} | {} |", field.key, field.en, field.vi);
    }
    out.push('\n');
    for (name, inner) in inside {
        self::fields(&name, &inner(), done, out);
    }
}

type Inside = Vec<(String, fn() -> Vec<FieldSpec>)>;

fn value(shape: &Shape, key: &str, inside: &mut Inside) -> String {
    match shape {
        Shape::Object(fields) => {
            inside.push((key.to_owned(), *fields));
            format!("object, see `{key}`")
        }
        Shape::List(of) => format!("list of {}", value(&of(), key, inside)),
        Shape::Either(one, other) => {
            format!("{} or {}", value(&one(), key, inside), value(&other(), key, inside))
        }
        Shape::Choice(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Shape::Text => "text".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Bool => "`true`, `false`".to_owned(),
        Shape::Integer => "whole number".to_owned(),
        Shape::Year => "year".to_owned(),
        Shape::Decimal => "decimal".to_owned(),
        Shape::Date => "date".to_owned(),
    }
}

#[test]
fn the_content_format_lists_every_field_of_every_kind() {
    let mut out = String::new();
    for kind in KINDS {
        let _ = writeln!(out, "### {}/\n", kind.folder);
        fields(kind.folder, &(kind.fields)(), &mut BTreeSet::new(), &mut out);
    }
    let _ = writeln!(out, "### Front matter of documents/\n");
    fields("documents", &RawDocument::fields(), &mut BTreeSet::new(), &mut out);
    let _ = writeln!(out, "### Front matter of pages/\n");
    fields("pages", &RawPage::fields(), &mut BTreeSet::new(), &mut out);
    let _ = writeln!(out, "### site.toml\n");
    fields("site", &RawSite::fields(), &mut BTreeSet::new(), &mut out);
    assert_generated("docs/content-format.md", "fields", &out);
}

fn rule_table<'r>(rules: impl Iterator<Item = &'r Rule>) -> String {
    let mut out = String::from("| Rule | Severity | What is wrong | Thông báo |\n|---|---|---|---|\n");
    let cell = |text: &str| text.replace('|', "\\|");
    for rule in rules {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let _ = writeln!(
            out,
            "| `{}` | {severity} | {} | {} |",
            rule.id,
            cell(rule.en.message),
            cell(rule.vi.message)
        );
    }
    out
}

#[test]
fn the_list_of_rules_is_complete() {
    let form = rule_table(minhbach::syntax::rules::RULES.iter().copied());
    assert_generated("docs/rules.md", "rules of form", &form);
    let meaning = rule_table(minhbach::model::rules::RULES.iter().copied());
    assert_generated("docs/rules.md", "rules of meaning", &meaning);
    let audit = rule_table(audit::rules().map(|(rule, _)| rule));
    assert_generated("docs/rules.md", "rules of the audit", &audit);
    let words = rule_table(minhbach::search::rules::RULES.iter().copied());
    assert_generated("docs/rules.md", "rules of search", &words);
}

#[test]
fn every_direct_dependency_has_its_reason() {
    let manifest = read("Cargo.toml");
    let documented = read("docs/dependencies.md");
    let mut section = "";
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        }
        if matches!(section, "[dependencies]" | "[dev-dependencies]")
            && let Some((name, _)) = line.split_once(" = ")
        {
            assert!(documented.contains(&format!("`{name}`")), "docs/dependencies.md does not name {name}");
            seen += 1;
        }
    }
    assert!(seen > 10, "no dependencies found in Cargo.toml");
}

/// Every `cargo run --release -- …` of a document, as arguments.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if let Some(arguments) = line.strip_prefix("cargo run --release -- ").filter(|_| inside) {
            found.push(arguments.split_whitespace().map(str::to_owned).collect());
        }
    }
    found
}

#[test]
fn every_command_shown_runs() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs");
    let _ = std::fs::remove_dir_all(&scratch);
    std::fs::create_dir_all(scratch.join("my-theme/css")).unwrap();
    for folder in ["content", "examples"] {
        copy(&root().join(folder), &scratch.join(folder));
    }
    let documents = [
        "README.md",
        "examples/README.md",
        "docs/themes.md",
        "docs/deploy.md",
        "docs/content-format.md",
        "docs/rules.md",
        "docs/search.md",
    ];
    let mut ran = 0;
    for document in documents {
        for arguments in commands(&read(document)) {
            let output = Command::new(env!("CARGO_BIN_EXE_minhbach"))
                .args(&arguments)
                .current_dir(&scratch)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{document}: {arguments:?}\n{said}");
            ran += 1;
        }
    }
    assert!(ran >= 8, "only {ran} commands found");
    assert!(scratch.join("public/index.html").is_file(), "the first command of the README made no site");
}

/// Benchmarks take too long to be run here; that they compile is for clippy, that they are there for this test.
#[test]
fn every_benchmark_and_script_that_is_named_is_there() {
    let manifest = read("Cargo.toml");
    let manifest = DeTable::parse(&manifest).unwrap().into_inner();
    let named = |kind: &str| -> Vec<String> {
        let targets = manifest.get(kind).and_then(|list| list.get_ref().as_array()).expect(kind);
        let name =
            |target: &DeValue<'_>| target.as_table().unwrap()["name"].get_ref().as_str().unwrap().to_owned();
        targets.iter().map(|target| name(target.get_ref())).collect()
    };
    let (benches, examples) = (named("bench"), named("example"));
    let mut found = 0;
    for document in ["README.md", "docs/performance.md", "docs/search.md"] {
        let text = read(document);
        let after = |words: &str| -> Vec<String> {
            let names = text.split(words).skip(1);
            let is_name = |letter: char| letter.is_alphanumeric() || "_-./".contains(letter);
            names.map(|rest| rest.chars().take_while(|&letter| is_name(letter)).collect()).collect()
        };
        for bench in after("cargo bench --bench ") {
            assert!(benches.contains(&bench), "{document}: no benchmark {bench}");
            found += 1;
        }
        for example in after("--example ") {
            assert!(examples.contains(&example), "{document}: no example {example}");
        }
        for script in after("python3 ") {
            assert!(root().join(&script).is_file(), "{document}: no script {script}");
        }
    }
    assert!(found >= benches.len(), "a benchmark is named nowhere");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
