use std::collections::BTreeSet;

use crate::audit::{Check, Discrepancy, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;
use crate::records::{Extent, Truth};

use super::sayings::Said;

static RULE: Rule = Rule {
    id: "words-vs-list",
    severity: Severity::Note,
    vi: Wording {
        message: "về {about}: chỗ này nói {stated}, các bản ghi nêu tên {computed} đơn vị ({names})",
        help: "so lại lời chung và các đơn vị được nêu tên với văn bản; nếu văn bản viết đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "on {about}: this says {stated}, while records name {computed} units ({names})",
        help: "check the general words and the units named against the document; if it says so, leave them as they are",
    },
};

/// Words that all or most units lack something against the units that records name for it: no more than half of
/// them. That many do well is seldom told one by one, so a list of those says nothing.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for said in Said::by_matter(model).values() {
        let general = said.iter().filter(|one| {
            let lack = one.truth() == Some(Truth::No) && one.saying.extent != Extent::Some;
            lack && one.is_general(model) && one.named(model).is_empty()
        });
        found.extend(general.filter_map(|one| fewer(model, one, said)));
    }
    found
}

/// All or most of many units, of which records name at most half.
fn fewer(model: &Model<'_>, general: &Said<'_>, said: &[Said<'_>]) -> Option<Discrepancy> {
    let all = general.each_unit(model);
    let mut named = BTreeSet::new();
    let mut first = None;
    for other in said.iter().filter(|other| other.truth() == general.truth() && other.year == general.year) {
        let before = named.len();
        named.extend(other.named(model).into_iter().filter(|unit| all.contains(unit)));
        first = first.or_else(|| (named.len() > before).then(|| other.subject()));
    }
    let first = first.filter(|_| named.len() * 2 <= all.len())?;
    let names: Vec<&str> = named.iter().map(|&unit| &*model.unit(unit).name).collect();
    let report = Discrepancy::new(model, general.subject(), &RULE, general.saying.span, Verdict::Remark)
        .comparing(general.words(model), format!("{}/{}", named.len(), all.len()))
        .with("about", &general.saying.about)
        .with("names", names.join(", "))
        .against(first, Some(&general.saying.about))
        .only_about_these(named.into_iter().collect())
        .in_field(general.field());
    Some(report)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn says(extent: &str) -> Value {
        json!([{ "about": "thiếu phương án", "is": "no", "extent": extent, "words": extent }])
    }

    /// A district of eight communes.
    fn told(units: &[&str], extent: &str, named: &[&str]) -> Content {
        let mut content = Content::new();
        for at in 0..6 {
            content = content.unit(json!({
                "id": format!("xa-{at}"), "name": format!("Xã Số {at}"), "kind": "commune", "parent": "huyen-a",
            }));
        }
        named.iter().enumerate().fold(
            content.finding(json!({ "units": units, "says": says(extent) })),
            |content, (at, unit)| {
                content
                    .finding(json!({ "title": format!("Đơn vị {at}"), "units": [unit], "says": says("all") }))
            },
        )
    }

    #[test]
    fn most_units_of_which_few_are_named_is_a_note() {
        let one = told(&["huyen-a"], "most", &["xa-a", "xa-1"]).expect_only("words-vs-list");
        assert_eq!((one.sides(), one.field.as_str()), (("most", "2/8"), "says[0]"));
        assert!(one.message.ends_with("2/8 đơn vị (Xã Đông Hà, Xã Số 1)"), "{}", one.message);
    }

    #[test]
    fn more_than_half_are_most_and_some_are_any_number() {
        told(&["huyen-a"], "most", &["xa-a", "xa-b", "xa-1", "xa-2", "xa-3"]).expect_nothing();
        told(&["huyen-a"], "some", &["xa-a"]).expect_nothing();
        told(&["huyen-a"], "most", &[]).expect_nothing();
    }

    #[test]
    fn a_few_of_many_that_do_well_are_sound() {
        let says = |words: &str| json!([{ "about": "gửi báo cáo", "is": "yes", "words": words }]);
        Content::new()
            .finding(json!({ "kind": "strength", "units": ["huyen-a"], "says": says("đều gửi") }))
            .finding(json!({ "title": "B", "kind": "strength", "units": ["xa-a"], "says": says("đã gửi") }))
            .expect_nothing();
    }
}
