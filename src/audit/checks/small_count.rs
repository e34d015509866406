use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Finding, Model, UnitIx};
use crate::records::UnitKind;
use crate::source::Span;
use crate::text::fold;

static RULE: Rule = Rule {
    id: "small-count",
    severity: Severity::Warning,
    vi: Wording {
        message: "“{label}” chỉ có {stated} ở {unit}: số nhỏ như vậy dễ cho biết đó là ai",
        help: "thay số bằng \"withheld\": true; trang sẽ ghi là không công bố, không phải là 0",
    },
    en: Wording {
        message: "“{label}” is only {stated} at {unit}: so small a count tells who it was",
        help: "write \"withheld\": true instead of the number; the site says that it is withheld, not that it is 0",
    },
};

/// Small counts of people in matters of discipline, crime or health that are not withheld.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "privacy", run };

/// From this count on, nobody is recognised.
const LARGE: u32 = 5;

/// The topic of disciplinary matters.
const TOPIC: &str = "ky-luat-cong-vu";

/// Words of such matters, folded.
const MATTERS: [&str; 15] = [
    "ky luat",
    "khien trach",
    "canh cao",
    "cach chuc",
    "buoc thoi viec",
    "ha bac luong",
    "hinh su",
    "khoi to",
    "tien an",
    "nghien ma tuy",
    "mac benh",
    "nhiem hiv",
    "tam than",
    "bao luc",
    "xam hai",
];

/// Words for people and what happens to them, folded; as a measure or in a label.
const PEOPLE: [&str; 12] = [
    "nguoi",
    "can bo",
    "cong chuc",
    "vien chuc",
    "dang vien",
    "giao vien",
    "hoc sinh",
    "lanh dao",
    "truong hop",
    "benh nhan",
    "doi tuong",
    "vu viec",
];

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    let (mut people, mut matters) = (Topic::of(&PEOPLE), Topic::of(&MATTERS));
    for (ix, finding) in model.iter_findings() {
        // Small figures are few: only they make it worth reading words.
        let mut topic = None;
        let own = finding.figures.iter().enumerate();
        let own = own.map(|(at, figure)| (Subject::Figure(ix, at), figure, format!("figures[{at}]")));
        let remedies = finding.history.iter().enumerate().flat_map(|(entry, remedy)| {
            remedy.figures.iter().enumerate().map(move |(at, figure)| {
                (Subject::RemedyFigure(ix, entry, at), figure, format!("history[{entry}].figures[{at}]"))
            })
        });
        for (subject, figure, field) in own.chain(remedies) {
            let Some((count, span)) = small(figure) else { continue };
            let label = figure.label.as_deref().unwrap_or(&finding.title);
            let units = figure.about.as_ref().map_or(&*finding.units, std::slice::from_ref);
            if let Some(unit) = units.iter().copied().find(|unit| is_close(model, *unit))
                && counts_people(figure, label, &mut people)
                && (*topic.get_or_insert_with(|| is_such_matter(model, finding, &mut matters))
                    || matters.is_in(label))
            {
                found.push(report(model, subject, label, unit, count, span).in_field(field));
            }
        }
    }
    for (ix, indicator) in model.iter_indicators() {
        if !matters.is_in(&indicator.title) {
            continue;
        }
        for (at, value) in indicator.values.iter().enumerate() {
            let Some((count, span)) = small(&value.figure) else { continue };
            if is_close(model, value.unit) && counts_people(&value.figure, &indicator.title, &mut people) {
                let subject = Subject::Indicator(ix, at);
                found.push(
                    report(model, subject, &indicator.title, value.unit, count, span).in_field("value"),
                );
            }
        }
    }
    found
}

fn report(
    model: &Model<'_>,
    subject: Subject,
    label: &str,
    unit: UnitIx,
    count: Decimal,
    span: Span,
) -> Discrepancy {
    Discrepancy::new(model, subject, &RULE, span, Verdict::Remark)
        .only_about(unit)
        .stating(count)
        .with("label", label)
        .with("unit", &model.unit(unit).name)
}

/// The count of a figure, if it is a small one, and where it stands.
fn small(figure: &Figure<'_>) -> Option<(Decimal, Span)> {
    let (count, span) = match &figure.amount {
        Amount::Value(value) => (value.value, value.span),
        Amount::Fraction { numerator, .. } => (numerator.value, numerator.span),
        Amount::Range { max: Some(max), .. } => (*max, figure.span),
        _ => return None,
    };
    let is_small = count >= Decimal::ONE && count < Decimal::from(LARGE) && count.fract().is_zero();
    is_small.then_some((count, span))
}

