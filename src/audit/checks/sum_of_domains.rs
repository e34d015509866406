use crate::audit::compare::{Expected, compare};
use crate::audit::{Check, Discrepancy, Subject};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

use super::scores::{APPRAISED, Part, SELF_ASSESSED, SURVEY, of_all_domains};
use super::totals;

const ID: &str = "sum-of-domains";
const HELP_VI: &str =
    "so lại với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged";
const HELP_EN: &str = "check against the document; if it prints so, keep it and add it to acknowledged";

static OF_APPRAISED: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tổng điểm thẩm định ghi {stated}, cộng các lĩnh vực được {computed}",
        help: HELP_VI,
    },
    en: Wording {
        message: "the appraised total is stated as {stated}, the domains add up to {computed}",
        help: HELP_EN,
    },
};

static MISPRINT: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tổng điểm thẩm định ghi {stated}, cộng các lĩnh vực được {computed}; tổng chung {total} khớp với {computed}, vậy chỗ in nhầm là tổng điểm thẩm định",
        help: HELP_VI,
    },
    en: Wording {
        message: "the appraised total is stated as {stated}, the domains add up to {computed}; the total of {total} fits {computed}, so the appraised total is the misprint",
        help: HELP_EN,
    },
};

static OF_SURVEY: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tổng điểm điều tra xã hội học ghi {stated}, cộng các lĩnh vực được {computed}",
        help: HELP_VI,
    },
    en: Wording {
        message: "the survey total is stated as {stated}, the domains add up to {computed}",
        help: HELP_EN,
    },
};

static OF_SELF_ASSESSED: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tổng điểm tự chấm ghi {stated}, cộng các lĩnh vực được {computed}",
        help: HELP_VI,
    },
    en: Wording {
        message: "the self-assessed total is stated as {stated}, the domains add up to {computed}",
        help: HELP_EN,
    },
};

/// A stated total of one part against the domains, when every domain of the set is given.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&OF_APPRAISED, &MISPRINT, &OF_SURVEY, &OF_SELF_ASSESSED], section: "scores", run };

const PARTS: [(Part, &Rule); 3] =
    [(APPRAISED, &OF_APPRAISED), (SURVEY, &OF_SURVEY), (SELF_ASSESSED, &OF_SELF_ASSESSED)];

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        let set = model.framework(framework);
        for (part, rule) in PARTS {
            let Some(stated) = (part.of)(&result.totals) else { continue };
            let Some(expected) = of_all_domains(set, result, part).and_then(|points| Expected::sum(&points))
            else {
                continue;
            };
            let misprint = totals::that_fits_domains(set, result).filter(|_| part.key == APPRAISED.key);
            let rule = if misprint.is_some() { &MISPRINT } else { rule };
            let discrepancy = compare(model, rule, Subject::Result(ix), stated, expected)
                .map(|one| misprint.iter().fold(one, |one, total| one.with("total", total)));
            found.extend(discrepancy.map(|one| one.in_field(format!("totals.{}", part.key))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;
    use crate::audit::{Subject, Verdict};

    #[test]
    fn a_total_that_the_domains_do_not_add_up_to_is_shown_beside_their_sum() {
        let one = Content::new()
            .result(json!({
                "totals": { "appraised": "24.557" },
                "domains": [
                    { "code": "1", "appraised": "9" },
                    { "code": "2", "appraised": "15.577" },
                ],
            }))
            .expect_only("sum-of-domains");
        assert_eq!(one.at, r#""24.557""#);
        assert_eq!(one.sides(), ("24.557", "24.577"));
        assert_eq!(one.difference, "-0.020");
        assert_eq!(one.message, "tổng điểm thẩm định ghi 24.557, cộng các lĩnh vực được 24.577");
        assert_eq!(one.english, "the appraised total is stated as 24.557, the domains add up to 24.577");
        assert_eq!((one.field.as_str(), one.verdict), ("totals.appraised", Verdict::Differs));
        assert!(matches!(one.subject, Subject::Result(_)));
        assert_eq!(one.units, ["xa-a"]);
    }

    #[test]
    fn the_survey_and_the_self_assessment_are_added_up_too() {
        let report = Content::new()
            .result(json!({
                "totals": { "survey": "4.5", "self": "20" },
                "domains": [
                    { "code": "1", "survey": "2.5", "self": "9" },
                    { "code": "2", "survey": "1.5", "self": "10" },
                ],
            }))
            .audit();
        assert_eq!(report.fields("sum-of-domains"), ["totals.self", "totals.survey"]);
    }

    #[test]
    fn a_total_that_is_right_or_rounded_right_is_sound() {
        for total in ["24.577", "24.58", "24.6"] {
            Content::new()
                .result(json!({
                    "totals": { "appraised": total },
                    "domains": [
                        { "code": "1", "appraised": "9" },
                        { "code": "2", "appraised": "15.577" },
                    ],
                }))
                .expect_nothing();
        }
    }

    #[test]
    fn nothing_is_added_up_while_a_domain_is_missing() {
        for domains in [
            json!([{ "code": "1", "appraised": "9" }]),
            json!([{ "code": "1", "appraised": "9" }, { "code": "2" }]),
            json!([{ "code": "1", "appraised": "9" }, { "code": "1", "appraised": "9" }]),
        ] {
            Content::new()
                .result(json!({ "totals": { "appraised": "24" }, "domains": domains }))
                .expect_nothing();
        }
    }

    #[test]
    fn a_domain_without_a_survey_is_not_missed_in_the_sum_of_surveys() {
        let domains = json!([
            { "code": "1", "key": "chi-dao", "title": "Chỉ đạo", "max": "10", "survey_max": "3" },
            { "code": "2", "key": "thu-tuc", "title": "Thủ tục", "max": "20" },
        ]);
        let one = Content::new()
            .framework(json!({ "domains": domains }))
            .result(json!({
                "totals": { "survey": "2.7" },
                "domains": [{ "code": "1", "survey": "2.5" }, { "code": "2" }],
            }))
            .expect_only("sum-of-domains");
        assert_eq!(one.sides(), ("2.7", "2.5"));
    }

    #[test]
    fn digits_cut_off_and_parts_rounded_are_notes_of_their_own() {
        let with_total = |total: &str| {
            Content::new().result(json!({
                "totals": { "appraised": total },
                "domains": [
                    { "code": "1", "appraised": "9.33" },
                    { "code": "2", "appraised": "15.26" },
                ],
            }))
        };
        let one = with_total("24.5").expect_only("cut-off");
        assert_eq!((one.sides(), one.verdict), (("24.5", "24.6"), Verdict::Truncated));
        let one = with_total("24.60").expect_only("rounded-parts");
        assert_eq!((one.sides(), one.verdict), (("24.60", "24.59"), Verdict::Rounded));
        assert_eq!(with_total("24.61").expect_only("sum-of-domains").verdict, Verdict::Differs);
    }
}
