//! `check --explain`: every rule has a text with examples, and the examples are true.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use minhbach::cli::{Exit, Terminal, run};
use minhbach::model::Edition;
use minhbach::source::Sources;
use minhbach::{audit, build, model, search, syntax};
use toml::de::{DeTable, DeValue};

/// What examples stand beside. The commune Phú Lộc lost one point in domain 1.
const SITE: &[(&str, &str)] = &[
    ("title", "title = \"Huyện A\""),
    ("base_url", "base_url = \"https://a.example/\""),
    ("publisher", "publisher = \"UBND huyện A\""),
    ("language", "language = \"vi\""),
];
const DOCUMENT: &[(&str, &str)] = &[
    ("id", "id = \"bc-02\""),
    ("number", "number = \"2/BC-UBND\""),
    ("date", "date = \"2024-01-15\""),
    ("issuer", "issuer = \"UBND huyện A\""),
    ("kind", "kind = \"Báo cáo\""),
    ("title", "title = \"Kết quả\""),
];
const FINDING: &[(&str, &str)] = &[
    ("id", r#""id": "xa-dong-ha-2023-9""#),
    ("kind", r#""kind": "shortcoming""#),
    ("year", r#""year": 2023"#),
    ("units", r#""units": ["xa-dong-ha"]"#),
    ("title", r#""title": "Hồ sơ trễ hạn""#),
    ("text", r#""text": "Hồ sơ trễ hạn.""#),
    ("source", r#""source": {"document": "bc-01"}"#),
];
const RESULT: &[(&str, &str)] = &[
    ("unit", r#""unit": "xa-dong-ha""#),
    ("year", r#""year": 2023"#),
    ("framework", r#""framework": "bo-xa-2023""#),
    ("source", r#""source": {"document": "bc-01"}"#),
];
/// The document that examples name, and one that it cites.
const CITING: &str = "id = \"bc-01\"\nreferences = [{ id = \"qd-10\", title = \"Quyết định 10\" }]";
const UNITS: &str = r#"{"units": [
    {"id": "tinh-a", "name": "Tỉnh A", "kind": "province"},
    {"id": "huyen-a", "name": "Huyện A", "kind": "district", "parent": "tinh-a"},
    {"id": "xa-dong-ha", "name": "Xã Đông Hà", "kind": "commune", "parent": "huyen-a"},
    {"id": "xa-binh-minh", "name": "Xã Bình Minh", "kind": "commune", "parent": "huyen-a"},
    {"id": "xa-phu-loc", "name": "Xã Phú Lộc", "kind": "commune", "parent": "huyen-a", "aliases": ["Xã Phù Lộc"]},
    {"id": "xa-cu-den-2022", "name": "Xã Cũ", "kind": "commune", "parent": "huyen-a", "valid": {"to": "2022-12-31"}}
]}"#;
const FRAMEWORK: &str = r#"{"frameworks": [{
    "id": "bo-xa-2023", "level": "commune", "years": [2023],
    "scale": {"appraised": "30", "survey": "5", "total": "35"},
    "classes": [{"name": "Tốt", "min": "28"}, {"name": "Khá", "min": "20", "max": "28"}],
    "domains": [
        {"code": "1", "key": "chi-dao", "title": "Chỉ đạo, điều hành", "max": "10", "survey_max": "3"},
        {"code": "2", "key": "thu-tuc", "title": "Thủ tục hành chính", "max": "20", "survey_max": "2"}
    ],
    "criteria": [
        {"code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "4"},
        {"code": "1.1.1", "parent": "1.1", "title": "Ban hành", "max": "2"},
        {"code": "1.1.2", "parent": "1.1", "title": "Hoàn thành", "max": "2"},
        {"id": "1.2-mot-cua", "code": "1.2", "parent": "1", "title": "Một cửa", "max": "3"},
        {"id": "1.2-truc-tuyen", "code": "1.2", "parent": "1", "title": "Trực tuyến", "max": "3"}
    ]
}]}"#;
const NEIGHBOUR: &str = r#"{"results": [{
    "unit": "xa-phu-loc", "year": 2023, "framework": "bo-xa-2023",
    "domains": [{"code": "1", "appraised": "9.00"}, {"code": "2", "appraised": "20.00"}],
    "source": {"document": "bc-01"}
}]}"#;

/// What examples of indicators take their values from.
const MEASURED: &str = r#"{"findings": [{
    "id": "xa-dong-ha-2023-8", "kind": "shortcoming", "year": 2023, "period": "2023-01..2023-05",
    "units": ["xa-dong-ha"], "title": "97 % hồ sơ đúng hạn", "text": "97 % hồ sơ đúng hạn.",
    "figures": [{"label": "Hồ sơ đúng hạn", "value": "97", "unit": "%"}],
    "history": [{"as_of": "2024-01-10", "status": "in-progress",
        "figures": [{"label": "Hồ sơ đúng hạn", "value": "87.4", "unit": "%"}]}],
    "source": {"document": "bc-01"}
}]}"#;
/// A listed loss for examples of results.
const LOST: &str = r#"{"findings": [{
    "id": "xa-binh-minh-2022-1", "kind": "shortcoming", "year": 2022, "units": ["xa-binh-minh"],
    "domain": "chi-dao", "title": "Kế hoạch ban hành chậm", "text": "Kế hoạch ban hành chậm.",
    "loss": {"amount": "1.00"}, "source": {"document": "bc-01"}
}]}"#;

