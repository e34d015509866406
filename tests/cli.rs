//! The program as its users run it: arguments in, exit code and text out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "common/scratch.rs"]
mod scratch;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::SystemTime;

use common::{Site, files_below};
use scratch::Scratch;

/// What one run of the program gave.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self {
            code: output.status.code().expect("an exit code"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    #[track_caller]
    fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "\n{}{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn prints(&self, words: &str) -> &Self {
        assert!(self.out.contains(words), "no {words:?} in\n{}", self.out);
        self
    }

    #[track_caller]
    fn complains(&self, words: &str) -> &Self {
        assert!(self.err.contains(words), "no {words:?} in\n{}", self.err);
        self
    }
}

/// Runs `minhbach` in an empty folder.
fn minhbach(arguments: &[&str]) -> Run {
    minhbach_in(Scratch::new().path(), arguments)
}

fn minhbach_in(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
    Run::of(&command.current_dir(folder).args(arguments).output().expect("a program that starts"))
}

/// A folder with a site in `content`.
fn folder_with(site: &Site) -> Scratch {
    let folder = Scratch::new();
    site.write_to(&folder.path().join("content"));
    folder
}

fn faulty() -> Site {
    Site::valid().with("units/z.json", "{\"units\": [{\"id\": \"xa-d\"}]}\n")
}

const WARNED: &str = r#"{"findings": [{"id": "t-2", "kind": "strength", "year": 2021, "units": ["xa-b"],
  "title": "Công khai đủ", "text": "Công khai đủ thủ tục.", "source": {"document": "bc-01-2022"}}]}"#;

fn with_a_warning() -> Site {
    Site::valid().with("findings/2022/z.json", WARNED)
}

#[test]
fn a_check_without_faults_ends_with_0() {
    minhbach_in(folder_with(&Site::valid()).path(), &["check"]).ends_with(0).complains("0 lỗi");
}

#[test]
fn a_check_with_an_error_ends_with_1_and_one_with_a_warning_with_0() {
    minhbach_in(folder_with(&faulty()).path(), &["check"]).ends_with(1).prints("lỗi[missing-key]");
    minhbach_in(folder_with(&with_a_warning()).path(), &["check"])
        .ends_with(0)
        .prints("cảnh báo[record-year]")
        .complains("0 lỗi, 1 cảnh báo");
}

#[test]
fn a_folder_without_content_is_no_site() {
    let folder = Scratch::new();
    fs::create_dir(folder.path().join("content")).unwrap();
    minhbach_in(folder.path(), &["check"]).ends_with(1).complains("site.toml");
    minhbach_in(folder.path(), &["build"]).ends_with(1).complains("site.toml");
    assert!(!folder.path().join("public").exists());
}

