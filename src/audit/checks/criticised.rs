use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentIx, Finding, FindingIx, Model, UnitIx, UnitScope};
use crate::records::Origin;

use super::praise::FEW;

static RULE: Rule = Rule {
    id: "criticised-fewer",
    severity: Severity::Note,
    vi: Wording {
        message: "bị phê bình: {named} tồn tại; trong khi {count} đơn vị không bị phê bình có nhiều tồn tại hơn nơi ít nhất trong số đó: {names}",
        help: "so lại số tồn tại từng đơn vị với văn bản; nếu văn bản viết đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "criticised: {named} shortcomings; yet {count} units that are not criticised have more than the least of these: {names}",
        help: "check the shortcomings of each unit against the document; if it says so, leave it as it is",
    },
};

/// Communes criticised by name against others of the district with more shortcomings in the year: one note for each
/// document. How heavy a shortcoming is nobody can count: a note, no more.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

/// Names up to which a note lists them.
const LISTED: usize = 6;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut criticisms: BTreeMap<(DocumentIx, i32), Vec<FindingIx>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        if finding.origin == Some(Origin::Criticism)
            && names_communes(model, finding)
            && finding.units.len() <= FEW
        {
            criticisms.entry((finding.source.document, finding.year)).or_default().push(ix);
        }
    }
    criticisms.into_values().filter_map(|findings| discrepancy(model, &findings)).collect()
}

fn names_communes(model: &Model<'_>, finding: &Finding<'_>) -> bool {
    finding.scope == UnitScope::Listed && finding.units.iter().all(|&unit| model.unit(unit).is_communal())
}

/// All criticism of one document against the shortcomings of its year; the criticism itself is none.
fn discrepancy(model: &Model<'_>, criticism: &[FindingIx]) -> Option<Discrepancy> {
    let &first = criticism.first()?;
    let criticised: BTreeSet<UnitIx> =
        criticism.iter().flat_map(|&ix| &model.finding(ix).units).copied().collect();
    let above = |unit: &UnitIx| model.unit(*unit).parent;
    let district = criticised.iter().next().and_then(above);
    let mut counts: BTreeMap<UnitIx, usize> = BTreeMap::new();
    for &other in model.findings_in(model.finding(first).year) {
        let finding = model.finding(other);
        let names_units = finding.scope == UnitScope::Listed && finding.units.len() <= FEW;
        if finding.is_counted() && names_units && finding.origin != Some(Origin::Criticism) {
            let own = |unit: &&UnitIx| model.unit(**unit).is_communal() && above(unit) == district;
            for &unit in finding.units.iter().filter(own) {
                *counts.entry(unit).or_default() += 1;
            }
        }
    }
    let count = |unit: &UnitIx| counts.get(unit).copied().unwrap_or_default();
    let fewest = criticised.iter().map(count).min()?;
    let mut more: Vec<(usize, UnitIx)> = counts
        .iter()
        .filter(|(unit, count)| !criticised.contains(unit) && **count > fewest)
        .map(|(unit, count)| (*count, *unit))
        .collect();
    if fewest == 0 || more.is_empty() {
        return None;
    }
    more.sort_by_key(|&(count, unit)| (std::cmp::Reverse(count), unit));
    let named = |(count, unit): (usize, UnitIx)| format!("{} ({count})", model.unit(unit).name);
    let own: Vec<String> = criticised.iter().map(|unit| named((count(unit), *unit))).collect();
    let mut names: Vec<String> = more.iter().take(LISTED).copied().map(named).collect();
    if more.len() > LISTED {
        names.push("…".to_owned());
    }
    let span = model.finding(first).span;
    let one = Discrepancy::new(model, Subject::Finding(first), &RULE, span, Verdict::Remark)
        .comparing(fewest, more[0].0)
        .with("named", own.join(", "))
        .with("count", more.len())
        .with("names", names.join(", "));
    Some(criticised.into_iter().fold(one, Discrepancy::also_about))
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
        assert!(one.message.contains("Xã Bình Minh (1) tồn tại; trong khi 1 đơn vị"), "{}", one.message);
        assert!(one.message.ends_with("Xã Đông Hà (2)"), "{}", one.message);
    }

    #[test]
    fn a_unit_criticised_with_the_most_is_sound() {
        criticised("xa-a").expect_nothing();
    }
}
