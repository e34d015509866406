use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentIx, Finding, FindingIx, Model, UnitIx};
use crate::text::fold;

const HELP_VI: &str = "so lại với văn bản; nếu văn bản dùng chung một câu thì để nguyên";
const HELP_EN: &str = "check against the document; if it uses one text for both, leave it as it is";

static REASON: Rule = Rule {
    id: "same-text",
    severity: Severity::Note,
    vi: Wording { message: "cùng một lý do cho {count} tiêu chí khác nhau: {stated}", help: HELP_VI },
    en: Wording { message: "one reason for {count} different criteria: {stated}", help: HELP_EN },
};

static EXPLANATION: Rule = Rule {
    id: "same-text",
    severity: Severity::Note,
    vi: Wording {
        message: "cùng một giải trình cho {count} tiêu chí khác nhau: {stated}", help: HELP_VI
    },
    en: Wording { message: "one explanation for {count} different criteria: {stated}", help: HELP_EN },
};

/// One reason or explanation for losses of one unit under different criteria.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&REASON, &EXPLANATION], section: "documents", run };

/// Takes one text out of a finding.
type Text = for<'f, 'a> fn(&'f Finding<'a>) -> Option<&'f Cow<'a, str>>;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = repeated(model, &REASON, "reason", |finding| finding.reason.as_ref());
    found.extend(repeated(model, &EXPLANATION, "explanation", |finding| finding.explanation.as_ref()));
    found
}

fn repeated(model: &Model<'_>, rule: &'static Rule, field: &str, text: Text) -> Vec<Discrepancy> {
    let mut texts: BTreeMap<(DocumentIx, &[UnitIx], String), Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| finding.is_counted()) {
        let Some(text) = text(finding).filter(|_| finding.criterion.is_some()) else { continue };
        texts.entry((finding.source.document, &finding.units, fold(text))).or_default().push(ix);
    }
    let note = |findings: Vec<FindingIx>| {
        let &first = findings.first()?;
        let mut criteria: Vec<_> = findings.iter().filter_map(|&ix| model.finding(ix).criterion).collect();
        criteria.sort_unstable();
        criteria.dedup();
        if criteria.len() < 2 {
            return None;
        }
        let codes: Vec<&str> = criteria.iter().map(|&criterion| &*model.criterion(criterion).code).collect();
        let one = Discrepancy::new(
            model,
            Subject::Finding(first),
            rule,
            model.finding(first).span,
            Verdict::Remark,
        )
        .stating(codes.join(", "))
        .with("count", codes.len())
        .in_field(field);
        Some(one)
    };
    texts.into_values().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn told(field: &str, second: &str, text: &str) -> Content {
        let criterion = |code: &str| json!({ "code": code, "parent": "1", "title": code });
        Content::new()
            .framework(json!({ "criteria": [criterion("1.1"), criterion("1.2")] }))
            .finding(json!({ "framework": "bo-1", "criterion": "1.1", field: "Xã gửi số liệu trễ." }))
            .finding(json!({ "framework": "bo-1", "criterion": second, field: text }))
    }

    #[test]
    fn one_text_for_two_criteria_is_a_note_at_the_first() {
        let one = told("reason", "1.2", "xã gửi số liệu trễ.").expect_only("same-text");
        assert_eq!(one.message, "cùng một lý do cho 2 tiêu chí khác nhau: 1.1, 1.2");
        assert!(one.at.contains(r#""id":"tt-1""#), "{}", one.at);
        let one = told("explanation", "1.2", "Xã gửi số liệu trễ.").expect_only("same-text");
        assert_eq!(one.field, "explanation");
    }

    #[test]
    fn other_texts_and_the_same_criterion_are_sound() {
        told("reason", "1.2", "Thiếu phụ lục.").expect_nothing();
        told("reason", "1.1", "Xã gửi số liệu trễ.").expect_nothing();
    }
}
