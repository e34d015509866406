//! What the audit doubts is doubted where it is shown: the page of a unit carries a mark at every such figure.
//!
//! A list of all doubts of a unit would not do, so that only marks count here, not any link to the audit.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::audit::Subject;
use minhbach::build;
use minhbach::load::load;
use minhbach::model::Edition;
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

#[test]
fn every_report_stands_written_out_where_links_to_it_lead() {
    for folder in ["content", "examples/huyen-mau"] {
        with_site(folder, |cx, pages| {
            for one in cx.discrepancies {
                let view = DiscrepancyView::of(cx, one);
                let (page, fragment) = view.path.as_str().split_once('#').expect("a place on a page");
                let html = &pages[&format!("{page}index.html")];
                assert_eq!(html.matches(&format!("id=\"{fragment}\"")).count(), 1, "{folder}: {}", view.path);
            }
        });
    }
}

#[test]
fn records_that_contradict_each_other_say_so_on_both_pages() {
    with_site("content", |cx, pages| {
        let mut seen = 0;
        for one in cx.discrepancies {
            let (Some(against), Subject::Finding(here)) = (&one.against, one.subject) else { continue };
            let Subject::Finding(there) = against.record else { continue };
            for (page, other) in [(here, there), (there, here)] {
                let page = cx.model.finding(page);
                let html = &pages[&format!("{}index.html", Route::finding(page))];
                let section = html.split("id=\"trai-nhau\"").nth(1);
                let section = section.unwrap_or_else(|| panic!("{}: no section", page.id));
                let section = section.split("</section>").next().unwrap_or_default();
                let other = Route::finding(cx.model.finding(other));
                assert!(here == there || section.contains(other.as_str()), "{}: not {other}", page.id);
            }
            seen += 1;
        }
        assert!(seen > 10, "{seen} contradictions");
    });
}

/// A site in memory: what it is made from, and its files as text.
fn with_site(folder: &str, test: impl Fn(&Context<'_>, &BTreeMap<String, String>)) {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the content loads");
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().expect("the content has no error");
    let sink = MemorySink::default();
    build::write(model, discrepancies, &Theme::embedded(), &sink).expect("the site builds");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let pages = sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), text(bytes))).collect();
    test(&Context::new(model, discrepancies, Value::UNDEFINED), &pages);
}

fn assert_all_marked(folder: &str) {
    with_site(folder, |cx, pages| {
        let doubts = doubts(cx);
        assert!(!doubts.is_empty(), "{folder} has nothing to mark");
        assert_marked(pages, &doubts);
    });
}

fn assert_marked(pages: &BTreeMap<String, String>, doubts: &[(String, String)]) {
    let unmarked: Vec<&(String, String)> = doubts
        .iter()
        .filter(|(page, fragment)| {
            !pages[page].split("<a class=\"mark-audit\" href=\"").skip(1).any(|link| leads_to(link, fragment))
        })
        .collect();
    assert!(unmarked.is_empty(), "no mark leads from {unmarked:#?}");
}

/// The page and the fragment of everything that the audit says of a score or a value of an indicator.
fn doubts(cx: &Context<'_>) -> Vec<(String, String)> {
    let model = cx.model;
    let mut doubts = Vec::new();
    for one in cx.discrepancies {
        let unit = match one.subject {
            Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => {
                model.result(ix).unit
            }
            Subject::Indicator(ix, at) => model.indicator(ix).values[at].unit,
            _ => continue,
        };
        let page = format!("{}index.html", Route::unit(model.unit(unit)));
        doubts.push((page, DiscrepancyView::of(cx, one).fragment));
    }
    doubts
}

fn leads_to(link: &str, fragment: &str) -> bool {
    let address = link.split('"').next().unwrap_or_default();
    address.split_once('#').is_some_and(|(page, at)| page.contains(Route::audit().as_str()) && at == fragment)
}