/// A finding that is done, for examples of documents that count.
const DONE: &str = r#"{
    "id": "xa-binh-minh-2023-1", "kind": "shortcoming", "year": 2023, "units": ["xa-binh-minh"],
    "title": "Kế hoạch ban hành chậm", "text": "Kế hoạch ban hành chậm.",
    "history": [{"as_of": "2024-01-10", "status": "reported-done"}], "source": {"document": "bc-01"}
}"#;

#[derive(Debug)]
struct Example {
    place: String,
    shows: String,
    wrong: String,
    right: String,
}

fn examples() -> BTreeMap<String, Example> {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/examples.toml")).unwrap();
    let table = DeTable::parse(&text).unwrap().into_inner();
    let example = |value: &DeValue<'_>| {
        let table = value.as_table().expect("a table for each rule");
        let text =
            |key: &str| table.get(key).and_then(|value| value.get_ref().as_str()).expect(key).to_owned();
        assert_eq!(table.len(), 4, "other keys than place, shows, wrong and right");
        Example { place: text("place"), shows: text("shows"), wrong: text("wrong"), right: text("right") }
    };
    table.iter().map(|(id, value)| (id.get_ref().to_string(), example(value.get_ref()))).collect()
}

/// Says that an override is in force: nothing is wrong, so there is nothing to show.
const NO_FAULT: &str = "privacy-override";

fn rule_ids() -> BTreeSet<&'static str> {
    let reading = syntax::rules::RULES.iter().chain(model::rules::RULES).map(|rule| rule.id);
    let audit = audit::rules().map(|(rule, _)| rule.id);
    let words = search::rules::RULES.iter().map(|rule| rule.id);
    reading.chain(audit).chain(words).collect()
}

/// The lines of a record that an example does not show itself, and then the example.
fn completed(base: &[(&str, &str)], fields: &str, is_toml: bool) -> Vec<String> {
    let shown = |key: &str| {
        let mark = if is_toml { format!("{key} = ") } else { format!("\"{key}\"") };
        fields.lines().any(|line| line.trim_start().starts_with(&mark))
    };
    let rest = base.iter().filter(|(key, _)| !shown(key)).map(|(_, line)| (*line).to_owned());
    rest.chain([fields.to_owned()]).collect()
}

