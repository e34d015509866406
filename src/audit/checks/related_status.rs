use std::collections::{BTreeSet, HashMap};

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::remedy::{self, Progress};
use crate::model::{CriterionRef, DocumentIx, Finding, FindingIx, Model};

static RULE: Rule = Rule {
    id: "related-status",
    severity: Severity::Warning,
    vi: Wording {
        message: "cùng một việc: tồn tại này ghi là {stated}, còn “{title}” ({other}) trong cùng văn bản ghi là {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "one matter: this finding is recorded as {stated}, “{title}” ({other}) of the same document as {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// Two findings about one matter of which the same document says that one is done and the other is not.
///
/// One matter: joined by `related`, or the same units and criterion. Two documents may both be right, each in its
/// own time.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut pairs: BTreeSet<(FindingIx, FindingIx)> = BTreeSet::new();
    let mut alike: HashMap<(DocumentIx, CriterionRef), Vec<FindingIx>> = HashMap::new();
    for (ix, finding) in model.iter_findings() {
        if let Some(criterion) = finding.criterion {
            alike.entry((finding.source.document, criterion)).or_default().push(ix);
        }
    }
    for (ix, finding) in model.iter_findings() {
        let alike = finding.criterion.and_then(|criterion| alike.get(&(finding.source.document, criterion)));
        let same =
            alike.into_iter().flatten().copied().filter(|&other| model.finding(other).units == finding.units);
        let one_matter = finding.related.iter().copied().chain(same).filter(|&other| other != ix);
        pairs.extend(one_matter.flat_map(|other| [(ix, other), (other, ix)]));
    }
    pairs.into_iter().filter_map(|(done, open)| discrepancy(model, done, open)).collect()
}

/// Said at the remedy that is called done.
fn discrepancy(model: &Model<'_>, done: FindingIx, open: FindingIx) -> Option<Discrepancy> {
    let (finding, other) = (model.finding(done), model.finding(open));
    let contradict = matches!(remedy::progress(finding), Progress::Verified | Progress::Reported)
        && matches!(
            remedy::progress(other),
            Progress::InProgress | Progress::NotStarted | Progress::NotAssessed
        )
        && stated_in(finding)? == stated_in(other)?;
    if !contradict {
        return None;
    }
    let last = finding.history.len().checked_sub(1)?;
    let words = |finding: &Finding<'_>| {
        let label = finding.history.last()?.label.as_deref().map(str::to_owned);
        Some(label.unwrap_or_else(|| remedy::progress(finding).word().to_owned()))
    };
    let span = finding.history.get(last)?.span;
    let one = Discrepancy::new(model, Subject::Remedy(done, last), &RULE, span, Verdict::Differs)
        .comparing(words(finding)?, words(other)?)
        .with("title", &other.title)
        .with("other", &other.id)
        .against(Subject::Finding(open), None)
        .in_field(format!("history[{last}]"));
    Some(one)
}

/// The document that states the latest status.
fn stated_in(finding: &Finding<'_>) -> Option<DocumentIx> {
    let last = finding.history.last()?;
    Some(last.source.as_ref().unwrap_or(&finding.source).document)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn status(status: &str, label: Option<&str>, document: &str) -> Value {
        json!([{ "as_of": "2023-09-29", "status": status, "label": label, "source": { "document": document } }])
    }

    fn pair(first: Value, second: Value) -> Content {
        Content::new()
            .document("bc-2", "number = \"2\"\ndate = \"2024-02-15\"")
            .finding(json!({ "history": first }))
            .finding(json!({ "title": "Chưa xong", "history": second, "related": ["tt-1"] }))
    }

    #[test]
    fn related_findings_done_and_not_done_in_one_document_are_found() {
        let done = status("reported-done", Some("Đã khắc phục"), "bc-1");
        let one = pair(done, status("in-progress", None, "bc-1")).expect_only("related-status");
        assert!(one.at.contains("Đã khắc phục"), "{}", one.at);
        assert_eq!((one.sides(), one.field.as_str()), (("Đã khắc phục", "in-progress"), "history[0]"));
        assert!(one.message.contains("“Chưa xong” (tt-2)"), "{}", one.message);
    }

    #[test]
    fn one_criterion_of_one_unit_is_one_matter() {
        let finding = |word: &str| json!({ "framework": "bo-1", "criterion": "1.1", "history": status(word, None, "bc-1") });
        Content::new()
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Kế hoạch" }] }))
            .finding(finding("in-progress"))
            .finding(finding("reported-done"))
            .expect_only("related-status");
    }

    #[test]
    fn equal_statuses_and_other_documents_are_sound() {
        let done = || status("reported-done", None, "bc-1");
        pair(done(), done()).expect_nothing();
        pair(done(), json!([])).expect_nothing();
        pair(done(), status("in-progress", None, "bc-2")).expect_nothing();
    }
}
