//! A build that remembers the last one gives the same site as one that remembers nothing, whatever was edited in
//! between.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "common/scratch.rs"]
mod scratch;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, iter};

use common::files_below;
use minhbach::cli::{Exit, Terminal, run};
use proptest::prelude::*;
use scratch::Scratch;

/// A small site that can be edited: which records there are, and in which words.
#[derive(Debug, Clone)]
struct Site {
    title: u8,
    /// Name of each commune, by its number.
    communes: BTreeMap<u8, u8>,
    /// Findings by number: the commune, the year, the words, the points lost.
    findings: BTreeMap<u8, (u8, u8, u8, Option<u8>)>,
    /// Words of the document.
    document: u8,
    page: Option<u8>,
    /// Points of communes by their number.
    results: BTreeMap<u8, u8>,
    /// Words of the criteria set.
    set: u8,
    /// Value of an indicator for the district.
    indicator: Option<u8>,
    /// Words in a file of a theme of the site's own.
    theme: Option<u8>,
    /// Day of the build in June 2024.
    day: u8,
    /// Whether findings of a year stand in one file or each in its own.
    together: bool,
    compress: bool,
}

#[derive(Debug, Clone)]
enum Edit {
    Title(u8),
    Commune(u8, u8),
    NoCommune(u8),
    Finding(u8, (u8, u8, u8, Option<u8>)),
    NoFinding(u8),
    Renumber(u8, u8),
    Document(u8),
    Page(Option<u8>),
    Result(u8, u8),
    NoResult(u8),
    Set(u8),
    Indicator(Option<u8>),
    Theme(Option<u8>),
    Day(u8),
    Together(bool),
    Compress(bool),
    /// A published file is lost.
    Lose(u8),
    /// Somebody writes into a published file.
    Scribble(u8),
    /// The memory is cut off.
    Truncate,
    Nothing,
}

impl Site {
    fn new() -> Self {
        Self {
            title: 0,
            communes: BTreeMap::from([(0, 0), (1, 1)]),
            findings: BTreeMap::from([(0, (0, 0, 0, None)), (1, (1, 1, 1, Some(5)))]),
            document: 0,
            page: None,
            results: BTreeMap::from([(0, 5)]),
            set: 0,
            indicator: None,
            theme: None,
            day: 1,
            together: true,
            compress: false,
        }
    }

    fn edit(&mut self, edit: &Edit) {
        match *edit {
            Edit::Title(words) => self.title = words,
            Edit::Commune(number, name) => {
                self.communes.insert(number, name);
            }
            Edit::NoCommune(number) => {
                if self.communes.len() > 1 {
                    self.communes.remove(&number);
                }
            }
            Edit::Finding(number, finding) => {
                self.findings.insert(number, finding);
            }
            Edit::NoFinding(number) => {
                self.findings.remove(&number);
            }
            Edit::Renumber(from, to) => {
                if let Some(finding) = self.findings.remove(&from) {
                    self.findings.insert(to, finding);
                }
            }
            Edit::Document(words) => self.document = words,
            Edit::Page(words) => self.page = words,
            Edit::Result(number, points) => {
                self.results.insert(number, points);
            }
            Edit::NoResult(number) => {
                self.results.remove(&number);
            }
            Edit::Set(words) => self.set = words,
            Edit::Indicator(value) => self.indicator = value,
            Edit::Theme(words) => self.theme = words,
            Edit::Day(day) => self.day = day,
            Edit::Together(together) => self.together = together,
            Edit::Compress(compress) => self.compress = compress,
            Edit::Lose(_) | Edit::Scribble(_) | Edit::Truncate | Edit::Nothing => {}
        }
    }

