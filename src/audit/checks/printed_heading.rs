use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

use super::ordinal::roman;
use super::scores::printed;

static RULE: Rule = Rule {
    id: "printed-heading",
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản in tiêu chí {code} dưới đề mục “{stated}”, nhưng tiêu chí này thuộc lĩnh vực “{computed}”",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "the document prints criterion {code} under the heading “{stated}”, but it belongs to the domain “{computed}”",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// Printed headings of another domain than that of the criterion below them.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let (Some((Some(code), title)), Some(criterion)) = (&finding.domain_printed, finding.criterion)
        else {
            continue;
        };
        let set = model.framework(criterion.framework);
        let Some(domain) = set.domain_of(criterion.index).map(|at| &set.domains[at]) else { continue };
        if number(code) == number(&domain.code) {
            continue;
        }
        let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, finding.span, Verdict::Differs)
            .comparing(format!("{}. {title}", code.trim_end_matches('.')), printed(domain))
            .with("code", &model.criterion(criterion).code)
            .in_field("domain_printed");
        found.push(one);
    }
    found
}

/// A printed number in one script: `VI.` and `6` are the same heading.
fn number(code: &str) -> String {
    let code = code.trim().trim_end_matches('.');
    roman(code).map_or_else(|| code.to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    use super::number;

    fn under(code: &str) -> Content {
        Content::new()
            .framework(json!({ "criteria": [{ "code": "2.1", "parent": "2", "title": "Niêm yết" }] }))
            .finding(json!({ "framework": "bo-1", "criterion": "2.1", "domain_printed": { "code": code, "title": "Thể chế" } }))
    }

    #[test]
    fn a_criterion_under_the_heading_of_another_domain_is_found() {
        let one = under("I.").expect_only("printed-heading");
        assert!(one.at.starts_with('{') && one.at.contains("domain_printed"), "{}", one.at);
        assert_eq!((one.sides(), one.field.as_str()), (("I. Thể chế", "2. Thủ tục"), "domain_printed"));
    }

    #[test]
    fn numbers_in_either_script_are_the_same() {
        under("2").expect_nothing();
        under("II.").expect_nothing();
        assert_eq!(["IV", "VIII", "IX", "7.1"].map(number), ["4", "8", "9", "7.1"]);
    }
}
