use serde::Serialize;

use crate::diagnostics::{Diagnostic, Diagnostics, Language, Rule};
use crate::source::{Sources, Span};

/// The longest text, in bytes, that a region repeats. SARIF wants all of a region or nothing, and a region may
/// be a whole record.
const LONGEST_SNIPPET: usize = 400;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Sides::are_absent")]
    properties: Sides<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation<'a>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    region: Region<'a>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// Lines and columns count from 1; the end column is the first after the region.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet<'a>>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    fully_qualified_name: &'a str,
}

#[derive(Serialize)]
struct Sides<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<&'a str>,
}

impl Sides<'_> {
    fn are_absent(&self) -> bool {
        self.stated.is_none() && self.computed.is_none()
    }
}

/// A SARIF 2.1.0 log, for code-review sites and editors. Each list comes with the files that its places lie in and
/// with their folder as readers of the log see it, with `/` and none at its end, such as `content` from the root of a
/// repository; empty where files are to be named below that folder itself.
pub fn sarif(told: &[(&Diagnostics, &Sources, &str)], language: Language) -> String {
    let mut rules: Vec<&'static Rule> = Vec::new();
    let all = told.iter().flat_map(|&(diagnostics, sources, folder)| {
        diagnostics.iter().map(move |one| (one, sources, folder))
    });
    let results = all.map(|(one, sources, folder)| {
        let known = rules.iter().position(|rule| *rule == one.rule);
        let rule_index = known.unwrap_or_else(|| {
            rules.push(one.rule);
            rules.len() - 1
        });
        Row {
            rule_id: one.rule.id,
            rule_index,
            level: one.rule.severity.as_str(),
            message: Text { text: sentences(one, language) },
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: ArtifactLocation {
                        uri: uri(folder, sources.file(one.span.file).path()),
                    },
                    region: region(one.span, sources),
                },
                logical_locations: (!one.path.is_empty())
                    .then_some([LogicalLocation { fully_qualified_name: &one.path }]),
            }],
            properties: Sides { stated: one.stated.as_deref(), computed: one.computed.as_deref() },
        }
    });
    let results = results.collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.into_iter().map(|rule| descriptor(rule, language)).collect(),
                },
            },
            language: match language {
                Language::Vi => "vi",
                Language::En => "en",
            },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// A rule of several sentences is described by the one that occurs first.
fn descriptor(rule: &'static Rule, language: Language) -> Descriptor {
    let (message, help) = rule.wording(language).in_general();
    Descriptor {
        id: rule.id,
        short_description: Text { text: message },
        help: Text { text: help },
        default_configuration: Configuration { level: rule.severity.as_str() },
    }
}

/// What is wrong and what to write: SARIF has no field for the latter.
fn sentences(one: &Diagnostic, language: Language) -> String {
    let (message, help) = (one.message(language), one.help(language));
    if help.is_empty() { message } else { format!("{message}\n{help}") }
}

fn region(span: Span, sources: &Sources) -> Region<'_> {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start()), file.position(span.end()));
    let text = file.text().get(span.start()..span.end());
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: text
            .filter(|text| !text.is_empty() && text.len() <= LONGEST_SNIPPET)
            .map(|text| Snippet { text }),
    }
}

/// A relative reference by RFC 3986: everything but unreserved characters and `/` is percent-encoded.
fn uri(folder: &str, path: &str) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut uri = String::with_capacity(folder.len() + 1 + path.len());
    for byte in [folder, slash, path].into_iter().flat_map(str::bytes) {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::one;
    use super::*;

    fn log(language: Language) -> Value {
        let (diagnostics, sources) = one();
        serde_json::from_str(&sarif(&[(&diagnostics, &sources, "content")], language)).unwrap()
    }

    #[test]
    fn a_result_names_its_rule_its_place_and_what_stands_there() {
        let run = &log(Language::En)["runs"][0];
        assert_eq!(
            run["results"],
            json!([{
                "ruleId": "decimal-comma",
                "ruleIndex": 0,
                "level": "error",
                "message": { "text": "{fixed} has a decimal comma\nwrite 88.21" },
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": { "uri": "content/results/a.json" },
                        "region": {
                            "startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 18,
                            "snippet": { "text": "\"88,21\"" },
                        },
                    },
                    "logicalLocations": [{ "fullyQualifiedName": "tổng" }],
                }],
            }])
        );
    }

    #[test]
    fn a_rule_is_described_once_without_the_values_of_one_case() {
        let (mut diagnostics, sources) = one();
        diagnostics.append(one().0);
        let log: Value = serde_json::from_str(&sarif(&[(&diagnostics, &sources, "")], Language::Vi)).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["results"].as_array().map(Vec::len), Some(2));
        assert_eq!(
            run["tool"]["driver"]["rules"],
            json!([{
                "id": "decimal-comma",
                "shortDescription": { "text": "“…” dùng dấu phẩy" },
                "help": { "text": "viết …" },
                "defaultConfiguration": { "level": "error" },
            }])
        );
    }

    #[test]
    fn a_run_without_a_diagnostic_says_so_with_empty_lists() {
        let log: Value =
            serde_json::from_str(&sarif(&[(&Diagnostics::new(), &Sources::default(), "")], Language::Vi))
                .unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], json!([]));
    }

    #[test]
    fn addresses_are_relative_and_escaped() {
        assert_eq!(uri("", "site.toml"), "site.toml");
        assert_eq!(uri("nội dung", "results/a b.json"), "n%E1%BB%99i%20dung/results/a%20b.json");
    }
}
