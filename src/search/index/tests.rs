use serde_json::Value;

use super::*;
use crate::search::analysis::tokens;

fn unit(name: &str) -> Entry {
    Entry {
        url: "don-vi/x/".to_owned(),
        kind: "unit".to_owned(),
        title: name.to_owned(),
        place: "Huyện Hương Sơn".to_owned(),
        rank: 60,
        ..Entry::default()
    }
}

fn finding(title: &str, text: &str) -> Entry {
    Entry {
        url: "ton-tai/x/".to_owned(),
        kind: "finding".to_owned(),
        title: title.to_owned(),
        place: "Xã Sơn Lĩnh".to_owned(),
        year: Some(2021),
        status: Some("in-progress".to_owned()),
        text: text.to_owned(),
        source: "02/BC-ĐKT, mục I.7".to_owned(),
        points: Some("1,98".to_owned()),
        ..Entry::default()
    }
}

fn sample() -> Vec<Entry> {
    vec![
        unit("Xã Sơn Lĩnh"),
        unit("Thị trấn Phố Châu"),
        finding("Một bộ thủ tục hành chính chưa niêm yết", "Tỷ lệ đạt 88,21% theo 1310/UBND-NV."),
        finding("Hòa giải ở cơ sở chậm", "Tiêu chí 7.1.2.2, chậm từ tháng 9 năm 2023."),
    ]
}

/// The data of each script, after the call around it.
fn payloads(entries: &[Entry], limits: Limits) -> Vec<(String, Value)> {
    let artifacts = artifacts_within(entries, limits).expect("an index");
    artifacts
        .into_iter()
        .map(|artifact| {
            let script = String::from_utf8(artifact.bytes).expect("UTF-8");
            let call = script.strip_prefix("minhbachIndex(").and_then(|call| call.strip_suffix(");\n"));
            let arguments = format!("[{}]", call.expect("one call"));
            let mut arguments: Vec<Value> = serde_json::from_str(&arguments).expect("JSON arguments");
            (artifact.path.as_str().to_owned(), arguments.remove(2))
        })
        .collect()
}

fn shards(files: &[(String, Value)]) -> Vec<&Value> {
    files.iter().filter(|(path, _)| path.starts_with("search/terms-")).map(|(_, index)| index).collect()
}

fn holds(index: &Value, field: &str, term: &str, entry: usize) -> bool {
    let root = &index["index"][field]["root"];
    let node = term.chars().fold(root, |node, letter| &node[letter.to_string()]);
    node["docs"][entry.to_string()].is_object()
}

const TINY: Limits = Limits { shard: 2_000, texts: 200 };

#[test]
fn every_entry_is_found_by_each_term_of_its_title_in_exactly_one_shard() {
    let entries = sample();
    for limits in [Limits::default(), TINY] {
        let files = payloads(&entries, limits);
        for (number, entry) in entries.iter().enumerate() {
            for term in tokens(&entry.title) {
                let found = shards(&files).into_iter().filter(|index| holds(index, "title", &term, number));
                assert_eq!(found.count(), 1, "{term} of {:?} with {limits:?}", entry.title);
            }
        }
    }
}

#[test]
fn a_term_lies_in_the_shard_that_the_manifest_names() {
    let entries = sample();
    let files = payloads(&entries, TINY);
    let starts: Vec<&str> =
        files[0].1["terms"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(starts.len() > 2, "the sample is too small to be cut");
    assert!(starts.is_sorted());
    for term in tokens(&entries[2].title) {
        let shard = starts.partition_point(|start| *start <= term.as_str()).saturating_sub(1);
        assert!(holds(shards(&files)[shard], "title", &term, 2), "{term}");
    }
}

#[test]
fn a_shard_knows_the_whole_length_of_a_field_and_the_number_of_all_entries() {
    let entries = sample();
    let files = payloads(&entries, TINY);
    for index in shards(&files) {
        assert_eq!(index["documentStore"]["length"], 4);
        assert_eq!(index["pipeline"], Value::Array(Vec::new()));
        for (number, fields) in index["documentStore"]["docInfo"].as_object().expect("an object") {
            let entry = &entries[number.parse::<usize>().expect("a number")];
            if let Some(length) = fields.get("title") {
                assert_eq!(*length, tokens(&entry.title).len());
            }
        }
    }
}

#[test]
fn the_texts_of_all_entries_are_kept_in_order() {
    let entries = sample();
    let files = payloads(&entries, TINY);
    let rows: Vec<&Value> = files
        .iter()
        .filter(|(path, _)| path.starts_with("search/texts-"))
        .flat_map(|(_, block)| block.as_array().expect("a list"))
        .collect();
    let titles: Vec<_> = rows.iter().filter_map(|row| row[1].as_str()).collect();
    assert_eq!(titles, entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>());
    assert!(files[0].1["texts"].as_array().is_some_and(|starts| starts.len() > 1));
    assert_eq!(files[0].1["kinds"], serde_json::json!(["finding", "unit"]));
    assert_eq!(files[0].1["kind"], serde_json::json!([1, 1, 0, 0]));
}

#[test]
fn the_same_entries_give_the_same_bytes_and_other_entries_another_build() {
    let entries = sample();
    let once = artifacts_within(&entries, TINY).expect("an index");
    assert_eq!(once, artifacts_within(&entries, TINY).expect("an index"));
    let fewer = artifacts_within(&entries[..3], TINY).expect("an index");
    assert_ne!(once[0].bytes[..33], fewer[0].bytes[..33]);
}

#[test]
fn a_site_without_entries_has_an_index_that_finds_nothing() {
    let files = payloads(&[], Limits::default());
    let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["search/manifest.js", "search/terms-0.js"]);
    assert_eq!(files[0].1["count"], 0);
}

#[test]
fn hostile_texts_cannot_break_out_of_their_script() {
    let title = "</script>\u{2028}\");alert(1)//\u{0} __proto__ constructor";
    let files = payloads(&[finding(title, &"x".repeat(100_000))], Limits::default());
    assert_eq!(files[2].1[0][1], title);
    let excerpt = files[2].1[0][6].as_str().expect("a text");
    assert!(excerpt.chars().count() < 1_600, "a long text is cut");
}
