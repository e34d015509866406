use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentRef, Model};
use crate::text::fold;

static RULE: Rule = Rule {
    id: "reference-number",
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản in số ký hiệu “{stated}”, đúng ra là “{computed}”",
        help: "so lại số ký hiệu với văn bản; nếu văn bản in đúng như vậy thì để nguyên",
    },
    en: Wording {
        message: "the document prints the number “{stated}”, it should be “{computed}”",
        help: "check the number against the document; if it prints so, leave it as it is",
    },
};

/// Numbers of cited documents as printed (without the year, with another sign) against the number of the document.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        for (at, number) in document.reference_numbers.iter().enumerate() {
            let known = match number.reference {
                DocumentRef::Source(cited) => &model.document(cited).number,
                DocumentRef::Cited(cited) => &model.cited(cited).number,
            };
            // A document without a number has none to be misprinted.
            let Some(known) = known.as_deref().filter(|known| !is_same(known, &number.printed.value)) else {
                continue;
            };
            let mut one =
                Discrepancy::new(model, Subject::Document(ix), &RULE, number.printed.span, Verdict::Differs)
                    .comparing(&number.printed.value, known)
                    .in_field(format!("reference_numbers[{at}].printed"));
            one.locator = number.locator.as_deref().map(str::to_owned);
            found.push(one);
        }
    }
    found
}

/// Spaces and marks of letters do not make another number: 12 / NĐ-CP is 12/ND-CP.
fn is_same(number: &str, other: &str) -> bool {
    let plain = |text: &str| fold(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    plain(number) == plain(other)
}

#[cfg(test)]
mod tests {
    use crate::audit::testing::Content;

    fn printing(number: &str) -> Content {
        Content::new().only_document(&format!(
            "number = \"1\"\ndate = \"2024-01-15\"\nreferences = [{{ id = \"nd-30\", number = \"30/2020/NĐ-CP\", title = \
             \"Công tác văn thư\" }}, {{ id = \"luat\", title = \"Luật\" }}]\nreference_numbers = [{{ reference = \"nd-30\", \
             printed = \"{number}\", locator = \"II.4\" }}, {{ reference = \"luat\", printed = \"Luật A\" }}]"
        ))
    }

    #[test]
    fn a_number_without_its_year_or_with_another_sign_is_a_note() {
        for number in ["30/NĐ-CP", "30/2020/NĐ_CP"] {
            let one = printing(number).expect_only("reference-number");
            assert_eq!(
                (one.sides(), one.field.as_str()),
                ((number, "30/2020/NĐ-CP"), "reference_numbers[0].printed")
            );
            assert_eq!(one.at, format!("\"{number}\""));
        }
    }

    #[test]
    fn the_number_itself_is_sound() {
        printing("30/2020/NĐ-CP").expect_nothing();
        printing("30 /2020/nđ-cp").expect_nothing();
    }
}