#[test]
fn a_content_folder_that_is_not_there_ends_with_3() {
    for command in ["check", "build"] {
        minhbach(&[command]).ends_with(3).complains("content").complains("--content");
        minhbach(&[command, "--content", "nowhere", "--lang", "en"]).ends_with(3).complains("nowhere");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_content_folder_ends_with_3() {
    let folder = folder_with(&Site::valid());
    let link = folder.path().join("content/units/more.json");
    std::os::unix::fs::symlink("units.json", link).unwrap();
    minhbach_in(folder.path(), &["check"]).ends_with(3).complains("more.json");
}

#[test]
fn wrong_use_ends_with_2_and_says_what_was_meant() {
    minhbach(&[]).ends_with(2).complains("minhbach help");
    minhbach(&["chekc"]).ends_with(2).complains("“check”");
    minhbach(&["check", "--contnet", "x"]).ends_with(2).complains("“--content”");
    minhbach(&["check", "extra"]).ends_with(2).complains("“extra”");
    minhbach(&["check", "--out", "x"]).ends_with(2).complains("--out");
    minhbach(&["build", "--format", "json"]).ends_with(2).complains("--format");
    minhbach(&["check", "--format", "xml"]).ends_with(2).complains("human, short, json");
    minhbach(&["build", "--date", "29/9/2023"]).ends_with(2).complains("YYYY-MM-DD");
    minhbach(&["build", "--date", "2023-02-30"]).ends_with(2).complains("2023-02-30");
    minhbach(&["build", "--base-url", "example.vn"]).ends_with(2).complains("https://");
    minhbach(&["build", "--base-url", "https://"]).ends_with(2).complains("--base-url");
    minhbach(&["check", "--content"]).ends_with(2).complains("--content");
    minhbach(&["check", "--drafts=yes"]).ends_with(2).complains("“--drafts=yes”");
    minhbach(&["check", "--lang", "fr"]).ends_with(2).complains("vi, en");
}

#[test]
fn wrong_use_is_told_in_the_language_asked_for() {
    minhbach(&["check", "--bogus"]).complains("Không có tùy chọn");
    minhbach(&["check", "--lang", "en", "--bogus"]).ends_with(2).complains("There is no option");
}

#[test]
fn diagnostics_are_told_in_the_language_asked_for() {
    let folder = folder_with(&faulty());
    minhbach_in(folder.path(), &["check"]).prints("cách sửa: thêm khóa name");
    minhbach_in(folder.path(), &["check", "--lang", "en"])
        .ends_with(1)
        .prints("help: add the key name")
        .complains("2 errors, 0 warnings");
}

#[test]
fn the_short_form_has_one_line_for_each_diagnostic() {
    let run = minhbach_in(folder_with(&faulty()).path(), &["check", "--format", "short"]);
    let lines: Vec<&str> = run.ends_with(1).out.lines().collect();
    assert_eq!(
        lines,
        [
            "units/z.json:1:12: lỗi[missing-key]: thiếu khóa bắt buộc “name”",
            "units/z.json:1:12: lỗi[missing-key]: thiếu khóa bắt buộc “kind”",
        ]
    );
}

#[test]
fn the_json_form_has_every_field_of_the_contract_and_nothing_else_is_printed() {
    let run = minhbach_in(folder_with(&faulty()).path(), &["check", "--format", "json"]);
    run.ends_with(1);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let rows = report["diagnostics"].as_array().expect("a list");
    assert_eq!(rows.len(), 2);
    let contract =
        ["column", "computed", "file", "help", "line", "message", "path", "rule", "severity", "stated"];
    for row in rows {
        let mut fields: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, contract);
        assert_eq!((&row["rule"], &row["severity"]), (&"missing-key".into(), &"error".into()));
        assert_eq!(
            (&row["file"], &row["line"], &row["column"]),
            (&"units/z.json".into(), &1.into(), &12.into())
        );
        assert_eq!(row["path"], "units[0]");
    }
    assert_eq!(run.err, "");
}

#[test]
fn the_json_form_of_a_clean_check_is_an_empty_list() {
    let two_units = r#"{"units": [{"id": "huyen-a", "name": "Huyện A", "kind": "district"},
        {"id": "xa-b", "name": "Xã B", "kind": "commune", "parent": "huyen-a"}]}"#;
    let site = Site::valid().with("units/units.json", two_units);
    let run = minhbach_in(folder_with(&site).path(), &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.ends_with(0).out).expect("JSON");
    assert_eq!(report, serde_json::json!({"diagnostics": []}));
}

#[test]
fn files_that_nothing_reads_are_named() {
    let folder = folder_with(&Site::valid().with("units/them.JSON", "{}").with("units/so-lieu.xlsx", "x"));
    minhbach_in(folder.path(), &["check"])
        .ends_with(0)
        .complains("units/so-lieu.xlsx")
        .complains("units/them.JSON");
}

#[test]
fn drafts_are_read_only_when_asked_for() {
    let draft =
        WARNED.replace("\"id\": \"t-2\"", "\"id\": \"t-2\", \"draft\": true, \"related\": [\"no-such\"]");
    let folder = folder_with(&Site::valid().with("findings/2021/z.json", draft));
    minhbach_in(folder.path(), &["check"]).ends_with(0);
    minhbach_in(folder.path(), &["check", "--drafts"]).ends_with(1).prints("unknown-finding");
}

