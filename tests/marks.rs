//! What the audit doubts is doubted where it is shown: the pages of units and findings carry a mark at every such figure,
//! the pages of findings and documents say what is doubted of the whole.
//!
//! A list of all doubts of a unit would not do, so that for figures only marks count, not any link to the audit.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::audit::{Discrepancy, Subject};
use minhbach::build;
use minhbach::load::load;
use minhbach::model::{Edition, ResultIx, UnitIx};
use minhbach::render::Theme;
use minhbach::site::views::DiscrepancyView;
use minhbach::site::{Context, Route};
use minijinja::Value;
use rust_decimal::Decimal;

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

/// Texts print figures once more. One with three digits and decimals says by itself which it is.
#[test]
fn a_doubted_figure_is_marked_in_the_texts_that_print_it() {
    with_site("content", |cx, pages| {
        let mut seen = [0, 0];
        for one in cx.discrepancies {
            let stated = one.diagnostic.stated.as_deref().unwrap_or_default();
            let digits = stated.bytes().filter(u8::is_ascii_digit).count();
            let (Ok(value), Some(document)) = (Decimal::from_str_exact(stated), one.document) else {
                continue;
            };
            if digits < 3 || value.fract().is_zero() || one.diagnostic.rule.id == "numbering" {
                continue;
            }
            let printed = stated.replace('.', ",");
            let findings = cx.model.findings_from(document).iter().map(|&ix| cx.model.finding(ix));
            let concerned =
                findings.filter(|finding| finding.units.iter().any(|unit| one.units.contains(unit)));
            for finding in concerned {
                for (part, text) in [("prose", &*finding.text), ("h1", &*finding.title)] {
                    if text.contains(&printed) {
                        assert_marked_in(pages, &Route::finding(finding), part, &printed);
                        seen[0] += 1;
                    }
                }
            }
            let record = cx.model.document(document);
            if record.body.text.contains(&printed) {
                assert_marked_in(pages, &Route::document(record), "prose", &printed);
                seen[1] += 1;
            }
        }
        assert!(seen[0] > 8 && seen[1] > 5, "{seen:?}");
    });
}

/// Behind the figure, or at the end of the heading, stands a link to what the audit says of it.
fn assert_marked_in(pages: &BTreeMap<String, String>, route: &Route, part: &str, printed: &str) {
    let html = &pages[&format!("{route}index.html")];
    let mark = "<span class=\"marks\"><a class=\"mark-audit\"";
    let (begins, marks) = match part {
        "h1" => ("<h1>", vec![mark.to_owned()]),
        _ => ("class=\"prose\"", ["", " %", "\u{a0}%"].map(|unit| format!("{printed}{unit}{mark}")).to_vec()),
    };
    let within =
        html.split(begins).nth(1).expect("the part is there").split("</section>").next().unwrap_or_default();
    assert!(marks.iter().any(|mark| within.contains(mark)), "{route}: {printed} in {part}: {within}");
}

/// The heading of a unit prints its newest total and rank.
#[test]
fn a_doubted_total_or_rank_is_marked_in_the_heading_that_prints_it() {
    let mut seen = 0;
    for folder in ["content", "examples/huyen-mau"] {
        with_site(folder, |cx, pages| {
            for (unit, results) in newest_results(cx) {
                let html = &pages[&format!("{}index.html", Route::unit(cx.model.unit(unit)))];
                let heading = html.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next());
                let heading = heading.expect("a heading");
                for part in ["total", "rank"] {
                    for one in cx.discrepancies.about(Subject::Result(results)) {
                        if one.field.rsplit('.').next() == Some(part) && heading.contains("điểm") {
                            let fragment = DiscrepancyView::of(cx, one).path.to_string();
                            let fragment = fragment.split('#').nth(1).expect("a fragment").to_owned();
                            assert!(heading.contains(&fragment), "{}: {heading}", one.field);
                            seen += 1;
                        }
                    }
                }
            }
        });
    }
    assert!(seen > 0, "no heading prints a doubted figure");
}

