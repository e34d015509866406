use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Model, ResultIx, ScoreResult, UnitIx};
use crate::records::{Level, UnitKind};

static RULE: Rule = Rule {
    id: "duplicate-rank",
    severity: Severity::Warning,
    vi: Wording {
        message: "hạng {position} năm {year} đã có {other} đứng, mà hai đơn vị không ghi tổng điểm bằng nhau",
        help: "so lại thứ hạng của hai đơn vị với văn bản; nếu văn bản in đúng như vậy thì ghi vào acknowledged",
    },
    en: Wording {
        message: "rank {position} of {year} is already held by {other}, and the two are not stated to have equal totals",
        help: "check both ranks against the document; if it prints so, add it to acknowledged",
    },
};

/// One rank held by two units of one level below one unit in one year, unless their totals tie.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "scores", run };

/// Everything that is ranked in one list has these in common.
type Place<'m> = (i32, Option<&'m str>, Option<Level>, Option<UnitIx>, u32);

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut holders: BTreeMap<Place<'_>, Vec<ResultIx>> = BTreeMap::new();
    for (ix, result) in model.iter_results() {
        if let Some(rank) = result.rank {
            let above = NaiveDate::from_ymd_opt(result.year, 12, 31)
                .map_or(model.unit(result.unit).parent, |day| model.unit(result.unit).parent_on(day));
            let place = (result.year, result.period.as_deref(), level(model, result), above, rank.position);
            holders.entry(place).or_default().push(ix);
        }
    }
    let mut found = Vec::new();
    for ((year, _, _, _, position), group) in holders {
        for (at, &ix) in group.iter().enumerate() {
            let result = model.result(ix);
            let other = group[..at].iter().find(|&&other| !is_tie(result, model.result(other)));
            let (Some(&other), Some(rank)) = (other, result.rank) else { continue };
            let other = model.result(other).unit;
            let one = Discrepancy::new(model, Subject::Result(ix), &RULE, rank.span, Verdict::Differs)
                .stating(position)
                .with("position", position)
                .with("year", year)
                .with("other", &model.unit(other).name)
                .also_about(other)
                .in_field("rank");
            found.push(one);
        }
    }
    found
}

/// The level of the set, or the one that the kind of unit stands on.
fn level(model: &Model<'_>, result: &ScoreResult<'_>) -> Option<Level> {
    if let Some(framework) = result.framework {
        return Some(model.framework(framework).level);
    }
    match model.unit(result.unit).kind {
        UnitKind::Province => Some(Level::Province),
        UnitKind::District => Some(Level::District),
        UnitKind::Commune | UnitKind::Township | UnitKind::Ward => Some(Level::Commune),
        UnitKind::Office | UnitKind::ServiceUnit => Some(Level::Office),
        UnitKind::Group | UnitKind::Other => None,
    }
}

fn is_tie(one: &ScoreResult<'_>, other: &ScoreResult<'_>) -> bool {
    match (ranked_by(one), ranked_by(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

/// The total, or the appraised points where no total is stated.
fn ranked_by(result: &ScoreResult<'_>) -> Option<Decimal> {
    result.totals.total.or(result.totals.appraised).map(|points| points.value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn ranked(first: &str, second: &str) -> Content {
        let rank = json!({ "position": 3, "of": 20 });
        Content::new()
            .result(json!({ "unit": "xa-a", "rank": rank, "totals": { "total": first } }))
            .result(json!({ "unit": "xa-b", "rank": rank, "totals": { "total": second } }))
    }

    #[test]
    fn two_units_with_one_rank_and_different_totals_are_found() {
        let one = ranked("80.5", "79").expect_only("duplicate-rank");
        assert_eq!(one.at, r#"{"of":20,"position":3}"#);
        assert_eq!(one.units, ["xa-b", "xa-a"]);
        assert_eq!(
            one.message,
            "hạng 3 năm 2023 đã có Xã Đông Hà đứng, mà hai đơn vị không ghi tổng điểm bằng nhau"
        );
    }

    #[test]
    fn a_tie_is_sound() {
        ranked("80.5", "80.50").expect_nothing();
    }

    #[test]
    fn ranks_of_other_years_levels_and_districts_are_other_ranks() {
        let rank = json!({ "position": 3, "of": 20 });
        Content::new()
            .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
            .unit(json!({ "id": "xa-c", "name": "Xã C", "kind": "commune", "parent": "huyen-b" }))
            .result(json!({ "rank": rank }))
            .result(json!({ "rank": rank, "year": 2022 }))
            .result(json!({ "rank": rank, "unit": "xa-c" }))
            .result(json!({ "rank": rank, "unit": "huyen-b", "framework": null }))
            .expect_nothing();
    }

    #[test]
    fn ranks_without_totals_cannot_be_known_to_tie() {
        let rank = json!({ "position": 3, "of": 20 });
        Content::new()
            .result(json!({ "rank": rank }))
            .result(json!({ "rank": rank, "unit": "xa-b" }))
            .expect_only("duplicate-rank");
    }
}
