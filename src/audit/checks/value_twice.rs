use rust_decimal::Decimal;

use crate::audit::compare::round;
use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, IndicatorValue, Model};

static RULE: Rule = Rule {
    id: "value-twice",
    severity: Severity::Warning,
    vi: Wording {
        message: "“{indicator}” của {unit} được nêu hai lần khác nhau trong cùng kỳ: {stated} và {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "“{indicator}” of {unit} is stated twice for one period, and differently: {stated} and {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

static ROUNDED: Rule = Rule {
    id: "value-rounded",
    severity: Severity::Note,
    vi: Wording {
        message: "“{indicator}” của {unit} được nêu hai lần trong cùng kỳ, một chỗ đã làm tròn: {stated} và {computed}",
        help: "giữ nguyên cả hai chỗ như văn bản nêu",
    },
    en: Wording {
        message: "“{indicator}” of {unit} is stated twice for one period, once rounded: {stated} and {computed}",
        help: "keep both as the document states them",
    },
};

/// One indicator of one unit with two values for the same period and day.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &ROUNDED], section: "figures", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            let Some(stated) = stated(value) else { continue };
            let before = indicator.values[..at].iter().filter(|other| is_same(value, other));
            let Some(other) = before.filter_map(self::stated).find(|other| *other != stated) else {
                continue;
            };
            let rule = if agree(stated, other) { &ROUNDED } else { &RULE };
            let verdict = if agree(stated, other) { Verdict::Rounded } else { Verdict::Differs };
            let one = Discrepancy::new(model, Subject::Indicator(ix, at), rule, value.figure.span, verdict)
                .differing(stated, other)
                .with("indicator", &indicator.title)
                .with("unit", &model.unit(value.unit).name)
                .in_field("value");
            found.push(one);
        }
    }
    found
}

fn is_same(value: &IndicatorValue<'_>, other: &IndicatorValue<'_>) -> bool {
    value.unit == other.unit
        && value.year == other.year
        && value.period == other.period
        && value.figure.as_of == other.figure.as_of
}

fn stated(value: &IndicatorValue<'_>) -> Option<Decimal> {
    match value.figure.amount {
        Amount::Value(value) => Some(value.value),
        Amount::Fraction { stated, .. } => Some(stated?.value),
        _ => None,
    }
}

/// Whether two figures agree at the decimals of the coarser one.
fn agree(one: Decimal, other: Decimal) -> bool {
    let decimals = one.scale().min(other.scale());
    round(one, decimals) == round(other, decimals)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::Verdict;
    use crate::audit::testing::Content;

    fn twice(first: &str, second: Value) -> Content {
        Content::new().indicator(json!([{ "unit": "xa-a", "value": first }, second]))
    }

    #[test]
    fn two_values_for_one_period_are_found_at_the_second() {
        let one = twice("8.21", json!({ "unit": "xa-a", "value": "9" })).expect_only("value-twice");
        assert_eq!((one.sides(), one.difference.as_str()), (("9", "8.21"), "0.79"));
        assert!(one.at.contains(r#""value":"9""#), "{}", one.at);
    }

    #[test]
    fn a_value_and_its_rounding_are_a_note() {
        let one = twice("8.21", json!({ "unit": "xa-a", "value": "8" })).expect_only("value-rounded");
        assert_eq!((one.sides(), one.verdict), (("8", "8.21"), Verdict::Rounded));
    }

    #[test]
    fn equal_values_other_units_periods_and_days_are_sound() {
        twice("8.21", json!({ "unit": "xa-a", "value": "8.210" })).expect_nothing();
        twice("8.21", json!({ "unit": "xa-b", "value": "9" })).expect_nothing();
        twice("8.21", json!({ "unit": "xa-a", "value": "9", "period": "2023-H1" })).expect_nothing();
        twice("8.21", json!({ "unit": "xa-a", "value": "9", "as_of": "2023-06-30" })).expect_nothing();
    }
}
