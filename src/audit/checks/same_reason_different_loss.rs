use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, LossPoints, Model};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "same-reason-different-loss",
    severity: Severity::Note,
    vi: Wording {
        message: "cùng một lý do ở tiêu chí {criterion} mà điểm mất khác nhau: {stated}",
        help: "so lại lý do và điểm mất với văn bản; nếu văn bản in đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "one reason under criterion {criterion}, different losses: {stated}",
        help: "check reasons and losses against the document; if it prints so, leave them as they are",
    },
};

/// Findings of one document that lose different points under one criterion for one reason, one note for each reason.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut reasons: BTreeMap<_, Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| finding.is_counted()) {
        let (Some(criterion), Some(reason)) = (finding.criterion, &finding.reason) else { continue };
        reasons.entry((finding.source.document, criterion, fold(reason))).or_default().push(ix);
    }
    reasons
        .into_iter()
        .filter_map(|((_, criterion, _), findings)| {
            let mut losses: BTreeMap<_, Vec<&str>> = BTreeMap::new();
            for &ix in &findings {
                let finding = model.finding(ix);
                let LossPoints::Exact(points) = finding.loss.points else { continue };
                losses
                    .entry(points)
                    .or_default()
                    .extend(finding.units.iter().map(|&unit| &*model.unit(unit).name));
            }
            let &first = findings.first().filter(|_| losses.len() > 1)?;
            let listed: Vec<String> = losses
                .iter()
                .rev()
                .map(|(points, names)| format!("{points} ({})", names.join(", ")))
                .collect();
            let span = model.finding(first).span;
            let mut one = Discrepancy::new(model, Subject::Finding(first), &RULE, span, Verdict::Remark)
                .stating(listed.join("; "))
                .with("criterion", &model.criterion(criterion).code)
                .in_field("loss");
            for unit in findings.iter().flat_map(|&ix| &model.finding(ix).units) {
                one = one.also_about(*unit);
            }
            Some(one)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn losing(second: &str, reason: &str) -> Content {
        let finding = |unit: &str, amount: &str, reason: &str| {
            json!({
                "units": [unit], "framework": "bo-1", "criterion": "1.1", "reason": reason, "loss": { "amount": amount },
            })
        };
        Content::new()
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Kế hoạch" }] }))
            .finding(finding("xa-a", "2", "Không có minh chứng."))
            .finding(finding("xa-b", second, reason))
    }

    #[test]
    fn one_reason_with_two_losses_is_a_note() {
        let one = losing("0.5", "không có minh chứng.").expect_only("same-reason-different-loss");
        assert_eq!(one.stated, "2 (Xã Đông Hà); 0.5 (Xã Bình Minh)");
        assert_eq!((one.units.join(" ").as_str(), one.field.as_str()), ("xa-a xa-b", "loss"));
        assert!(one.at.contains(r#""id":"tt-1""#), "{}", one.at);
    }

    #[test]
    fn equal_losses_and_other_reasons_are_sound() {
        losing("2.0", "Không có minh chứng.").expect_nothing();
        losing("0.5", "Gửi báo cáo trễ.").expect_nothing();
    }
}
