use crate::diagnostics::{Diagnostic, Diagnostics, Rule, Severity, Wording};
use crate::source::{Sources, Span};

static RULE: Rule = Rule {
    id: "decimal-comma",
    severity: Severity::Error,
    vi: Wording { message: "“{value}” dùng dấu phẩy", help: "viết {fixed}" },
    en: Wording { message: "{value} has a decimal comma", help: "write {fixed}" },
};

/// One diagnostic in one file; an argument looks like a placeholder.
pub(super) fn one() -> (Diagnostics, Sources) {
    let text = "{\n  \"tổng\": \"88,21\"\n}";
    let sources = Sources::new([("results/a.json".into(), text.as_bytes().to_vec())]);
    let (id, _) = sources.iter().next().unwrap();
    let start = text.find("\"88,21\"").unwrap();
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(
        Diagnostic::new(&RULE, Span::new(id, start, start + 7))
            .with("value", "{fixed}")
            .with("fixed", "88.21")
            .at("tổng"),
    );
    (diagnostics, sources)
}
