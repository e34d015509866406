use rust_decimal::Decimal;

use crate::audit::compare::{Expected, compare};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{CriterionParent, Framework, Model, ScoreParts, ScoreResult, share};
use crate::source::Spanned;

use super::scores::{APPRAISED, Part, SELF_ASSESSED, printed, sum_of_maxima};

static RULE: Rule = Rule {
    id: "criteria-vs-parent",
    severity: Severity::Warning,
    vi: Wording {
        message: "“{parent}” ghi {stated} điểm, cộng các tiêu chí bên dưới được {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "“{parent}” is stated as {stated}, the criteria below it add up to {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// Components against their criterion, and criteria against their domain, when all of them are scored.
///
/// A criteria set may list only the criteria that its documents speak of. The list is known to be complete when
/// the maxima below add up to the maximum above; otherwise the criteria below may give less than their parent,
/// and only more is a contradiction.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

/// A score with others below it.
struct Parent<'r> {
    place: CriterionParent,
    subject: Subject,
    field: String,
    name: String,
    parts: &'r ScoreParts,
    max: Option<Decimal>,
}

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        let set = model.framework(framework);
        let domains = result.domains.iter().enumerate().map(|(at, score)| Parent {
            place: CriterionParent::Domain(score.domain),
            subject: Subject::DomainScore(ix, at),
            field: format!("domains[{at}]"),
            name: printed(&set.domains[score.domain]),
            parts: &score.parts,
            max: share::domain_max(score, set),
        });
        let criteria = result.criteria.iter().enumerate().map(|(at, score)| {
            let criterion = &set.criteria[score.criterion];
            Parent {
                place: CriterionParent::Criterion(score.criterion),
                subject: Subject::CriterionScore(ix, at),
                field: format!("criteria[{at}]"),
                name: format!("{} {}", criterion.code, criterion.title),
                parts: &score.parts,
                max: score.max.map(|max| max.value).or(criterion.max),
            }
        });
        for parent in domains.chain(criteria) {
            for part in [APPRAISED, SELF_ASSESSED] {
                found.extend(one(model, set, result, &parent, part));
            }
        }
    }
    found
}

fn one(
    model: &Model<'_>,
    set: &Framework<'_>,
    result: &ScoreResult<'_>,
    parent: &Parent<'_>,
    part: Part,
) -> Option<Discrepancy> {
    let stated = (part.of)(parent.parts)?;
    let mut points = Vec::new();
    let mut maxima = Vec::new();
    for (index, criterion) in set.criteria.iter().enumerate() {
        if criterion.parent != Some(parent.place) {
            continue;
        }
        let score = result.criteria.iter().find(|score| score.criterion == index)?;
        points.push((part.of)(&score.parts)?.value);
        maxima.push(score.max.map(|max| max.value).or(criterion.max));
    }
    if points.is_empty() {
        return None;
    }
    let expected = Expected::sum(&points)?;
    let is_complete = parent.max.is_some() && sum_of_maxima(maxima.into_iter()) == parent.max;
    let Spanned { value, .. } = stated;
    if !is_complete && expected.exact <= value {
        return None;
    }
    let one = compare(model, &RULE, parent.subject, stated, expected)?;
    Some(one.with("parent", &parent.name).in_field(format!("{}.{}", parent.field, part.key)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    /// Criterion 1.3 of 1.5 points with two components.
    fn scored(max_of_components: [Value; 2], parent: &str, components: Value) -> Content {
        let [first, second] = max_of_components;
        let mut criteria = vec![json!({ "criterion": "1.3", "appraised": parent })];
        criteria.extend(components.as_array().unwrap().iter().cloned());
        Content::new()
            .framework(json!({ "criteria": [
                { "code": "1.3", "parent": "1", "title": "Kiểm tra", "max": "1.5" },
                { "code": "1.3.1", "parent": "1.3", "title": "Kế hoạch", "max": first },
                { "code": "1.3.2", "parent": "1.3", "title": "Xử lý", "max": second },
            ] }))
            .result(json!({ "criteria": criteria }))
    }

    fn both(first: &str, second: &str) -> Value {
        json!([
            { "criterion": "1.3.1", "appraised": first },
            { "criterion": "1.3.2", "appraised": second },
        ])
    }

    #[test]
    fn components_that_do_not_add_up_to_their_criterion_are_found() {
        let one =
            scored([json!("0.5"), json!("1")], "0.75", both("0.25", "0")).expect_only("criteria-vs-parent");
        assert_eq!(one.at, r#""0.75""#);
        assert_eq!(one.sides(), ("0.75", "0.25"));
        assert_eq!(one.field, "criteria[0].appraised");
        assert_eq!(one.message, "“1.3 Kiểm tra” ghi 0.75 điểm, cộng các tiêu chí bên dưới được 0.25");
    }

    #[test]
    fn components_that_add_up_are_sound() {
        scored([json!("0.5"), json!("1")], "0.25", both("0.25", "0")).expect_nothing();
    }

    #[test]
    fn nothing_is_added_up_while_a_component_has_no_score() {
        let only = json!([{ "criterion": "1.3.1", "appraised": "0.25" }]);
        scored([json!("0.5"), json!("1")], "0.75", only).expect_nothing();
    }

    #[test]
    fn a_list_that_may_be_incomplete_can_give_too_much_but_not_too_little() {
        let maxima = || [json!("0.5"), json!("0.5")];
        scored(maxima(), "1.25", both("0.5", "0.5")).expect_nothing();
        let one = scored(maxima(), "0.75", both("0.5", "0.5")).expect_only("criteria-vs-parent");
        assert_eq!(one.sides(), ("0.75", "1.0"));
        scored([Value::Null, Value::Null], "1.25", both("0.5", "0.5")).expect_nothing();
    }

    #[test]
    fn criteria_are_held_against_their_domain() {
        let one = Content::new()
            .framework(json!({ "criteria": [
                { "code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "4" },
                { "code": "1.2", "parent": "1", "title": "Báo cáo", "max": "6" },
            ] }))
            .result(json!({
                "domains": [{ "code": "1", "appraised": "8", "self": "10" }],
                "criteria": [
                    { "criterion": "1.1", "appraised": "4", "self": "4" },
                    { "criterion": "1.2", "appraised": "3.5", "self": "6" },
                ],
            }))
            .expect_only("criteria-vs-parent");
        assert_eq!((one.sides(), one.field.as_str()), (("8", "7.5"), "domains[0].appraised"));
        assert!(one.message.starts_with("“1. Chỉ đạo”"), "{}", one.message);
    }
}