    /// The files of its content folder.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let site = format!(
            "title = \"Trang {}\"\nbase_url = \"https://a.example/\"\npublisher = \"Huyện Một\"\nlanguage = \"vi\"\n",
            self.title
        );
        files.insert("site.toml".to_owned(), site);
        let mut units = r#"{"units":[{"id":"huyen-mot","name":"Huyện Một","kind":"district"}"#.to_owned();
        for (number, name) in &self.communes {
            let _ = write!(
                units,
                ",{{\"id\":\"xa-{number}\",\"name\":\"Xã Số {number} {name}\",\"kind\":\"commune\",\"parent\":\"huyen-mot\"}}"
            );
        }
        files.insert("units/units.json".to_owned(), units + "]}");
        let communes: Vec<u8> = self.communes.keys().copied().collect();
        for (number, (commune, year, words, loss)) in &self.findings {
            let commune = communes[*commune as usize % communes.len()];
            let year = 2020 + i32::from(year % 3);
            let loss = loss.map_or_else(|| "null".to_owned(), |loss| format!("{{\"amount\":\"0.{loss}\"}}"));
            let finding = format!(
                "{{\"id\":\"t-{number}\",\"kind\":\"shortcoming\",\"year\":{year},\"units\":[\"xa-{commune}\"],\
                 \"title\":\"Chưa niêm yết {words} thủ tục\",\"text\":\"Đoàn kiểm tra thấy {words} thủ tục chưa niêm yết.\",\
                 \"loss\":{loss},\"source\":{{\"document\":\"bc-mot\",\"locator\":\"Mục {number}\"}}}}"
            );
            let path = if self.together {
                format!("findings/{year}/all.json")
            } else {
                format!("findings/{year}/{number}.json")
            };
            let list: &mut String = files.entry(path).or_insert_with(|| "{\"findings\":[]}".to_owned());
            let comma = if list.ends_with("[]}") { "" } else { "," };
            list.truncate(list.len() - 2);
            let _ = write!(list, "{comma}{finding}]}}");
        }
        files.insert(
            "documents/2024/bc-mot.md".to_owned(),
            format!(
                "+++\nid = \"bc-mot\"\nnumber = \"1/BC\"\ndate = \"2024-04-01\"\nissuer = \"Phòng Nội vụ\"\nkind = \"Báo cáo\"\n\
                 title = \"Kết quả {}\"\nabout = [\"huyen-mot\"]\n+++\n\n## Kết quả\n\nBản {}.\n",
                self.document, self.document
            ),
        );
        self.figures(&mut files);
        if let Some(words) = self.page {
            let page = format!("+++\nid = \"gioi-thieu\"\ntitle = \"Giới thiệu\"\n+++\n\nLần sửa {words}.\n");
            files.insert("pages/gioi-thieu.md".to_owned(), page);
        }
        files
    }

    /// The files with points and their criteria set.
    fn figures(&self, files: &mut BTreeMap<String, String>) {
        let set = format!(
            "{{\"frameworks\":[{{\"id\":\"bo\",\"title\":\"Bộ {}\",\"level\":\"commune\",\"years\":[2021],\
             \"domains\":[{{\"code\":\"1\",\"key\":\"thu-tuc\",\"title\":\"Thủ tục {}\",\"max\":\"10\"}}]}}]}}",
            self.set, self.set
        );
        files.insert("frameworks/bo.json".to_owned(), set);
        let source = "\"source\":{\"document\":\"bc-mot\"}";
        let results = self.results.iter().filter(|(number, _)| self.communes.contains_key(number));
        let results = results.map(|(number, points)| {
            format!(
                "{{\"unit\":\"xa-{number}\",\"year\":2021,\"framework\":\"bo\",\
                 \"domains\":[{{\"code\":\"1\",\"appraised\":\"{points}\"}}],{source}}}"
            )
        });
        let results: Vec<String> = results.collect();
        if !results.is_empty() {
            let file = format!("{{\"results\":[{}]}}", results.join(","));
            files.insert("results/2021/bo.json".to_owned(), file);
        }
        if let Some(value) = self.indicator {
            let file = format!(
                "{{\"indicators\":[{{\"id\":\"ty-le\",\"title\":\"Tỷ lệ\",\"unit\":\"%\",\
                 \"values\":[{{\"unit\":\"huyen-mot\",\"year\":2022,\"value\":\"{value}\",{source}}}]}}]}}"
            );
            files.insert("indicators/ty-le.json".to_owned(), file);
        }
    }

    /// Brings a folder to this state, touching only what differs, as an editor would.
    fn write_to(&self, folder: &Path) {
        let files = self.files();
        fs::create_dir_all(folder).unwrap();
        for path in files_below(folder).into_keys() {
            if !files.contains_key(&path) {
                fs::remove_file(folder.join(path)).unwrap();
            }
        }
        for (path, text) in files {
            let path = folder.join(path);
            if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
    }

    #[track_caller]
    fn build(&self, content: &Path, out: &Path, cache: Option<&Path>) {
        let date = format!("2024-06-{:02}", self.day);
        let mut arguments: Vec<OsString> = vec!["build".into(), "--content".into(), content.into()];
        arguments.extend(["--out".into(), out.into(), "--date".into(), date.into()]);
        arguments.extend(self.compress.then(|| "--compress".into()));
        if let Some(words) = self.theme {
            let theme = content.with_file_name("theme");
            fs::create_dir_all(theme.join("css")).unwrap();
            fs::write(theme.join("css/own.css"), format!(".own{words} {{ margin: 0 }}\n")).unwrap();
            arguments.extend(["--theme".into(), theme.into()]);
        }
        match cache {
            Some(cache) => arguments.extend(["--cache".into(), cache.into()]),
            None => arguments.push("--no-cache".into()),
        }
        let (mut said, mut err) = (Vec::new(), Vec::new());
        let exit = run(arguments, &mut Terminal::new(&mut said, &mut err));
        assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&err));
    }
}

