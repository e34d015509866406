use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostics::Language;
use crate::search::{Doubted, Engine, EngineError, Files, Hit};

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
                terminal.print(&line(number, hit, language));
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
    doubts: &'h [Doubted],
}

impl<'h> Row<'h> {
    fn of(hit: &'h Hit) -> Self {
        let Hit { url, title, place: unit, year, score, doubts, .. } = hit;
        Self { url, title, unit, year: *year, score: *score, doubts }
    }
}

/// One result for a person: heading, what it is about, where it is, and what the audit doubts of its figures.
fn line(number: usize, hit: &Hit, language: Language) -> String {
    let year = hit.year.map(|year| year.to_string());
    let about: Vec<&str> = [Some(hit.place.as_str()), year.as_deref()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let doubts = hit.doubts.iter().map(|one| {
        let sign = match &*one.verdict {
            "differs" => '≠',
            "truncated" | "rounded" => '≈',
            _ => '*',
        };
        format!("   {sign} {}: {}\n", messages::doubted(language), one.url)
    });
    let doubts: String = doubts.collect();
    format!("{number}. {}\n   {}\n   {}\n{doubts}", hit.title, about.join(" · "), hit.url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit() -> Hit {
        let doubt = |verdict: &str| Doubted { verdict: verdict.to_owned(), url: format!("a/{verdict}.html") };
        Hit {
            entry: 0,
            score: 1.5,
            url: "don-vi/a/index.html#diem-2023".to_owned(),
            title: "Kết quả năm 2023".to_owned(),
            place: "Huyện A".to_owned(),
            year: Some(2023),
            doubts: vec![doubt("differs"), doubt("rounded"), doubt("remark")],
        }
    }

    #[test]
    fn a_hit_says_where_its_figures_are_doubted() {
        let told = line(3, &hit(), Language::Vi);
        let lines: Vec<&str> = told.lines().collect();
        let [title, about, url, differs, rounded, remark] = lines[..] else { panic!("{told}") };
        assert_eq!(title, "3. Kết quả năm 2023");
        assert_eq!((about, url), ("   Huyện A · 2023", "   don-vi/a/index.html#diem-2023"));
        assert_eq!(differs, "   ≠ Số liệu đáng lưu ý: a/differs.html");
        assert_eq!(rounded, "   ≈ Số liệu đáng lưu ý: a/rounded.html");
        assert_eq!(remark, "   * Số liệu đáng lưu ý: a/remark.html");
        let plain = line(1, &Hit { doubts: Vec::new(), ..hit() }, Language::Vi);
        assert_eq!(plain.lines().count(), 3, "{plain}");
    }

    #[test]
    fn programs_are_told_the_same() {
        let row = serde_json::to_value(Row::of(&hit())).expect("a row");
        assert_eq!(row["doubts"][1], serde_json::json!({ "verdict": "rounded", "url": "a/rounded.html" }));
        assert_eq!(row["url"], "don-vi/a/index.html#diem-2023");
    }
}
