use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

use super::periods;

static RULE: Rule = Rule {
    id: "period-vs-finding",
    severity: Severity::Note,
    vi: Wording {
        message: "“{indicator}” ghi kỳ {stated}, còn tồn tại nêu số này ({finding}) ghi kỳ {computed}",
        help: "so lại kỳ số liệu với văn bản; nếu văn bản in hai kỳ khác nhau thì để nguyên",
    },
    en: Wording {
        message: "“{indicator}” is stated for {stated}, the finding that it comes from ({finding}) for {computed}",
        help: "check the period against the document; if it prints two periods, leave them as they are",
    },
};

/// Values of indicators for another period than the finding that they belong to.
///
/// A value as of a later day comes from the remedy, which has its own period.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "figures", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            let Some(finding) = value.finding.map(|finding| model.finding(finding)) else { continue };
            let (Some(own), Some(period)) = (&value.period, &finding.period) else { continue };
            let (Some(own_end), Some(end)) = (periods::end(own), periods::end(period)) else { continue };
            let is_later = value.figure.as_of.is_some_and(|as_of| as_of.earliest() > end);
            if own_end == end || is_later || value.year != finding.year {
                continue;
            }
            let one = Discrepancy::new(
                model,
                Subject::Indicator(ix, at),
                &RULE,
                value.figure.span,
                Verdict::Remark,
            )
            .comparing(own, period)
            .with("indicator", &indicator.title)
            .with("finding", &finding.id)
            .in_field("period");
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn value(period: &str, as_of: Value) -> Content {
        let value =
            json!({ "unit": "xa-a", "value": "15", "period": period, "as_of": as_of, "finding": "tt-1" });
        Content::new().finding(json!({ "period": "2023-01..2023-05" })).indicator(json!([value]))
    }

    #[test]
    fn a_value_of_another_period_than_its_finding_is_a_note() {
        let one = value("2023-H1", Value::Null).expect_only("period-vs-finding");
        assert_eq!((one.sides(), one.field.as_str()), (("2023-H1", "2023-01..2023-05"), "period"));
        assert!(one.at.contains(r#""value":"15""#), "{}", one.at);
    }

    #[test]
    fn the_same_end_and_a_later_day_are_sound() {
        value("2023-05", Value::Null).expect_nothing();
        value("2023-H1", json!("2023-08-31")).expect_nothing();
    }
}
