use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

use super::sets;

static RULE: Rule = Rule {
    id: "duplicate-code",
    severity: Severity::Note,
    vi: Wording {
        message: "số “{code}” in hai lần trong một bộ tiêu chí: “{other}” và “{title}”",
        help: "nếu văn bản in đúng như vậy thì giữ nguyên, đặt id riêng cho từng tiêu chí",
    },
    en: Wording {
        message: "the number “{code}” is printed twice in one criteria set: “{other}” and “{title}”",
        help: "if the document prints so, keep it and give each criterion an id of its own",
    },
};

/// Numbers that stand for two criteria of one set.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, set) in model.iter_frameworks() {
        let Some(subject) = sets::subject(model, ix) else { continue };
        let mut first = BTreeMap::new();
        for criterion in &set.criteria {
            let Some(other) = first.insert(&criterion.code, &criterion.title) else { continue };
            let one = Discrepancy::new(model, subject, &RULE, criterion.span, Verdict::Remark)
                .stating(&criterion.code)
                .with("code", &criterion.code)
                .with("other", other)
                .with("title", &criterion.title);
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn numbered(second: &str) -> Content {
        Content::new().framework(json!({
            "source": { "document": "bc-1" },
            "criteria": [
                { "code": "1.2", "id": "1.2-a", "parent": "1", "title": "Báo cáo" },
                { "code": second, "id": "1.2-b", "parent": "1", "title": "Kiểm tra" },
            ],
        }))
    }

    #[test]
    fn a_number_printed_twice_is_a_note_at_the_second() {
        let one = numbered("1.2").expect_only("duplicate-code");
        assert!(one.at.contains("Kiểm tra"), "{}", one.at);
        assert_eq!(one.message, "số “1.2” in hai lần trong một bộ tiêu chí: “Báo cáo” và “Kiểm tra”");
    }

    #[test]
    fn different_numbers_are_sound() {
        numbered("1.3").expect_nothing();
    }
}
