//! What a careful reader of the five documents found, line by line, against what the audit says of their records.
//!
//! `audit/reader.toml` is the reader's list, written from the documents before looking at the audit. Each entry names
//! the rule and the record at which it is told, or why no rule tells it. A point that is told nowhere, and one that is
//! told although the list says it is not, fail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use minhbach::audit::{OtherSubject, Subject};
use minhbach::build;
use minhbach::diagnostics::Severity;
use minhbach::load::load;
use minhbach::model::{Edition, Model};
use toml::de::DeTable;

/// One point of the reader.
struct Point {
    reads: String,
    /// Rule and record, for what the audit is to say.
    told: Option<(String, String)>,
    /// Why the audit does not say it.
    untold: Option<String>,
}

fn points() -> Vec<Point> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/reader.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let table = DeTable::parse(&text).unwrap().into_inner();
    let documents =
        table.iter().map(|(_, points)| points.get_ref().as_array().expect("points of a document"));
    let point = |point: &toml::Spanned<toml::de::DeValue<'_>>| {
        let point = point.get_ref().as_table().expect("a table for each point");
        let text = |key: &str| point.get(key).map(|value| value.get_ref().as_str().expect(key).to_owned());
        let told = text("rule").map(|rule| (rule, text("at").expect("a record")));
        let point = Point { reads: text("reads").expect("what is read"), told, untold: text("untold") };
        assert_ne!(point.told.is_some(), point.untold.is_some(), "{}", point.reads);
        point
    };
    documents.flat_map(|points| points.iter().map(point)).collect()
}

/// The record that something is said of: `finding id`, `result unit year`, `document id` …
fn record(model: &Model<'_>, subject: Subject) -> String {
    match subject.record() {
        Subject::Finding(ix) => model.finding(ix).id.to_string(),
        Subject::Result(ix) => format!("{} {}", model.unit(model.result(ix).unit).id, model.result(ix).year),
        Subject::Document(ix) => model.document(ix).id.to_string(),
        Subject::Indicator(ix, at) => {
            let indicator = model.indicator(ix);
            format!("{} {}", indicator.id, model.unit(indicator.values[at].unit).id)
        }
        Subject::Unit(ix) => model.unit(ix).id.to_string(),
        Subject::Other(OtherSubject::Framework(ix)) => model.framework(ix).id.to_string(),
        other => format!("{other:?}"),
    }
}

fn told() -> BTreeSet<(String, String, Severity)> {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap();
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().unwrap();
    discrepancies
        .iter()
        .map(|one| {
            let rule = one.diagnostic.rule;
            (rule.id.to_owned(), record(model, one.subject), rule.severity)
        })
        .collect()
}

#[test]
fn what_a_careful_reader_finds_is_told_at_its_record() {
    let told: BTreeSet<(String, String)> = told().into_iter().map(|(rule, at, _)| (rule, at)).collect();
    let points = points();
    let (listed, untold): (Vec<&Point>, Vec<&Point>) = points.iter().partition(|point| point.told.is_some());
    let missed: Vec<&str> = listed
        .iter()
        .filter(|point| point.told.as_ref().is_some_and(|place| !told.contains(place)))
        .map(|point| point.reads.as_str())
        .collect();
    println!("{} of {} points of the reader are told; untold:", listed.len() - missed.len(), points.len());
    for point in &untold {
        println!("- {} ({})", point.reads, point.untold.as_deref().unwrap_or_default());
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(points.len() >= 100, "{}", points.len());
}

/// All sums of this district agree.
#[test]
fn nothing_false_is_said_of_cam_xuyen() {
    let of_cam_xuyen = told().into_iter().filter(|(_, at, _)| at.contains("cam-xuyen")).collect::<Vec<_>>();
    let rules: BTreeSet<&str> = of_cam_xuyen.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert!(of_cam_xuyen.iter().all(|(.., severity)| *severity == Severity::Note), "{of_cam_xuyen:?}");
    // The deadline has passed without a word; the domains called low leave out a lower one; an office that only the
    // letter's list of addressees names.
    assert_eq!(rules, BTreeSet::from(["lowest-domains", "overdue", "unused-record"]));
}
