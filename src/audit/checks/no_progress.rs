use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

use super::claim_count::Recount;
use super::progress;

static RULE: Rule = Rule {
    id: "no-progress",
    severity: Severity::Note,
    vi: Wording {
        message: "“{label}” ghi {stated} tính đến {then}; đến ngày của văn bản ({now}) đếm lại vẫn là {computed}, không tăng thêm",
        help: "so lại tình trạng khắc phục với văn bản; nếu đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "“{label}” is {stated} as of {then}; by the date of the document ({now}) a recount still gives {computed}, no more",
        help: "check the statuses against the document; if it says so, leave them as they are",
    },
};

/// Counts of remedies as of an earlier day that the document's own statuses do not exceed.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        for (at, claim) in document.claims.iter().enumerate() {
            let (Some(then), Some(now)) = (claim.as_of, document.date) else { continue };
            let stated = claim.stated.value;
            // All is done already, or nothing was to be done: there is no more to expect.
            if !progress::is_past(document, claim) || stated.is_zero() {
                continue;
            }
            let mut all = claim.count.clone();
            all.status.clear();
            let counted = Recount::of(model, &claim.count).counting(claim.count.of);
            let open = Recount::of(model, &all).counting(claim.count.of) > counted;
            if !open || Decimal::from(counted) != stated {
                continue;
            }
            let mut one =
                Discrepancy::new(model, Subject::Document(ix), &RULE, claim.stated.span, Verdict::Remark)
                    .comparing(stated, counted)
                    .with("label", &claim.label)
                    .with("then", then)
                    .with("now", now)
                    .in_field(format!("claims[{at}].stated"));
            one.locator = claim.locator.as_deref().map(str::to_owned);
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn claiming(stated: u32, as_of: &str, statuses: &[&str]) -> Content {
        let content = Content::new().only_document(&format!(
            "number = \"1\"\ndate = \"2024-01-15\"\n[[claims]]\nlabel = \"Đã xong\"\nstated = {stated}\nas_of = \
             \"{as_of}\"\ncount = {{ status = [\"reported-done\"], of = \"findings\" }}"
        ));
        statuses.iter().enumerate().fold(content, |content, (at, status)| {
            content.finding(json!({
                "title": format!("Việc {at}"), "history": [{ "as_of": "2024-01-10", "status": status }],
            }))
        })
    }

    #[test]
    fn as_many_as_months_before_is_a_note() {
        let one = claiming(1, "2023-09-30", &["reported-done", "in-progress"]).expect_only("no-progress");
        assert_eq!((one.sides(), one.field.as_str()), (("1", "1"), "claims[0].stated"));
        assert_eq!(
            one.message,
            "“Đã xong” ghi 1 tính đến 2023-09-30; đến ngày của văn bản (2024-01-15) đếm lại vẫn là 1, không tăng thêm"
        );
    }

    #[test]
    fn more_than_before_all_done_or_the_same_day_is_sound() {
        claiming(1, "2023-09-30", &["reported-done", "reported-done", "in-progress"]).expect_nothing();
        claiming(2, "2023-09-30", &["reported-done", "reported-done"]).expect_nothing();
        claiming(1, "2024-01-15", &["reported-done", "in-progress"]).expect_nothing();
    }
}
