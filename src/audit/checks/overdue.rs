use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, remedy};

static RULE: Rule = Rule {
    id: "overdue",
    severity: Severity::Note,
    vi: Wording {
        message: "đã quá hạn khắc phục {stated}, chưa có văn bản nào ghi là đã xong",
        help: "nếu đã có văn bản mới về khắc phục thì thêm vào history; nếu không thì để nguyên",
    },
    en: Wording {
        message: "the deadline {stated} has passed, and no document says that it is done",
        help: "if a newer document speaks of the remedy, add it to history; otherwise leave it as it is",
    },
};

/// Deadlines that have passed on the day of the edition.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let Some(due) = finding.due.filter(|_| remedy::is_overdue(finding, model.edition.date)) else {
            continue;
        };
        let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, finding.span, Verdict::Remark)
            .stating(due)
            .in_field("due");
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn due(history: Value) -> Content {
        Content::new().finding(json!({ "due": "2024-03", "history": history }))
    }

    #[test]
    fn a_deadline_that_has_passed_is_a_note_on_its_finding() {
        let one = due(json!([{ "as_of": "2024-01", "status": "in-progress" }]))
            .on("2024-04-01")
            .expect_only("overdue");
        assert!(one.at.starts_with('{') && one.at.contains(r#""due":"2024-03""#), "{}", one.at);
        assert_eq!((one.stated.as_str(), one.field.as_str()), ("2024-03", "due"));
        assert_eq!(one.message, "đã quá hạn khắc phục 2024-03, chưa có văn bản nào ghi là đã xong");
    }

    #[test]
    fn a_deadline_is_not_over_before_its_last_day_is() {
        due(json!([])).on("2024-03-31").expect_nothing();
    }

    #[test]
    fn a_remedy_said_to_be_done_is_not_overdue() {
        due(json!([{ "as_of": "2024-01", "status": "reported-done" }])).on("2024-06-30").expect_nothing();
    }
}
