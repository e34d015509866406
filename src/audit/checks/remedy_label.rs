use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Model};
use crate::records::{Assurance, RemedyStatus};
use crate::syntax::Choice;

static RULE: Rule = Rule {
    id: "remedy-label",
    severity: Severity::Warning,
    vi: Wording {
        message: "ghi là “{stated}”, nhưng số liệu kèm theo mới đạt {computed}",
        help: "so lại nhãn và số liệu với văn bản; nếu văn bản in đúng như vậy thì ghi vào acknowledged",
    },
    en: Wording {
        message: "labelled “{stated}”, but its own figure stands at {computed}",
        help: "check label and figure against the document; if it prints so, add it to acknowledged",
    },
};

/// Remedies said to be done whose own figures are partial, whatever status the clerk made of that.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        for (entry, remedy) in finding.history.iter().enumerate() {
            let is_done = matches!(remedy.status, RemedyStatus::ReportedDone | RemedyStatus::VerifiedDone);
            // A status read from the figures against the printed label: the label is what they contradict.
            let is_overruled = remedy.label.is_some() && remedy.assurance == Some(Assurance::Inferred);
            if !is_done && !is_overruled {
                continue;
            }
            let label = remedy.label.as_deref().unwrap_or(remedy.status.word());
            for (at, figure) in remedy.figures.iter().enumerate() {
                let Amount::Fraction { numerator, denominator, .. } = &figure.amount else { continue };
                if numerator.value >= denominator.value {
                    continue;
                }
                let subject = Subject::RemedyFigure(ix, entry, at);
                let one = Discrepancy::new(model, subject, &RULE, numerator.span, Verdict::Differs)
                    .comparing(label, format!("{}/{}", numerator.value, denominator.value))
                    .in_field(format!("history[{entry}].figures[{at}]"));
                found.push(one);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::Subject;
    use crate::audit::testing::Content;

    fn remedied(status: &str, numerator: u32) -> Content {
        Content::new().finding(json!({ "history": [{
            "as_of": "2023-12-31", "status": status, "label": "Đã khắc phục",
            "figures": [{ "numerator": numerator, "denominator": 15 }],
        }] }))
    }

    #[test]
    fn a_remedy_said_to_be_done_with_a_partial_figure_is_found() {
        let one = remedied("reported-done", 13).expect_only("remedy-label");
        assert_eq!(one.at, "13");
        assert_eq!(one.sides(), ("Đã khắc phục", "13/15"));
        assert!(matches!(one.subject, Subject::RemedyFigure(_, 0, 0)));
        assert_eq!(one.message, "ghi là “Đã khắc phục”, nhưng số liệu kèm theo mới đạt 13/15");
        remedied("verified-done", 13).expect_only("remedy-label");
    }

    #[test]
    fn a_label_that_the_clerk_overruled_is_found_too() {
        let overruled = |label: Option<&str>, numerator: u32| {
            Content::new().finding(json!({ "history": [{
                "as_of": "2023-12-31", "status": "in-progress", "assurance": "inferred", "label": label,
                "figures": [{ "numerator": numerator, "denominator": 15 }],
            }] }))
        };
        let one = overruled(Some("Tất cả đã xong"), 13).expect_only("remedy-label");
        assert_eq!(one.sides(), ("Tất cả đã xong", "13/15"));
        overruled(None, 13).expect_nothing();
        overruled(Some("Tất cả đã xong"), 15).expect_nothing();
    }

    #[test]
    fn a_full_figure_or_a_remedy_under_way_is_sound() {
        remedied("reported-done", 15).expect_nothing();
        remedied("in-progress", 13).expect_nothing();
    }
}