#[test]
fn the_date_decides_what_is_published() {
    let later = WARNED.replace("\"id\": \"t-2\"", "\"id\": \"t-2\", \"publish_on\": \"2030-01-02\"");
    let later = later.replace("\"xa-b\"", "\"no-such\"");
    let folder = folder_with(&Site::valid().with("findings/2021/z.json", later));
    minhbach_in(folder.path(), &["check", "--date", "2030-01-01"]).ends_with(0);
    minhbach_in(folder.path(), &["check", "--date", "2030-01-02"]).ends_with(1).prints("unknown-unit");
}

const COMMANDS: [&str; 5] = ["build", "check", "search", "help", "version"];
const OPTIONS: [&str; 10] = [
    "--content",
    "--out",
    "--base-url",
    "--theme",
    "--drafts",
    "--date",
    "--format",
    "--public",
    "--limit",
    "--lang",
];

#[test]
fn a_built_site_is_searched_for_people_and_for_programs() {
    let scratch = Scratch::new();
    Site::valid().write_to(&scratch.path().join("content"));
    let at = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    minhbach(&["build", "--content", &at("content"), "--out", &at("public"), "--no-cache"]).ends_with(0);
    let run = minhbach(&["search", "xa", "--public", &at("public"), "--limit", "1", "--format", "json"]);
    run.ends_with(0);
    let answer: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let results = answer["results"].as_array().expect("results");
    assert_eq!(results.len(), 1, "{}", run.out);
    for key in ["url", "title", "unit", "year", "score"] {
        assert!(results[0].get(key).is_some(), "{key} is not in {}", run.out);
    }
    let title = results[0]["title"].as_str().expect("a title");
    assert!(minhbach(&["search", "xa", "--public", &at("public")]).ends_with(0).out.contains(title));
    assert_eq!(minhbach(&["search", "xyzzyq", "--public", &at("public")]).ends_with(0).out, "");
    let nowhere = minhbach(&["search", "xa", "--public", &at("nowhere")]);
    assert!(nowhere.ends_with(3).err.contains("--public"), "{}", nowhere.err);
    minhbach(&["search", "xa", "--public", &at("public"), "--limit", "none"]).ends_with(2);
}

#[test]
fn faults_in_the_words_of_a_theme_are_told_like_those_of_the_content() {
    let folder = folder_with(&Site::valid());
    let words = folder.path().join("theme/search");
    fs::create_dir_all(&words).unwrap();
    fs::write(words.join("thesaurus.toml"), "[[group]]\nterms = [\"trễ hẹn\"]\n").unwrap();
    let check = |format: &str| {
        minhbach_in(folder.path(), &["check", "--theme", "theme", "--format", format])
            .ends_with(1)
            .out
            .clone()
    };
    assert!(check("human").contains("search/thesaurus.toml"), "{}", check("human"));
    let last = check("short").lines().last().unwrap().to_owned();
    assert!(last.starts_with("search/thesaurus.toml:1:1: "), "{last}");
    let json: serde_json::Value = serde_json::from_str(&check("json")).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().last().unwrap()["rule"], "search-group");
    let log: serde_json::Value = serde_json::from_str(&check("sarif")).unwrap();
    let place =
        &log["runs"][0]["results"].as_array().unwrap().last().unwrap()["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "theme/search/thesaurus.toml");
    minhbach_in(folder.path(), &["build", "--theme", "theme", "--no-cache"])
        .ends_with(1)
        .complains("search-group");
    minhbach_in(folder.path(), &["check"]).ends_with(0);
    minhbach_in(folder.path(), &["check", "--theme", "nowhere"]).ends_with(3);
}

#[test]
fn hostile_queries_neither_break_the_search_nor_its_output() {
    let scratch = Scratch::new();
    Site::valid().write_to(&scratch.path().join("content"));
    let at = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    minhbach(&["build", "--content", &at("content"), "--out", &at("public"), "--no-cache"]).ends_with(0);
    let long = "xa ".repeat(3_500);
    let run_on = "x".repeat(10_240);
    for query in [
        &*long,
        &*run_on,
        "(.*)+[a-z]{9}$^\\",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\u{202e}ax\u{202d}",
        "שלום مرحبا",
        "__proto__ constructor toString",
        "../../etc/passwd",
        "' OR 1=1 --",
        "\u{1b}[31mxa",
        "😀👩‍👩‍👧",
        "…",
    ] {
        for format in ["human", "json"] {
            let run = minhbach(&["search", query, "--public", &at("public"), "--format", format]);
            run.ends_with(0);
            let harmless = |c: char| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            assert!(run.out.chars().all(harmless), "{query:?}: {}", run.out);
            if format == "json" {
                serde_json::from_str::<serde_json::Value>(&run.out).expect("JSON");
            }
        }
    }
}

