use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, LossPoints, Model};

static RULE: Rule = Rule {
    id: "missing-reason",
    severity: Severity::Note,
    vi: Wording {
        message: "mất {stated} điểm mà không nêu lý do, trong khi {given}/{all} khoản mất điểm của văn bản có lý do",
        help: "nếu văn bản có nêu lý do thì ghi vào reason; nếu không thì để nguyên",
    },
    en: Wording {
        message: "{stated} points lost and no reason given, while {given}/{all} losses of the document have one",
        help: "if the document gives a reason, write it to reason; otherwise leave it as it is",
    },
};

/// Losses of a point or more without a reason, in a document that gives reasons for nearly all.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

/// Losses with a reason for each loss without one, from which on a reason is usual.
const USUAL: usize = 3;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (document, _) in model.iter_documents() {
        let lossy = |ix: FindingIx| {
            let finding = model.finding(ix);
            let LossPoints::Exact(points) = finding.loss.points else { return None };
            finding.is_counted().then_some((ix, points))
        };
        let losses: Vec<(FindingIx, Decimal)> =
            model.findings_from(document).iter().filter_map(|&ix| lossy(ix)).collect();
        let (given, bare): (Vec<_>, Vec<_>) =
            losses.iter().copied().partition(|(ix, _)| model.finding(*ix).reason.is_some());
        // Where a reason is usual, its absence says something.
        if given.len() < bare.len() * USUAL {
            continue;
        }
        for (ix, points) in bare.into_iter().filter(|(_, points)| *points >= Decimal::ONE) {
            let span = model.finding(ix).span;
            let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, span, Verdict::Unstated)
                .stating(points)
                .with("given", given.len())
                .with("all", losses.len())
                .in_field("reason");
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn losing(amounts: &[(&str, Option<&str>)]) -> Content {
        amounts.iter().fold(Content::new(), |content, (amount, reason)| {
            content.finding(json!({ "loss": { "amount": amount }, "reason": reason }))
        })
    }

    const REASON: Option<&str> = Some("Gửi báo cáo trễ.");

    #[test]
    fn a_large_loss_without_a_reason_is_a_note_where_others_have_one() {
        let one = losing(&[("3", None), ("1", REASON), ("0.5", REASON), ("0.5", REASON)])
            .expect_only("missing-reason");
        assert_eq!((one.stated.as_str(), one.field.as_str()), ("3", "reason"));
        assert!(one.at.contains(r#""id":"tt-1""#), "{}", one.at);
        assert!(one.message.contains("3/4 khoản"), "{}", one.message);
    }

    #[test]
    fn small_losses_and_documents_without_reasons_are_passed_over() {
        losing(&[("0.5", None), ("1", REASON), ("2", REASON), ("2", REASON)]).expect_nothing();
        losing(&[("3", None), ("1", REASON), ("0.5", REASON)]).expect_nothing();
    }
}