/// Whether few enough people work in a unit that a count points at one.
fn is_close(model: &Model<'_>, unit: UnitIx) -> bool {
    let unit = model.unit(unit);
    unit.is_communal() || matches!(unit.kind, UnitKind::Office | UnitKind::ServiceUnit)
}

fn is_such_matter<'m>(model: &'m Model<'_>, finding: &Finding<'_>, matters: &mut Topic<'m>) -> bool {
    finding.tags.iter().any(|tag| tag == TOPIC)
        || finding.criterion.is_some_and(|criterion| matters.is_in(&model.criterion(criterion).title))
}

/// Whether a figure counts people: by its measure, or by its label where it has none. A share in percent does, if
/// it is given as a fraction.
fn counts_people<'m>(figure: &'m Figure<'_>, label: &'m str, people: &mut Topic<'m>) -> bool {
    match figure.unit.as_deref() {
        Some("%") => matches!(figure.amount, Amount::Fraction { .. }) && people.is_in(label),
        Some(measure) => people.is_in(measure),
        None => people.is_in(label),
    }
}

/// Words for one matter, and the texts that were read for them: thousands of figures have a few labels and measures.
struct Topic<'m> {
    words: &'static [&'static str],
    read: HashMap<&'m str, bool>,
}

impl<'m> Topic<'m> {
    fn of(words: &'static [&'static str]) -> Self {
        Self { words, read: HashMap::new() }
    }

    fn is_in(&mut self, text: &'m str) -> bool {
        *self.read.entry(text).or_insert_with(|| {
            let folded = fold(text);
            self.words.iter().any(|word| folded.contains(word))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::testing::Content;

    fn disciplined(figure: Value) -> Content {
        Content::new().finding(json!({ "tags": ["ky-luat-cong-vu"], "figures": [figure] }))
    }

    #[test]
    fn a_small_count_of_disciplined_people_is_found_at_its_number() {
        let figure = json!({ "label": "Công chức bị kỷ luật", "value": 2, "unit": "người" });
        let one = disciplined(figure).expect_only("small-count");
        assert_eq!((one.at.as_str(), one.field.as_str()), ("2", "figures[0]"));
        assert_eq!(one.units, ["xa-a"]);
        assert_eq!(
            one.message,
            "“Công chức bị kỷ luật” chỉ có 2 ở Xã Đông Hà: số nhỏ như vậy dễ cho biết đó là ai"
        );
    }

    #[test]
    fn the_label_or_the_criterion_may_tell_the_matter() {
        let figure = json!({ "label": "Cán bộ bị khiển trách", "numerator": 1, "denominator": 23 });
        let content = Content::new();
        content.clone().finding(json!({ "figures": [figure] })).expect_only("small-count");
        content
            .framework(json!({ "criteria": [{ "code": "1.1", "parent": "1", "title": "Xử lý kỷ luật" }] }))
            .finding(json!({
                "framework": "bo-1", "criterion": "1.1",
                "history": [{ "status": "in-progress", "figures": [{ "value": 3, "unit": "người" }] }],
            }))
            .expect_only("small-count");
    }

    #[test]
    fn an_indicator_is_looked_at_by_its_title() {
        let mut content = Content::new().indicator(json!([
            { "unit": "xa-a", "value": "4" },
            { "unit": "xa-b", "withheld": true },
            { "unit": "huyen-a", "value": "3" },
        ]));
        content.expect_nothing();
        content = content.rename_indicator("Số người bị xử lý kỷ luật", "người");
        let one = content.expect_only("small-count");
        assert_eq!((one.at.as_str(), one.units), ("\"4\"", vec!["xa-a".to_owned()]));
    }

    #[test]
    fn large_counts_other_measures_districts_and_withheld_figures_pass() {
        for figure in [
            json!({ "label": "Công chức bị kỷ luật", "value": 5, "unit": "người" }),
            json!({ "label": "Công chức bị kỷ luật", "value": 0, "unit": "người" }),
            json!({ "label": "Công chức bị kỷ luật", "withheld": true, "unit": "người" }),
            json!({ "label": "Công chức bị kỷ luật", "value": 2, "unit": "người", "about": "huyen-a" }),
            json!({ "label": "Tiêu chí mất điểm", "value": 1, "unit": "tiêu chí" }),
            json!({ "label": "Điểm trừ", "value": 2, "unit": "điểm" }),
            json!({ "label": "Công chức chấp hành", "value": "3", "unit": "%" }),
        ] {
            disciplined(figure).expect_nothing();
        }
        let figure = json!({ "label": "Công chức tập huấn", "value": 2, "unit": "người" });
        Content::new().finding(json!({ "figures": [figure] })).expect_nothing();
    }
}
