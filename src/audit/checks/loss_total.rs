use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, losses};

static RULE: Rule = Rule {
    id: "loss-total",
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản ghi mất tất cả {stated} điểm, cộng điểm mất mà các tồn tại nêu được {computed}",
        help: "nếu văn bản còn nêu khoản mất điểm khác thì thêm tồn tại; nếu không thì để nguyên",
    },
    en: Wording {
        message: "{stated} points are stated as lost in all, the losses of the findings add up to {computed}",
        help: "if the document lists further losses, add findings; otherwise leave it as it is",
    },
};

/// The stated loss of a whole result against the losses that its findings list.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, result) in model.iter_results() {
        let Some(lost) = result.totals.lost else { continue };
        let rows = losses::by_domain(model, result);
        let sum = |of: fn(&losses::DomainLoss) -> Decimal| {
            rows.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(of(row)))
        };
        let (Some(least), Some(most)) = (sum(|row| row.listed), sum(|row| row.listed_at_most)) else {
            continue;
        };
        if most.is_zero() || (least..=most).contains(&lost.value) {
            continue;
        }
        let listed = if lost.value < least { least } else { most };
        let one = Discrepancy::new(model, Subject::Result(ix), &RULE, lost.span, Verdict::Unstated)
            .differing(lost.value, listed)
            .in_field("totals.lost");
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn lost(total: &str, loss: Value) -> Content {
        Content::new()
            .result(json!({ "totals": { "lost": total }, "domains": [{ "code": "1" }, { "code": "2" }] }))
            .finding(json!({ "domain": "chi-dao", "loss": { "amount": "1" } }))
            .finding(json!({ "domain": "thu-tuc", "loss": loss }))
    }

    #[test]
    fn a_loss_that_the_findings_do_not_add_up_to_is_a_note() {
        let one = lost("14.5", json!({ "amount": "2.04" })).expect_only("loss-total");
        assert_eq!((one.sides(), one.difference.as_str()), (("14.5", "3.04"), "11.46"));
        assert_eq!((one.at.as_str(), one.field.as_str()), (r#""14.5""#, "totals.lost"));
        lost("2", json!({ "amount": "2.04" })).expect_only("loss-total");
    }

    #[test]
    fn a_right_sum_a_range_around_it_and_no_losses_at_all_are_sound() {
        lost("3.04", json!({ "amount": "2.04" })).expect_nothing();
        lost("3.04", json!({ "min": "1", "max": "3" })).expect_nothing();
        Content::new().result(json!({ "totals": { "lost": "2" } })).expect_nothing();
    }
}
