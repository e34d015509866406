use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentIx, FindingIx, Model, remedy};
use crate::text::PartialDate;

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

static SEVERAL: Rule = Rule {
    id: "overdue",
    severity: Severity::Note,
    vi: Wording {
        message: "đã quá hạn khắc phục {stated}: {count} tồn tại của cùng văn bản, chưa có văn bản nào ghi là đã xong",
        help: "nếu đã có văn bản mới về khắc phục thì thêm vào history của từng tồn tại; nếu không thì để nguyên",
    },
    en: Wording {
        message: "the deadline {stated} has passed for {count} findings of one document, and no document says that they are done",
        help: "if a newer document speaks of the remedy, add it to the history of each finding; otherwise leave it as it is",
    },
};

/// Deadlines that have passed on the day of the edition: one note for each deadline of a document.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &SEVERAL], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut deadlines: BTreeMap<(DocumentIx, PartialDate), Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        if let Some(due) = finding.due.filter(|_| remedy::is_overdue(finding, model.edition.date)) {
            deadlines.entry((finding.source.document, due)).or_default().push(ix);
        }
    }
    let note = |((_, due), late): ((DocumentIx, PartialDate), Vec<FindingIx>)| {
        let (&first, others) = late.split_first()?;
        let rule = if others.is_empty() { &RULE } else { &SEVERAL };
        let span = model.finding(first).span;
        let mut one = Discrepancy::new(model, Subject::Finding(first), rule, span, Verdict::Remark)
            .stating(due)
            .with("count", late.len())
            .in_field("due");
        for unit in others.iter().flat_map(|&other| &model.finding(other).units) {
            one = one.also_about(*unit);
        }
        Some(one)
    };
    deadlines.into_iter().filter_map(note).collect()
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
    fn one_deadline_of_one_document_is_one_note() {
        let one = due(json!([]))
            .finding(json!({ "due": "2024-03", "units": ["xa-b"] }))
            .finding(json!({ "due": "2025", "units": ["xa-b"] }))
            .on("2024-04-01")
            .expect_only("overdue");
        assert!(one.message.contains("2 tồn tại của cùng văn bản"), "{}", one.message);
        assert_eq!(one.units, ["xa-a", "xa-b"]);
        let report = due(json!([])).finding(json!({ "due": "2024-02" })).on("2024-04-01").audit();
        assert_eq!(report.rows.len(), 2);
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
