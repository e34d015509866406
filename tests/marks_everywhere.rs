//! A figure that the audit doubts bears its mark wherever the site prints it: figures that nothing else has are planted
//! in the made-up district, and every page is read for them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod audit;

use std::collections::{BTreeMap, BTreeSet};

use audit::{Files, made_up_district};
use chrono::NaiveDate;
use minhbach::artifact::MemorySink;
use minhbach::build;
use minhbach::model::Edition;
use minhbach::render::Theme;
use minhbach::source::Sources;
use serde_json::{Value, json};

/// A figure where the records of the newest year state another one, or a text that is to print it.
struct Plant {
    file: &'static str,
    /// A JSON pointer.
    at: &'static str,
    printed: &'static str,
}

const DISTRICT: &str = "results/2024/huyen.json";
const COMMUNES: &str = "results/2024/xa.json";
const FINDINGS: &str = "findings/2024/xa.json";
const DISTRICT_FINDINGS: &str = "findings/2024/huyen.json";
const ON_TIME: &str = "indicators/dung-han.json";

const PLANTS: &[Plant] = &[
    Plant { file: DISTRICT, at: "/results/0/totals/total", printed: "91.837" },
    Plant { file: DISTRICT, at: "/results/0/totals/self", printed: "83.719" },
    Plant { file: DISTRICT, at: "/results/0/totals/survey", printed: "13.731" },
    Plant { file: COMMUNES, at: "/results/0/totals/total", printed: "97.643" },
    Plant { file: COMMUNES, at: "/results/1/totals/appraised", printed: "86.371" },
    Plant { file: DISTRICT, at: "/results/0/domains/2/appraised", printed: "15.193" },
    Plant { file: DISTRICT, at: "/results/0/criteria/0/appraised", printed: "3.417" },
];

/// Everything planted is doubted, shown, and marked.
#[test]
fn every_place_that_prints_a_doubted_figure_leads_to_what_is_doubted() {
    let mut files = made_up_district();
    for plant in PLANTS {
        edit(&mut files, plant.file, |content| {
            *content.pointer_mut(plant.at).unwrap_or_else(|| panic!("{}", plant.at)) = json!(plant.printed);
        });
    }
    // Figures of findings and indicators, with the texts and the titles that print them.
    let ratio = stated_ratio(&mut files, FINDINGS, "81.437");
    // A criterion that lost more than those below it.
    edit(&mut files, "findings/2023/huyen.json", |content| {
        let findings = content["findings"].as_array_mut().expect("findings");
        let whole = findings.iter_mut().find(|one| one["id"] == "huyen-mau-2023-kiem-tra-1").expect("it");
        whole["criterion"] = json!("3.2");
        whole["aggregate"] = json!(true);
        whole["loss"] = json!({ "amount": "0.937" });
    });
    edit(&mut files, ON_TIME, |content| {
        let values = content["indicators"][0]["values"].as_array_mut().expect("values");
        for value in values.iter_mut().filter(|value| value["year"] == 2024).take(2) {
            value["value"] = json!(if value["unit"] == "huyen-mau" { "98.743" } else { "99.381" });
        }
    });
    let told = ["91,837", "83,719", "97,643"];
    edit(&mut files, DISTRICT_FINDINGS, |content| {
        let first = &mut content["findings"][0];
        first["title"] = json!(format!("Huyện Mẫu được {} điểm năm 2024", told[0]));
        first["text"] = json!(format!("Huyện được {} điểm; tự chấm {} điểm.", told[0], told[1]));
    });
    let all = PLANTS.iter().map(|plant| plant.printed).chain([ratio, "0.937", "98.743", "99.381"]);
    let planted: BTreeSet<String> = all.map(|printed| printed.replace('.', ",")).collect();

    let (doubted, pages) = site(files);
    for figure in &planted {
        assert!(doubted.contains(figure), "the audit does not doubt {figure}");
    }
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    let mut unmarked = Vec::new();
    for (path, html) in pages.iter().filter(|(path, _)| is_read(path)) {
        for figure in &planted {
            for place in places(html, figure) {
                shown.insert(figure);
                if !is_marked(html, place) {
                    let from = html.floor_char_boundary(place.saturating_sub(160));
                    let to = html.ceil_char_boundary((place + 60).min(html.len()));
                    unmarked.push(format!("{path}: {figure}: …{}…", &html[from..to]));
                }
            }
        }
    }
    assert!(unmarked.is_empty(), "{} without a mark:\n{}", unmarked.len(), unmarked.join("\n"));
    for figure in &planted {
        assert!(shown.contains(figure.as_str()), "{figure} is shown nowhere");
    }
}

