use rust_decimal::Decimal;

use crate::audit::compare::percent;
use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DomainScore, Framework, Model, ScoreResult};

use super::scores::printed;

static RULE: Rule = Rule {
    id: "lowest-domains",
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản gọi “{named}” ({stated}%) là lĩnh vực đạt thấp mà không kể {names}, còn thấp hơn",
        help: "so lại danh sách với văn bản; nếu văn bản in đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "the document calls the domain “{named}” ({stated}%) low, but leaves out {names}, which is lower",
        help: "check the list against the document; if it prints so, leave it as it is",
    },
};

/// Domains that a document calls low against those that are lower and not named. The appraised part counts.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results().filter(|(_, result)| !result.named_low.is_empty()) {
        let Some(set) = result.framework.map(|set| model.framework(set)) else { continue };
        let shares = shares(set, result);
        let is_named = |code: &str| result.named_low.iter().any(|named| named.value == code);
        let highest = shares.iter().filter(|one| is_named(one.code)).max_by_key(|one| one.share);
        let Some(highest) = highest else { continue };
        let lower: Vec<String> = shares
            .iter()
            .filter(|one| !is_named(one.code) && one.share < highest.share)
            .map(|one| format!("“{}” ({}%)", one.printed, one.share.round_dp(2).normalize()))
            .collect();
        if let (false, Some(first)) = (lower.is_empty(), result.named_low.first()) {
            let one = Discrepancy::new(
                model,
                Subject::DomainScore(ix, highest.at),
                &RULE,
                first.span,
                Verdict::Remark,
            )
            .stating(highest.share.round_dp(2).normalize())
            .with("named", &highest.printed)
            .with("names", lower.join(", "))
            .in_field(format!("domains[{}]", highest.at));
            found.push(one);
        }
    }
    found
}

/// A scored domain of a result.
struct Share<'m> {
    /// Position in the result.
    at: usize,
    code: &'m str,
    printed: String,
    /// Percent of the maximum.
    share: Decimal,
}

fn shares<'m>(set: &'m Framework<'_>, result: &ScoreResult<'_>) -> Vec<Share<'m>> {
    let share = |(at, score): (usize, &DomainScore<'_>)| {
        let domain = &set.domains[score.domain];
        let max = domain.max.or(score.max.map(|max| max.value))?;
        let share = percent(score.parts.appraised?.value, max)?;
        Some(Share { at, code: &domain.code, printed: printed(domain), share })
    };
    result.domains.iter().enumerate().filter_map(share).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn low(named: Value) -> Content {
        let domains = json!([{ "code": "1", "appraised": "6" }, { "code": "2", "appraised": "15" }]);
        Content::new().result(json!({ "domains": domains, "named_low": named }))
    }

    #[test]
    fn a_list_of_low_domains_that_leaves_out_a_lower_one_is_a_note() {
        let one = low(json!(["2"])).expect_only("lowest-domains");
        assert_eq!((one.stated.as_str(), one.field.as_str()), ("75", "domains[1]"));
        assert!(one.message.ends_with("không kể “1. Chỉ đạo” (60%), còn thấp hơn"), "{}", one.message);
    }

    #[test]
    fn a_list_of_the_lowest_is_sound() {
        low(json!(["1"])).expect_nothing();
        low(json!(["1", "2"])).expect_nothing();
    }
}
