use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;

const ID: &str = "document-incomplete";
const HELP_VI: &str =
    "nếu văn bản có ghi thì bổ sung; nếu văn bản để trống thì giữ nguyên, trang sẽ nói rõ điều đó";
const HELP_EN: &str =
    "if the document has it, add it; if the document leaves it blank, so does the site, and says so";

static NO_NUMBER: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording { message: "văn bản không có số", help: HELP_VI },
    en: Wording { message: "the document has no number", help: HELP_EN },
};

static NO_DATE: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording { message: "văn bản không có ngày ban hành", help: HELP_VI },
    en: Wording { message: "the document has no date of issue", help: HELP_EN },
};

static PARTIAL_DATE: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording {
        message: "ngày ban hành của văn bản chỉ ghi {stated}, thiếu ngày hoặc tháng",
        help: HELP_VI,
    },
    en: Wording {
        message: "the document's date of issue is only {stated}, without the day or the month",
        help: HELP_EN,
    },
};

static UNSIGNED: Rule = Rule {
    id: ID,
    severity: Severity::Note,
    vi: Wording { message: "văn bản không có chữ ký", help: HELP_VI },
    en: Wording { message: "the document is not signed", help: HELP_EN },
};

/// Documents without a number, a full date or a signature.
pub(in crate::audit) const CHECK: Check =
    Check { rules: &[&NO_NUMBER, &NO_DATE, &PARTIAL_DATE, &UNSIGNED], section: "documents", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, document) in model.iter_documents() {
        let mut note = |rule, field| {
            let subject = Subject::Document(ix);
            let one =
                Discrepancy::new(model, subject, rule, document.span, Verdict::Unstated).in_field(field);
            found.push(match document.date.filter(|_| field == "date") {
                Some(date) => one.stating(date),
                None => one,
            });
        };
        if document.number.is_none() {
            note(&NO_NUMBER, "number");
        }
        match document.date {
            None => note(&NO_DATE, "date"),
            Some(date) if date.day().is_none() => note(&PARTIAL_DATE, "date"),
            Some(_) => {}
        }
        if document.signed == Some(false) {
            note(&UNSIGNED, "signed");
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::audit::testing::Content;

    fn fields(front: &str) -> Vec<String> {
        let report = Content::new().only_document(front).audit();
        report.fields("document-incomplete").into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_a_document_lacks_is_noted_one_by_one() {
        assert_eq!(fields("number = \"\"\nsigned = false"), ["date", "number", "signed"]);
    }

    #[test]
    fn a_date_without_its_day_is_noted_at_the_document() {
        let one = Content::new()
            .only_document("number = \"12/BC\"\ndate = \"2024-04\"")
            .expect_only("document-incomplete");
        assert!(one.at.contains("date = \"2024-04\""), "{}", one.at);
        assert_eq!(one.stated, "2024-04");
        assert_eq!(one.message, "ngày ban hành của văn bản chỉ ghi 2024-04, thiếu ngày hoặc tháng");
    }

    #[test]
    fn a_complete_document_is_sound_and_a_signature_may_be_unknown() {
        assert!(fields("number = \"12/BC\"\ndate = \"2024-04-09\"\nsigned = true").is_empty());
        assert!(fields("number = \"12/BC\"\ndate = \"2024-04-09\"").is_empty());
    }
}