fn content(example: &Example, text: &str) -> BTreeMap<String, Vec<u8>> {
    let toml = |base: &[(&str, &str)], fields: &str| completed(base, fields, true).join("\n");
    let sound = [
        ("site.toml", toml(SITE, "")),
        ("units/base.json", UNITS.to_owned()),
        ("frameworks/base.json", FRAMEWORK.to_owned()),
        ("results/2023/base.json", NEIGHBOUR.to_owned()),
        ("documents/2023/bc-01.md", format!("+++\n{}\n+++\n", toml(DOCUMENT, CITING))),
    ];
    let mut files: BTreeMap<String, Vec<u8>> =
        sound.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let folder = example.place.split('/').next().unwrap();
    let list = |records: &str| format!("{{\"{folder}\": [\n{records}\n]}}");
    let file = match (example.shows.as_str(), folder) {
        ("folder", _) => {
            let listed: BTreeSet<&str> = text.lines().collect();
            files.retain(|path, _| path != "site.toml" || listed.contains("site.toml"));
            for path in listed.iter().filter(|path| **path != "site.toml") {
                let empty = format!("{{\"{}\": []}}", path.split('/').next().unwrap());
                files.insert((*path).to_owned(), empty.into_bytes());
            }
            return files;
        }
        // What an example elides is there in full: an ellipsis between brackets stands for very many.
        ("file", _) => text.replace("[ … ]", &format!("{}{}", "[".repeat(600), "]".repeat(600))),
        ("record", _) => list(text),
        ("fields", "site.toml") => toml(SITE, text),
        ("fields", "documents") => format!("+++\n{}\n+++\n", toml(DOCUMENT, text)),
        ("fields", "findings") => list(&format!("{{{}}}", completed(FINDING, text, false).join(",\n"))),
        ("fields", "results") => list(&format!("{{{}}}", completed(RESULT, text, false).join(",\n"))),
        other => panic!("no example can show {other:?}"),
    };
    let bytes = file.split('�').map(str::as_bytes).collect::<Vec<_>>().join(&0xff);
    files.insert(example.place.clone(), bytes);
    for (of, path, text) in [
        ("indicators", "findings/2023/measured.json", MEASURED),
        ("results", "findings/2022/lost.json", LOST),
    ] {
        if folder == of {
            files.insert(path.to_owned(), text.as_bytes().to_vec());
        }
    }
    // A claim counts findings: there is one to count, and one that is done.
    if folder == "documents" {
        let finding = completed(FINDING, "", false);
        let text = format!("{{\"findings\": [{{{}}}, {DONE}]}}", finding[..finding.len() - 1].join(","));
        files.insert("findings/2023/base.json".to_owned(), text.into_bytes());
    }
    files
}

fn said(files: BTreeMap<String, Vec<u8>>) -> BTreeSet<&'static str> {
    let of_theme =
        files.iter().find_map(|(path, bytes)| Some((path.strip_prefix("search/")?, bytes.as_slice())));
    if let Some(file) = of_theme {
        let wrong = search::Meaning::read([file]).err();
        return wrong.iter().flat_map(|wrong| wrong.diagnostics.iter()).map(|one| one.rule.id).collect();
    }
    let sources = Sources::new(files);
    let date = NaiveDate::from_ymd_opt(2024, 6, 30).unwrap();
    let reading = build::read(&sources, Edition { date, drafts: false });
    reading.diagnostics.iter().map(|one| one.rule.id).collect()
}

