use rust_decimal::Decimal;

use crate::audit::compare::{Expected, compare, percent};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DomainScore, Framework, Model, share};

use super::scores::printed;

static RULE: Rule = Rule {
    id: "domain-percent",
    severity: Severity::Warning,
    vi: Wording {
        message: "lĩnh vực “{domain}” ghi đạt {stated}%, tính {score}/{max} được {computed}%",
        help: "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "the domain “{domain}” is stated at {stated}%, {score}/{max} gives {computed}%",
        help: "check against the document; if it prints so, keep it and add it to acknowledged",
    },
};

/// The stated percentage of a domain against score and maximum, without or with the survey.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        for (at, score) in result.domains.iter().enumerate() {
            let subject = Subject::DomainScore(ix, at);
            let one = discrepancy(model, model.framework(framework), score, subject);
            found.extend(one.map(|one| one.in_field(format!("domains[{at}].percent"))));
        }
    }
    found
}

fn discrepancy(
    model: &Model<'_>,
    set: &Framework<'_>,
    row: &DomainScore<'_>,
    subject: Subject,
) -> Option<Discrepancy> {
    let stated = row.percent?;
    let domain = &set.domains[row.domain];
    let score = row.parts.appraised?.value;
    let max = share::domain_max(row, set)?;
    let expected = |score: Decimal, max: Decimal| percent(score, max).map(Expected::ratio);
    let with_survey = row.parts.survey.zip(domain.survey_max).and_then(|(points, survey_max)| {
        expected(score.checked_add(points.value)?, max.checked_add(survey_max)?)
    });
    if with_survey.is_some_and(|whole| whole.against(stated.value).is_none()) {
        return None;
    }
    let one = compare(model, &RULE, subject, stated, expected(score, max)?)?;
    Some(one.with("domain", printed(domain)).with("score", score).with("max", max))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::Verdict;
    use crate::audit::testing::Content;

    fn stated(percent: &str) -> Content {
        Content::new().result(json!({ "domains": [
            { "code": "1", "appraised": "5.23", "max": "8", "survey": "2.1", "percent": percent },
        ] }))
    }

    #[test]
    fn a_percentage_that_score_and_maximum_do_not_give_is_found() {
        let one = stated("66.37").expect_only("domain-percent");
        assert_eq!(one.at, r#""66.37""#);
        assert_eq!((one.sides(), one.difference.as_str()), (("66.37", "65.375"), "0.995"));
        assert_eq!(one.message, "lĩnh vực “1. Chỉ đạo” ghi đạt 66.37%, tính 5.23/8 được 65.375%");
        assert_eq!(one.field, "domains[0].percent");
    }

    #[test]
    fn a_percentage_rounded_half_up_is_sound() {
        for percent in ["65.375", "65.38", "65.4", "65"] {
            stated(percent).expect_nothing();
        }
    }

    #[test]
    fn a_percentage_may_include_the_survey() {
        stated("66.64").expect_nothing();
    }

    #[test]
    fn a_percentage_with_digits_cut_off_is_a_note() {
        let one = stated("65.3").expect_only("cut-off");
        assert_eq!((one.sides(), one.verdict), (("65.3", "65.4"), Verdict::Truncated));
    }
}