/// A drawing cannot hold links, so a doubted label has a dotted line, and the words below it say what that means.
#[test]
fn a_doubted_loss_has_its_look_in_the_drawing_that_prints_it() {
    let mut seen = 0;
    with_site("content", |cx, pages| {
        for (unit, ix) in newest_results(cx) {
            let html = &pages[&format!("{}index.html", Route::unit(cx.model.unit(unit)))];
            let Some(drawing) =
                html.split_once("id=\"md-").and_then(|(_, rest)| rest.split("</figure>").next())
            else {
                continue;
            };
            let of_loss = |field: &str| [".appraised", ".lost", "]"].iter().any(|end| field.ends_with(end));
            let doubted = |at: &usize| {
                cx.discrepancies.about(Subject::DomainScore(ix, *at)).any(|one| of_loss(&one.field))
            };
            let doubted = (0..cx.model.result(ix).domains.len()).filter(doubted).count();
            assert_eq!(drawing.matches("halo doubt\"").count(), doubted, "{}", cx.model.unit(unit).id);
            assert_eq!(
                drawing.contains("<p class=\"src doubts\">"),
                doubted > 0,
                "{}",
                cx.model.unit(unit).id
            );
            seen += doubted;
        }
    });
    assert!(seen > 0, "no drawing prints a doubted figure");
}

/// What a domain lost stands beside what findings list of it: where the two do not meet, both bear the mark.
#[test]
fn lost_points_that_findings_do_not_account_for_are_marked_in_their_table() {
    let mut seen = 0;
    with_site("content", |cx, pages| {
        for one in cx.discrepancies.iter().filter(|one| one.diagnostic.rule.id.starts_with("losses-")) {
            let Subject::DomainScore(ix, _) = one.subject else { continue };
            let html = &pages[&format!("{}index.html", Route::unit(cx.model.unit(cx.model.result(ix).unit)))];
            let lost = one.diagnostic.stated.as_deref().expect("what was lost");
            let cell = format!("{}<span class=\"marks\">", lost.replace('.', ","));
            assert!(html.contains(&cell), "{}: {lost} without a mark", one.field);
            seen += 1;
        }
    });
    assert!(seen > 3, "{seen} domains");
}

/// Units with the newest of their results.
fn newest_results(cx: &Context<'_>) -> Vec<(UnitIx, ResultIx)> {
    let newest = |(unit, _)| {
        Some((unit, *cx.model.results_of(unit).iter().max_by_key(|&&ix| cx.model.result(ix).year)?))
    };
    cx.model.iter_units().filter_map(newest).collect()
}

#[test]
fn records_that_contradict_each_other_say_so_on_the_pages_of_their_units_and_lead_there_from_their_documents()
{
    with_site("content", |cx, pages| {
        let (mut on_units, mut on_documents) = (0, 0);
        for one in cx.discrepancies {
            let (Some(against), Subject::Finding(here)) = (&one.against, one.subject) else { continue };
            let Subject::Finding(there) = against.record else { continue };
            for &unit in &one.units {
                let html = &pages[&format!("{}index.html", Route::unit(cx.model.unit(unit)))];
                let section = html.split("id=\"trai-nhau\"").nth(1);
                let section = section.unwrap_or_else(|| panic!("{}: no section", cx.model.unit(unit).id));
                let section = section.split("</section>").next().unwrap_or_default();
                for record in [here, there] {
                    let route = Route::finding(cx.model.finding(record));
                    assert!(section.contains(route.as_str()), "{}: not {route}", cx.model.unit(unit).id);
                }
                on_units += 1;
            }
            if let Some(document) = one.document {
                let route = Route::document(cx.model.document(document));
                let html = &pages[&format!("{route}index.html")];
                let section =
                    html.split("id=\"dang-luu-y\"").nth(1).unwrap_or_else(|| panic!("{route}: no section"));
                let section = section.split("</section>").next().unwrap_or_default();
                let list = Route::reports_of_rule(one.diagnostic.rule.id, 1);
                assert!(section.contains(list.as_str()), "{route}: not {list}");
                on_documents += 1;
            }
        }
        assert!(on_units > 10 && on_documents > 10, "{on_units} on units, {on_documents} on documents");
    });
}