fn explained(arguments: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["check", "--explain"].iter().chain(arguments).map(Into::into);
    let exit = run(words, &mut Terminal::new(&mut out, &mut err));
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn every_rule_has_an_example_and_every_example_a_rule() {
    let examples = examples();
    let mut rules = rule_ids();
    assert!(rules.remove(NO_FAULT), "{NO_FAULT} is no rule");
    assert_eq!(examples.keys().map(String::as_str).collect::<BTreeSet<_>>(), rules);
}

#[test]
fn wrong_examples_are_told_by_their_rule_alone_and_right_ones_by_none() {
    let mut untrue = Vec::new();
    for (id, example) in examples() {
        let wrong = said(content(&example, &example.wrong));
        if wrong != BTreeSet::from([id.as_str()]) {
            untrue.push(format!("{id}, wrong: {wrong:?}"));
        }
        let right = said(content(&example, &example.right));
        if !right.is_empty() {
            untrue.push(format!("{id}, right: {right:?}"));
        }
    }
    assert!(untrue.is_empty(), "{untrue:#?}");
}

#[test]
fn a_rule_is_explained_with_its_examples_and_its_place_in_the_documentation() {
    let (exit, out, _) = explained(&["parts-vs-total"]);
    assert_eq!(exit, Exit::Done);
    assert_eq!(
        out,
        "parts-vs-total (cảnh báo)\n\
         \n\
         Sai ở đâu:\n  \
           tổng điểm ghi …, cộng các phần (thẩm định, điều tra, thưởng, trừ) được …\n\
         \n\
         Cách sửa:\n  \
           so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged\n\
         \n\
         Ví dụ sai (results/2023/xa.json):\n  \
           \"totals\": {\"appraised\": \"25.50\", \"survey\": \"4.10\", \"total\": \"29.50\"}\n\
         \n\
         Ví dụ đúng (results/2023/xa.json):\n  \
           \"totals\": {\"appraised\": \"25.50\", \"survey\": \"4.10\", \"total\": \"29.60\"}\n\
         \n\
         Xem thêm: docs/rules.md#audit\n"
    );
    let (_, english, _) = explained(&["class-bounds", "--lang", "en"]);
    assert!(
        english.starts_with("class-bounds (warning)\n\nWhat is wrong:\n  the class is stated as “…”"),
        "{english}"
    );
    // Two sentences of one rule, one hint.
    assert_eq!(english.matches("the class is stated").count(), 2, "{english}");
    assert_eq!(english.matches("check total, class and the bounds").count(), 1, "{english}");
}

#[test]
fn what_cannot_be_seen_is_named() {
    assert!(explained(&["byte-order-mark"]).1.contains("  <U+FEFF>{\"units\": []}\n"));
    assert!(explained(&["not-nfc"]).1.contains("  \"title\": \"Ho<U+0302><U+0300> sơ trễ hạn\"\n"));
}

#[test]
fn without_a_rule_all_of_them_are_listed() {
    for (language, word) in [("vi", "lỗi"), ("en", "error")] {
        let (exit, out, _) = explained(&["--lang", language]);
        assert_eq!(exit, Exit::Done);
        let listed: Vec<&str> = out.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
        assert_eq!(listed, rule_ids().into_iter().collect::<Vec<_>>());
        let line = out.lines().find(|line| line.starts_with("decimal-comma")).unwrap();
        assert!(line.ends_with(word), "{line}");
    }
}

#[test]
fn a_misspelt_rule_is_wrong_use_and_guessed() {
    let (exit, out, err) = explained(&["sum-of-domain"]);
    assert_eq!((exit, out.as_str()), (Exit::Usage, ""));
    assert_eq!(
        err,
        "Không có quy tắc “sum-of-domain”. Có phải là “sum-of-domains” không?\nXem mọi quy tắc: minhbach check --explain\n"
    );
    let (_, _, err) = explained(&["xyz", "--lang", "en"]);
    assert_eq!(err, "There is no rule “xyz”.\nFor all rules: minhbach check --explain --lang en\n");
}

#[test]
fn every_section_that_is_pointed_at_stands_in_the_documentation() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md")).unwrap();
    let headings: BTreeSet<String> =
        page.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_lowercase).collect();
    for id in rule_ids() {
        let (_, out, _) = explained(&[id]);
        let (_, section) = out.trim_end().rsplit_once("docs/rules.md#").unwrap();
        assert!(headings.contains(section), "{id}: {section}");
    }
}
