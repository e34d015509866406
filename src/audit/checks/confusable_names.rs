use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, UnitIx};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "confusable-names",
    severity: Severity::Note,
    vi: Wording {
        message: "“{name}” dễ nhầm với “{other}” ({other_id}) khi gõ không dấu hoặc đảo chữ",
        help: "kiểm tra lại các bản ghi của hai đơn vị; không phải sửa gì nếu hai tên đều đúng",
    },
    en: Wording {
        message: "“{name}” is easily taken for “{other}” ({other_id}) without marks or with its words swapped",
        help: "check the records of both units; nothing needs mending if both names are right",
    },
};

/// Two communes of one unit whose names are the same words, whatever their marks, kind and order.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "units", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut pairs: BTreeSet<(UnitIx, UnitIx)> = BTreeSet::new();
    for above in &model.units {
        let mut alike: BTreeMap<Vec<String>, Vec<UnitIx>> = BTreeMap::new();
        for &child in above.children.iter().filter(|child| model.unit(**child).is_communal()) {
            alike.entry(words(model.unit(child).short_name())).or_default().push(child);
        }
        for group in alike.values() {
            for (at, &one) in group.iter().enumerate() {
                // A unit that changed its parent may meet the same neighbour twice; a pair is named once.
                pairs.extend(group[..at].iter().map(|&other| (one.max(other), one.min(other))));
            }
        }
    }
    pairs
        .into_iter()
        .map(|(later, earlier)| {
            let (unit, other) = (model.unit(later), model.unit(earlier));
            Discrepancy::new(model, Subject::Unit(later), &RULE, unit.span, Verdict::Remark)
                .with("name", &unit.name)
                .with("other", &other.name)
                .with("other_id", &other.id)
                .also_about(earlier)
                .in_field("name")
        })
        .collect()
}

/// The folded words of a name in one order.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn named(first: &str, second: &str) -> Content {
        let unit =
            |id: &str, name: &str| json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a" });
        Content::new().unit(unit("xa-1", first)).unit(unit("xa-2", second))
    }

    #[test]
    fn names_that_differ_in_marks_kind_or_order_are_noted_once() {
        for (first, second) in [
            ("Xã Sơn Tây", "Thị trấn Tây Sơn"),
            ("Xã Cẩm Hà", "Xã Cẩm Hạ"),
            ("Xã Hương Sơn", "Thị trấn Hương Sơn"),
        ] {
            let one = named(first, second).expect_only("confusable-names");
            assert!(one.at.starts_with('{') && one.at.contains(r#""id":"xa-2""#), "{}", one.at);
            assert_eq!(one.units, ["xa-2", "xa-1"]);
            assert!(one.message.contains(first) && one.message.contains(second), "{}", one.message);
        }
    }

    #[test]
    fn a_pair_that_moved_together_is_noted_once() {
        let parents = json!([{ "unit": "huyen-b", "to": "2020" }, { "unit": "huyen-a", "from": "2021" }]);
        let unit = |id: &str, name: &str| json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a", "parents": parents });
        Content::new()
            .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
            .unit(unit("xa-1", "Xã Sơn Tây"))
            .unit(unit("xa-2", "Xã Tây Sơn"))
            .expect_only("confusable-names");
    }

    #[test]
    fn numbered_names_and_names_of_other_districts_are_told_apart() {
        named("Xã Sơn Kim 1", "Xã Sơn Kim 2").expect_nothing();
        Content::new()
            .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
            .unit(json!({ "id": "xa-c", "name": "Xã Đông Hà", "kind": "commune", "parent": "huyen-b" }))
            .expect_nothing();
    }
}
