use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::documents::Counted;
use crate::model::{Count, Finding, Model};

use super::progress;

static RULE: Rule = Rule {
    id: "claim-count",
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản nêu “{label}”: {stated}; đếm lại được {findings} nội dung, về {units} đơn vị",
        help: "so lại danh sách với văn bản và điều kiện đếm ở count; nếu văn bản tự đếm sai thì giữ nguyên số đã nêu",
    },
    en: Wording {
        message: "the document states “{label}”: {stated}; a recount gives {findings} findings, about {units} units",
        help: "check the list against the document, and the conditions in count; if the document miscounts, keep its number",
    },
};

/// Counts that documents state against the records.
///
/// A finding about many units counts once. A claim may count findings ("25 shortcomings") or units ("19 of 20
/// communes"); where it does not say which, it is sound when either number is right.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        for (at, claim) in document.claims.iter().enumerate() {
            let recount = Recount::of(model, &claim.count);
            let stated = claim.stated.value;
            // What was done by an earlier day may have become more since, never less.
            let is_past = progress::is_past(document, claim);
            let fits = |number: usize| {
                let number = Decimal::from(number);
                number == stated || (is_past && number > stated)
            };
            let is_sound = match claim.count.of {
                Some(Counted::Findings) => fits(recount.findings),
                Some(Counted::Units) => fits(recount.units),
                None => fits(recount.findings) || fits(recount.units),
            };
            if is_sound {
                continue;
            }
            let computed = recount.counting(claim.count.of);
            let mut one =
                Discrepancy::new(model, Subject::Document(ix), &RULE, claim.stated.span, Verdict::Differs)
                    .differing(stated, Decimal::from(computed))
                    .with("findings", recount.findings)
                    .with("label", &claim.label)
                    .with("units", recount.units)
                    .in_field(format!("claims[{at}].stated"));
            one.locator = claim.locator.as_deref().map(str::to_owned);
            found.push(one);
        }
    }
    found
}

/// What a recount over the records gives.
pub(super) struct Recount {
    pub(super) findings: usize,
    pub(super) units: usize,
}

impl Recount {
    pub(super) fn of(model: &Model<'_>, count: &Count<'_>) -> Self {
        let counted: Vec<&Finding<'_>> =
            candidates(model, count).filter(|finding| count.holds(finding)).collect();
        let units: BTreeSet<_> = counted.iter().flat_map(|finding| &finding.units).collect();
        Self { findings: counted.len(), units: units.len() }
    }

    /// The number of what a claim counts: findings, unless it says units.
    pub(super) fn counting(&self, of: Option<Counted>) -> usize {
        if of == Some(Counted::Units) { self.units } else { self.findings }
    }
}

