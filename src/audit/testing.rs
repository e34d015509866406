//! A small content folder for tests, written as a clerk would write it and read on the real path.

use serde_json::{Map, Value, json};

use crate::config;
use crate::diagnostics::{Diagnostics, Language, Severity, human};
use crate::documents::{read_documents, read_pages};
use crate::model::{Edition, Model, RawContent};
use crate::records;
use crate::source::Sources;

use super::{Subject, Verdict};

/// Content with district `huyen-a` below `tinh-a`, communes `xa-a` and `xa-b` below the district, the criteria
/// set `bo-1` (domains "1" of 10 points and "2" of 20, survey 3 and 2) and the document `bc-1`, all of it sound.
/// Records that a test adds are completed with what every record needs: 2023, `xa-a`, `bc-1`.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    units: Vec<Value>,
    framework: Value,
    other_frameworks: Vec<Value>,
    results: Vec<Value>,
    findings: Vec<Value>,
    indicators: Vec<Value>,
    corrections: Vec<Value>,
    overrides: Vec<Value>,
    site: String,
    pages: Vec<(String, String)>,
    documents: Vec<String>,
    date: String,
}

impl Content {
    /// The sound content.
    pub(crate) fn new() -> Self {
        let unit = |id: &str, name: &str, kind: &str, parent: Option<&str>| json!({ "id": id, "name": name, "kind": kind, "parent": parent });
        Self {
            units: vec![
                unit("tinh-a", "Tỉnh A", "province", None),
                unit("huyen-a", "Huyện A", "district", Some("tinh-a")),
                unit("xa-a", "Xã Đông Hà", "commune", Some("huyen-a")),
                unit("xa-b", "Xã Bình Minh", "commune", Some("huyen-a")),
            ],
            framework: json!({
                "id": "bo-1", "level": "commune", "years": [2022, 2023],
                "domains": [
                    { "code": "1", "key": "chi-dao", "title": "Chỉ đạo", "max": "10", "survey_max": "3" },
                    { "code": "2", "key": "thu-tuc", "title": "Thủ tục", "max": "20", "survey_max": "2" },
                ],
            }),
            other_frameworks: Vec::new(),
            results: Vec::new(),
            findings: Vec::new(),
            indicators: Vec::new(),
            corrections: Vec::new(),
            overrides: Vec::new(),
            site: String::new(),
            pages: Vec::new(),
            documents: Vec::new(),
            date: "2024-06-30".to_owned(),
        }
        .document("bc-1", "number = \"1/BC-UBND\"\ndate = \"2024-01-15\"\nsigned = true")
    }

    /// Adds a unit.
    pub(crate) fn unit(mut self, unit: Value) -> Self {
        self.units.push(unit);
        self
    }

    /// Changes the criteria set.
    pub(crate) fn framework(mut self, changes: Value) -> Self {
        self.framework = merged(self.framework, changes);
        self
    }

    /// Adds a second criteria set.
    pub(crate) fn other_framework(mut self, framework: Value) -> Self {
        self.other_frameworks.push(framework);
        self
    }

    /// Adds a result of `xa-a` in 2023 under `bo-1`.
    pub(crate) fn result(mut self, result: Value) -> Self {
        let base =
            json!({ "unit": "xa-a", "year": 2023, "framework": "bo-1", "source": { "document": "bc-1" } });
        self.results.push(merged(base, result));
        self
    }

    /// Adds a shortcoming of `xa-a` in 2023, with the ids `tt-1`, `tt-2` …
    pub(crate) fn finding(mut self, finding: Value) -> Self {
        let base = json!({
            "id": format!("tt-{}", self.findings.len() + 1), "kind": "shortcoming", "year": 2023,
            "units": ["xa-a"], "title": "Hồ sơ trễ hạn", "text": "Hồ sơ trễ hạn.",
            "source": { "document": "bc-1", "locator": "I.1" },
        });
        self.findings.push(merged(base, finding));
        self
    }

    /// Adds an indicator in percent with values of 2023.
    pub(crate) fn indicator(mut self, values: Value) -> Self {
        let base = json!({ "year": 2023, "source": { "document": "bc-1" } });
        let Value::Array(values) = values else { panic!("values come in a list") };
        let values: Vec<Value> = values.into_iter().map(|value| merged(base.clone(), value)).collect();
        let id = format!("chi-tieu-{}", self.indicators.len() + 1);
        self.indicators.push(json!({ "id": id, "title": "Tỷ lệ đúng hạn", "unit": "%", "values": values }));
        self
    }

