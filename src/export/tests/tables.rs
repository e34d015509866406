use std::collections::BTreeSet;

use serde_json::Value;

use super::super::column::Kind;
use super::super::{TABLES, catalogue};
use super::{file, files, rows};
use crate::text::Locale;

fn table(name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    rows(&format!("du-lieu/{name}.csv"))
}

#[test]
fn every_table_and_column_is_named_once_and_described_in_both_languages() {
    let names: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(names.len(), TABLES.len());
    for table in TABLES {
        assert!(!table.vi.is_empty() && !table.en.is_empty() && table.vi != table.en, "{}", table.name);
        let fields = table.fields();
        let keys: BTreeSet<&str> = fields.iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), fields.len(), "{} has a column twice", table.name);
        for field in &fields {
            assert!(!field.vi.is_empty() && !field.en.is_empty(), "{}.{}", table.name, field.key);
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
            assert!(field.key.bytes().all(plain), "{}.{}", table.name, field.key);
            if let Kind::Choice(words) = &field.kind {
                assert!(words.len() > 1, "{}.{}", table.name, field.key);
            }
        }
        for key in table.key {
            assert!(keys.contains(key), "{} has no column {key}", table.name);
        }
    }
    assert_eq!(catalogue(Locale::Vi).len(), TABLES.len());
}

#[test]
fn every_table_has_rows_here_and_csv_and_json_agree_with_its_columns() {
    let export = files();
    for table in TABLES {
        let keys: Vec<&str> = table.fields().iter().map(|field| field.key).collect();
        let csv = &export[&table.csv_route()];
        let header = csv.strip_prefix('\u{feff}').unwrap().split("\r\n").next().unwrap();
        assert_eq!(header, keys.join(","), "{}", table.name);
        let json: Vec<Value> = serde_json::from_str(&export[&table.json_route()]).unwrap();
        assert!(!json.is_empty(), "{} is not covered", table.name);
        let rows = csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).count();
        assert_eq!(rows, json.len(), "{}", table.name);
        for row in &json {
            let found: BTreeSet<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(found, keys.iter().copied().collect(), "{}", table.name);
        }
    }
}

#[test]
fn closed_lists_hold_every_word_that_is_written() {
    let export = files();
    for table in TABLES {
        let json: Vec<Value> = serde_json::from_str(&export[&table.json_route()]).unwrap();
        for field in table.fields() {
            let Kind::Choice(words) = field.kind else { continue };
            for word in json.iter().filter_map(|row| row[field.key].as_str()) {
                assert!(words.contains(&word), "{}.{} = {word}", table.name, field.key);
            }
        }
    }
}

#[test]
fn a_table_begins_with_a_byte_order_mark_and_its_rows_end_with_cr_lf() {
    let csv = file("du-lieu/van-ban.csv");
    assert!(csv.starts_with("\u{feff}id,url,number,"));
    assert_eq!(csv.matches("\r\n").count(), 3);
    assert_eq!(csv.matches('\n').count(), 3);
    assert!(csv.ends_with("\r\n"));
}

#[test]
fn a_title_that_looks_like_a_formula_is_harmless_in_csv_and_unchanged_in_json() {
    let findings = table("ton-tai");
    assert_eq!(findings[1]["title"], "'=HYPERLINK(\"http://x\";\"bấm\")");
    assert_eq!(findings[2]["title"], "-5");
    assert!(file("du-lieu/ton-tai.csv").contains(",\"'=HYPERLINK(\"\"http://x\"\";\"\"bấm\"\")\","));
    let json: Vec<Value> = serde_json::from_str(&file("du-lieu/ton-tai.json")).unwrap();
    assert_eq!(json[1]["title"], "=HYPERLINK(\"http://x\";\"bấm\")");
}

#[test]
fn text_of_several_lines_with_quotes_comes_back_whole() {
    assert_eq!(table("ton-tai")[1]["text"], "Hồ sơ **trễ hạn**, \"lặp lại\";\ndòng hai <b>");
}

#[test]
fn scores_stand_as_stated_and_unknown_is_empty() {
    let result = &table("ket-qua")[0];
    let of = |key: &str| result[key].as_str();
    assert_eq!([of("self"), of("appraised"), of("total")], ["77.220", "22.500", "82.791"]);
    assert_eq!([of("survey"), of("lost"), of("bonus")], ["", "", ""]);
    assert_eq!(of("penalty"), "1.75");
    // (15.750 + 6.75) / (19 + 10)
    assert_eq!([of("percent_of_max_computed"), of("percent_basis")], ["77.59", "domains"]);
    let json: Vec<Value> = serde_json::from_str(&file("du-lieu/ket-qua.json")).unwrap();
    assert_eq!(json[0]["self"], "77.220");
    assert_eq!(json[0]["survey"], Value::Null);
    assert_eq!(json[0]["rank"], 4);
}

#[test]
fn lost_points_are_set_against_the_findings_that_explain_them() {
    let domains = table("diem-linh-vuc");
    let of = |row: usize, key: &str| domains[row][key].clone();
    assert_eq!([of(0, "max"), of(0, "percent"), of(0, "percent_of_max_computed")], ["19", "82.9", "82.89"]);
    assert_eq!([of(0, "lost_computed"), of(0, "listed_min"), of(0, "listed_max")], ["3.250", "1.50", "1.50"]);
    assert_eq!(of(0, "unexplained_computed"), "1.750");
    // The finding about all communes is theirs, not the district's.
    assert_eq!([of(1, "listed_max"), of(1, "unexplained_computed")], ["0", "3.25"]);
    let criterion = &table("diem-tieu-chi")[0];
    assert_eq!([&*criterion["domain"], &*criterion["max"]], ["thu-tuc", "2"]);
    assert_eq!(criterion["percent_of_max_computed"], "25.00");
}