/// A hit shows figures, too: points, a rank, the value of an indicator, and what its text prints.
#[test]
fn a_hit_of_the_search_leads_to_what_is_doubted_of_the_figures_that_it_shows() {
    let seen = std::cell::Cell::new(0);
    for folder in ["content", "examples/huyen-mau"] {
        with_site(folder, |cx, pages| {
            let rows = rows(pages);
            for one in cx.discrepancies {
                let stated = one.diagnostic.stated.as_deref().unwrap_or_default();
                let Some(url) = hit_of(cx, one).filter(|_| Decimal::from_str_exact(stated).is_ok()) else {
                    continue;
                };
                let printed = stated.replace('.', ",");
                let of_record: Vec<_> = rows.iter().filter(|row| row[0] == url).collect();
                let shown = |row: &&&serde_json::Value| {
                    [1, 5, 6].iter().any(|&at| row[at].as_str().is_some_and(|text| prints(text, &printed)))
                };
                if of_record.iter().any(|row| shown(&row)) {
                    let place = DiscrepancyView::of(cx, one).path.as_str().replacen("/#", "/index.html#", 1);
                    let told = of_record.iter().any(|row| doubts_in(row).any(|(_, known)| known == place));
                    assert!(told, "{url} shows {printed} and does not lead to {place}: {of_record:?}");
                    seen.set(seen.get() + 1);
                }
            }
            for (verdict, url) in rows.iter().flat_map(doubts_in) {
                let (page, fragment) = url.split_once('#').expect("a place on a page");
                assert_eq!(pages[page].matches(&format!("id=\"{fragment}\"")).count(), 1, "{url}");
                let sign = format!("\"{verdict}\":[");
                assert!(pages["tim-kiem/index.html"].contains(&sign), "the page has no words for {verdict}");
            }
        });
    }
    assert!(seen.get() > 3, "{}", seen.get());
}

/// The rows of all results of the search.
fn rows(pages: &BTreeMap<String, String>) -> Vec<serde_json::Value> {
    let files = pages.iter().filter(|(path, _)| path.starts_with("search/texts-"));
    let rows = files.flat_map(|(path, script)| {
        let call = script.trim_end().strip_prefix("minhbachIndex(").and_then(|call| call.strip_suffix(");"));
        let call: serde_json::Value =
            serde_json::from_str(&format!("[{}]", call.unwrap_or_else(|| panic!("{path}")))).expect("a call");
        call[2].as_array().expect("rows").clone()
    });
    rows.collect()
}

fn doubts_in(row: &serde_json::Value) -> impl Iterator<Item = (&str, &str)> {
    let pairs = row.get(7).and_then(|pairs| pairs.as_array()).into_iter().flatten();
    pairs.map(|pair| (pair[0].as_str().expect("a verdict"), pair[1].as_str().expect("an address")))
}

/// Where the hit leads that shows the figure of a doubt, if one does.
fn hit_of(cx: &Context<'_>, one: &Discrepancy) -> Option<String> {
    let model = cx.model;
    let unit = |unit, fragment: String| format!("{}index.html#{fragment}", Route::unit(model.unit(unit)));
    match one.subject {
        // of the score of a domain as such no figure is shown: what of it nobody explained is said on the page
        Subject::DomainScore(..) if one.field.ends_with(']') => None,
        Subject::Result(ix) | Subject::DomainScore(ix, _) => {
            Some(unit(model.result(ix).unit, format!("diem-{}", model.result(ix).year)))
        }
        Subject::Indicator(ix, at) => Some(unit(model.indicator(ix).values[at].unit, "chi-tieu".to_owned())),
        Subject::Figure(ix, _) | Subject::RemedyFigure(ix, ..) => {
            Some(format!("{}index.html", Route::finding(model.finding(ix))))
        }
        Subject::Finding(ix) if one.field == "loss" => {
            Some(format!("{}index.html", Route::finding(model.finding(ix))))
        }
        _ => None,
    }
}

