//! A small consistent scene beside a random site: one more commune with a result, its set and its report, into which
//! one fault of any rule can be planted.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::audit::Files;

pub(crate) const FINDINGS: &str = "findings/2024/them.json";
pub(crate) const RESULTS: &str = "results/2024/them.json";
pub(crate) const SETS: &str = "frameworks/them.json";
pub(crate) const UNITS: &str = "units/them.json";
pub(crate) const INDICATORS: &str = "indicators/them.json";
pub(crate) const REPORT: &str = "documents/2024/bc-02.md";
pub(crate) const OVERRIDES: &str = "overrides/them.json";

/// The scene: records as values, so that a fault is a change of one of them.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    lists: BTreeMap<&'static str, Vec<Value>>,
    /// Lines of the report's front matter besides its id, in the order of keys.
    report: BTreeMap<&'static str, String>,
    later_findings: Vec<Value>,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let commune =
            |id: &str, name: &str| json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a" });
        let set = json!({
            "id": "bo-them", "title": "Bộ tiêu chí năm 2024", "level": "commune", "years": [2024],
            "scale": { "appraised": "30", "survey": "5", "total": "35" },
            "classes": [{ "name": "Tốt", "min": "28" }, { "name": "Khá", "max": "28" }],
            "domains": [
                { "code": "1", "key": "chi-dao", "title": "Chỉ đạo", "max": "10", "survey_max": "3" },
                { "code": "2", "key": "thu-tuc", "title": "Thủ tục", "max": "20", "survey_max": "2" },
            ],
            "criteria": [
                { "code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "4" },
                { "code": "1.1.1", "parent": "1.1", "title": "Ban hành", "max": "2" },
                { "code": "1.1.2", "parent": "1.1", "title": "Hoàn thành", "max": "2" },
                { "code": "2.1", "parent": "2", "title": "Một cửa", "max": "5" },
            ],
        });
        let result = json!({
            "unit": "xa-them", "year": 2024, "framework": "bo-them",
            "totals": { "self": "29.50", "appraised": "29.00", "survey": "4.00", "total": "33.00" },
            "rank": { "position": 1, "of": 3 }, "class": "Tốt",
            "domains": [
                { "code": "1", "self": "9.50", "appraised": "9.00", "survey": "2.50" },
                { "code": "2", "self": "20.00", "appraised": "20.00", "survey": "1.50" },
            ],
            "source": { "document": "bc-02" },
        });
        let report = [
            ("number", "\"2/BC-UBND\""),
            ("date", "\"2025-01-15\""),
            ("issuer", "\"UBND huyện A\""),
            ("kind", "\"Báo cáo\""),
            ("title", "\"Kết quả năm 2024\""),
            ("signed", "true"),
        ];
        Self {
            lists: BTreeMap::from([
                (
                    UNITS,
                    vec![
                        commune("xa-them", "Xã Ngọc Sơn"),
                        commune("xa-khac", "Xã Vĩnh Thịnh"),
                        commune("xa-nua", "Xã Lũng Cú"),
                    ],
                ),
                (SETS, vec![set]),
                (RESULTS, vec![result]),
                (FINDINGS, Vec::new()),
                (INDICATORS, Vec::new()),
                (OVERRIDES, Vec::new()),
            ]),
            report: report.into_iter().map(|(key, value)| (key, value.to_owned())).collect(),
            later_findings: Vec::new(),
        }
    }

    /// A value by file and JSON pointer, to be changed.
    pub(crate) fn at(&mut self, file: &'static str, pointer: &str) -> &mut Value {
        let (index, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
        let record =
            &mut self.lists.get_mut(file).expect("a list")[index.parse::<usize>().expect("a number")];
        if rest.is_empty() { record } else { record.pointer_mut(&format!("/{rest}")).expect("a value") }
    }

    /// Sets keys of a record.
    pub(crate) fn set(&mut self, file: &'static str, pointer: &str, keys: Value) {
        let (Value::Object(record), Value::Object(keys)) = (self.at(file, pointer), keys) else {
            panic!("keys of an object are set");
        };
        record.extend(keys);
    }

    /// Adds a record.
    pub(crate) fn add(&mut self, file: &'static str, record: Value) {
        self.lists.get_mut(file).expect("a list").push(record);
    }

    /// Adds a finding of the report about the new commune, with the ids `them-0`, `them-1` …
    pub(crate) fn finding(&mut self, keys: Value) {
        let at = self.lists[FINDINGS].len();
        self.add(FINDINGS, finding(&format!("them-{at}"), 2024, "bc-02", keys));
    }

    /// Adds a finding of the next year and report.
    pub(crate) fn later_finding(&mut self, keys: Value) {
        let at = self.later_findings.len();
        self.later_findings.push(finding(&format!("sau-{at}"), 2025, "bc-03", keys));
    }

    /// Adds an indicator of the report about the new commune.
    pub(crate) fn indicator(&mut self, keys: Value, values: Vec<Value>) {
        let base = json!({ "unit": "xa-them", "year": 2024, "source": { "document": "bc-02" } });
        let values: Vec<Value> = values.into_iter().map(|value| merged(base.clone(), value)).collect();
        let base = json!({ "id": "chi-tieu", "title": "Tỷ lệ", "unit": "%", "values": values });
        self.add(INDICATORS, merged(base, keys));
    }

    /// Sets a line of the report's front matter.
    pub(crate) fn report(&mut self, key: &'static str, toml: impl Into<String>) {
        self.report.insert(key, toml.into());
    }

    /// Adds the scene to the files of a site.
    pub(crate) fn add_to(&self, files: &mut Files) {
        let mut write = |path: &str, name: &str, records: &[Value]| {
            if !records.is_empty() {
                let text = json!({ name: records }).to_string();
                assert!(
                    files.insert(path.to_owned(), text.into_bytes()).is_none(),
                    "{path} is there already"
                );
            }
        };
        for (path, records) in &self.lists {
            write(path, path.split('/').next().expect("a folder"), records);
        }
        write("findings/2025/sau.json", "findings", &self.later_findings);
        let front: String = self.report.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        files.insert(REPORT.to_owned(), format!("+++\nid = \"bc-02\"\n{front}+++\n").into_bytes());
        let later = "+++\nid = \"bc-03\"\nnumber = \"3/BC-UBND\"\ndate = \"2025-06-01\"\nissuer = \"UBND huyện A\"\nkind = \
                     \"Báo cáo\"\ntitle = \"Kiểm tra năm 2025\"\nsigned = true\n+++\n";
        files.insert("documents/2025/bc-03.md".to_owned(), later.into());
    }
}

fn finding(id: &str, year: i32, document: &str, keys: Value) -> Value {
    let base = json!({
        "id": id, "kind": "shortcoming", "year": year, "units": ["xa-them"], "title": format!("Việc {id} chưa xong"),
        "text": "Việc chưa xong.", "source": { "document": document, "locator": format!("II.{id}") },
    });
    merged(base, keys)
}

fn merged(base: Value, keys: Value) -> Value {
    let (Value::Object(mut base), Value::Object(keys)) = (base, keys) else {
        panic!("a record is an object")
    };
    base.extend::<Map<String, Value>>(keys);
    Value::Object(base)
}
