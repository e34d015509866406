use rust_decimal::Decimal;

use crate::audit::compare::{Expected, compare, percent};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Finding, Model};

static RULE: Rule = Rule {
    id: "ratio-vs-stated",
    severity: Severity::Warning,
    vi: Wording {
        message: "tỷ lệ ghi {stated}%, tính {numerator}/{denominator} được {computed}%",
        help: "so lại tử số, mẫu số và tỷ lệ với văn bản; nếu văn bản in đúng như vậy thì ghi vào acknowledged",
    },
    en: Wording {
        message: "the ratio is stated as {stated}%, {numerator}/{denominator} gives {computed}%",
        help: "check numerator, denominator and ratio against the document; if it prints so, add it to acknowledged",
    },
};

/// Stated ratios of findings, remedies and indicators against numerator and denominator.
///
/// Only percentages are recomputed. A ratio without a unit may also be printed as a plain quotient, 0.87 for 87%.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "figures", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        for (at, figure) in finding.figures.iter().enumerate() {
            let one = discrepancy(model, Subject::Figure(ix, at), figure);
            found.extend(one.map(|one| one.in_field(format!("figures[{at}].stated"))));
        }
        for (entry, remedy) in finding.history.iter().enumerate() {
            for (at, figure) in remedy.figures.iter().enumerate() {
                let one = discrepancy(model, Subject::RemedyFigure(ix, entry, at), figure);
                found.extend(one.map(|one| one.in_field(format!("history[{entry}].figures[{at}].stated"))));
            }
        }
    }
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            // A value taken over from a finding is reported there.
            if value.finding.is_some_and(|finding| states(model.finding(finding), &value.figure)) {
                continue;
            }
            let one = discrepancy(model, Subject::Indicator(ix, at), &value.figure);
            found.extend(one.map(|one| one.in_field("value")));
        }
    }
    found
}

/// Whether a finding or one of its remedies states the very ratio of a figure.
fn states(finding: &Finding<'_>, figure: &Figure<'_>) -> bool {
    let printed = |figure: &Figure<'_>| match figure.amount {
        Amount::Fraction { numerator, denominator, stated: Some(stated) } => {
            Some((numerator.value, denominator.value, stated.value))
        }
        _ => None,
    };
    let own = finding.figures.iter().chain(finding.history.iter().flat_map(|remedy| &remedy.figures));
    printed(figure).is_some_and(|ratio| own.map(printed).any(|other| other == Some(ratio)))
}

fn discrepancy(model: &Model<'_>, subject: Subject, figure: &Figure<'_>) -> Option<Discrepancy> {
    let Amount::Fraction { numerator, denominator, stated: Some(stated) } = &figure.amount else {
        return None;
    };
    let agrees = |ratio: Option<Decimal>| {
        ratio.is_some_and(|ratio| Expected::ratio(ratio).against(stated.value).is_none())
    };
    match figure.unit.as_deref().map(str::trim) {
        Some("%") => {}
        None | Some("") if agrees(numerator.value.checked_div(denominator.value)) => return None,
        None | Some("") => {}
        Some(_) => return None,
    }
    let expected = Expected::ratio(percent(numerator.value, denominator.value)?);
    let one = compare(model, &RULE, subject, *stated, expected)?;
    Some(one.with("numerator", numerator.value).with("denominator", denominator.value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;
    use crate::audit::{Subject, Verdict};

    fn figure(stated: &str, unit: Value) -> Value {
        json!([{ "numerator": 40, "denominator": 177, "stated": stated, "unit": unit }])
    }

    fn finding(stated: &str) -> Content {
        Content::new().finding(json!({ "figures": figure(stated, json!("%")) }))
    }

    #[test]
    fn a_ratio_that_its_parts_do_not_give_is_found() {
        let one = finding("25.29").expect_only("ratio-vs-stated");
        assert_eq!(one.at, r#""25.29""#);
        assert_eq!((one.sides(), one.difference.as_str()), (("25.29", "22.60"), "2.69"));
        assert_eq!((one.field.as_str(), one.verdict), ("figures[0].stated", Verdict::Differs));
        assert!(matches!(one.subject, Subject::Figure(_, 0)));
        assert_eq!(one.message, "tỷ lệ ghi 25.29%, tính 40/177 được 22.60%");
    }

    #[test]
    fn a_ratio_rounded_half_up_is_sound_and_one_cut_off_is_a_note() {
        finding("22.60").expect_nothing();
        finding("22.6").expect_nothing();
        let one = finding("22.59").expect_only("cut-off");
        assert_eq!((one.sides(), one.verdict), (("22.59", "22.60"), Verdict::Truncated));
        assert_eq!(one.at, r#""22.59""#);
    }

    #[test]
    fn remedies_and_indicators_are_recomputed_too() {
        let report = Content::new()
            .finding(json!({ "history": [
                { "as_of": "2023-09-29", "status": "in-progress" },
                { "as_of": "2023-12-31", "status": "in-progress", "figures": figure("30", json!("%")) },
            ] }))
            .indicator(json!([
                { "unit": "xa-b", "value": "30", "numerator": 40, "denominator": 177 },
                { "unit": "xa-a", "value": "22.6", "numerator": 40, "denominator": 177 },
            ]))
            .audit();
        assert_eq!(report.fields("ratio-vs-stated"), ["history[1].figures[0].stated", "value"]);
        let of = |at: usize| &report.of("ratio-vs-stated")[at].subject;
        assert!(matches!(of(0), Subject::RemedyFigure(_, 1, 0)));
        assert_eq!(report.of("ratio-vs-stated")[1].units, ["xa-b"]);
    }

    #[test]
    fn a_value_taken_over_from_a_finding_is_reported_once() {
        let indicator = |value: &str| {
            let value = json!({ "unit": "xa-a", "value": value, "numerator": 40, "denominator": 177, "finding": "tt-1" });
            finding("25.29").indicator(json!([value])).audit().fields("ratio-vs-stated").join(" ")
        };
        assert_eq!(indicator("25.29"), "figures[0].stated");
        assert_eq!(indicator("30"), "figures[0].stated value");
    }

    #[test]
    fn a_ratio_without_a_unit_may_be_a_plain_quotient() {
        for stated in ["0.23", "0.226", "22.6"] {
            Content::new().finding(json!({ "figures": figure(stated, Value::Null) })).expect_nothing();
        }
        Content::new()
            .finding(json!({ "figures": figure("0.3", Value::Null) }))
            .expect_only("ratio-vs-stated");
    }

    #[test]
    fn a_ratio_in_another_unit_is_not_recomputed() {
        Content::new().finding(json!({ "figures": figure("7", json!("điểm")) })).expect_nothing();
    }
}
