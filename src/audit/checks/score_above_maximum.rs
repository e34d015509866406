use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, ScoreParts, share};
use crate::records::AdjustmentKind;
use crate::source::Spanned;

use super::scores::total_maximum;

static RULE: Rule = Rule {
    id: "score-above-maximum",
    severity: Severity::Warning,
    vi: Wording {
        message: "điểm ghi {stated}, cao hơn mức tối đa {computed}",
        help: "so lại điểm và mức tối đa với văn bản; nếu văn bản in đúng như vậy thì ghi vào acknowledged",
    },
    en: Wording {
        message: "the score is stated as {stated}, above the maximum of {computed}",
        help: "check score and maximum against the document; if it prints so, add it to acknowledged",
    },
};

/// Scores of totals, domains and criteria against their maxima, where these are known.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

/// Key, score and maximum.
type Bounded = (&'static str, Option<Spanned<Decimal>>, Option<Decimal>);

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        let set = model.framework(framework);
        let mut check = |subject: Subject, prefix: &str, scores: &[Bounded]| {
            for &(key, score, max) in scores {
                if let Some((score, max)) = score.zip(max).filter(|(score, max)| score.value > *max) {
                    let one = Discrepancy::new(model, subject, &RULE, score.span, Verdict::Differs);
                    found.push(one.differing(score.value, max).in_field(format!("{prefix}.{key}")));
                }
            }
        };
        // A bonus stands outside the maximum of the set.
        let bonus: Option<Decimal> = result
            .adjustments
            .iter()
            .filter(|adjustment| adjustment.kind == AdjustmentKind::Bonus)
            .try_fold(Decimal::ZERO, |sum, adjustment| sum.checked_add(adjustment.amount.value.abs()));
        let total = total_maximum(set).zip(bonus).and_then(|(max, bonus)| max.checked_add(bonus));
        let mut totals = scored(&result.totals, set.scale.appraised, set.scale.survey).to_vec();
        totals.push(("total", result.totals.total, total));
        check(Subject::Result(ix), "totals", &totals);
        for (at, score) in result.domains.iter().enumerate() {
            let survey = set.domains[score.domain].survey_max;
            let scores = scored(&score.parts, share::domain_max(score, set), survey);
            check(Subject::DomainScore(ix, at), &format!("domains[{at}]"), &scores);
        }
        for (at, score) in result.criteria.iter().enumerate() {
            let max = score.max.map(|max| max.value).or(set.criteria[score.criterion].max);
            let scores = scored(&score.parts, max, None);
            check(Subject::CriterionScore(ix, at), &format!("criteria[{at}]"), &scores);
        }
    }
    found
}

/// The self-assessment is held against the same maximum as the appraisal.
fn scored(parts: &ScoreParts, max: Option<Decimal>, survey: Option<Decimal>) -> [Bounded; 3] {
    [
        ("appraised", parts.appraised, max),
        ("self", parts.self_assessed, max),
        ("survey", parts.survey, survey),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    #[test]
    fn a_score_above_the_maximum_of_its_domain_is_found() {
        let one = Content::new()
            .result(json!({ "domains": [{ "code": "1", "appraised": "10.5", "self": "10" }] }))
            .expect_only("score-above-maximum");
        assert_eq!(one.at, r#""10.5""#);
        assert_eq!((one.sides(), one.difference.as_str()), (("10.5", "10"), "0.5"));
        assert_eq!(one.field, "domains[0].appraised");
        assert_eq!(one.message, "điểm ghi 10.5, cao hơn mức tối đa 10");
    }

    #[test]
    fn totals_are_held_against_the_scale_and_a_bonus_stands_outside_it() {
        let with_bonus = |bonus: &str| {
            Content::new().framework(json!({ "scale": { "appraised": "30", "survey": "5" } })).result(json!({
                "totals": { "self": "31", "total": "36" },
                "adjustments": [{ "kind": "bonus", "amount": bonus }],
            }))
        };
        assert_eq!(with_bonus("1").audit().fields("score-above-maximum"), ["totals.self"]);
        assert_eq!(with_bonus("0.5").audit().fields("score-above-maximum"), ["totals.self", "totals.total"]);
    }

    #[test]
    fn surveys_and_criteria_have_maxima_of_their_own() {
        let report = Content::new()
            .framework(json!({ "criteria": [
                { "code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "2" },
                { "code": "1.2", "parent": "1", "title": "Báo cáo" },
            ] }))
            .result(json!({
                "domains": [{ "code": "1", "survey": "3.1" }],
                "criteria": [
                    { "criterion": "1.1", "appraised": "2.25" },
                    { "criterion": "1.2", "appraised": "7" },
                ],
            }))
            .audit();
        assert_eq!(report.fields("score-above-maximum"), ["criteria[0].appraised", "domains[0].survey"]);
    }

    #[test]
    fn a_full_score_is_sound() {
        Content::new()
            .result(json!({ "domains": [{ "code": "1", "appraised": "10.000", "survey": "3" }] }))
            .expect_nothing();
    }
}