#[test]
fn help_names_every_command_and_option_in_both_languages() {
    for language in ["vi", "en"] {
        for arguments in
            [&["help", "--lang", language][..], &["--help", "--lang", language], &["build", "-h"]]
        {
            let run = minhbach(arguments);
            run.ends_with(0);
            for word in COMMANDS.iter().chain(&OPTIONS) {
                let is_there = run.out.lines().any(|line| line.split_whitespace().next() == Some(word));
                assert!(is_there, "{word} is not in\n{}", run.out);
            }
            assert_eq!(run.err, "");
        }
    }
    let english = minhbach(&["help", "--lang", "en"]).out;
    assert!(english.is_ascii(), "{english}");
}

#[test]
fn every_command_and_option_of_the_help_is_understood() {
    let folder = folder_with(&faulty());
    for line in minhbach(&["help", "--lang", "en"]).out.lines().filter(|line| line.starts_with("  ")) {
        let word = line.split_whitespace().next().unwrap();
        let value = match word {
            "--content" => Some("content"),
            "--out" | "--theme" | "--cache" | "--public" => Some("somewhere"),
            "--limit" => Some("3"),
            "--base-url" => Some("https://a.example.vn/"),
            "--date" => Some("2024-06-01"),
            "--format" => Some("short"),
            "--lang" => Some("en"),
            _ => None,
        };
        let command: &[&str] = match word {
            "--public" | "--limit" => &["search", "xa"],
            _ if line.contains("build:") => &["build"],
            _ => &["check"],
        };
        let arguments: Vec<&str> = match word {
            "search" => vec![word, "xa"],
            _ if word.starts_with("--") => command.iter().copied().chain([word]).chain(value).collect(),
            _ => vec![word],
        };
        let run = minhbach_in(folder.path(), &arguments);
        assert_ne!(run.code, 2, "{arguments:?}: {}", run.err);
    }
}

#[test]
fn the_version_is_the_one_of_the_package() {
    for arguments in [&["version"][..], &["--version"], &["-V"]] {
        assert_eq!(
            minhbach(arguments).ends_with(0).out,
            concat!("minhbach ", env!("CARGO_PKG_VERSION"), "\n")
        );
    }
}

/// Every file with its bytes and the time it was written.
fn state_of(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let written = |path: &str| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files_below(folder).into_iter().map(|(path, bytes)| (path.clone(), (bytes, written(&path)))).collect()
}

#[test]
fn a_build_that_is_stopped_by_an_error_leaves_the_old_site_as_it_was() {
    let folder = folder_with(&Site::valid());
    let out = folder.path().join("public");
    minhbach_in(folder.path(), &["build", "--date", "2024-06-01"]).ends_with(0);
    let before = state_of(&out);
    assert!(before.contains_key("index.html"), "{:?}", before.keys());

    faulty().write_to(&folder.path().join("content"));
    minhbach_in(folder.path(), &["build", "--date", "2024-06-02"])
        .ends_with(1)
        .complains("lỗi[missing-key]")
        .complains("trang cũ được giữ nguyên");
    assert!(state_of(&out) == before, "the old site was touched");
}

#[test]
fn a_build_that_is_stopped_by_an_error_makes_no_folder() {
    let folder = folder_with(&faulty());
    minhbach_in(folder.path(), &["build", "--out", "new"]).ends_with(1);
    assert!(!folder.path().join("new").exists());
}

#[test]
fn a_build_does_not_write_into_a_folder_of_somebody_else() {
    let folder = folder_with(&Site::valid());
    let foreign = folder.path().join("documents");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thesis.docx"), "x").unwrap();
    let before = state_of(&foreign);
    minhbach_in(folder.path(), &["build", "--out", "documents"]).ends_with(3).complains("documents");
    assert!(state_of(&foreign) == before, "a foreign folder was touched");
}