    /// Gives the indicators another title and measure.
    pub(crate) fn rename_indicator(mut self, title: &str, measure: &str) -> Self {
        for indicator in &mut self.indicators {
            indicator["title"] = json!(title);
            indicator["unit"] = json!(measure);
        }
        self
    }

    /// Adds a correction.
    pub(crate) fn correction(mut self, correction: Value) -> Self {
        self.corrections.push(correction);
        self
    }

    /// Allows personal data at a place, with the ids `cp-1`, `cp-2` …
    pub(crate) fn allow(self, rule: &str, record: &str, field: &str) -> Self {
        self.allow_text(rule, record, field, None)
    }

    /// Allows the letters `text` at a place.
    pub(crate) fn allow_text(mut self, rule: &str, record: &str, field: &str, text: Option<&str>) -> Self {
        self.overrides.push(json!({
            "id": format!("cp-{}", self.overrides.len() + 1), "rule": rule, "record": record, "field": field,
            "text": text, "basis": "Điều 1 Luật A",
        }));
        self
    }

    /// Adds lines to `site.toml`.
    pub(crate) fn site(mut self, lines: &str) -> Self {
        self.site.push_str(lines);
        self.site.push('\n');
        self
    }

    /// Adds a page; `front` are the lines of its front matter besides the id.
    pub(crate) fn page(mut self, id: &str, front: &str, body: &str) -> Self {
        self.pages.push((id.to_owned(), format!("+++\nid = \"{id}\"\n{front}\n+++\n{body}")));
        self
    }

    /// Adds an indicator like [`Content::indicator`] of which more is better.
    pub(crate) fn indicator_that_should_rise(self, values: Value) -> Self {
        let mut content = self.indicator(values);
        if let Some(indicator) = content.indicators.last_mut() {
            indicator["better"] = json!("higher");
        }
        content
    }

    /// Adds a document; `front` are the lines of its front matter besides id, issuer, kind and title.
    pub(crate) fn document(mut self, id: &str, front: &str) -> Self {
        let text = format!(
            "+++\nid = \"{id}\"\nissuer = \"UBND huyện A\"\nkind = \"Báo cáo\"\ntitle = \"Kết quả\"\n{front}\n+++\n"
        );
        self.documents.push(text);
        self
    }

    /// Replaces the documents by one with the id `bc-1`.
    pub(crate) fn only_document(mut self, front: &str) -> Self {
        self.documents.clear();
        self.document("bc-1", front)
    }

    /// Sets the date of the edition, 2024-06-30 otherwise.
    pub(crate) fn on(mut self, date: &str) -> Self {
        date.clone_into(&mut self.date);
        self
    }

