use rust_decimal::Decimal;

use crate::audit::compare::{Expected, compare};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{CriterionParent, CriterionRef, Finding, LossPoints, Model};
use crate::source::Spanned;

static RULE: Rule = Rule {
    id: "aggregate-vs-components",
    severity: Severity::Warning,
    vi: Wording {
        message: "tiêu chí {criterion} ghi mất {stated} điểm, cộng các tiêu chí bên dưới được {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "criterion {criterion} is stated to have lost {stated} points, those below it add up to {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// Losses of aggregates against the losses of the criteria below, when each of those states its own.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| finding.aggregate) {
        let (Some(criterion), LossPoints::Exact(stated), Some(span)) =
            (finding.criterion, finding.loss.points, finding.loss.span)
        else {
            continue;
        };
        let parts: Option<Vec<Decimal>> = model
            .findings_from(finding.source.document)
            .iter()
            .map(|&other| model.finding(other))
            .filter(|other| is_part(model, other, finding, criterion))
            .map(|other| match other.loss.points {
                LossPoints::Exact(points) => Some(points),
                _ => None,
            })
            .collect();
        let Some(sum) = parts.filter(|parts| !parts.is_empty()).and_then(|parts| Expected::sum(&parts))
        else {
            continue;
        };
        let stated = Spanned { value: stated, span };
        let one = compare(model, &RULE, Subject::Finding(ix), stated, sum);
        found.extend(one.map(|one| one.with("criterion", &model.criterion(criterion).code).in_field("loss")));
    }
    found
}

/// Whether a finding is a component of an aggregate: the same year and units, a criterion below.
fn is_part(model: &Model<'_>, part: &Finding<'_>, whole: &Finding<'_>, above: CriterionRef) -> bool {
    part.is_counted()
        && part.year == whole.year
        && part.units.iter().any(|unit| whole.units.contains(unit))
        && part.criterion.is_some_and(|own| own.framework == above.framework && lies_below(model, own, above))
}

fn lies_below(model: &Model<'_>, own: CriterionRef, above: CriterionRef) -> bool {
    let criteria = &model.framework(own.framework).criteria;
    let parent = |&at: &usize| match criteria.get(at)?.parent? {
        CriterionParent::Criterion(parent) => Some(parent),
        CriterionParent::Domain(_) => None,
    };
    std::iter::successors(parent(&own.index), parent).any(|parent| parent == above.index)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn aggregate(amount: &str, last: Value) -> Content {
        let criterion = |code: &str, parent: &str| json!({ "code": code, "parent": parent, "title": code });
        let finding =
            |code: &str, loss: Value| json!({ "framework": "bo-1", "criterion": code, "loss": loss });
        Content::new()
            .framework(json!({ "criteria": [
                criterion("1.1", "1"), criterion("1.1.1", "1.1"), criterion("1.1.2", "1.1"), criterion("1.2", "1"),
            ] }))
            .finding(json!({ "framework": "bo-1", "criterion": "1.1", "aggregate": true, "loss": { "amount": amount } }))
            .finding(finding("1.1.1", json!({ "amount": "0.14" })))
            .finding(finding("1.1.2", last))
            .finding(finding("1.2", json!({ "amount": "1" })))
    }

    #[test]
    fn an_aggregate_that_its_components_do_not_give_is_found() {
        let one = aggregate("1.19", json!({ "amount": "2.05" })).expect_only("aggregate-vs-components");
        assert_eq!((one.sides(), one.difference.as_str()), (("1.19", "2.19"), "-1.00"));
        assert!(one.message.starts_with("tiêu chí 1.1 ghi mất 1.19 điểm"), "{}", one.message);
    }

    #[test]
    fn a_right_sum_and_components_without_a_number_are_sound() {
        aggregate("2.19", json!({ "amount": "2.05" })).expect_nothing();
        aggregate("1.19", Value::Null).expect_nothing();
    }
}
