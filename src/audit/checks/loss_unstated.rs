use std::collections::BTreeSet;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, LossPoints, Model};

static RULE: Rule = Rule {
    id: "loss-unstated",
    severity: Severity::Note,
    vi: Wording {
        message: "{count} tồn tại của văn bản bị trừ điểm mà không nêu trừ bao nhiêu ({where}), trong khi {given} tồn tại khác có nêu",
        help: "nếu văn bản có nêu số điểm thì ghi vào loss.amount; nếu không thì để nguyên",
    },
    en: Wording {
        message: "{count} findings of the document cost points without saying how many ({where}), while {given} others say so",
        help: "if the document states the points, write them to loss.amount; otherwise leave it as it is",
    },
};

/// Losses that a document names without saying how large they are, where it says so of others: one note for each
/// document. A finding says so with a `loss` that has a `basis` and no points; without `loss` it is not known whether
/// it cost any.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (document, _) in model.iter_documents() {
        let named = model.findings_from(document).iter().copied().filter(|&ix| {
            let finding = model.finding(ix);
            finding.is_counted() && finding.loss.span.is_some()
        });
        let (bare, given): (Vec<FindingIx>, Vec<FindingIx>) =
            named.partition(|&ix| model.finding(ix).loss.points == LossPoints::Unknown);
        let Some((&first, span)) = bare
            .first()
            .and_then(|ix| Some((ix, model.finding(*ix).loss.span?)))
            .filter(|_| !given.is_empty())
        else {
            continue;
        };
        let places: BTreeSet<&str> = bare
            .iter()
            .map(|&ix| {
                let finding = model.finding(ix);
                finding.criterion.map_or(&*finding.id, |criterion| &*model.criterion(criterion).code)
            })
            .collect();
        let mut one = Discrepancy::new(model, Subject::Finding(first), &RULE, span, Verdict::Unstated)
            .with("count", bare.len())
            .with("given", given.len())
            .with("where", places.into_iter().collect::<Vec<_>>().join(", "))
            .in_field("loss");
        for &unit in bare.iter().flat_map(|&ix| &model.finding(ix).units) {
            one = one.also_about(unit);
        }
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn losing(losses: &[Value]) -> Content {
        losses.iter().enumerate().fold(Content::new(), |content, (at, loss)| {
            content.finding(
                json!({ "title": format!("Việc {at}"), "loss": loss, "reason": format!("Lý do {at}.") }),
            )
        })
    }

    #[test]
    fn points_that_are_not_stated_where_others_are_make_one_note() {
        let one = losing(&[json!({ "amount": "1" }), json!({ "basis": "self" }), json!({ "basis": "self" })])
            .expect_only("loss-unstated");
        assert_eq!(
            one.message,
            "2 tồn tại của văn bản bị trừ điểm mà không nêu trừ bao nhiêu (tt-2, tt-3), trong khi 1 tồn tại khác có nêu"
        );
        assert_eq!((one.field.as_str(), one.at.as_str()), ("loss", r#"{"basis":"self"}"#));
    }

    #[test]
    fn findings_without_a_loss_and_documents_without_points_are_passed_over() {
        losing(&[json!({ "amount": "1" }), Value::Null]).expect_nothing();
        losing(&[json!({ "basis": "self" }), json!({ "basis": "max" })]).expect_nothing();
    }
}