/// Whether a text has a number as a whole.
fn prints(text: &str, number: &str) -> bool {
    let part = |character: char| character.is_ascii_digit() || character == ',' || character == '.';
    text.split(|character: char| !part(character)).any(|found| found.trim_end_matches([',', '.']) == number)
}

/// A site in memory: what it is made from, and its files as text.
fn with_site(folder: &str, mut test: impl FnMut(&Context<'_>, &BTreeMap<String, String>)) {
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
        let doubts = doubts(cx, pages);
        assert!(!doubts.is_empty(), "{folder} has nothing to mark");
        assert_marked(pages, &doubts);
    });
}

fn assert_marked(pages: &BTreeMap<String, String>, doubts: &[Doubt]) {
    let unmarked: Vec<&Doubt> =
        doubts.iter().filter(|doubt| !doubt.is_shown_in(&pages[&doubt.page])).collect();
    assert!(unmarked.is_empty(), "nothing leads from {unmarked:#?}");
}

/// Something that the audit says, and the page that shows what it says it of.
#[derive(Debug)]
struct Doubt {
    page: String,
    fragment: String,
    /// A figure is marked itself; of a record as a whole its page says so anywhere.
    at_figure: bool,
    /// The page of a document leads to the first report of each rule, and says how many there are.
    grouped: bool,
}

impl Doubt {
    fn is_shown_in(&self, html: &str) -> bool {
        let opening = if self.at_figure { "<a class=\"mark-audit\" href=\"" } else { "href=\"" };
        html.split(opening).skip(1).any(|link| leads_to(link, &self.fragment, self.grouped))
    }
}

/// Everything that the audit says of a score, a value of an indicator, a finding and its figures, or a document.
fn doubts(cx: &Context<'_>, pages: &BTreeMap<String, String>) -> Vec<Doubt> {
    let model = cx.model;
    // An earlier year of a unit has a page of its own.
    let unit = |unit, year| {
        let earlier = Route::unit_in(model.unit(unit), year);
        let has_page = pages.contains_key(&format!("{earlier}index.html"));
        if has_page { earlier } else { Route::unit(model.unit(unit)) }
    };
    let mut doubts = Vec::new();
    for one in cx.discrepancies {
        let (route, at_figure) = match one.subject {
            Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => {
                (unit(model.result(ix).unit, model.result(ix).year), true)
            }
            Subject::Indicator(ix, at) => {
                let value = &model.indicator(ix).values[at];
                (unit(value.unit, value.year), true)
            }
            Subject::Figure(ix, _) | Subject::RemedyFigure(ix, ..) => {
                (Route::finding(model.finding(ix)), true)
            }
            Subject::Finding(ix) => (Route::finding(model.finding(ix)), one.field == "loss"),
            Subject::Remedy(ix, _) => (Route::finding(model.finding(ix)), false),
            Subject::Document(ix) => (Route::document(model.document(ix)), false),
            _ => continue,
        };
        let view = DiscrepancyView::of(cx, one);
        // The page of a finding says so itself, beside the deadline.
        if view.rule == "overdue" && !at_figure {
            continue;
        }
        let grouped = matches!(one.subject, Subject::Document(_));
        let fragment = match &view.document_id {
            Some(document) if grouped => format!("{}-{document}", view.rule),
            _ => view.fragment,
        };
        doubts.push(Doubt { page: format!("{route}index.html"), fragment, at_figure, grouped });
    }
    doubts
}

fn leads_to(link: &str, fragment: &str, grouped: bool) -> bool {
    let address = link.split('"').next().unwrap_or_default();
    address.split_once('#').is_some_and(|(page, at)| {
        let same = if grouped { at.starts_with(fragment) } else { at == fragment };
        page.contains(Route::audit().as_str()) && same
    })
}
