use std::collections::BTreeSet;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, UnitIx, UnitScope};
use crate::records::FindingKind;

use super::praise;

static RULE: Rule = Rule {
    id: "all-vs-exceptions",
    severity: Severity::Note,
    vi: Wording {
        message: "nhận xét về cả {all} đơn vị, trong khi {exceptions} đơn vị trong số đó có tồn tại cùng chủ đề ({names})",
        help: "so lại nhận xét và các tồn tại với văn bản; nếu văn bản viết đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "the document speaks well of all {all} units, while {exceptions} of them have shortcomings on the same topic ({names})",
        help: "check the assessment and the shortcomings against the document; if it says so, leave them as they are",
    },
};

/// Good words for all units of a district while many of them have shortcomings on the very topic.
///
/// One topic: the same issuer and year, the same domain and the same first tag, or `related`. A topic is only as
/// narrow as its tag, so a few units are no exception worth a note, unless `related` joins them.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

/// One part in so many of the units must have a shortcoming.
const WORTH_A_NOTE: usize = 4;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let faults = praise::Faults::of(model);
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let is_general = matches!(finding.scope, UnitScope::AllOf(_)) || finding.units.len() > praise::FEW;
        if finding.kind != FindingKind::Strength || !is_general {
            continue;
        }
        let against = faults.against(model, ix);
        let units: BTreeSet<UnitIx> = against
            .iter()
            .flat_map(|&other| &model.finding(other).units)
            .copied()
            .filter(|unit| finding.units.contains(unit))
            .collect();
        let is_joined = against.iter().any(|&other| praise::are_related(model, ix, other));
        if units.is_empty() || (!is_joined && units.len() * WORTH_A_NOTE < finding.units.len()) {
            continue;
        }
        let names: Vec<&str> = units.iter().map(|&unit| &*model.unit(unit).name).collect();
        let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, finding.span, Verdict::Remark)
            .comparing(finding.units.len(), units.len())
            .with("all", finding.units.len())
            .with("exceptions", units.len())
            .with("names", names.join(", "));
        found.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn praised(tag: &str, faulted: &[&str]) -> Content {
        let praise = json!({
            "kind": "strength", "units": { "all_of": "huyen-a" }, "domain": "thu-tuc", "tags": ["niem-yet-tthc"],
        });
        let mut content = Content::new();
        for at in 0..6 {
            content = content.unit(json!({
                "id": format!("xa-{at}"), "name": format!("Xã Số {at}"), "kind": "commune", "parent": "huyen-a",
            }));
        }
        faulted.iter().fold(content.finding(praise), |content, unit| {
            content.finding(json!({ "units": [unit], "domain": "thu-tuc", "tags": [tag] }))
        })
    }

    #[test]
    fn good_words_for_all_with_many_exceptions_are_one_note() {
        let one = praised("niem-yet-tthc", &["xa-a", "xa-b", "xa-a"]).expect_only("all-vs-exceptions");
        assert_eq!(one.sides(), ("8", "2"));
        assert!(one.at.contains("strength"), "{}", one.at);
        assert!(one.message.ends_with("(Xã Đông Hà, Xã Bình Minh)"), "{}", one.message);
    }

    #[test]
    fn one_exception_among_many_counts_only_when_it_is_related() {
        praised("niem-yet-tthc", &["xa-a"]).expect_nothing();
        let related = json!({ "units": ["xa-a"], "related": ["tt-1"] });
        let one = praised("niem-yet-tthc", &[]).finding(related).expect_only("all-vs-exceptions");
        assert_eq!(one.sides(), ("8", "1"));
    }

    #[test]
    fn other_topics_are_no_exceptions() {
        praised("mot-cua", &["xa-a", "xa-b"]).expect_nothing();
        let other_domain: Value =
            json!({ "units": ["xa-a", "xa-b"], "domain": "chi-dao", "tags": ["niem-yet-tthc"] });
        praised("mot-cua", &[]).finding(other_domain).expect_nothing();
    }
}
