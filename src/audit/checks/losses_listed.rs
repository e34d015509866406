use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::losses::{self, DomainLoss};
use crate::model::{FindingIx, Framework, LossPoints, Model, ResultIx};
use crate::records::Origin;

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

const HELP_VI: &str = "nếu văn bản còn nêu lý do mất điểm khác thì thêm tồn tại; nếu không thì để nguyên";
const HELP_EN: &str = "if the document gives further reasons, add findings; otherwise leave it as it is";

static UNEXPLAINED: Rule = Rule {
    id: "losses-unexplained",
    severity: Severity::Note,
    vi: Wording {
        message: "lĩnh vực “{domain}” mất {stated} điểm, các tồn tại nêu rõ được {computed} điểm: còn {rest} điểm không tồn tại nào nêu",
        help: HELP_VI,
    },
    en: Wording {
        message: "the domain “{domain}” lost {stated} points, the findings account for {computed}: {rest} points are in no finding",
        help: HELP_EN,
    },
};

static UNCOUNTED: Rule = Rule {
    id: "losses-unexplained",
    severity: Severity::Note,
    vi: Wording {
        message: "lĩnh vực “{domain}” mất {stated} điểm, các tồn tại nêu rõ được {computed} điểm: còn {rest} điểm, trong khi {unknown} tồn tại không ghi số điểm mất",
        help: HELP_VI,
    },
    en: Wording {
        message: "the domain “{domain}” lost {stated} points, the findings account for {computed}: {rest} points are left, while {unknown} findings state no loss",
        help: HELP_EN,
    },
};

/// Points lost in each domain against the losses that findings list.
///
/// A result of which no finding is recorded at all is passed over: nothing has been listed yet, so nothing is
/// missing from the list. Domains of a set that share one key are taken together, because a finding that names
/// its domain by the key belongs to any of them.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&OVER_EXPLAINED, &UNEXPLAINED, &UNCOUNTED], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(framework) = result.framework else { continue };
        let rows = losses::by_domain(model, result);
        if rows.iter().any(|row| !row.findings.is_empty()) {
            let groups = grouped(model, model.framework(framework), &rows);
            found.extend(groups.iter().filter_map(|group| group.discrepancy(model, ix)));
        }
    }
    found
}

/// The losses of all domains with one key.
struct Group<'m> {
    key: &'m str,
    /// Position of the first of them in the result.
    at: usize,
    printed: String,
    /// `None` when it is not known of every one, or too large to hold.
    lost: Option<Decimal>,
    listed: Option<Decimal>,
    listed_at_most: Option<Decimal>,
    unknown: usize,
}

/// One row for each domain of the result in, one group for each key out, in the order of the result.
fn grouped<'m>(model: &Model<'_>, set: &'m Framework<'_>, rows: &[DomainLoss]) -> Vec<Group<'m>> {
    let mut groups: Vec<Group<'m>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let domain = &set.domains[row.domain];
        let own = Group {
            key: &domain.key,
            at,
            printed: printed(domain),
            lost: row.lost,
            listed: Some(row.listed),
            listed_at_most: Some(row.listed_at_most),
            unknown: row.findings.iter().filter(|&&ix| may_explain(model, ix)).count(),
        };
        match groups.iter_mut().find(|group| group.key == own.key) {
            Some(group) => group.take_in(&own),
            None => groups.push(own),
        }
    }
    groups
}

/// Whether a finding without stated points may be why some are missing. A remark of a general assessment that names
/// no criterion took none.
fn may_explain(model: &Model<'_>, ix: FindingIx) -> bool {
    let finding = model.finding(ix);
    finding.loss.points == LossPoints::Unknown
        && (finding.criterion.is_some() || finding.origin != Some(Origin::Assessment))
}

impl Group<'_> {
    fn take_in(&mut self, other: &Self) {
        let sum = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        self.printed = format!("{}; {}", self.printed, other.printed);
        self.lost = sum(self.lost, other.lost);
        self.listed = sum(self.listed, other.listed);
        self.listed_at_most = sum(self.listed_at_most, other.listed_at_most);
        self.unknown += other.unknown;
    }

    fn discrepancy(&self, model: &Model<'_>, ix: ResultIx) -> Option<Discrepancy> {
        // A score above its maximum is reported as that.
        let lost = self.lost.filter(|lost| !lost.is_sign_negative())?;
        let (least, most) = (self.listed?, self.listed_at_most?);
        let (rule, listed, verdict) = if least > lost {
            (&OVER_EXPLAINED, least, Verdict::Differs)
        } else if most < lost {
            let rule = if self.unknown == 0 { &UNEXPLAINED } else { &UNCOUNTED };
            (rule, most, Verdict::Unstated)
        } else {
            return None;
        };
        let span = model.result(ix).domains.get(self.at)?.span;
        let one = Discrepancy::new(model, Subject::DomainScore(ix, self.at), rule, span, verdict)
            .differing(lost, listed)
            .with("domain", &self.printed)
            .with("rest", lost.checked_sub(listed)?)
            .with("unknown", self.unknown)
            .in_field(format!("domains[{}]", self.at));
        Some(one)
    }
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
        assert!(one.message.ends_with("còn 0.5 điểm, trong khi 1 tồn tại không ghi số điểm mất"));
        let one =
            listed(json!({ "amount": "1" }), json!({ "amount": "0.5" })).expect_only("losses-unexplained");
        assert!(one.message.ends_with("còn 0.5 điểm không tồn tại nào nêu"), "{}", one.message);
    }

    #[test]
    fn a_general_remark_is_not_said_to_explain_points() {
        let one = Content::new()
            .result(json!({ "domains": [{ "code": "1", "appraised": "8" }] }))
            .finding(json!({ "domain": "chi-dao", "loss": { "amount": "1.5" } }))
            .finding(json!({ "domain": "chi-dao", "origin": "assessment" }))
            .expect_only("losses-unexplained");
        assert!(one.message.ends_with("còn 0.5 điểm không tồn tại nào nêu"), "{}", one.message);
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

    #[test]
    fn domains_that_share_a_key_are_taken_together() {
        let with_loss = |amount: &str| {
            Content::new()
                .framework(json!({ "domains": [
                    { "code": "7.1", "key": "chinh-quyen-so", "title": "Công nghệ thông tin", "max": "8" },
                    { "code": "7.2", "key": "chinh-quyen-so", "title": "ISO", "max": "5" },
                ] }))
                .result(json!({ "domains": [
                    { "code": "7.1", "appraised": "5.5" },
                    { "code": "7.2", "appraised": "3.5" },
                ] }))
                .finding(json!({ "domain": "chinh-quyen-so", "loss": { "amount": "2.5" } }))
                .finding(json!({ "domain": "chinh-quyen-so", "loss": { "amount": amount } }))
        };
        with_loss("1.5").expect_nothing();
        let one = with_loss("2").expect_only("losses-listed");
        assert_eq!((one.sides(), one.field.as_str()), (("4.0", "4.5"), "domains[0]"));
        assert!(one.message.contains("“7.1. Công nghệ thông tin; 7.2. ISO”"), "{}", one.message);
    }
}