/// States another ratio of the first figure that has one.
fn stated_ratio(files: &mut Files, file: &str, stated: &'static str) -> &'static str {
    edit(files, file, |content| {
        let findings = content["findings"].as_array_mut().expect("findings");
        let with_ratio = findings.iter_mut().find(|one| one["figures"][0]["stated"].is_string());
        with_ratio.expect("a ratio")["figures"][0]["stated"] = json!(stated);
    });
    stated
}

fn edit(files: &mut Files, file: &str, change: impl FnOnce(&mut Value)) {
    let bytes = files.get_mut(file).unwrap_or_else(|| panic!("no {file}"));
    let mut content: Value = serde_json::from_slice(bytes).expect("JSON");
    change(&mut content);
    *bytes = serde_json::to_vec_pretty(&content).expect("JSON");
}

/// The figures that the audit doubts, as readers write them, and the pages.
fn site(files: Files) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let sources = Sources::new(files);
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let reading = build::read(&sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().expect("the content has no error");
    let stated = discrepancies.iter().filter_map(|one| one.diagnostic.stated.as_deref());
    let doubted = stated.map(|stated| stated.replace('.', ",")).collect();
    let sink = MemorySink::default();
    build::write(model, discrepancies, &Theme::embedded(), &sink).expect("the site builds");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (doubted, sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), text(bytes))).collect())
}

/// The pages of the audit say themselves what is doubted.
fn is_read(path: &str) -> bool {
    path.ends_with(".html") && !path.starts_with("chat-luong-du-lieu/")
}

/// Where words of a page print a figure as a whole.
fn places<'h>(html: &'h str, figure: &'h str) -> impl Iterator<Item = usize> {
    let part = |letter: char| letter.is_ascii_digit();
    html.match_indices(figure).map(|(place, _)| place).filter(move |&place| {
        let (before, behind) = (&html[..place], &html[place + figure.len()..]);
        let in_tag = before.rfind('<') > before.rfind('>');
        !in_tag && !before.ends_with(part) && !behind.starts_with(part)
    })
}

/// What cannot hold a link: the titles of pages, drawings and tables, the words of drawings for those who do not see
/// them, and text that is there to be copied.
const NO_LINKS: [&str; 4] = ["<title", "<desc", "<script", "<p class=\"text\""];
/// What a mark stands in beside its figure.
const BLOCKS: [&str; 13] =
    ["<h1", "<h2", "<h3", "<h4", "<p", "<li", "<td", "<th", "<dd", "<div", "<text", "<summary", "<caption"];

/// Whether a link to the audit stands in the same paragraph, cell, heading or entry of a list, or the drawing says what
/// it doubts.
fn is_marked(html: &str, place: usize) -> bool {
    let around = BLOCKS.into_iter().chain(NO_LINKS).filter_map(|tag| opened(html, place, tag));
    let Some((start, tag)) = around.max() else { return false };
    let block = block(html, start, place, tag);
    NO_LINKS.contains(&tag)
        || leads_on(block)
        || (tag == "<text" && block[..place - start].contains("doubt"))
        || (tag.starts_with("<h") && is_of_doubtful_drawing(&html[place..]))
        || (tag == "<p" && entry(html, place).is_some_and(leads_on))
}

fn leads_on(block: &str) -> bool {
    block.contains("class=\"mark-audit\"") || block.contains("chat-luong-du-lieu/")
}

/// Where the last tag of a name opens before a place.
fn opened(html: &str, place: usize, tag: &'static str) -> Option<(usize, &'static str)> {
    let ends = |at: usize| html[at + tag.len()..].starts_with(['>', ' ']);
    html[..place].rmatch_indices(tag).map(|(at, _)| at).find(|&at| ends(at)).map(|at| (at, tag))
}

fn block<'h>(html: &'h str, start: usize, place: usize, tag: &str) -> &'h str {
    let name = tag.trim_start_matches('<').split(' ').next().unwrap_or_default();
    let end = html[place..].find(&format!("</{name}>")).map_or(html.len(), |length| place + length);
    &html[start..end]
}

/// The entry of a list around a paragraph.
fn entry(html: &str, place: usize) -> Option<&str> {
    let (start, tag) = opened(html, place, "<li")?;
    (!html[start..place].contains("</li>")).then(|| block(html, start, place, tag))
}

/// The heading of a drawing says what the drawing shows: words below it lead to what is doubted.
fn is_of_doubtful_drawing(rest: &str) -> bool {
    let figure = rest.split("</figure>").next().unwrap_or_default();
    figure.contains("class=\"src doubts\"")
}
