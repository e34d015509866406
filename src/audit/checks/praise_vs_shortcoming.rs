use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, Model, UnitIx, UnitScope};
use crate::records::FindingKind;

use super::praise;

static RULE: Rule = Rule {
    id: "praise-vs-shortcoming",
    severity: Severity::Note,
    vi: Wording {
        message: "đơn vị được khen ở đây lại có tồn tại cùng chủ đề trong năm: {names}",
        help: "so lại lời khen và tồn tại với văn bản; nếu văn bản viết đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "units praised here have shortcomings on the same topic in the same year: {names}",
        help: "check the praise and the shortcomings against the document; if it says so, leave them as they are",
    },
};

/// Units praised by name that have a shortcoming on the very topic.
///
/// Good words for all units are another matter, see `all-vs-exceptions`.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let faults = praise::Faults::of(model);
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let names_few = finding.scope == UnitScope::Listed && finding.units.len() <= praise::FEW;
        if finding.kind != FindingKind::Strength || !names_few {
            continue;
        }
        let against = faults.against(model, ix);
        let faults_of = |unit: UnitIx| {
            let of_unit = |other: &&FindingIx| model.finding(**other).units.contains(&unit);
            let ids: Vec<&str> =
                against.iter().filter(of_unit).map(|&other| &*model.finding(other).id).collect();
            (!ids.is_empty()).then(|| format!("{} ({})", model.unit(unit).name, ids.join(", ")))
        };
        let names: Vec<String> = finding.units.iter().filter_map(|&unit| faults_of(unit)).collect();
        if !names.is_empty() {
            let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, finding.span, Verdict::Remark)
                .with("names", names.join("; "));
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn praised(unit: &str, tag: &str) -> Content {
        let with = |kind: &str, units: &[&str], tag: &str| json!({ "kind": kind, "units": units, "domain": "thu-tuc", "tags": [tag] });
        Content::new().finding(with("strength", &["xa-a", "xa-b"], "van-ban-qppl")).finding(with(
            "shortcoming",
            &[unit],
            tag,
        ))
    }

    #[test]
    fn a_praised_unit_with_a_shortcoming_on_the_topic_is_a_note() {
        let one = praised("xa-b", "van-ban-qppl").expect_only("praise-vs-shortcoming");
        assert!(one.message.ends_with("Xã Bình Minh (tt-2)"), "{}", one.message);
        assert!(one.at.contains("strength"), "{}", one.at);
    }

    #[test]
    fn other_units_and_topics_are_sound() {
        praised("huyen-a", "van-ban-qppl").expect_nothing();
        praised("xa-b", "mot-cua").expect_nothing();
    }
}