/// Findings among which are all that a claim counts: going through every finding for every claim takes seconds on a
/// large site, and most claims name the document or the unit.
fn candidates<'m, 'a>(
    model: &'m Model<'a>,
    count: &Count<'_>,
) -> Box<dyn Iterator<Item = &'m Finding<'a>> + 'm> {
    let few = match (count.document, count.unit) {
        (Some(document), _) => model.findings_from(document),
        (None, Some(unit)) => model.findings_of(unit),
        (None, None) => return Box::new(model.findings.iter()),
    };
    Box::new(few.iter().map(|&ix| model.finding(ix)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    /// Three shortcomings of "Phụ lục I" about two communes, a strength, and one of "Phụ lục II".
    fn claiming(stated: u32, count: &str) -> Content {
        let at = |locator: &str| json!({ "document": "bc-1", "locator": locator });
        let front = format!(
            "number = \"1\"\ndate = \"2024-01-15\"\n[[claims]]\nlabel = \"Tồn tại\"\nstated = {stated}\nlocator = \
             \"trang 2\"\ncount = {{ {count} }}"
        );
        Content::new()
            .only_document(&front)
            .finding(json!({ "source": at("Phụ lục I, mục 1"), "units": ["xa-a", "xa-b"] }))
            .finding(json!({ "source": at("Phụ lục I, mục 2"), "tags": ["mot-cua"] }))
            .finding(json!({ "source": at("Phụ lục I, mục 10") }))
            .finding(json!({ "source": at("Phụ lục I, mục 3"), "kind": "strength" }))
            .finding(json!({ "source": at("Phụ lục II, mục 1") }))
    }

    #[test]
    fn a_count_that_the_records_do_not_give_is_found() {
        let count = r#"document = "bc-1", locator_prefix = "Phụ lục I", kind = "shortcoming""#;
        let one = claiming(4, count).expect_only("claim-count");
        assert_eq!(one.at, "4");
        assert_eq!((one.sides(), one.difference.as_str()), (("4", "3"), "1"));
        assert_eq!(one.field, "claims[0].stated");
        assert_eq!(one.message, "văn bản nêu “Tồn tại”: 4; đếm lại được 3 nội dung, về 2 đơn vị");
    }

    #[test]
    fn a_count_of_findings_or_of_units_is_sound() {
        let count = r#"document = "bc-1", locator_prefix = "Phụ lục I", kind = "shortcoming""#;
        claiming(3, count).expect_nothing();
        claiming(2, count).expect_nothing();
    }

    #[test]
    fn every_condition_must_hold() {
        for (stated, count) in [
            (5, r#"document = "bc-1""#),
            (1, r#"tag = "mot-cua", unit = "xa-a""#),
            (1, r#"unit = "xa-b""#),
            (5, r#"document = "bc-1", of = "findings""#),
            (2, r#"document = "bc-1", of = "units""#),
            (0, r#"document = "bc-1", status = ["reported-done"]"#),
            (0, r#"document = "bc-1", domain = "thu-tuc""#),
            (0, r#"tag = "mot-cua", unit = "xa-b""#),
            (1, r#"locator_prefix = "Phụ lục I, mục 1", kind = "shortcoming", unit = "xa-b""#),
        ] {
            claiming(stated, count).expect_nothing();
        }
    }

    #[test]
    fn what_is_counted_may_be_stated() {
        let count = |of: &str| {
            format!(r#"document = "bc-1", locator_prefix = "Phụ lục I", kind = "shortcoming", of = "{of}""#)
        };
        let one = claiming(3, &count("units")).expect_only("claim-count");
        assert_eq!(one.sides(), ("3", "2"));
        let one = claiming(2, &count("findings")).expect_only("claim-count");
        assert_eq!(one.sides(), ("2", "3"));
    }

    #[test]
    fn what_was_done_by_an_earlier_day_may_have_become_more() {
        let claim = |stated: u32| {
            Content::new().only_document(&format!(
                "number = \"1\"\ndate = \"2024-01-15\"\n[[claims]]\nlabel = \"Đã xong\"\nstated = {stated}\nas_of = \
                 \"2023-09-30\"\ncount = {{ status = [\"reported-done\"], of = \"findings\" }}"
            ))
        };
        let done = |content: Content| {
            (0..2).fold(content, |content, at| {
                content.finding(json!({
                    "title": format!("Việc {at}"), "history": [{ "as_of": "2024-01-10", "status": "reported-done" }],
                }))
            })
        };
        done(claim(1)).expect_nothing();
        assert_eq!(done(claim(3)).expect_only("claim-count").sides(), ("3", "2"));
    }

    #[test]
    fn a_claim_may_count_remedies_of_a_status() {
        let front = "number = \"1\"\ndate = \"2024-01-15\"\n[[claims]]\nlabel = \"Đã xong\"\nstated = 2\ncount = { \
                     status = [\"reported-done\", \"verified-done\"] }";
        let status = |status: &str| json!({ "history": [{ "as_of": "2023-06-30", "status": status }] });
        let content = Content::new()
            .only_document(front)
            .finding(status("reported-done"))
            .finding(status("in-progress"));
        assert_eq!(content.expect_only("claim-count").sides(), ("2", "1"));
        content.finding(status("verified-done")).expect_nothing();
    }
}
