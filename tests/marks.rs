//! What the audit doubts is doubted where it is shown: the page of a unit carries a mark at every such figure.
//!
//! A list of all doubts of a unit would not do, so that only marks count here, not any link to the audit.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::audit::{Discrepancies, Subject};
use minhbach::build;
use minhbach::load::load;
use minhbach::model::{Edition, Model};
use minhbach::render::Theme;
use minhbach::site::views::DiscrepancyView;
use minhbach::site::{Context, Route};
use minijinja::Value;

#[test]
fn every_doubted_figure_of_the_content_is_marked_on_the_page_of_its_unit() {
    assert_all_marked("content");
}

#[test]
fn every_doubted_figure_of_the_made_up_district_is_marked_on_the_page_of_its_unit() {
    assert_all_marked("examples/huyen-mau");
}

fn assert_all_marked(folder: &str) {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the content loads");
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().expect("the content has no error");
    let doubts = doubts(model, discrepancies);
    assert!(!doubts.is_empty(), "{folder} has nothing to mark");
    let sink = MemorySink::default();
    build::write(model, discrepancies, &Theme::embedded(), &sink).expect("the site builds");
    let pages: BTreeMap<String, Vec<u8>> =
        sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect();
    let unmarked: Vec<&(String, String)> = doubts
        .iter()
        .filter(|(page, fragment)| {
            let html = String::from_utf8_lossy(&pages[page]);
            !html.split("<a class=\"mark-audit\" href=\"").skip(1).any(|link| leads_to(link, fragment))
        })
        .collect();
    assert!(unmarked.is_empty(), "no mark leads from {unmarked:#?}");
}

/// The page and the fragment of everything that the audit says of a score or a value of an indicator.
fn doubts(model: &Model<'_>, discrepancies: &Discrepancies) -> Vec<(String, String)> {
    let cx = Context::new(model, discrepancies, Value::UNDEFINED);
    let mut doubts = Vec::new();
    for one in discrepancies {
        let unit = match one.subject {
            Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => {
                model.result(ix).unit
            }
            Subject::Indicator(ix, at) => model.indicator(ix).values[at].unit,
            _ => continue,
        };
        let page = format!("{}index.html", Route::unit(model.unit(unit)));
        doubts.push((page, DiscrepancyView::of(&cx, one).fragment));
    }
    doubts
}

fn leads_to(link: &str, fragment: &str) -> bool {
    let address = link.split('"').next().unwrap_or_default();
    address.split_once('#').is_some_and(|(page, at)| page.contains(Route::audit().as_str()) && at == fragment)
}