#[test]
fn a_loss_is_unknown_exact_or_a_range() {
    let of = |row: usize| {
        let finding = &table("ton-tai")[row];
        ["loss_state", "loss", "loss_min", "loss_max", "loss_basis"].map(|key| finding[key].clone())
    };
    assert_eq!(of(0), ["unknown", "", "", "", "not-stated"]);
    assert_eq!(of(1), ["exact", "1.50", "", "", "max"]);
    assert_eq!(of(2), ["range", "", "0.4", "1.29", "not-stated"]);
}

#[test]
fn a_finding_carries_its_place_its_source_and_its_permanent_address() {
    let finding = &table("ton-tai")[1];
    assert_eq!(finding["url"], "https://cchc.example.vn/mau/ton-tai/mau-2023-1/");
    assert_eq!(finding["source_document"], "bc-01");
    assert_eq!(finding["source_number"], "01/BC-UBND");
    assert_eq!(finding["source_locator"], "Phụ lục I, mục 3.3.2");
    assert_eq!(finding["source_url"], "https://cchc.example.vn/mau/van-ban/bc-01/");
    assert_eq!(finding["criterion_title"], "Cập nhật hồ sơ");
    assert_eq!(finding["recurring_computed"], "mau-2022-1");
    assert_eq!(finding["tags"], "tre-han | ho-so");
}

#[test]
fn overdue_is_said_only_where_there_is_a_deadline() {
    let findings = table("ton-tai");
    assert_eq!(findings[1]["overdue_computed"], "true");
    assert_eq!([&*findings[1]["status"], &*findings[1]["status_as_of"]], ["in-progress", "2024-02"]);
    assert_eq!(findings[0]["overdue_computed"], "");
    assert_eq!(findings[0]["status"], "unknown");
}

#[test]
fn every_unit_of_a_finding_has_a_row_with_its_part() {
    let all = table("phat-hien-don-vi");
    let of = |finding: &str| -> Vec<(String, String)> {
        all.iter()
            .filter(|row| row["finding"] == finding)
            .map(|row| (row["unit"].clone(), row["relation"].clone()))
            .collect()
    };
    let pair = |unit: &str, relation: &str| (unit.to_owned(), relation.to_owned());
    assert_eq!(
        of("mau-2023-1"),
        [pair("huyen-mau", "named"), pair("phong-nv", "lead"), pair("huyen-mau", "monitor")]
    );
    assert_eq!(of("mau-2023-2"), [pair("xa-a", "named"), pair("xa-b", "named")]);
    assert_eq!(table("ton-tai")[2]["all_of"], "huyen-mau");
}

#[test]
fn a_status_without_a_source_of_its_own_has_that_of_its_finding() {
    let remedies = table("khac-phuc");
    assert_eq!([&*remedies[0]["source_document"], &*remedies[0]["latest"]], ["bc-01", "false"]);
    assert_eq!([&*remedies[1]["source_document"], &*remedies[1]["latest"]], ["khong-ngay", "true"]);
    assert_eq!(remedies[1]["source_locator"], "dòng 10");
}

#[test]
fn a_withheld_figure_says_so_and_shows_no_number() {
    let figures = table("con-so");
    let numbers = |row: &std::collections::BTreeMap<String, String>| {
        ["state", "value", "numerator", "denominator", "stated", "percent_computed", "min", "max"]
            .map(|key| row[key].clone())
    };
    assert_eq!(numbers(&figures[0]), ["fraction", "", "40", "177", "22.59", "22.60", "", ""]);
    assert_eq!(numbers(&figures[1]), ["withheld", "", "", "", "", "", "", ""]);
    assert_eq!(numbers(&figures[2]), ["value", "30.0", "", "", "", "", "", ""]);
    assert_eq!([&*figures[0]["remedy"], &*figures[2]["remedy"]], ["", "2"]);
    let indicators = table("chi-tieu");
    assert_eq!(numbers(&indicators[0]), ["value", "7.550", "", "", "", "", "", ""]);
    assert_eq!(indicators[0]["band"], "thấp");
    assert_eq!(numbers(&indicators[1]), ["withheld", "", "", "", "", "", "", ""]);
}

#[test]
fn documents_without_number_or_date_leave_them_empty() {
    let documents = table("van-ban");
    assert_eq!([&*documents[1]["number"], &*documents[1]["date"], &*documents[1]["signed"]], ["", "", ""]);
    assert_eq!(documents[1]["references"], "9/QĐ | Kế hoạch");
    assert_eq!([&*documents[0]["signed"], &*documents[0]["findings"]], ["true", "2"]);
    assert_eq!(documents[0]["about"], "huyen-mau | xa-a");
}

#[test]
fn the_lineage_of_units_is_kept() {
    let units = table("don-vi");
    assert_eq!([&*units[1]["successors"], &*units[1]["valid_to"]], ["xa-b", "2025-06"]);
    assert_eq!(units[2]["predecessors"], "xa-a");
    assert_eq!(units[1]["aliases"], "A cũ | Á");
    let lineage = &table("ke-thua-don-vi")[0];
    assert_eq!([&*lineage["unit"], &*lineage["successor"], &*lineage["share"]], ["xa-a", "xa-b", "part"]);
}
