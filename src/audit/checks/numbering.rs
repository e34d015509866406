use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{DocumentIx, Model, Numbering};
use crate::source::Spanned;

use super::ordinal::{self, Ordinal};

const ID: &str = "numbering";
const HELP_VI: &str = "so lại các số với văn bản; nếu văn bản in đúng như vậy thì để nguyên";
const HELP_EN: &str = "check the numbers against the document; if it prints them so, leave them as they are";

static REPEATED: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording { message: "văn bản in số “{stated}” hai lần{place}", help: HELP_VI },
    en: Wording { message: "the document prints the number “{stated}” twice{place}", help: HELP_EN },
};

static GAP: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản đánh số nhảy từ “{before}” sang “{stated}”{place}", help: HELP_VI
    },
    en: Wording {
        message: "the document's numbers jump from “{before}” to “{stated}”{place}",
        help: HELP_EN,
    },
};

static DISORDER: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "văn bản in số “{stated}” sau số “{before}”{place}", help: HELP_VI
    },
    en: Wording {
        message: "the document prints the number “{stated}” behind “{before}”{place}",
        help: HELP_EN,
    },
};

static OTHER_SECTION: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "mục {section} của văn bản lại chứa các số “{stated}”{place}", help: HELP_VI
    },
    en: Wording {
        message: "section {section} of the document holds numbers like “{stated}”{place}",
        help: HELP_EN,
    },
};

/// Numbers as documents print them: repeated, left out, out of order, or those of another section.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&REPEATED, &GAP, &DISORDER, &OTHER_SECTION], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        for (at, list) in document.numbering.iter().enumerate() {
            found.extend(
                in_list(model, ix, list)
                    .into_iter()
                    .map(|(number, one)| one.in_field(format!("numbering[{at}].numbers[{number}]"))),
            );
        }
    }
    found
}

fn in_list(model: &Model<'_>, ix: DocumentIx, list: &Numbering<'_>) -> Vec<(usize, Discrepancy)> {
    let place = list.locator.as_deref().map(|locator| format!(" ({locator})")).unwrap_or_default();
    let say = |rule: &'static Rule, number: &Spanned<_>| {
        let mut one = Discrepancy::new(model, Subject::Document(ix), rule, number.span, Verdict::Remark)
            .stating(&number.value)
            .with("place", &place);
        one.locator = list.locator.as_deref().map(str::to_owned);
        one
    };
    let mut found = Vec::new();
    let section = list.section.as_deref().and_then(|section| ordinal::parts(section).pop());
    let mut before: Option<(Vec<Ordinal>, &str)> = None;
    for (at, number) in list.numbers.iter().enumerate() {
        let parts = ordinal::parts(&number.value);
        if at == 0
            && let (Some(section), [first, _, ..]) = (section, &parts[..])
            && *first != section
        {
            let one =
                say(&OTHER_SECTION, number).with("section", list.section.as_deref().unwrap_or_default());
            found.push((at, one));
        }
        if let Some((last, printed)) = &before
            && let Some(rule) = misplaced(last, &parts, list.sparse)
        {
            found.push((at, say(rule, number).with("before", printed)));
        }
        before = Some((parts, &number.value));
    }
    found
}

/// How a number does not follow the one before.
fn misplaced(last: &[Ordinal], next: &[Ordinal], sparse: bool) -> Option<&'static Rule> {
    let (Some((&end, above)), Some((&begin, beside))) = (next.split_last(), last.split_last()) else {
        return None;
    };
    if last == next {
        Some(&REPEATED)
    } else if next < last {
        Some(&DISORDER)
    } else {
        (!sparse && above == beside && end != begin + 1).then_some(&GAP)
    }
}

#[cfg(test)]
mod tests {
    use crate::audit::testing::Content;

    fn printing(numbering: &str) -> Content {
        Content::new().only_document(&format!(
            "number = \"1\"\ndate = \"2024-01-15\"\n[[numbering]]\nlocator = \"Mục II\"\n{numbering}"
        ))
    }

    #[test]
    fn repeated_left_out_and_misplaced_numbers_are_notes_at_the_number() {
        for (numbers, at, message) in [
            (r#"["2.7", "2.8", "2.8"]"#, r#""2.8""#, "văn bản in số “2.8” hai lần (Mục II)"),
            (r#"["a", "b", "d"]"#, r#""d""#, "văn bản đánh số nhảy từ “b” sang “d” (Mục II)"),
            (r#"["I", "III"]"#, r#""III""#, "văn bản đánh số nhảy từ “I” sang “III” (Mục II)"),
            (r#"["1.3", "1.2.1"]"#, r#""1.2.1""#, "văn bản in số “1.2.1” sau số “1.3” (Mục II)"),
        ] {
            let one = printing(&format!("numbers = {numbers}")).expect_only("numbering");
            assert_eq!((one.at.as_str(), one.message.as_str()), (at, message));
        }
    }

    #[test]
    fn numbers_of_another_section_are_named_once() {
        let one = printing("section = \"III\"\nnumbers = [\"2.1\", \"2.2\"]").expect_only("numbering");
        assert_eq!(one.message, "mục III của văn bản lại chứa các số “2.1” (Mục II)");
        assert_eq!(one.field, "numbering[0].numbers[0]");
    }

    #[test]
    fn numbers_that_follow_each_other_are_sound() {
        for numbers in [
            r#"["1", "2", "3"]"#,
            r#"["a", "b", "c", "d", "đ", "e", "g"]"#,
            r#"["I.", "II.", "III.", "IV."]"#,
            r#"["2.1", "2.1.1", "2.1.2", "2.2"]"#,
        ] {
            printing(&format!("numbers = {numbers}")).expect_nothing();
        }
        printing("sparse = true\nnumbers = [\"1.2\", \"1.4.2\", \"1.6\", \"3.1\"]").expect_nothing();
        printing("section = \"II\"\nnumbers = [\"2.1\", \"2.2\"]").expect_nothing();
    }
}
