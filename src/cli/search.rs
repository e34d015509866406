use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostics::Language;
use crate::search::{Engine, EngineError, Files, Hit};

use super::arguments::SearchOptions;
use super::exit::Exit;
use super::messages;
use super::terminal::Terminal;

pub(super) fn run(options: &SearchOptions, language: Language, terminal: &mut Terminal<'_>) -> Exit {
    match hits(options) {
        Ok(hits) if options.json => {
            let results: Vec<Row<'_>> = hits.iter().map(Row::of).collect();
            let text = serde_json::json!({ "results": results }).to_string();
            terminal.print(&(text + "\n"));
            Exit::Done
        }
        Ok(hits) => {
            for (number, hit) in (1..).zip(&hits) {
                terminal.print(&line(number, hit));
            }
            if hits.is_empty() {
                terminal.error(messages::nothing_found(language));
            }
            Exit::Done
        }
        Err(error) => {
            terminal.error(&messages::cannot_search(&error, &options.public, language));
            Exit::Io
        }
    }
}

fn hits(options: &SearchOptions) -> Result<Vec<Hit>, EngineError> {
    let files = Folder(options.public.join("search"));
    Engine::open(&files)?.search(&options.query, options.limit)
}

/// The folder `search/` of a built site.
struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, name: &str) -> std::io::Result<String> {
        fs::read_to_string(Path::new(&self.0).join(format!("{name}.js")))
    }
}

/// One result as `--format json` writes it.
#[derive(Serialize)]
struct Row<'h> {
    url: &'h str,
    title: &'h str,
    unit: &'h str,
    year: Option<i32>,
    score: f64,
}

impl<'h> Row<'h> {
    fn of(hit: &'h Hit) -> Self {
        Self { url: &hit.url, title: &hit.title, unit: &hit.place, year: hit.year, score: hit.score }
    }
}

/// One result for a person: heading, what it is about, where it is.
fn line(number: usize, hit: &Hit) -> String {
    let year = hit.year.map(|year| year.to_string());
    let about: Vec<&str> = [Some(hit.place.as_str()), year.as_deref()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    format!("{number}. {}\n   {}\n   {}\n", hit.title, about.join(" · "), hit.url)
}
