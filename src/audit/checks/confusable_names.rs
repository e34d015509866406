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

static SPELLING: Rule = Rule {
    id: "confusable-names",
    severity: Severity::Note,
    vi: Wording {
        message: "“{name}” còn được viết là “{alias}”, dễ nhầm với “{other}” ({other_id})",
        help: "kiểm tra lại các bản ghi của hai đơn vị; không phải sửa gì nếu mọi bản ghi đúng đơn vị",
    },
    en: Wording {
        message: "“{name}” is also written “{alias}”, which is easily taken for “{other}” ({other_id})",
        help: "check the records of both units; nothing needs mending if each names the right one",
    },
};

/// Two communes of one unit whose names are the same words, whatever their marks, kind and order, or of which one
/// is also spelt like the other.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE, &SPELLING], section: "units", run };

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
    let mut found: Vec<Discrepancy> =
        pairs.iter().map(|&(later, earlier)| report(model, &RULE, later, earlier).in_field("name")).collect();
    for ((unit, other), alias) in spelt_alike(model) {
        // Names that are alike themselves have been named.
        if !pairs.contains(&(unit.max(other), unit.min(other))) {
            let one = report(model, &SPELLING, unit, other).with("alias", &model.unit(unit).aliases[alias]);
            found.push(one.in_field(format!("aliases[{alias}]")));
        }
    }
    found
}

fn report(model: &Model<'_>, rule: &'static Rule, unit: UnitIx, other: UnitIx) -> Discrepancy {
    let (known, taken_for) = (model.unit(unit), model.unit(other));
    Discrepancy::new(model, Subject::Unit(unit), rule, known.span, Verdict::Remark)
        .with("name", &known.name)
        .with("other", &taken_for.name)
        .with("other_id", &taken_for.id)
        .also_about(other)
}

/// Communes of one unit of which the first has an alias that is the name of the second but for marks, kind and
/// order, with the position of the alias.
fn spelt_alike(model: &Model<'_>) -> BTreeMap<(UnitIx, UnitIx), usize> {
    let mut alike = BTreeMap::new();
    for above in &model.units {
        let communal = || above.children.iter().copied().filter(|child| model.unit(*child).is_communal());
        if communal().all(|child| model.unit(child).aliases.is_empty()) {
            continue;
        }
        let mut by_name: BTreeMap<Vec<String>, Vec<UnitIx>> = BTreeMap::new();
        for child in communal() {
            let unit = model.unit(child);
            by_name.entry(words(unit.short_name())).or_default().push(child);
            by_name.entry(words(&unit.name)).or_default().push(child);
        }
        for child in communal() {
            for (at, alias) in model.unit(child).aliases.iter().enumerate() {
                for &other in
                    by_name.get(&words(alias)).into_iter().flatten().filter(|other| **other != child)
                {
                    alike.entry((child, other)).or_insert(at);
                }
            }
        }
    }
    alike
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
    fn a_spelling_like_the_name_of_another_commune_is_noted_at_its_unit() {
        let unit = |id: &str, name: &str, aliases: &[&str]| json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a", "aliases": aliases });
        let one = Content::new()
            .unit(unit("xa-1", "Xã Sơn Tiến", &["Sơn Tiền", "Sơn Châu"]))
            .unit(unit("xa-2", "Xã Sơn Chầu", &[]))
            .expect_only("confusable-names");
        assert_eq!(
            (one.field.as_str(), one.units),
            ("aliases[1]", vec!["xa-1".to_owned(), "xa-2".to_owned()])
        );
        assert_eq!(
            one.message,
            "“Xã Sơn Tiến” còn được viết là “Sơn Châu”, dễ nhầm với “Xã Sơn Chầu” (xa-2)"
        );
        Content::new()
            .unit(unit("xa-1", "Xã Sơn Tiến", &["Sơn Tiên"]))
            .unit(unit("xa-2", "Xã Sơn Châu", &[]))
            .expect_nothing();
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