/// What happens to the published folder and to the memory, outside the content.
fn mishap(edit: &Edit, out: &Path, cache: &Path) {
    let nth = |number: u8| {
        let files: Vec<String> = files_below(out).into_keys().filter(|path| !path.starts_with('.')).collect();
        (!files.is_empty()).then(|| out.join(&files[number as usize * 7 % files.len()]))
    };
    match *edit {
        Edit::Lose(number) => {
            if let Some(path) = nth(number) {
                fs::remove_file(path).unwrap();
            }
        }
        Edit::Scribble(number) => {
            if let Some(path) = nth(number) {
                let mut bytes = fs::read(&path).unwrap();
                bytes.iter_mut().take(1).for_each(|byte| *byte ^= 1);
                fs::write(path, bytes).unwrap();
            }
        }
        Edit::Truncate => {
            for (path, bytes) in files_below(cache) {
                fs::write(cache.join(path), &bytes[..bytes.len() / 2]).unwrap();
            }
        }
        _ => {}
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let finding = (0..4_u8, 0..3_u8, 0..4_u8, proptest::option::of(1..9_u8));
    prop_oneof![
        1 => (0..3_u8).prop_map(Edit::Title),
        2 => (0..4_u8, 0..3_u8).prop_map(|(number, name)| Edit::Commune(number, name)),
        1 => (0..4_u8).prop_map(Edit::NoCommune),
        4 => (0..5_u8, finding).prop_map(|(number, finding)| Edit::Finding(number, finding)),
        2 => (0..5_u8).prop_map(Edit::NoFinding),
        2 => (0..5_u8, 0..5_u8).prop_map(|(from, to)| Edit::Renumber(from, to)),
        1 => (0..3_u8).prop_map(Edit::Document),
        1 => proptest::option::of(0..3_u8).prop_map(Edit::Page),
        2 => (0..3_u8, 1..10_u8).prop_map(|(number, points)| Edit::Result(number, points)),
        1 => (0..3_u8).prop_map(Edit::NoResult),
        1 => (0..3_u8).prop_map(Edit::Set),
        1 => proptest::option::of(1..99_u8).prop_map(Edit::Indicator),
        1 => proptest::option::of(0..3_u8).prop_map(Edit::Theme),
        1 => (1..20_u8).prop_map(Edit::Day),
        1 => any::<bool>().prop_map(Edit::Together),
        1 => any::<bool>().prop_map(Edit::Compress),
        2 => any::<u8>().prop_map(Edit::Lose),
        2 => any::<u8>().prop_map(Edit::Scribble),
        1 => Just(Edit::Truncate),
        1 => Just(Edit::Nothing),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_with_a_memory_equals_a_clean_one(
        edits in proptest::collection::vec(edit(), 1..7)
    ) {
        let place = Scratch::new();
        let [content, out, cache] = ["content", "public", "cache"].map(|name| place.path().join(name));
        for folder in [&out, &cache] {
            fs::create_dir_all(folder).unwrap();
        }
        let mut site = Site::new();
        for (step, edit) in iter::once(&Edit::Nothing).chain(&edits).enumerate() {
            site.edit(edit);
            site.write_to(&content);
            mishap(edit, &out, &cache);
            site.build(&content, &out, Some(&cache));
            let clean = place.path().join(format!("clean-{step}"));
            site.build(&content, &clean, None);
            let (kept, clean) = (files_below(&out), files_below(&clean));
            let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
            prop_assert_eq!(paths(&kept), paths(&clean), "after {:?}", edit);
            for (path, bytes) in &kept {
                prop_assert!(*bytes == clean[path], "{} differs after {:?}", path, edit);
            }
        }
    }
}

/// The time at which each file of a folder was written.
fn times(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    let of = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files_below(folder).into_keys().map(|path| (path.clone(), of(&path))).collect()
}

#[test]
fn where_nothing_changed_no_file_is_touched_and_one_edit_touches_only_what_shows_it() {
    let place = Scratch::new();
    let [content, out, cache] = ["content", "public", "cache"].map(|name| place.path().join(name));
    let mut site = Site::new();
    site.write_to(&content);
    site.build(&content, &out, Some(&cache));
    let first = times(&out);
    site.build(&content, &out, Some(&cache));
    assert_eq!(first, times(&out));

    site.edit(&Edit::Finding(0, (0, 0, 3, None)));
    site.write_to(&content);
    site.build(&content, &out, Some(&cache));
    let second = times(&out);
    let touched = |path: &str| first[path] != second[path];
    assert!(touched("ton-tai/t-0/index.html") && touched("don-vi/xa-0/index.html"));
    for untouched in ["ton-tai/t-1/index.html", "don-vi/xa-1/index.html", "404.html", "nam/2021/index.html"] {
        assert!(!touched(untouched), "{untouched}");
    }
}
