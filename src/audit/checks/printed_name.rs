use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, Unit};

static RULE: Rule = Rule {
    id: "printed-name",
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản in tên “{stated}”, sổ đơn vị ghi “{computed}”",
        help: "so lại tên với văn bản; nếu văn bản in đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "the document prints the name “{stated}”, the register has “{computed}”",
        help: "check the name against the document; if it prints so, leave it as it is",
    },
};

/// Names of units as documents print them against the register.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "units", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        for (at, name) in document.names.iter().enumerate() {
            let unit = model.unit(name.unit);
            if is_a_name_of(unit, &name.printed.value) {
                continue;
            }
            let mut one =
                Discrepancy::new(model, Subject::Document(ix), &RULE, name.printed.span, Verdict::Differs)
                    .comparing(&name.printed.value, &unit.name)
                    .in_field(format!("names[{at}].printed"))
                    .only_about(name.unit);
            one.locator = name.locator.as_deref().map(str::to_owned);
            found.push(one);
        }
    }
    found
}

/// Official names, with or without the kind of unit, present or former. Other spellings are just what is looked for.
fn is_a_name_of(unit: &Unit<'_>, printed: &str) -> bool {
    let former = unit.names.iter().map(|period| &*period.name);
    std::iter::once(&*unit.name).chain(former).any(|name| {
        let same = |name: &str| name.to_lowercase() == printed.to_lowercase();
        same(name) || name.split_once(' ').is_some_and(|(_, short)| same(short))
    })
}

#[cfg(test)]
mod tests {
    use crate::audit::testing::Content;

    fn printing(name: &str) -> Content {
        Content::new().only_document(&format!(
            "number = \"1\"\ndate = \"2024-01-15\"\n[[names]]\nunit = \"xa-a\"\nprinted = \"{name}\"\nlocator = \"II.17\""
        ))
    }

    #[test]
    fn a_name_that_the_register_spells_otherwise_is_a_note() {
        let one = printing("Xã Đông Hạ").expect_only("printed-name");
        assert_eq!((one.at.as_str(), one.sides()), (r#""Xã Đông Hạ""#, ("Xã Đông Hạ", "Xã Đông Hà")));
        assert_eq!((one.units, one.field.as_str()), (vec!["xa-a".to_owned()], "names[0].printed"));
    }

    #[test]
    fn the_official_name_in_any_case_and_without_its_kind_is_sound() {
        for name in ["Xã Đông Hà", "xã Đông Hà", "Đông Hà"] {
            printing(name).expect_nothing();
        }
    }
}
