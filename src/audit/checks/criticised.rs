use std::collections::BTreeMap;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{FindingIx, Model, UnitIx, UnitScope};
use crate::records::Origin;

use super::praise::FEW;

static RULE: Rule = Rule {
    id: "criticised-fewer",
    severity: Severity::Note,
    vi: Wording {
        message: "bị phê bình vì nhiều tồn tại: {named}; trong khi {count} đơn vị không bị nêu có nhiều tồn tại hơn: {names}",
        help: "so lại số tồn tại từng đơn vị với văn bản; nếu văn bản viết đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "criticised for many shortcomings: {named}; yet {count} units that are not named have more: {names}",
        help: "check the shortcomings of each unit against the document; if it says so, leave it as it is",
    },
};

/// Units criticised by name against others of the same kind with more shortcomings in the year, by one issuer's
/// counts. How heavy a shortcoming is nobody can count: a note, no more.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

/// Names up to which a note lists them.
const LISTED: usize = 6;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        if finding.origin == Some(Origin::Criticism)
            && finding.scope == UnitScope::Listed
            && finding.units.len() <= FEW
            && finding.units.iter().all(|&unit| model.unit(unit).is_communal())
        {
            found.extend(discrepancy(model, ix));
        }
    }
    found
}

fn discrepancy(model: &Model<'_>, ix: FindingIx) -> Option<Discrepancy> {
    let criticised = model.finding(ix);
    let issuer = |ix: FindingIx| model.unit(model.finding(ix).units[0]).parent;
    let mut counts: BTreeMap<UnitIx, usize> = BTreeMap::new();
    for &other in model.findings_in(criticised.year) {
        let finding = model.finding(other);
        let names_units = finding.scope == UnitScope::Listed && finding.units.len() <= FEW;
        if finding.is_counted() && names_units && issuer(other) == issuer(ix) {
            for &unit in finding.units.iter().filter(|unit| model.unit(**unit).is_communal()) {
                *counts.entry(unit).or_default() += 1;
            }
        }
    }
    let count = |unit: &UnitIx| counts.get(unit).copied().unwrap_or_default();
    let most = criticised.units.iter().map(count).max()?;
    let mut more: Vec<(usize, UnitIx)> = counts
        .iter()
        .filter(|(unit, count)| !criticised.units.contains(unit) && **count > most)
        .map(|(unit, count)| (*count, *unit))
        .collect();
    if most == 0 || more.is_empty() {
        return None;
    }
    more.sort_by_key(|&(count, unit)| (std::cmp::Reverse(count), unit));
    let named = |(count, unit): (usize, UnitIx)| format!("{} ({count})", model.unit(unit).name);
    let own: Vec<String> = criticised.units.iter().map(|unit| named((count(unit), *unit))).collect();
    let mut names: Vec<String> = more.iter().take(LISTED).copied().map(named).collect();
    if more.len() > LISTED {
        names.push("…".to_owned());
    }
    let one = Discrepancy::new(model, Subject::Finding(ix), &RULE, criticised.span, Verdict::Remark)
        .comparing(most, more[0].0)
        .with("named", own.join(", "))
        .with("count", more.len())
        .with("names", names.join(", "));
    Some(one)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn criticised(unit: &str) -> Content {
        let of = |unit: &str, title: &str| json!({ "units": [unit], "title": title });
        Content::new()
            .finding(
                json!({ "kind": "statement", "origin": "criticism", "units": [unit], "title": "Phê bình" }),
            )
            .finding(of("xa-a", "Chậm"))
            .finding(of("xa-a", "Thiếu"))
            .finding(of("xa-b", "Sai"))
    }

    #[test]
    fn a_unit_criticised_with_fewer_shortcomings_than_another_is_a_note() {
        let one = criticised("xa-b").expect_only("criticised-fewer");
        assert_eq!(one.sides(), ("1", "2"));
        assert!(one.message.contains("Xã Bình Minh (1); trong khi 1 đơn vị"), "{}", one.message);
        assert!(one.message.ends_with("Xã Đông Hà (2)"), "{}", one.message);
    }

    #[test]
    fn a_unit_criticised_with_the_most_is_sound() {
        criticised("xa-a").expect_nothing();
    }
}
