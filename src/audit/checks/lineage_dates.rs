use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;
use crate::text::PartialDate;

static ENDED: Rule = Rule {
    id: "lineage-dates",
    severity: Severity::Warning,
    vi: Wording {
        message: "{unit} kết thúc {stated} và trở thành {other} ({other_id}), nhưng đơn vị này cũng đã kết thúc {computed}",
        help: "trong successors ghi đơn vị có từ sau ngày đó, hoặc sửa ngày trong valid",
    },
    en: Wording {
        message: "{unit} ended {stated} and became {other} ({other_id}), but that unit had ended {computed}",
        help: "name a unit that existed after that day in successors, or mend the day in valid",
    },
};

static GAP: Rule = Rule {
    id: "lineage-dates",
    severity: Severity::Warning,
    vi: Wording {
        message: "{unit} kết thúc {stated} và trở thành {other} ({other_id}), nhưng đơn vị này đến {computed} mới có",
        help: "sửa ngày trong valid của một trong hai đơn vị; nếu ở giữa còn một đơn vị khác thì ghi đơn vị đó",
    },
    en: Wording {
        message: "{unit} ended {stated} and became {other} ({other_id}), but that unit began only {computed}",
        help: "mend the day in valid of one of the two; if there was another unit between them, record it",
    },
};

/// What became of a unit must exist on the day after the unit's last, else its people would live nowhere.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&ENDED, &GAP], section: "units", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, unit) in model.iter_units() {
        let Some(last) = unit.valid.to else { continue };
        for (at, next) in unit.successors.iter().enumerate() {
            let other = model.unit(next.unit);
            let ended = other.valid.to.filter(|to| to.latest() <= last.earliest());
            let began = other.valid.from.filter(|from| leaves_a_gap(last, *from));
            let (rule, day) = match (ended, began) {
                (Some(day), _) => (&ENDED, day),
                (None, Some(day)) => (&GAP, day),
                (None, None) => continue,
            };
            let one = Discrepancy::new(model, Subject::Unit(ix), rule, unit.span, Verdict::Differs)
                .also_about(next.unit)
                .comparing(last, day)
                .with("unit", &unit.name)
                .with("other", &other.name)
                .with("other_id", &other.id)
                .in_field(format!("successors[{at}]"));
            found.push(one);
        }
    }
    found
}

/// Whether a day lies between the last of one unit and the first of the next, however exactly they are known.
fn leaves_a_gap(last: PartialDate, first: PartialDate) -> bool {
    last.latest().succ_opt().is_some_and(|next| next < first.earliest())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    /// A commune that ended with June 2025, and what it became.
    fn became(valid: Value) -> Content {
        Content::new()
            .unit(json!({
                "id": "xa-cu", "name": "Xã Cũ", "kind": "commune", "parent": "huyen-a",
                "valid": { "to": "2025-06-30" }, "successors": [{ "unit": "xa-moi", "share": "full" }],
            }))
            .unit(json!({
                "id": "xa-moi", "name": "Xã Mới", "kind": "commune", "parent": "huyen-a", "valid": valid,
            }))
    }

    #[test]
    fn a_unit_cannot_become_one_that_ended_no_later() {
        for day in ["2025-06-30", "2025-05", "2024"] {
            let one = became(json!({ "to": day })).expect_only("lineage-dates");
            assert_eq!((one.sides(), one.field.as_str()), (("2025-06-30", day), "successors[0]"));
        }
        let one = became(json!({ "to": "2024" })).expect_only("lineage-dates");
        assert_eq!(
            one.message,
            "Xã Cũ kết thúc 2025-06-30 và trở thành Xã Mới (xa-moi), nhưng đơn vị này cũng đã kết thúc 2024"
        );
        assert_eq!(one.units, ["xa-cu", "xa-moi"]);
    }

    #[test]
    fn a_unit_cannot_become_one_that_began_days_later() {
        let one = became(json!({ "from": "2025-07-02" })).expect_only("lineage-dates");
        assert_eq!(one.sides(), ("2025-06-30", "2025-07-02"));
        became(json!({ "from": "2026" })).expect_only("lineage-dates");
    }

    #[test]
    fn a_unit_becomes_one_that_exists_on_the_next_day() {
        for valid in [
            json!({}),
            json!({ "from": "2025-07-01" }),
            json!({ "from": "2025-07" }),
            json!({ "from": "2025" }),
            json!({ "from": "1990-01-01", "to": "2025-07-01" }),
            json!({ "to": "2025" }),
        ] {
            became(valid).expect_nothing();
        }
    }
}
