use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Indicator, Model, UnitIx};
use crate::records::Better;

static RULE: Rule = Rule {
    id: "lowest-list",
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản xếp vào mức “{band}” các đơn vị tới {stated}, nhưng không kể {names} ({computed}), kém hơn số đó",
        help: "so lại danh sách với văn bản; nếu văn bản để sót thì giữ nguyên",
    },
    en: Wording {
        message: "the document counts units up to {stated} as “{band}”, but leaves out {names} ({computed}), which are worse",
        help: "check the list against the document; if it leaves them out, keep it as it is",
    },
};

/// Bands of the worst values that leave out worse ones.
///
/// A band stands at the worse end of an indicator when most of its values are worse than most of the others.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "figures", run };

/// One value: position, unit, number.
type Row = (usize, UnitIx, Decimal);

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, indicator) in model.iter_indicators() {
        let better_is_more = match indicator.better {
            Some(Better::Higher) => true,
            Some(Better::Lower) => false,
            None => continue,
        };
        // Greater is worse, so that one comparison serves both directions.
        let badness = |number: Decimal| if better_is_more { -number } else { number };
        for (band, listed, others) in bands(indicator) {
            let of = |rows: &[Row]| median(rows.iter().map(|row| badness(row.2)).collect());
            let (Some(inside), Some(outside)) = (of(&listed), of(&others)) else { continue };
            let Some(best) = listed.iter().min_by_key(|row| badness(row.2)) else { continue };
            let left_out: Vec<&Row> = others
                .iter()
                .filter(|row| badness(row.2) > badness(best.2) && listed.iter().all(|own| own.1 != row.1))
                .collect();
            if inside <= outside || left_out.is_empty() {
                continue;
            }
            let names: Vec<&str> = left_out.iter().map(|row| &*model.unit(row.1).name).collect();
            let numbers: Vec<String> = left_out.iter().map(|row| row.2.to_string()).collect();
            let span = indicator.values[best.0].figure.span;
            let mut one =
                Discrepancy::new(model, Subject::Indicator(ix, best.0), &RULE, span, Verdict::Remark)
                    .comparing(best.2, numbers.join("; "))
                    .with("band", band)
                    .with("names", names.join(", "))
                    .in_field("band");
            for row in &left_out {
                one = one.also_about(row.1);
            }
            found.push(one);
        }
    }
    found
}

/// The bands of an indicator, each with the values in it and those without any, for one year, period and document.
fn bands<'m>(indicator: &'m Indicator<'_>) -> Vec<(&'m str, Vec<Row>, Vec<Row>)> {
    let mut groups: BTreeMap<_, BTreeMap<Option<&str>, Vec<Row>>> = BTreeMap::new();
    for (at, value) in indicator.values.iter().enumerate() {
        let number = match value.figure.amount {
            Amount::Value(number) => number.value,
            Amount::Fraction { stated: Some(number), .. } => number.value,
            _ => continue,
        };
        let group = groups.entry((value.year, value.period.as_deref(), value.source.document)).or_default();
        group.entry(value.band.as_deref()).or_default().push((at, value.unit, number));
    }
    let mut bands = Vec::new();
    for mut group in groups.into_values() {
        let others = group.remove(&None).unwrap_or_default();
        bands.extend(group.into_iter().filter_map(|(band, listed)| Some((band?, listed, others.clone()))));
    }
    bands
}

fn median(mut numbers: Vec<Decimal>) -> Option<Decimal> {
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn rates(values: &[(&str, &str, Option<&str>)]) -> Content {
        let values: Vec<Value> = values
            .iter()
            .map(|(unit, value, band)| json!({ "unit": unit, "value": value, "band": band }))
            .collect();
        let unit =
            |id: &str, name: &str| json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a" });
        Content::new()
            .unit(unit("xa-c", "Xã Sơn Long"))
            .unit(unit("xa-d", "Xã Cẩm Thịnh"))
            .indicator_that_should_rise(json!(values))
    }

    const LOW: Option<&str> = Some("thấp");

    #[test]
    fn a_list_of_the_lowest_that_leaves_out_a_lower_one_is_a_note() {
        let values = [("xa-a", "5", LOW), ("xa-b", "9.7", LOW), ("xa-c", "4", None), ("xa-d", "60", None)];
        let one = rates(&values).expect_only("lowest-list");
        assert_eq!(one.sides(), ("9.7", "4"));
        assert_eq!(one.units, ["xa-b", "xa-c"]);
        assert!(one.message.contains("không kể Xã Sơn Long (4)"), "{}", one.message);
    }

    #[test]
    fn a_list_of_all_the_lowest_or_of_the_highest_is_sound() {
        rates(&[("xa-a", "5", LOW), ("xa-b", "9.7", LOW), ("xa-c", "14", None)]).expect_nothing();
        let high = Some("cao");
        rates(&[("xa-a", "90", high), ("xa-b", "80", high), ("xa-c", "85", None), ("xa-d", "9", None)])
            .expect_nothing();
    }
}
