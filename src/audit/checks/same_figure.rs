use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, DocumentIx, FindingIx, LossPoints, Model, UnitIx};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "same-figure-twice",
    severity: Severity::Note,
    vi: Wording {
        message: "“{label}” ({stated}) làm mất điểm ở {count} tiêu chí: {criteria}",
        help: "so lại với văn bản; nếu văn bản trừ điểm hai lần vì một con số thì để nguyên",
    },
    en: Wording {
        message: "“{label}” ({stated}) costs points under {count} criteria: {criteria}",
        help: "check against the document; if it takes points twice for one figure, leave it as it is",
    },
};

/// One figure behind losses under different criteria: said once, at the first of them.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "losses", run };

type Key<'m> = (DocumentIx, &'m [UnitIx], String, Decimal, Option<&'m str>);

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut places: BTreeMap<Key<'_>, Vec<(FindingIx, usize)>> = BTreeMap::new();
    for (ix, finding) in model.iter_findings() {
        let costs = matches!(finding.loss.points, LossPoints::Exact(_) | LossPoints::Range { .. });
        if !costs || !finding.is_counted() || finding.criterion.is_none() {
            continue;
        }
        for (at, figure) in finding.figures.iter().enumerate().filter(|(_, figure)| figure.part_of.is_none())
        {
            if let (Amount::Value(value), Some(label)) = (&figure.amount, figure.label.as_deref())
                && figure.unit.as_deref() != Some("%")
            {
                let unit = figure.unit.as_deref();
                let key = (finding.source.document, &*finding.units, fold(label), value.value, unit);
                places.entry(key).or_default().push((ix, at));
            }
        }
    }
    let note = |((.., value, unit), places): (Key<'_>, Vec<(FindingIx, usize)>)| {
        let &(ix, at) = places.first()?;
        let mut criteria: Vec<_> = places.iter().filter_map(|(ix, _)| model.finding(*ix).criterion).collect();
        criteria.sort_unstable();
        criteria.dedup();
        if criteria.len() < 2 {
            return None;
        }
        let codes: Vec<&str> = criteria.iter().map(|&one| &*model.criterion(one).code).collect();
        let figure = &model.finding(ix).figures[at];
        let stated = unit.map_or_else(|| value.to_string(), |unit| format!("{value} {unit}"));
        let one = Discrepancy::new(model, Subject::Figure(ix, at), &RULE, figure.span, Verdict::Remark)
            .stating(stated)
            .with("label", figure.label.as_deref().unwrap_or_default())
            .with("count", codes.len())
            .with("criteria", codes.join(", "))
            .in_field(format!("figures[{at}]"));
        Some(one)
    };
    places.into_iter().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn two(first: Value, second: Value) -> Content {
        let criterion = |code: &str| json!({ "code": code, "parent": "1", "title": code });
        let finding = |code: &str, count: Value| {
            json!({
                "framework": "bo-1", "criterion": code, "loss": { "amount": "1" }, "domain": "chi-dao",
                "figures": [{ "label": "Hồ sơ quá hạn", "value": count, "unit": "hồ sơ" }],
            })
        };
        Content::new()
            .framework(json!({ "criteria": [criterion("1.1"), criterion("1.2")] }))
            .finding(finding("1.1", first))
            .finding(finding("1.2", second))
    }

    #[test]
    fn one_figure_that_costs_points_twice_is_a_note_at_the_first() {
        let one = two(json!(56), json!(56)).expect_only("same-figure-twice");
        assert_eq!((one.stated.as_str(), one.field.as_str()), ("56 hồ sơ", "figures[0]"));
        assert_eq!(one.message, "“Hồ sơ quá hạn” (56 hồ sơ) làm mất điểm ở 2 tiêu chí: 1.1, 1.2");
    }

    #[test]
    fn different_figures_are_sound() {
        two(json!(56), json!(43)).expect_nothing();
    }
}
