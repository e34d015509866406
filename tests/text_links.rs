//! Links in texts and the site that is made: whatever the site has for readers may be linked to, and nothing else.
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

const PAGE: &str = "pages/muc-luc.md";

/// Folders of what pages load by themselves: nobody links to it.
const LOADED: &[&str] = &["assets/", "search/", "ton-tai/muc/", "so-sanh/muc/"];

/// The links of a page that the audit refuses.
fn refused(site: &Files, links: &[String]) -> BTreeSet<String> {
    let list: String = links.iter().map(|link| format!("- [x]({link})\n")).collect();
    let mut files = site.clone();
    let front = "+++\nid = \"muc-luc\"\ntitle = \"Mục lục\"\norder = 99\n+++\n";
    assert!(files.insert(PAGE.to_owned(), format!("{front}{list}").into_bytes()).is_none());
    let sources = Sources::new(files);
    let date = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let reading = build::read(&sources, Edition { date, drafts: false });
    let broken = reading.diagnostics.iter().filter(|one| one.rule.id == "broken-link");
    broken
        .map(|one| {
            let link = &sources.file(one.span.file).text()[one.span.start()..one.span.end()];
            link.trim_start_matches("[x](").trim_end_matches(')').to_owned()
        })
        .collect()
}

/// What a build of the site writes, as addresses from the root: folders for pages, files for files.
fn addresses(site: &Files) -> Vec<String> {
    let sources = Sources::new(site.clone());
    let date = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let reading = build::read(&sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().unwrap();
    let sink = MemorySink::default();
    build::write(model, discrepancies, &Theme::embedded(), &sink).unwrap();
    let written: BTreeMap<_, _> = sink.into_files();
    let paths = written.keys().map(|path| path.as_str().to_owned());
    paths
        .filter(|path| !LOADED.iter().any(|folder| path.starts_with(folder)))
        .map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(&path)))
        .collect()
}

#[test]
fn every_page_and_file_of_the_site_may_be_linked_to_and_no_other() {
    let site = made_up_district();
    let real = addresses(&site);
    assert!(real.len() > 500, "{}", real.len());
    assert_eq!(refused(&site, &real), BTreeSet::new());
    let wrong: Vec<String> = real
        .iter()
        .map(|address| match address.strip_suffix('/') {
            Some(folder) => format!("{folder}-x/"),
            None => format!("{address}x"),
        })
        .collect();
    assert_eq!(refused(&site, &wrong), wrong.into_iter().collect());
}
