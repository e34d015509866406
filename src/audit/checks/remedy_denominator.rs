use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Figure, Finding, Model, Remedy};
use crate::source::Spanned;
use crate::text::fold;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::periods;

static RULE: Rule = Rule {
    id: "remedy-denominator",
    severity: Severity::Warning,
    vi: Wording {
        message: "khắc phục tính trên tổng số {stated}, tồn tại lại nêu trên tổng số {computed}: hai con số không so được với nhau",
        help: "so lại mẫu số với văn bản; nếu khắc phục đo việc khác thì ghi label khác cho con số, hoặc ghi vào acknowledged",
    },
    en: Wording {
        message: "the remedy counts out of {stated}, the finding out of {computed}: the two do not compare",
        help: "check the denominator against the document; if the remedy measures something else, give the figure a label of its own, or add it to acknowledged",
    },
};

/// Figures of remedies over another denominator than the figure of the finding.
///
/// A remedy's figure answers the finding's figure with the same label; without such a one, the first, unless
/// another figure of the finding has the very denominator. Two other wholes are no contradiction: what the finding
/// itself counts as a part (of 15,792 files 291 were late, of those 291 a review found 144 in time), and a count
/// since the same January that has grown by a later day.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "remedies", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings() {
        let asked: Vec<(&Figure<'_>, Decimal)> =
            finding.figures.iter().filter_map(|figure| Some((figure, denominator(figure)?.value))).collect();
        for (entry, remedy) in finding.history.iter().enumerate() {
            for (at, figure) in remedy.figures.iter().enumerate() {
                let Some(own) = denominator(figure) else { continue };
                let Some(expected) = expected(&asked, figure, own.value) else { continue };
                if is_split(finding, own.value) || has_grown(finding, remedy, own.value, expected) {
                    continue;
                }
                let subject = Subject::RemedyFigure(ix, entry, at);
                // No difference: the two denominators are no measure of each other.
                let one = Discrepancy::new(model, subject, &RULE, own.span, Verdict::NotComparable)
                    .comparing(own.value, expected)
                    .in_field(format!("history[{entry}].figures[{at}].denominator"));
                found.push(one);
            }
        }
    }
    found
}

fn denominator(figure: &Figure<'_>) -> Option<Spanned<Decimal>> {
    match figure.amount {
        Amount::Fraction { denominator, .. } => Some(denominator),
        _ => None,
    }
}

/// Whether a whole is what the finding counts as a part.
fn is_split(finding: &Finding<'_>, whole: Decimal) -> bool {
    finding.figures.iter().any(|figure| match figure.amount {
        Amount::Value(value) => value.value == whole,
        Amount::Fraction { numerator, .. } => numerator.value == whole,
        _ => false,
    })
}

/// Whether a whole is the finding's, counted on to a later day of the same year.
fn has_grown(finding: &Finding<'_>, remedy: &Remedy<'_>, whole: Decimal, before: Decimal) -> bool {
    let end = finding.period.as_deref().and_then(periods::end);
    let later = end.zip(remedy.as_of).is_some_and(|(end, as_of)| {
        end < as_of.earliest() && end.year() == as_of.year() && finding.year == as_of.year()
    });
    later && whole > before
}

/// The denominator that a remedy's figure should have and has not.
fn expected(asked: &[(&Figure<'_>, Decimal)], figure: &Figure<'_>, own: Decimal) -> Option<Decimal> {
    let label = figure.label.as_deref().map(fold);
    let mut named = asked
        .iter()
        .filter(|(other, _)| label.is_some() && other.label.as_deref().map(fold) == label)
        .map(|(_, denominator)| *denominator)
        .peekable();
    if named.peek().is_some() {
        let first = named.peek().copied();
        return if named.any(|denominator| denominator == own) { None } else { first };
    }
    let first = asked.first().map(|(_, denominator)| *denominator);
    first.filter(|_| asked.iter().all(|(_, denominator)| *denominator != own))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::audit::Verdict;
    use crate::audit::testing::Content;

    fn remedied(figures: Value, remedy: Value) -> Content {
        Content::new().finding(json!({
            "figures": figures,
            "history": [{ "as_of": "2023-12-31", "status": "in-progress", "figures": [remedy] }],
        }))
    }

    fn over(label: &str, denominator: u32) -> Value {
        json!({ "label": label, "numerator": 30, "denominator": denominator })
    }

    #[test]
    fn a_remedy_over_another_denominator_than_its_finding_is_found() {
        let one = remedied(json!([over("TTHC", 177)]), over("TTHC toàn trình", 131))
            .expect_only("remedy-denominator");
        assert_eq!(one.at, "131");
        assert_eq!((one.sides(), one.verdict), (("131", "177"), Verdict::NotComparable));
        assert_eq!((one.difference.as_str(), one.field.as_str()), ("", "history[0].figures[0].denominator"));
        assert_eq!(
            one.message,
            "khắc phục tính trên tổng số 131, tồn tại lại nêu trên tổng số 177: hai con số không so được với nhau"
        );
    }

    #[test]
    fn the_figure_with_the_same_label_is_the_one_that_counts() {
        let figures = || json!([over("Xã", 21), over("TTHC", 177)]);
        let one = remedied(figures(), over("tthc", 21)).expect_only("remedy-denominator");
        assert_eq!(one.sides(), ("21", "177"));
        remedied(figures(), over("TTHC", 177)).expect_nothing();
    }

    #[test]
    fn a_denominator_that_the_finding_has_is_sound() {
        let figures = json!([over("Xã", 21), over("TTHC", 177)]);
        let unlabelled = json!({ "numerator": 100, "denominator": 177 });
        remedied(figures, unlabelled).expect_nothing();
    }

    #[test]
    fn a_review_of_the_counted_part_is_sound() {
        let figures = json!([{ "label": "Trễ", "numerator": 291, "denominator": 15792 }]);
        remedied(figures, over("Đúng hạn sau rà soát", 291)).expect_nothing();
    }

    #[test]
    fn a_count_that_has_grown_in_the_same_year_is_sound() {
        let counted = |period: &str, denominator: u32| {
            Content::new().finding(json!({
                "period": period, "figures": [over("Nhiệm vụ", 42)],
                "history": [{
                    "as_of": "2023-08-31", "status": "in-progress", "figures": [over("Nhiệm vụ", denominator)],
                }],
            }))
        };
        counted("2023-01..2023-05", 73).expect_nothing();
        counted("2023-01..2023-05", 40).expect_only("remedy-denominator");
        counted("2022", 73).expect_only("remedy-denominator");
    }

    #[test]
    fn a_finding_without_a_fraction_asks_for_none() {
        remedied(json!([{ "label": "TTHC", "value": 3 }]), over("TTHC", 131)).expect_nothing();
    }
}
