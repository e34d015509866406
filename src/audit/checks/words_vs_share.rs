use rust_decimal::Decimal;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Answer, Figure, Model, Saying};
use crate::records::{Extent, Truth};
use crate::source::Span;
use crate::text::fold;

use super::sayings::Said;

static RULE: Rule = Rule {
    id: "words-vs-share",
    severity: Severity::Warning,
    vi: Wording {
        message: "về {about}: lời nói “{stated}” không khớp với con số {computed}",
        help: "so lại lời nói và con số với văn bản; nếu văn bản viết đúng như vậy thì giữ nguyên cả hai",
    },
    en: Wording {
        message: "on {about}: the words “{stated}” do not agree with the figure {computed}",
        help: "check the words and the figure against the document; if it says so, keep both as they are",
    },
};

/// Words for all or most against a part of a whole: the figure of the same record whose label is the matter.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (matter, said) in Said::by_matter(model) {
        for one in said {
            let finding = model.finding(one.finding);
            let own = finding.figures.iter().enumerate();
            let own =
                own.map(|(at, figure)| (figure, Subject::Figure(one.finding, at), format!("figures[{at}]")));
            let later = finding.history.iter().enumerate().flat_map(|(entry, remedy)| {
                remedy.figures.iter().enumerate().map(move |(at, figure)| {
                    let subject = Subject::RemedyFigure(one.finding, entry, at);
                    (figure, subject, format!("history[{entry}].figures[{at}]"))
                })
            });
            for (figure, subject, field) in own.chain(later) {
                let is_meant = figure.label.as_deref().is_some_and(|label| fold(label) == matter);
                let Some((part, whole, span)) = fraction(figure).filter(|_| is_meant) else { continue };
                if is_untrue(one.saying, part, whole) {
                    let words = one.words(model);
                    let report = Discrepancy::new(model, subject, &RULE, span, Verdict::Differs)
                        .comparing(words, format!("{part}/{whole}"))
                        .with("about", &one.saying.about)
                        .against(Subject::Finding(one.finding), Some(&one.saying.about))
                        .in_field(field);
                    found.push(report);
                }
            }
        }
    }
    found
}

fn fraction(figure: &Figure<'_>) -> Option<(Decimal, Decimal, Span)> {
    match figure.amount {
        Amount::Fraction { numerator, denominator, .. } => {
            Some((numerator.value, denominator.value, numerator.span))
        }
        _ => None,
    }
}

/// Whether a part of a whole shows that the words are not so. The part counts what is so.
fn is_untrue(saying: &Saying<'_>, part: Decimal, whole: Decimal) -> bool {
    let Answer::Is(truth) = saying.answer else { return false };
    let holds_for = match truth {
        Truth::Yes => part,
        Truth::No => whole - part,
    };
    match saying.extent {
        Extent::All => holds_for < whole,
        Extent::Most => holds_for + holds_for <= whole,
        Extent::Some => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn told(is: &str, extent: &str, part: u32) -> Content {
        Content::new().finding(json!({
            "figures": [{ "label": "Hồ sơ trả đúng hạn", "numerator": part, "denominator": 56, "unit": "hồ sơ" }],
            "says": [{ "about": "hồ sơ trả đúng hạn", "is": is, "extent": extent, "words": "thực tế đúng hạn" }],
        }))
    }

    #[test]
    fn all_or_most_beside_less_is_found_at_the_figure() {
        let one = told("yes", "all", 27).expect_only("words-vs-share");
        assert_eq!((one.sides(), one.field.as_str()), (("thực tế đúng hạn", "27/56"), "figures[0]"));
        assert_eq!(told("yes", "most", 28).expect_only("words-vs-share").sides().1, "28/56");
        assert_eq!(told("no", "all", 1).expect_only("words-vs-share").sides().1, "1/56");
    }

    #[test]
    fn what_the_figure_bears_out_is_sound() {
        told("yes", "all", 56).expect_nothing();
        told("yes", "most", 29).expect_nothing();
        told("yes", "some", 1).expect_nothing();
        told("no", "most", 27).expect_nothing();
    }
}
