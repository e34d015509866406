use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Finding, FindingIx, Model};
use crate::records::Better;
use crate::text::fold;

static RULE: Rule = Rule {
    id: "remedy-no-better",
    severity: Severity::Note,
    vi: Wording {
        message: "“{label}”: tồn tại nêu {computed}, khắc phục nêu {stated}, không khá hơn",
        help: "so lại hai số với văn bản; nếu chúng đo hai việc khác nhau thì ghi label khác nhau",
    },
    en: Wording {
        message: "“{label}”: the finding says {computed}, the remedy {stated}, which is no better",
        help: "check both figures against the document; if they measure different things, give them different labels",
    },
};

/// Figures of remedies no better than the finding's of the same label, or than its only one where each has one.
///
/// Which way is better is known only where an indicator takes the finding's figure over.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let taken_over = TakenOver::of(model);
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| !finding.history.is_empty()) {
        for (figure, better) in taken_over.measured(finding, ix) {
            let (Some(before), Some(label)) = (number(figure), figure.label.as_deref()) else { continue };
            for (entry, remedy) in finding.history.iter().enumerate() {
                for (at, answer) in remedy.figures.iter().enumerate() {
                    let is_alone = finding.figures.len() == 1 && remedy.figures.len() == 1;
                    let is_labelled = answer.label.as_deref().map(fold) == Some(fold(label));
                    let is_same = (is_alone || is_labelled) && answer.unit == figure.unit;
                    let Some(after) = number(answer).filter(|_| is_same) else { continue };
                    let improves = match better {
                        Better::Higher => after > before,
                        Better::Lower => after < before,
                    };
                    if improves {
                        continue;
                    }
                    let subject = Subject::RemedyFigure(ix, entry, at);
                    let one = Discrepancy::new(model, subject, &RULE, answer.span, Verdict::Remark)
                        .differing(after, before)
                        .with("label", label)
                        .in_field(format!("history[{entry}].figures[{at}]"));
                    found.push(one);
                }
            }
        }
    }
    found
}

/// The numbers that indicators take over from findings, with the better direction.
struct TakenOver(HashMap<FindingIx, Vec<(Decimal, Better)>>);

impl TakenOver {
    /// Goes over the values once: there are as many of them as findings.
    fn of(model: &Model<'_>) -> Self {
        let mut numbers: HashMap<FindingIx, Vec<(Decimal, Better)>> = HashMap::new();
        for indicator in &model.indicators {
            let Some(better) = indicator.better else { continue };
            for value in &indicator.values {
                if let (Some(finding), Some(number)) = (value.finding, number(&value.figure)) {
                    numbers.entry(finding).or_default().push((number, better));
                }
            }
        }
        Self(numbers)
    }

    /// The figures of a finding that an indicator takes over.
    fn measured<'f, 'a>(
        &self,
        finding: &'f Finding<'a>,
        ix: FindingIx,
    ) -> impl Iterator<Item = (&'f Figure<'a>, Better)> {
        let numbers = self.0.get(&ix).map_or(&[][..], Vec::as_slice);
        finding.figures.iter().filter_map(move |figure| {
            let stated = number(figure)?;
            numbers.iter().find(|(number, _)| *number == stated).map(|&(_, better)| (figure, better))
        })
    }
}

/// The number that a figure prints.
fn number(figure: &Figure<'_>) -> Option<Decimal> {
    match figure.amount {
        Amount::Value(value) => Some(value.value),
        Amount::Fraction { stated, .. } => Some(stated?.value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn remedied(label: &str, after: &str) -> Content {
        Content::new()
            .finding(json!({
                "figures": [{ "label": "Tốt trở lên", "value": "97", "unit": "%" }],
                "history": [{ "as_of": "2023-09-29", "status": "in-progress", "figures": [
                    { "label": label, "value": after, "unit": "%" },
                ] }],
            }))
            .indicator_that_should_rise(json!([{ "unit": "xa-a", "value": "97", "finding": "tt-1" }]))
    }

    #[test]
    fn a_remedy_that_is_no_better_is_a_note() {
        let one = remedied("tốt trở lên", "87.4").expect_only("remedy-no-better");
        assert_eq!((one.sides(), one.difference.as_str()), (("87.4", "97"), "-9.6"));
        assert!(one.at.contains("87.4"), "{}", one.at);
        assert_eq!(one.field, "history[0].figures[0]");
        remedied("Tốt trở lên", "97.0").expect_only("remedy-no-better");
    }

    #[test]
    fn better_figures_and_other_measures_are_sound() {
        remedied("Tốt trở lên", "98").expect_nothing();
        let figure = |label: &str, value: &str| json!({ "label": label, "value": value, "unit": "%" });
        Content::new()
            .finding(json!({
                "figures": [figure("Tốt trở lên", "97"), figure("Được xếp loại", "99")],
                "history": [{ "as_of": "2023-09-29", "status": "in-progress", "figures": [figure("Khác", "50")] }],
            }))
            .indicator_that_should_rise(json!([{ "unit": "xa-a", "value": "97", "finding": "tt-1" }]))
            .expect_nothing();
    }
}
