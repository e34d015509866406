use rust_decimal::Decimal;

use crate::audit::compare::{Expected, compare};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, ScoreParts, share};

use super::scores::{sum_of_maxima, total_maximum};

static RULE: Rule = Rule {
    id: "loss-vs-score",
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản ghi mất {stated} điểm, nhưng mức tối đa {max} trừ điểm đạt {score} là {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "{stated} points are stated as lost, but the maximum of {max} minus the score of {score} is {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

static FITS_NOTHING: Rule = Rule {
    id: "loss-vs-score",
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản ghi mất {stated} điểm, nhưng mức tối đa {max} trừ điểm đạt {score} là {computed}, điểm tự chấm {claimed} trừ điểm đạt là {against_self}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "{stated} points are stated as lost, but the maximum of {max} minus the score of {score} is {computed}, and the self-assessed {claimed} minus the score is {against_self}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// Stated losses against maximum minus score.
///
/// Documents count a loss against the maximum of the appraisal, against that of appraisal and survey together, or
/// against the self-assessment, seldom saying which. A loss that fits any of these is sound; one that fits none
/// is shown beside the first that can be computed.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &FITS_NOTHING], section: "losses", run };

/// What a loss can be counted against: a maximum and a score.
#[derive(Clone, Copy)]
struct Base {
    max: Decimal,
    score: Decimal,
}

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        let set = model.framework(framework);
        let mut check = |subject: Subject, parts: &ScoreParts, bases: Vec<Base>, field: String| {
            found.extend(discrepancy(model, subject, parts, &bases).map(|one| one.in_field(field)));
        };
        let totals = &result.totals;
        let appraised =
            set.scale.appraised.or_else(|| sum_of_maxima(set.domains.iter().map(|domain| domain.max)));
        let mut bases = of_parts(totals, appraised, set.scale.survey);
        bases.extend(base(total_maximum(set), totals.total.map(|points| points.value)));
        check(Subject::Result(ix), totals, bases, "totals.lost".to_owned());
        for (at, score) in result.domains.iter().enumerate() {
            let survey = set.domains[score.domain].survey_max;
            let bases = of_parts(&score.parts, share::domain_max(score, set), survey);
            check(Subject::DomainScore(ix, at), &score.parts, bases, format!("domains[{at}].lost"));
        }
        for (at, score) in result.criteria.iter().enumerate() {
            let max = score.max.map(|max| max.value).or(set.criteria[score.criterion].max);
            let bases = of_parts(&score.parts, max, None);
            check(Subject::CriterionScore(ix, at), &score.parts, bases, format!("criteria[{at}].lost"));
        }
    }
    found
}

/// The bases that the parts of a score give, the usual one first.
fn of_parts(parts: &ScoreParts, max: Option<Decimal>, survey_max: Option<Decimal>) -> Vec<Base> {
    let appraised = parts.appraised.map(|points| points.value);
    let survey = parts.survey.map(|points| points.value);
    let both = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
    [
        base(max, appraised),
        base(both(max, survey_max), both(appraised, survey)),
        base(parts.self_assessed.map(|points| points.value), appraised),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn base(max: Option<Decimal>, score: Option<Decimal>) -> Option<Base> {
    Some(Base { max: max?, score: score? })
}

fn discrepancy(
    model: &Model<'_>,
    subject: Subject,
    parts: &ScoreParts,
    bases: &[Base],
) -> Option<Discrepancy> {
    let lost = parts.lost?;
    let first = *bases.first()?;
    let expected = |base: Base| Expected::difference(base.max, base.score);
    let fits = |base: &Base| expected(*base).is_some_and(|loss| loss.against(lost.value).is_none());
    if bases.iter().any(fits) {
        return None;
    }
    let claimed = parts.self_assessed.map(|points| points.value);
    let against_self = claimed.and_then(|claimed| claimed.checked_sub(parts.appraised?.value));
    let rule = if against_self.is_some() { &FITS_NOTHING } else { &RULE };
    let one = compare(model, rule, subject, lost, expected(first)?)?;
    Some(
        one.with("max", first.max)
            .with("score", first.score)
            .with("claimed", claimed.unwrap_or_default())
            .with("against_self", against_self.unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    #[test]
    fn a_loss_that_maximum_and_score_do_not_give_is_found() {
        let one = Content::new()
            .framework(json!({
                "scale": { "appraised": "86", "survey": "14" },
                "domains": [{ "code": "1", "key": "chi-dao", "title": "Chỉ đạo", "max": "86", "survey_max": "14" }],
            }))
            .result(json!({ "totals": { "appraised": "69.557", "lost": "14.500" } }))
            .expect_only("loss-vs-score");
        assert_eq!(one.at, r#""14.500""#);
        assert_eq!((one.sides(), one.difference.as_str()), (("14.500", "16.443"), "-1.943"));
        assert_eq!(one.field, "totals.lost");
        assert_eq!(
            one.message,
            "văn bản ghi mất 14.500 điểm, nhưng mức tối đa 86 trừ điểm đạt 69.557 là 16.443"
        );
    }

    #[test]
    fn a_loss_may_be_counted_against_maximum_whole_or_self_assessment() {
        for lost in ["3", "3.5", "2"] {
            Content::new()
                .result(json!({ "domains": [
                    { "code": "1", "appraised": "7", "self": "9", "survey": "2.5", "lost": lost },
                ] }))
                .expect_nothing();
        }
    }

    #[test]
    fn domains_and_criteria_are_looked_at_too() {
        let report = Content::new()
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Kế hoạch" }] }))
            .result(json!({
                "domains": [{ "code": "1", "appraised": "7", "lost": "4" }],
                "criteria": [{ "criterion": "1.1", "appraised": "1", "max": "2", "lost": "0.5" }],
            }))
            .audit();
        assert_eq!(report.fields("loss-vs-score"), ["criteria[0].lost", "domains[0].lost"]);
    }

    #[test]
    fn a_loss_without_a_score_or_a_maximum_is_not_judged() {
        Content::new()
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Kế hoạch" }] }))
            .result(json!({
                "domains": [{ "code": "1", "lost": "4" }],
                "criteria": [{ "criterion": "1.1", "appraised": "1", "lost": "0.5" }],
            }))
            .expect_nothing();
    }
}
