use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::losses::{self, DomainLoss};
use crate::model::{Model, ResultIx};

use super::scores::printed;

static OVER_EXPLAINED: Rule = Rule {
    id: "losses-listed",
    severity: Severity::Warning,
    vi: Wording {
        message: "lĩnh vực “{domain}” mất {stated} điểm, nhưng các tồn tại liệt kê cộng lại tới {computed} điểm",
        help: "so lại điểm mất của từng tồn tại; nếu một tồn tại là tổng của các tồn tại khác thì ghi aggregate = true",
    },
    en: Wording {
        message: "the domain “{domain}” lost {stated} points, but the listed findings add up to {computed}",
        help: "check the loss of each finding; if one is the sum of others, set aggregate to true",
    },
};

static UNEXPLAINED: Rule = Rule {
    id: "losses-unexplained",
    severity: Severity::Note,
    vi: Wording {
        message: "lĩnh vực “{domain}” mất {stated} điểm, các tồn tại liệt kê được {computed} điểm: {rest} điểm chưa rõ vì sao mất ({unknown} tồn tại không ghi số điểm)",
        help: "nếu văn bản còn nêu lý do mất điểm khác thì thêm tồn tại; nếu không thì để nguyên",
    },
    en: Wording {
        message: "the domain “{domain}” lost {stated} points, the listed findings account for {computed}: {rest} points are not explained ({unknown} findings state no points)",
        help: "if the document gives further reasons, add findings; otherwise leave it as it is",
    },
};

/// Points lost in each domain against the losses that findings list.
///
/// A result of which no finding is recorded at all is passed over: nothing has been listed yet, so nothing is
/// missing from the list.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&OVER_EXPLAINED, &UNEXPLAINED], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let rows = losses::by_domain(model, result);
        if rows.iter().any(|row| !row.findings.is_empty()) {
            // One row for each domain of the result, in its order.
            found.extend(rows.iter().enumerate().filter_map(|(at, row)| discrepancy(model, ix, at, row)));
        }
    }
    found
}

fn discrepancy(model: &Model<'_>, ix: ResultIx, at: usize, row: &DomainLoss) -> Option<Discrepancy> {
    let result = model.result(ix);
    let set = model.framework(result.framework?);
    // A score above its maximum is reported as that.
    let lost = row.lost.filter(|lost| !lost.is_sign_negative())?;
    let over = row.over_explained().filter(|points| !points.is_zero());
    let rest = row.unexplained().filter(|points| !points.is_zero());
    let (rule, listed, verdict) = match (over, rest) {
        (Some(_), _) => (&OVER_EXPLAINED, row.listed, Verdict::Differs),
        (None, Some(_)) => (&UNEXPLAINED, row.listed_at_most, Verdict::Unstated),
        (None, None) => return None,
    };
    let score = &result.domains[at];
    let one = Discrepancy::new(model, Subject::DomainScore(ix, at), rule, score.span, verdict)
        .differing(lost, listed)
        .with("domain", printed(&set.domains[row.domain]))
        .with("rest", rest.unwrap_or_default())
        .with("unknown", row.unknown)
        .in_field(format!("domains[{at}]"));
    Some(one)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::Verdict;
    use crate::audit::testing::Content;

    /// Domain "1" lost 2 points; two findings of it list these losses.
    fn listed(first: Value, second: Value) -> Content {
        Content::new()
            .result(json!({ "domains": [{ "code": "1", "appraised": "8" }] }))
            .finding(json!({ "domain": "chi-dao", "loss": first }))
            .finding(json!({ "domain": "chi-dao", "loss": second }))
    }

    #[test]
    fn findings_that_list_more_than_was_lost_are_found() {
        let one =
            listed(json!({ "amount": "1.5" }), json!({ "amount": "0.75" })).expect_only("losses-listed");
        assert_eq!(one.at, r#"{"appraised":"8","code":"1"}"#);
        assert_eq!((one.sides(), one.difference.as_str()), (("2", "2.25"), "-0.25"));
        assert_eq!(
            one.message,
            "lĩnh vực “1. Chỉ đạo” mất 2 điểm, nhưng các tồn tại liệt kê cộng lại tới 2.25 điểm"
        );
    }

    #[test]
    fn points_that_nobody_lists_are_a_note() {
        let one = listed(json!({ "amount": "1.5" }), Value::Null).expect_only("losses-unexplained");
        assert_eq!((one.sides(), one.verdict), (("2", "1.5"), Verdict::Unstated));
        assert!(one.message.ends_with("0.5 điểm chưa rõ vì sao mất (1 tồn tại không ghi số điểm)"));
    }

    #[test]
    fn losses_that_add_up_exactly_or_within_their_ranges_are_sound() {
        listed(json!({ "amount": "1.5" }), json!({ "amount": "0.50" })).expect_nothing();
        listed(json!({ "amount": "1.5" }), json!({ "min": "0.25", "max": "1" })).expect_nothing();
    }

    #[test]
    fn a_result_of_which_no_finding_is_recorded_is_passed_over() {
        Content::new().result(json!({ "domains": [{ "code": "1", "appraised": "8" }] })).expect_nothing();
    }
}
