use crate::audit::compare::{Expected, compare};
use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Framework, Model};

use super::scores::{APPRAISED, SURVEY, sum_of_maxima};
use super::totals::{self, points};

static RULE: Rule = Rule {
    id: "parts-vs-total",
    severity: Severity::Warning,
    vi: Wording {
        message: "tổng điểm ghi {stated}, cộng các phần (thẩm định, điều tra, thưởng, trừ) được {computed}",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "the total is stated as {stated}, its parts (appraised, survey, bonus, penalty) give {computed}",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

static UNSTATED: Rule = Rule {
    id: "parts-unstated",
    severity: Severity::Note,
    vi: Wording {
        message: "tổng điểm ghi {stated}, các phần được nêu cộng lại là {computed}: {rest} điểm không rõ từ phần nào, điểm điều tra không được nêu",
        help: "nếu văn bản có nêu điểm điều tra thì ghi vào totals.survey",
    },
    en: Wording {
        message: "the total is stated as {stated}, the stated parts give {computed}: {rest} points are of unknown origin, no survey score is stated",
        help: "if the document states a survey score, write it to totals.survey",
    },
};

/// Appraised, survey, bonus and penalty against the stated total.
///
/// Where the survey score is not stated it is unknown: the total may then be larger than the known parts, and the
/// rest is noted, but it cannot be smaller.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &UNSTATED], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let set = result.framework.map(|framework| model.framework(framework));
        let Some(total) = result.totals.total else { continue };
        // Told by sum-of-domains: the total is right, one of its parts is misprinted.
        if set.is_some_and(|set| totals::that_fits_domains(set, result).is_some()) {
            continue;
        }
        let Some(mut parts) = points(set, result, APPRAISED) else { continue };
        let survey = points(set, result, SURVEY);
        let is_whole = survey.is_some() || set.is_some_and(has_no_survey);
        parts.extend(survey.unwrap_or_default());
        parts.extend(totals::adjustments(result));
        let Some(expected) = Expected::sum(&parts) else { continue };
        let subject = Subject::Result(ix);
        let discrepancy = if is_whole || total.value <= expected.exact {
            compare(model, &RULE, subject, total, expected)
        } else {
            let rest = total.value.checked_sub(expected.exact).filter(|rest| *rest > expected.slack);
            let note = Discrepancy::new(model, subject, &UNSTATED, total.span, Verdict::Unstated);
            rest.map(|rest| note.differing(total.value, expected.exact).with("rest", rest))
        };
        found.extend(discrepancy.map(|one| one.in_field("totals.total")));
    }
    found
}

/// Whether the maxima of a set leave no room for a survey.
fn has_no_survey(set: &Framework<'_>) -> bool {
    let scale = &set.scale;
    let of_domains = || sum_of_maxima(set.domains.iter().map(|domain| domain.max));
    match (scale.survey, scale.total) {
        (Some(survey), _) => survey.is_zero(),
        (None, Some(total)) => scale.appraised.or_else(of_domains) == Some(total),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::Verdict;
    use crate::audit::testing::Content;

    #[test]
    fn a_total_that_its_parts_do_not_give_is_shown_beside_their_sum() {
        let one = Content::new()
            .result(json!({ "totals": { "appraised": "69.557", "survey": "13.214", "total": "82.791" } }))
            .expect_only("parts-vs-total");
        assert_eq!(one.at, r#""82.791""#);
        assert_eq!(one.sides(), ("82.791", "82.771"));
        assert_eq!((one.field.as_str(), one.verdict), ("totals.total", Verdict::Differs));
        assert_eq!(
            one.message,
            "tổng điểm ghi 82.791, cộng các phần (thẩm định, điều tra, thưởng, trừ) được 82.771"
        );
    }

    #[test]
    fn a_total_that_fits_the_domains_is_right_and_the_part_misprinted() {
        let one = Content::new()
            .result(json!({
                "totals": { "appraised": "24.557", "survey": "4", "total": "28.577" },
                "domains": [
                    { "code": "1", "appraised": "9" },
                    { "code": "2", "appraised": "15.577" },
                ],
            }))
            .expect_only("sum-of-domains");
        assert_eq!((one.sides(), one.field.as_str()), (("24.557", "24.577"), "totals.appraised"));
        assert!(one.message.ends_with("vậy chỗ in nhầm là tổng điểm thẩm định"), "{}", one.message);
    }

    #[test]
    fn bonus_and_penalty_belong_to_the_total() {
        let with_total = |total: &str| {
            Content::new().result(json!({
                "totals": { "appraised": "20", "survey": "4", "total": total },
                "adjustments": [
                    { "kind": "bonus", "amount": "1.5" },
                    { "kind": "penalty", "amount": "0.5" },
                ],
            }))
        };
        with_total("25").expect_nothing();
        assert_eq!(with_total("24").expect_only("parts-vs-total").sides(), ("24", "25.0"));
    }

    #[test]
    fn complete_domains_stand_for_a_part_without_a_total() {
        let one = Content::new()
            .result(json!({
                "totals": { "total": "30" },
                "domains": [
                    { "code": "1", "appraised": "9", "survey": "2" },
                    { "code": "2", "appraised": "15", "survey": "2" },
                ],
            }))
            .expect_only("parts-vs-total");
        assert_eq!(one.sides(), ("30", "28"));
    }

    #[test]
    fn an_unstated_survey_explains_a_larger_total_but_not_a_smaller_one() {
        let with_total = |total: &str| {
            Content::new().result(json!({
                "totals": { "appraised": "68.2", "total": total },
                "adjustments": [{ "kind": "penalty", "amount": "0.5" }],
            }))
        };
        let one = with_total("70.89").expect_only("parts-unstated");
        assert_eq!((one.at.as_str(), one.verdict), (r#""70.89""#, Verdict::Unstated));
        assert_eq!((one.sides(), one.difference.as_str()), (("70.89", "67.7"), "3.19"));
        assert!(one.message.contains("3.19 điểm không rõ từ phần nào"), "{}", one.message);
        with_total("67.7").expect_nothing();
        assert_eq!(with_total("66").expect_only("parts-vs-total").sides(), ("66", "67.7"));
    }

    #[test]
    fn a_set_without_a_survey_needs_none() {
        for scale in
            [json!({ "appraised": "30", "survey": "0" }), json!({ "appraised": "30", "total": "30" })]
        {
            let one = Content::new()
                .framework(json!({ "scale": scale }))
                .result(json!({ "totals": { "appraised": "25", "total": "28" } }))
                .expect_only("parts-vs-total");
            assert_eq!(one.sides(), ("28", "25"));
        }
    }

    #[test]
    fn a_total_alone_is_not_compared() {
        Content::new().result(json!({ "totals": { "total": "85", "survey": "10" } })).expect_nothing();
    }
}