    /// Reads the content and looks at the model.
    pub(crate) fn with_model<T>(&self, look: impl FnOnce(&Model<'_>) -> T) -> T {
        let sources = self.sources();
        look(&self.resolve(&sources))
    }

    /// Audits the content.
    pub(crate) fn audit(&self) -> Report {
        let sources = self.sources();
        let model = self.resolve(&sources);
        let rows = super::run(&model).into_iter().map(|one| {
            let span = one.diagnostic.span;
            Row {
                rule: one.diagnostic.rule.id,
                severity: one.diagnostic.rule.severity,
                at: sources.file(span.file).text()[span.start()..span.end()].to_owned(),
                message: one.diagnostic.message(Language::Vi),
                help: one.diagnostic.help(Language::Vi),
                english: one.diagnostic.message(Language::En),
                stated: one.diagnostic.stated.unwrap_or_default(),
                computed: one.diagnostic.computed.unwrap_or_default(),
                subject: one.subject,
                field: one.field,
                units: one.units.iter().map(|&unit| model.unit(unit).id.to_string()).collect(),
                difference: one.difference.map(|difference| difference.to_string()).unwrap_or_default(),
                verdict: one.verdict,
                acknowledged: one.acknowledged.unwrap_or_default(),
            }
        });
        Report { rows: rows.collect() }
    }

    /// Audits the content and asks for one discrepancy, of this rule.
    pub(crate) fn expect_only(&self, rule: &str) -> Row {
        let report = self.audit();
        assert_eq!(report.rows.len(), 1, "{report:#?}");
        report.only(rule)
    }

    /// Audits the content and asks for no discrepancy at all.
    pub(crate) fn expect_nothing(&self) {
        let report = self.audit();
        assert!(report.rows.is_empty(), "{report:#?}");
    }

    fn sources(&self) -> Sources {
        let list = |name: &str, records: &[Value]| json!({ name: records }).to_string().into_bytes();
        let site = "title = \"A\"\nbase_url = \"https://a.example/\"\npublisher = \"UBND huyện A\"\nlanguage = \"vi\"\n".to_owned();
        let frameworks: Vec<Value> =
            std::iter::once(&self.framework).chain(&self.other_frameworks).cloned().collect();
        let mut files = vec![
            ("site.toml".to_owned(), (site + &self.site).into_bytes()),
            ("units/a.json".to_owned(), list("units", &self.units)),
            ("frameworks/a.json".to_owned(), list("frameworks", &frameworks)),
            ("results/a.json".to_owned(), list("results", &self.results)),
            ("findings/a.json".to_owned(), list("findings", &self.findings)),
            ("indicators/a.json".to_owned(), list("indicators", &self.indicators)),
            ("corrections/a.json".to_owned(), list("corrections", &self.corrections)),
            ("overrides/a.json".to_owned(), list("overrides", &self.overrides)),
        ];
        for (at, document) in self.documents.iter().enumerate() {
            files.push((format!("documents/{at}.md"), document.clone().into_bytes()));
        }
        for (id, page) in &self.pages {
            files.push((format!("pages/{id}.md"), page.clone().into_bytes()));
        }
        Sources::new(files)
    }

    fn resolve<'s>(&self, sources: &'s Sources) -> Model<'s> {
        let mut diagnostics = Diagnostics::new();
        let mut records = records::read(sources, &mut diagnostics);
        let documents = read_documents(sources, &mut records.left_out, &mut diagnostics);
        let pages = read_pages(sources, &mut records.left_out, &mut diagnostics);
        let site = config::read(sources, &mut diagnostics);
        let raw = RawContent { site, records, documents, pages };
        let edition = Edition { date: self.date.parse().unwrap(), drafts: false };
        let model = Model::resolve(raw, edition, sources, &mut diagnostics);
        model.unwrap_or_else(|| panic!("{}", human(&diagnostics, sources, Language::En)))
    }
}

fn merged(base: Value, changes: Value) -> Value {
    let (Value::Object(mut base), Value::Object(changes)) = (base, changes) else {
        panic!("a record is an object");
    };
    base.extend::<Map<String, Value>>(changes);
    Value::Object(base)
}

/// What an audit said.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) rows: Vec<Row>,
}

/// One discrepancy as text; `at` is the very text under its place, and what is absent is empty.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) at: String,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) english: String,
    pub(crate) stated: String,
    pub(crate) computed: String,
    pub(crate) subject: Subject,
    pub(crate) field: String,
    pub(crate) units: Vec<String>,
    pub(crate) difference: String,
    pub(crate) verdict: Verdict,
    pub(crate) acknowledged: String,
}

impl Row {
    /// Stated and computed side by side.
    pub(crate) fn sides(&self) -> (&str, &str) {
        (&self.stated, &self.computed)
    }
}

impl Report {
    /// All discrepancies of one rule.
    pub(crate) fn of(&self, rule: &str) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.rule == rule).collect()
    }

    /// The one discrepancy of a rule.
    pub(crate) fn only(&self, rule: &str) -> Row {
        match self.of(rule)[..] {
            [row] => row.clone(),
            _ => panic!("not one {rule}: {self:#?}"),
        }
    }

    /// The fields of the discrepancies of one rule.
    pub(crate) fn fields(&self, rule: &str) -> Vec<&str> {
        self.of(rule).into_iter().map(|row| row.field.as_str()).collect()
    }

    /// The notes beside the discrepancies.
    pub(crate) fn notes(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.acknowledged.as_str()).collect()
    }

    /// Whether anything stops the build.
    pub(crate) fn has_errors(&self) -> bool {
        self.rows.iter().any(|row| row.severity == Severity::Error)
    }
}
