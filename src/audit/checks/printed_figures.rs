use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentIx, Model};
use crate::source::Spanned;

const ID: &str = "printed-figures";
const HELP_VI: &str = "so lại các con số với văn bản; nếu văn bản in đúng như vậy thì để nguyên";
const HELP_EN: &str = "check the figures against the document; if it prints so, leave them as they are";

static MIXED: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản dùng lẫn dấu thập phân: dấu phẩy như “{stated}”, dấu chấm như “{computed}”",
        help: HELP_VI,
    },
    en: Wording {
        message: "the document mixes decimal marks: a comma as in “{stated}”, a point as in “{computed}”",
        help: HELP_EN,
    },
};

static AMBIGUOUS: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản dùng dấu chấm cả cho phần thập phân (“{stated}”) lẫn phần nghìn (“{computed}”)",
        help: HELP_VI,
    },
    en: Wording {
        message: "the document uses the point both for decimals (“{stated}”) and for thousands (“{computed}”)",
        help: HELP_EN,
    },
};

static NO_SIGN: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "trong {all} tỷ lệ in cùng một chỗ có {count} số thiếu dấu %: {stated}",
        help: HELP_VI,
    },
    en: Wording {
        message: "of {all} rates printed in one place {count} lack the % sign: {stated}",
        help: HELP_EN,
    },
};

/// Figures as documents print them: mixed decimal marks in a document, missing % signs in one place of it.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&MIXED, &AMBIGUOUS, &NO_SIGN], section: "documents", run };

type Printed<'m> = &'m Spanned<std::borrow::Cow<'m, str>>;

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        let all = document.figures.iter().enumerate().flat_map(|(list, place)| {
            place
                .printed
                .iter()
                .enumerate()
                .map(move |(at, figure)| (format!("figures[{list}].printed[{at}]"), figure))
        });
        found.extend(marks(model, ix, all));
        for (list, place) in document.figures.iter().enumerate() {
            let is_rate = |figure: &str| figure.contains('%');
            let bare: Vec<(usize, _)> =
                place.printed.iter().enumerate().filter(|(_, figure)| !is_rate(&figure.value)).collect();
            // Where fewer have the sign than lack it, the list is not one of rates.
            let Some(&(at, first)) = bare.first().filter(|_| bare.len() * 2 < place.printed.len()) else {
                continue;
            };
            let listed: Vec<&str> = bare.iter().map(|(_, figure)| &*figure.value).collect();
            let mut one =
                Discrepancy::new(model, Subject::Document(ix), &NO_SIGN, first.span, Verdict::Remark)
                    .stating(listed.join("; "))
                    .with("all", place.printed.len())
                    .with("count", bare.len())
                    .in_field(format!("figures[{list}].printed[{at}]"));
            one.locator = place.locator.as_deref().map(str::to_owned);
            found.push(one);
        }
    }
    found
}

/// What a figure's mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Comma,
    Point,
    Thousands,
}

/// A comma is a decimal mark here. A point is one, too, unless it parts digits by threes.
fn mark(figure: &str) -> Option<Mark> {
    let number = figure.trim_end_matches(|c: char| !c.is_ascii_digit());
    if let Some((_, digits)) = number.rsplit_once(',') {
        return digits.bytes().all(|digit| digit.is_ascii_digit()).then_some(Mark::Comma);
    }
    let (whole, digits) = number.rsplit_once('.')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (is_digits(digits), digits.len() == 3 && whole != "0") {
        (true, true) => Some(Mark::Thousands),
        (true, false) => Some(Mark::Point),
        (false, _) => None,
    }
}

/// At most one note for each document, at the rarer mark.
fn marks<'m>(
    model: &Model<'_>,
    ix: DocumentIx,
    figures: impl Iterator<Item = (String, Printed<'m>)>,
) -> Option<Discrepancy> {
    let (mut commas, mut points, mut thousands) = (Vec::new(), Vec::new(), Vec::new());
    for (field, figure) in figures {
        match mark(&figure.value) {
            Some(Mark::Comma) => commas.push((field, figure)),
            Some(Mark::Point) => points.push((field, figure)),
            Some(Mark::Thousands) => thousands.push((field, figure)),
            None => {}
        }
    }
    let (comma, point) = (commas.first(), points.first());
    let (rule, stated, computed, at) = match (comma, point, thousands.first()) {
        (Some(comma), Some(point), _) => {
            let rarer = if points.len() <= commas.len() { point } else { comma };
            (&MIXED, comma, point, rarer)
        }
        (None, Some(point), Some(thousand)) => (&AMBIGUOUS, point, thousand, thousand),
        _ => return None,
    };
    let one = Discrepancy::new(model, Subject::Document(ix), rule, at.1.span, Verdict::Remark)
        .comparing(&stated.1.value, &computed.1.value)
        .in_field(at.0.clone());
    Some(one)
}

#[cfg(test)]
mod tests {
    use crate::audit::testing::Content;

    fn printing(figures: &str) -> Content {
        Content::new().only_document(&format!(
            "number = \"1\"\ndate = \"2024-01-15\"\n[[figures]]\nlocator = \"I.7\"\nprinted = [{figures}]"
        ))
    }

    #[test]
    fn mixed_decimal_marks_are_one_note_at_the_rarer() {
        let one = printing(r#""4,84%", "8,05%", "7.5%", "15.792%""#).expect_only("printed-figures");
        assert_eq!((one.sides(), one.at.as_str()), (("4,84%", "7.5%"), r#""7.5%""#));
        assert_eq!(one.field, "figures[0].printed[2]");
    }

    #[test]
    fn a_point_for_decimals_and_thousands_is_a_note() {
        let one = printing(r#""7.55", "15.792""#).expect_only("printed-figures");
        assert_eq!(
            one.message,
            "văn bản dùng dấu chấm cả cho phần thập phân (“7.55”) lẫn phần nghìn (“15.792”)"
        );
    }

    #[test]
    fn rates_without_their_sign_are_one_note() {
        let one = printing(r#""4,84", "4,94%", "8,05%", "8,21", "8,59%""#).expect_only("printed-figures");
        assert_eq!((one.stated.as_str(), one.at.as_str()), ("4,84; 8,21", r#""4,84""#));
        assert_eq!(one.message, "trong 5 tỷ lệ in cùng một chỗ có 2 số thiếu dấu %: 4,84; 8,21");
    }

    #[test]
    fn one_manner_of_writing_is_sound() {
        printing(r#""15.477,268", "62.528", "5.438""#).expect_nothing();
        printing(r#""0.04", "14.5", "82.7""#).expect_nothing();
        printing(r#""24,74%", "99,89%", "87%", "9,5 %""#).expect_nothing();
    }
}