#[test]
fn the_stages_of_a_build_are_timed_when_asked_and_no_bar_is_drawn_into_a_pipe() {
    let folder = folder_with(&Site::valid());
    let run = minhbach_in(folder.path(), &["build", "--timings", "--lang", "en"]);
    run.ends_with(0).complains(" ms  parsing records\n").complains(" ms  making pages\n");
    assert!(run.err.ends_with(" ms  all\n"), "{}", run.err);
    assert!(!run.err.contains('\r'), "{}", run.err);
    let quiet = minhbach_in(folder.path(), &["build", "--lang", "en"]);
    assert!(!quiet.ends_with(0).err.contains(" ms  "), "{}", quiet.err);
}

#[test]
fn a_second_build_of_the_same_content_says_the_same_and_touches_nothing() {
    let folder = folder_with(&Site::valid());
    let build =
        || minhbach_in(folder.path(), &["build", "--lang", "en", "--date", "2024-06-01", "--cache", "cache"]);
    let first = build();
    let times = || {
        let files = files_below(&folder.path().join("public"));
        let time = |path: &String| {
            fs::metadata(folder.path().join("public").join(path)).unwrap().modified().unwrap()
        };
        files.keys().map(|path| (path.clone(), time(path))).collect::<BTreeMap<String, SystemTime>>()
    };
    let before = times();
    let second = build();
    second.ends_with(0).complains(" 0 files written, ");
    assert_eq!(first.err.lines().next(), second.err.lines().next());
    assert_eq!(before, times());
    // another day may make another site
    let args = ["build", "--lang", "en", "--date", "2031-06-01", "--cache", "cache"];
    let later = minhbach_in(folder.path(), &args);
    assert!(!later.ends_with(0).err.contains(" 0 files written, "), "{}", later.err);
}

#[test]
fn compressed_siblings_come_and_go_with_their_option() {
    let folder = folder_with(&Site::valid());
    let siblings = || {
        let files = files_below(&folder.path().join("public"));
        files.keys().filter(|path| path.ends_with(".gz") || path.ends_with(".br")).count()
    };
    minhbach_in(folder.path(), &["build", "--compress", "--cache", "cache"]).ends_with(0);
    assert!(siblings() > 20, "{}", siblings());
    minhbach_in(folder.path(), &["build", "--cache", "cache"]).ends_with(0);
    assert_eq!(siblings(), 0);
    minhbach_in(folder.path(), &["check", "--compress"]).ends_with(2);
}

#[test]
fn communes_whose_names_differ_only_in_marks_have_pages_of_their_own() {
    let units = r#"{"units": [
        {"id": "xa-son-lam-1", "name": "Xã Sơn Lâm", "kind": "commune", "parent": "huyen-a"},
        {"id": "xa-son-lam-2", "name": "Xã Sơn Lãm", "kind": "commune", "parent": "huyen-a"}
    ]}"#;
    let folder = folder_with(&Site::valid().with("units/z.json", units));
    minhbach_in(folder.path(), &["build"]).ends_with(0);
    for (id, name) in [("xa-son-lam-1", "Xã Sơn Lâm"), ("xa-son-lam-2", "Xã Sơn Lãm")] {
        let page = folder.path().join("public/don-vi").join(id).join("index.html");
        assert!(fs::read_to_string(page).unwrap().contains(name), "{name}");
    }
}

#[test]
fn two_pages_of_one_address_are_named_and_nothing_is_written() {
    let page = "+++\nid = \"nam\"\ntitle = \"Năm của chúng tôi\"\n+++\n\nMột câu.\n";
    let folder = folder_with(&Site::valid().with("pages/nam.md", page));
    let run = minhbach_in(folder.path(), &["build"]);
    run.ends_with(1).complains("lỗi[address-reserved]").complains("“/nam/”").complains("pages/nam.md:2:1");
    assert!(!folder.path().join("public").exists());
    minhbach_in(folder.path(), &["check"]).ends_with(1);
}
