use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, FindingIx, LossPoints, Model};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "same-loss-different-figure",
    severity: Severity::Note,
    vi: Wording {
        message: "cùng mất {loss} điểm ở tiêu chí {criterion} dù số liệu khác nhau: {stated}",
        help: "so lại số liệu và điểm mất với văn bản; nếu văn bản in đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "{loss} points lost alike under criterion {criterion}, for different figures: {stated}",
        help: "check figures and losses against the document; if it prints so, leave them as they are",
    },
};

/// Findings of one document and criterion that lose the same points for different rates of one thing: one note for
/// each loss.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut alike: BTreeMap<_, Vec<(FindingIx, Decimal)>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| finding.is_counted()) {
        let (Some(criterion), LossPoints::Exact(points)) = (finding.criterion, finding.loss.points) else {
            continue;
        };
        // The figure that is judged is the only one.
        let [figure] = &finding.figures[..] else { continue };
        let (Some(label), Some(unit), Amount::Value(value)) = (&figure.label, &figure.unit, &figure.amount)
        else {
            continue;
        };
        let key = (finding.source.document, criterion, points, fold(label), unit);
        alike.entry(key).or_default().push((ix, value.value));
    }
    let mut found = Vec::new();
    for ((_, criterion, points, _, unit), findings) in alike {
        let differs = findings.windows(2).any(|pair| pair[0].1 != pair[1].1);
        let Some(&(first, _)) = findings.first().filter(|_| differs) else { continue };
        let listed: Vec<String> = findings
            .iter()
            .map(|&(ix, value)| {
                let names: Vec<&str> =
                    model.finding(ix).units.iter().map(|&unit| &*model.unit(unit).name).collect();
                format!("{value} {unit} ({})", names.join(", "))
            })
            .collect();
        let span = model.finding(first).span;
        let mut one = Discrepancy::new(model, Subject::Finding(first), &RULE, span, Verdict::Remark)
            .stating(listed.join("; "))
            .with("criterion", &model.criterion(criterion).code)
            .with("loss", points)
            .in_field("loss");
        for &unit in findings.iter().flat_map(|&(ix, _)| &model.finding(ix).units) {
            one = one.also_about(unit);
        }
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn losing(rate: &str, loss: &str) -> Content {
        let finding = |unit: &str, rate: &str, loss: &str| {
            json!({
                "units": [unit], "framework": "bo-1", "criterion": "1.1", "loss": { "amount": loss },
                "figures": [{ "label": "Giải ngân", "value": rate, "unit": "%" }],
            })
        };
        Content::new()
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Giải ngân" }] }))
            .finding(finding("xa-a", "31", "2"))
            .finding(finding("xa-b", rate, loss))
    }

    #[test]
    fn one_loss_for_two_rates_is_a_note() {
        let one = losing("28", "2").expect_only("same-loss-different-figure");
        assert_eq!(
            one.message,
            "cùng mất 2 điểm ở tiêu chí 1.1 dù số liệu khác nhau: 31 % (Xã Đông Hà); 28 % (Xã Bình Minh)"
        );
        assert_eq!(one.units, ["xa-a", "xa-b"]);
    }

    #[test]
    fn equal_rates_and_other_losses_are_sound() {
        losing("31", "2").expect_nothing();
        losing("28", "3").expect_nothing();
    }
}
