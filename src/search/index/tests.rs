use std::collections::BTreeMap;

use elasticlunr::IndexBuilder;
use elasticlunr::inverted_index::InvertedIndex;
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
fn payloads(entries: &[Entry], limits: Limits) -> BTreeMap<String, Value> {
    let artifacts = artifacts(entries, &Meaning::default(), limits).expect("an index");
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

fn shards(files: &BTreeMap<String, Value>) -> Vec<&Value> {
    files.iter().filter(|(path, _)| path.starts_with("search/terms-")).map(|(_, index)| index).collect()
}

fn holds(index: &Value, field: &str, term: &str, entry: usize) -> bool {
    let root = &index["index"][field]["root"];
    let node = term.chars().fold(root, |node, letter| &node[letter.to_string()]);
    node["docs"][entry.to_string()].is_object()
}

/// Many shards.
const TINY: Limits = Limits { shard: 2_000, head: 1_000, segment: 2 };
/// Shards that name two entries of a term.
const SHORT: Limits = Limits { shard: 2_000, head: 2, segment: 2 };

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
    let manifest = &files["search/manifest.js"];
    let starts: Vec<&str> =
        manifest["terms"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(starts.len() > 2, "the sample is too small to be cut");
    assert!(starts.is_sorted());
    for term in tokens(&entries[2].title) {
        let shard = starts.partition_point(|start| *start <= term.as_str()).saturating_sub(1);
        assert!(holds(&files[&format!("search/terms-{shard}.js")], "title", &term, 2), "{term}");
    }
}

/// The same terms, given to elasticlunr-rs one by one.
fn by_elasticlunr(shard: &Value) -> Value {
    let mut fields = serde_json::Map::new();
    for field in FIELDS {
        let mut index = InvertedIndex::new();
        add(&mut index, "", &shard["index"][field]["root"]);
        fields.insert(field.to_owned(), serde_json::to_value(&index).expect("an index"));
    }
    let mut index = serde_json::to_value(
        IndexBuilder::with_language(Box::new(frame::Analysed)).save_docs(false).add_fields(FIELDS).build(),
    )
    .expect("an index");
    index["index"] = Value::Object(fields);
    index
}

fn add(index: &mut InvertedIndex, term: &str, node: &Value) {
    for (key, value) in node.as_object().expect("a node") {
        match key.as_str() {
            "docs" => {
                for (reference, posting) in value.as_object().expect("documents") {
                    index.add_token(reference, term, posting["tf"].as_f64().expect("a number"));
                }
            }
            "df" => {}
            letter => add(index, &format!("{term}{letter}"), value),
        }
    }
}

#[test]
fn a_shard_is_what_elasticlunr_writes() {
    let entries = sample();
    for limits in [Limits::default(), TINY] {
        let files = payloads(&entries, limits);
        for shard in shards(&files) {
            let mut expected = by_elasticlunr(shard);
            assert_eq!(shard["documentStore"]["length"], entries.len());
            expected["documentStore"]["length"] = entries.len().into();
            assert_eq!(*shard, expected);
        }
    }
}

#[test]
fn what_a_shard_leaves_out_lies_in_the_files_of_its_rest() {
    let entries = sample();
    let whole = payloads(&entries, TINY);
    let cut = payloads(&entries, SHORT);
    let find = |files: &BTreeMap<String, Value>, entry| {
        shards(files).into_iter().any(|index| holds(index, "place", "xa!x", entry))
    };
    assert!(find(&whole, 2) && find(&whole, 3));
    let rests: Vec<_> = cut.iter().filter(|(path, _)| path.starts_with("search/more-")).collect();
    assert!(!rests.is_empty());
    for (path, terms) in rests {
        let shard = path.trim_start_matches("search/more-").split('-').next().expect("a number");
        let more = cut[&format!("search/terms-{shard}.js")]["more"].as_object().expect("counts");
        for (term, packed) in terms.as_object().expect("terms") {
            assert!(more[term].as_array().expect("a list").iter().any(|left| *left != 0), "{term}");
            assert!(packed.as_str().is_some_and(|packed| !packed.is_empty()));
        }
    }
}

#[test]
fn the_texts_of_all_entries_are_kept_in_order() {
    let entries: Vec<Entry> = sample().into_iter().cycle().take(40).collect();
    let files = payloads(&entries, TINY);
    let rows: Vec<&Value> = (0..3)
        .flat_map(|block| files[&format!("search/texts-0-{block}.js")].as_array().expect("a list"))
        .collect();
    let titles: Vec<_> = rows.iter().filter_map(|row| row[1].as_str()).collect();
    assert_eq!(titles, entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>());
}

#[test]
fn kinds_and_ranks_are_kept_in_stretches() {
    let files = payloads(&sample(), TINY);
    let manifest = &files["search/manifest.js"];
    assert_eq!(manifest["kinds"], serde_json::json!(["finding", "unit"]));
    assert_eq!(manifest["runs"], serde_json::json!([[0, 1, 60], [2, 0, 0]]));
}

#[test]
fn facets_are_packed_by_column() {
    let mut entries = sample();
    entries[2].units = vec!["B".to_owned(), "A".to_owned()];
    entries[3].units = vec!["B".to_owned()];
    let columns = &payloads(&entries, TINY)["search/columns.js"];
    assert_eq!(columns["year"], serde_json::json!({"values": ["", "2021"], "codes": "AABB"}));
    let unit = serde_json::json!({"values": ["A", "B"], "sets": [[], [1], [1, 0]], "codes": "AACB"});
    assert_eq!(columns["unit"], unit);
}

#[test]
fn the_same_entries_give_the_same_bytes_and_other_entries_another_build() {
    let entries = sample();
    let once = artifacts(&entries, &Meaning::default(), TINY).expect("an index");
    assert_eq!(once, artifacts(&entries, &Meaning::default(), TINY).expect("an index"));
    let fewer = artifacts(&entries[..3], &Meaning::default(), TINY).expect("an index");
    assert_ne!(once[0].bytes[..33], fewer[0].bytes[..33]);
}

#[test]
fn a_site_without_entries_has_an_index_that_finds_nothing() {
    let files = payloads(&[], Limits::default());
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    let all = ["search/columns.js", "search/manifest.js", "search/meaning.js", "search/terms-0.js"];
    assert_eq!(paths, all);
    assert_eq!(files["search/manifest.js"]["count"], 0);
}

#[test]
fn hostile_texts_cannot_break_out_of_their_script() {
    let title = "</script>\u{2028}\");alert(1)//\u{0} __proto__ constructor";
    let files = payloads(&[finding(title, &"x".repeat(100_000))], Limits::default());
    let row = &files["search/texts-0-0.js"][0];
    assert_eq!(row[1], title);
    assert!(row[6].as_str().expect("a text").chars().count() < 1_600, "a long text is cut");
}
