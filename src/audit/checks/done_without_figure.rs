use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::remedy::{self, Progress};
use crate::model::{Amount, DocumentIx, Figure, FindingIx, Model};

static RULE: Rule = Rule {
    id: "done-without-figure",
    severity: Severity::Note,
    vi: Wording {
        message: "{count} tồn tại nêu bằng tỷ lệ được văn bản ghi là đã xong mà không có số liệu mới: {ids}",
        help: "nếu văn bản có nêu số liệu mới thì thêm vào figures của history; nếu không thì để nguyên",
    },
    en: Wording {
        message: "the document calls {count} findings that it states in rates done without any new figure: {ids}",
        help: "if the document gives new figures, add them to the history; otherwise leave it as it is",
    },
};

/// Findings stated in rates whose remedy is said to be done without a figure, one note for each document.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut documents: BTreeMap<DocumentIx, Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        let Some(last) = finding.history.last() else { continue };
        let is_bare = finding.history.iter().all(|remedy| remedy.figures.is_empty());
        if remedy::progress(finding) == Progress::Reported && is_bare && finding.figures.iter().any(is_rate) {
            let source = last.source.as_ref().unwrap_or(&finding.source);
            documents.entry(source.document).or_default().push(ix);
        }
    }
    documents
        .into_values()
        .filter_map(|findings| {
            let &first = findings.first()?;
            let at = model.finding(first).history.len().checked_sub(1)?;
            let span = model.finding(first).history.get(at)?.span;
            let ids: Vec<&str> = findings.iter().map(|&ix| &*model.finding(ix).id).collect();
            let mut one = Discrepancy::new(model, Subject::Remedy(first, at), &RULE, span, Verdict::Unstated)
                .with("count", ids.len())
                .with("ids", ids.join(", "))
                .in_field(format!("history[{at}]"));
            for unit in findings.iter().flat_map(|&ix| &model.finding(ix).units) {
                one = one.also_about(*unit);
            }
            Some(one)
        })
        .collect()
}

/// Whether a figure measures how much is done.
fn is_rate(figure: &Figure<'_>) -> bool {
    let is_percent = figure.unit.as_deref().map(str::trim) == Some("%");
    match figure.amount {
        Amount::Fraction { .. } => true,
        Amount::Value(_) | Amount::Range { .. } => is_percent,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn done(figures: Value, remedy: Value) -> Value {
        json!({ "figures": figures, "history": [
            { "as_of": "2023-09-29", "status": "reported-done", "figures": remedy },
        ] })
    }

    #[test]
    fn rates_called_done_without_a_figure_are_one_note() {
        let half = || done(json!([{ "numerator": 50, "denominator": 60 }]), json!([]));
        let range = done(json!([{ "min": 50, "max": 80, "unit": "%" }]), json!([]));
        let one = Content::new().finding(half()).finding(range).expect_only("done-without-figure");
        assert!(one.message.ends_with("mà không có số liệu mới: tt-1, tt-2"), "{}", one.message);
        assert_eq!(one.field, "history[0]");
        assert!(one.at.contains("reported-done"), "{}", one.at);
    }

    #[test]
    fn a_new_figure_and_a_finding_without_a_rate_are_sound() {
        let half = json!([{ "numerator": 50, "denominator": 60 }]);
        let full = json!([{ "numerator": 60, "denominator": 60 }]);
        Content::new().finding(done(half, full)).expect_nothing();
        Content::new().finding(done(json!([{ "value": 3, "unit": "hồ sơ" }]), json!([]))).expect_nothing();
    }
}
