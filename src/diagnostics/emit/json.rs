use serde::Serialize;

use crate::diagnostics::{Diagnostics, Language};
use crate::source::Sources;

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    path: &'a str,
    message: String,
    help: String,
    stated: Option<&'a str>,
    computed: Option<&'a str>,
}

/// `{"diagnostics": [...]}`, for programs. Each list comes with the files that its places lie in.
pub fn json(told: &[(&Diagnostics, &Sources)], language: Language) -> String {
    let all =
        told.iter().flat_map(|(diagnostics, sources)| diagnostics.iter().map(move |one| (one, sources)));
    let rows = all.map(|(one, sources)| {
        let position = sources.position(one.span);
        Row {
            rule: one.rule.id,
            severity: one.rule.severity.as_str(),
            file: sources.file(one.span.file).path(),
            line: position.line,
            column: position.column,
            path: &one.path,
            message: one.message(language),
            help: one.help(language),
            stated: one.stated.as_deref(),
            computed: one.computed.as_deref(),
        }
    });
    let report = Report { diagnostics: rows.collect() };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::one;
    use super::*;

    #[test]
    fn json_carries_every_field_of_the_contract() {
        let (diagnostics, sources) = one();
        let value: serde_json::Value =
            serde_json::from_str(&json(&[(&diagnostics, &sources)], Language::En)).unwrap();
        let row = &value["diagnostics"][0];
        assert_eq!(row["rule"], "decimal-comma");
        assert_eq!((row["line"].as_u64(), row["column"].as_u64()), (Some(2), Some(11)));
        assert_eq!(row["help"], "write 88.21");
    }
}
