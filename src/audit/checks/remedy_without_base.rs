use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Model};

static RULE: Rule = Rule {
    id: "remedy-without-base",
    severity: Severity::Note,
    vi: Wording {
        message: "tồn tại nêu {computed}, khắc phục chỉ nêu {stated}% mà không nêu tử số, mẫu số",
        help: "nếu văn bản có nêu tử số và mẫu số thì ghi thêm; nếu không thì để nguyên",
    },
    en: Wording {
        message: "the finding counts {computed}, the remedy only states {stated}%, without numerator and denominator",
        help: "if the document states them, add them; otherwise leave it as it is",
    },
};

/// Remedies that answer a counted share with a bare percentage.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let Some(counted) = finding.figures.iter().find_map(fraction) else { continue };
        for (entry, remedy) in finding.history.iter().enumerate() {
            if remedy.figures.iter().any(|figure| fraction(figure).is_some()) {
                continue;
            }
            let bare = remedy.figures.iter().enumerate().find_map(|(at, figure)| match figure.amount {
                Amount::Value(value) if is_percent(figure) => Some((at, value)),
                _ => None,
            });
            let Some((at, value)) = bare else { continue };
            let subject = Subject::RemedyFigure(ix, entry, at);
            let one = Discrepancy::new(model, subject, &RULE, value.span, Verdict::NotComparable)
                .comparing(value.value, &counted)
                .in_field(format!("history[{entry}].figures[{at}].value"));
            found.push(one);
        }
    }
    found
}

fn fraction(figure: &Figure<'_>) -> Option<String> {
    match figure.amount {
        Amount::Fraction { numerator, denominator, .. } => {
            Some(format!("{}/{}", numerator.value, denominator.value))
        }
        _ => None,
    }
}

fn is_percent(figure: &Figure<'_>) -> bool {
    figure.unit.as_deref().is_some_and(|unit| unit.trim() == "%")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn answered(figure: Value) -> Content {
        Content::new().finding(json!({
            "figures": [{ "label": "Thanh toán", "numerator": 33, "denominator": 316, "unit": "hồ sơ" }],
            "history": [{ "as_of": "2023-09-29", "status": "in-progress", "figures": [figure] }],
        }))
    }

    #[test]
    fn a_counted_share_answered_by_a_bare_percentage_is_a_note() {
        let one = answered(json!({ "label": "Đã thanh toán", "value": "41.55", "unit": "%" }))
            .expect_only("remedy-without-base");
        assert_eq!((one.sides(), one.at.as_str()), (("41.55", "33/316"), r#""41.55""#));
        assert_eq!(one.field, "history[0].figures[0].value");
    }

    #[test]
    fn a_counted_answer_and_one_in_another_measure_are_sound() {
        answered(json!({ "label": "A", "numerator": 50, "denominator": 316, "unit": "hồ sơ" }))
            .expect_nothing();
        answered(json!({ "label": "A", "value": 50, "unit": "hồ sơ" })).expect_nothing();
    }
}
