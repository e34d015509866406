use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Model};

static ABOVE: Rule = Rule {
    id: "parts-vs-whole",
    severity: Severity::Warning,
    vi: Wording {
        message: "“{label}” ghi {stated}, nhưng các phần của nó{split} cộng lại tới {computed}",
        help: "so lại từng phần với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged",
    },
    en: Wording {
        message: "“{label}” is stated as {stated}, but its parts{split} add up to {computed}",
        help: "check each part against the document; if it prints so, keep it and add it to acknowledged",
    },
};

static BELOW: Rule = Rule {
    id: "parts-below-whole",
    severity: Severity::Note,
    vi: Wording {
        message: "“{label}” ghi {stated}, các phần được nêu{split} cộng lại là {computed}: còn {rest} không rõ thuộc phần nào",
        help: "nếu văn bản còn nêu phần khác thì thêm vào figures; nếu không thì để nguyên",
    },
    en: Wording {
        message: "“{label}” is stated as {stated}, the stated parts{split} add up to {computed}: {rest} are in no part",
        help: "if the document states further parts, add them to figures; otherwise leave it as it is",
    },
};

/// Figures against the figures of the same list that are stated to be parts of them, each division by itself.
///
/// A part that is withheld or unknown leaves room: then only more than the whole is a contradiction.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&ABOVE, &BELOW], section: "figures", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        for (at, rule, one) in divided(&finding.figures) {
            let span = finding.figures[at].span;
            found.push(one.said(model, Subject::Figure(ix, at), rule, span, format!("figures[{at}]")));
        }
        for (entry, remedy) in finding.history.iter().enumerate() {
            for (at, rule, one) in divided(&remedy.figures) {
                let (subject, span) = (Subject::RemedyFigure(ix, entry, at), remedy.figures[at].span);
                found.push(one.said(model, subject, rule, span, format!("history[{entry}].figures[{at}]")));
            }
        }
    }
    found
}

/// A whole that its parts do not give.
struct Division<'f> {
    label: &'f str,
    split: Option<&'f str>,
    whole: Decimal,
    sum: Decimal,
}

impl Division<'_> {
    fn said(
        &self,
        model: &Model<'_>,
        subject: Subject,
        rule: &'static Rule,
        span: crate::source::Span,
        field: String,
    ) -> Discrepancy {
        let verdict = if self.sum > self.whole { Verdict::Differs } else { Verdict::Unstated };
        Discrepancy::new(model, subject, rule, span, verdict)
            .differing(self.whole, self.sum)
            .with("label", self.label)
            .with("split", self.split.map(|split| format!(" ({split})")).unwrap_or_default())
            .with("rest", self.whole.saturating_sub(self.sum))
            .in_field(field)
    }
}

/// The wholes of a list with parts that do not add up to them.
fn divided<'f>(figures: &'f [Figure<'_>]) -> Vec<(usize, &'static Rule, Division<'f>)> {
    let mut divisions: BTreeMap<(&str, Option<&str>), Vec<&Figure<'_>>> = BTreeMap::new();
    for figure in figures {
        if let Some(whole) = figure.part_of.as_deref() {
            divisions.entry((whole, figure.split.as_deref())).or_default().push(figure);
        }
    }
    let wrong = |((label, split), parts): ((&'f str, Option<&'f str>), Vec<&Figure<'_>>)| {
        let at = figures.iter().position(|figure| figure.label.as_deref() == Some(label))?;
        let whole = number(&figures[at])?;
        let known: Vec<Decimal> = parts.iter().filter_map(|part| number(part)).collect();
        let sum = known.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
        let is_whole = known.len() == parts.len();
        let rule = if sum > whole {
            &ABOVE
        } else if sum < whole && is_whole {
            &BELOW
        } else {
            return None;
        };
        Some((at, rule, Division { label, split, whole, sum }))
    };
    divisions.into_iter().filter_map(wrong).collect()
}

/// What a figure counts: its value, or the part of a fraction.
fn number(figure: &Figure<'_>) -> Option<Decimal> {
    match figure.amount {
        Amount::Value(value) => Some(value.value),
        Amount::Fraction { numerator, .. } => Some(numerator.value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn people(parts: &[Value]) -> Content {
        let part =
            |part: &Value| json!({ "label": "phần", "value": part, "part_of": "Công chức", "unit": "hồ sơ" });
        let mut figures = vec![json!({ "label": "Công chức", "value": 19, "unit": "hồ sơ" })];
        figures.extend(parts.iter().map(part));
        Content::new().finding(json!({ "figures": figures }))
    }

    #[test]
    fn parts_beyond_their_whole_are_found_at_the_whole() {
        let one = people(&[json!(12), json!(8)]).expect_only("parts-vs-whole");
        assert_eq!((one.sides(), one.difference.as_str()), (("19", "20"), "-1"));
        assert_eq!(one.field, "figures[0]");
        assert_eq!(one.message, "“Công chức” ghi 19, nhưng các phần của nó cộng lại tới 20");
    }

    #[test]
    fn parts_that_leave_something_over_are_a_note() {
        let one = people(&[json!(5), json!(8)]).expect_only("parts-below-whole");
        assert!(one.message.contains("còn 6 không rõ"), "{}", one.message);
    }

    #[test]
    fn parts_that_add_up_are_sound_and_an_unknown_one_leaves_room() {
        people(&[json!(11), json!(8)]).expect_nothing();
        let figures = json!([
            { "label": "Số", "value": 19 },
            { "value": 5, "part_of": "Số" },
            { "withheld": true, "part_of": "Số" },
        ]);
        Content::new().finding(json!({ "figures": figures })).expect_nothing();
    }

    #[test]
    fn each_division_is_added_up_by_itself() {
        let figures = json!([
            { "label": "Số", "numerator": 19, "denominator": 30 },
            { "value": 11, "part_of": "Số", "split": "theo chức danh" },
            { "value": 8, "part_of": "Số", "split": "theo chức danh" },
            { "value": 20, "part_of": "Số", "split": "theo tình trạng" },
        ]);
        let one = Content::new()
            .finding(json!({ "history": [{ "as_of": "2023-06-30", "status": "in-progress", "figures": figures }] }))
            .expect_only("parts-vs-whole");
        assert_eq!(one.field, "history[0].figures[0]");
        assert!(one.message.contains("các phần của nó (theo tình trạng)"), "{}", one.message);
    }
}
