use chrono::{Months, NaiveDate};

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Amount, Model};
use crate::records::FindingKind;
use crate::text::PartialDate;

static RULE: Rule = Rule {
    id: "date-outside-year",
    severity: Severity::Note,
    vi: Wording {
        message: "“{label}” ghi {stated}, ngoài năm đánh giá {computed}",
        help: "so lại ngày với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên",
    },
    en: Wording {
        message: "“{label}” is dated {stated}, outside the year of {computed}",
        help: "check the date against the document; if it prints so, keep it",
    },
};

/// Dates among the figures of shortcomings that lie outside the year that is judged.
///
/// A report on a year may be due in the months after it, and a deadline lies ahead by its nature.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "figures", run };

/// Months after the year in which its own papers are still made.
const AFTERWARDS: Months = Months::new(3);

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (ix, finding) in model.iter_findings().filter(|(_, finding)| finding.kind == FindingKind::Shortcoming)
    {
        for (at, figure) in finding.figures.iter().enumerate() {
            let Amount::Date(date) = figure.amount else { continue };
            if finding.due == Some(date) || belongs_to(date, finding.year) {
                continue;
            }
            let label = figure.label.as_deref().unwrap_or_default();
            let one = Discrepancy::new(model, Subject::Figure(ix, at), &RULE, figure.span, Verdict::Remark)
                .comparing(date, finding.year)
                .with("label", label)
                .in_field(format!("figures[{at}].date"));
            found.push(one);
        }
    }
    found
}

fn belongs_to(date: PartialDate, year: i32) -> bool {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).and_then(|day| day.checked_add_months(AFTERWARDS));
    first.zip(last).is_none_or(|(first, last)| date.latest() >= first && date.earliest() <= last)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn dated(date: &str) -> Content {
        Content::new().finding(json!({ "figures": [{ "label": "Ngày ban hành", "date": date }] }))
    }

    #[test]
    fn a_date_before_or_long_after_the_year_is_a_note() {
        let one = dated("2024-05-11").expect_only("date-outside-year");
        assert_eq!((one.sides(), one.field.as_str()), (("2024-05-11", "2023"), "figures[0].date"));
        assert!(one.at.contains("2024-05-11"), "{}", one.at);
        dated("2022-11").expect_only("date-outside-year");
    }

    #[test]
    fn dates_of_the_year_and_soon_after_it_are_sound() {
        for date in ["2023", "2023-05-11", "2024-02-15"] {
            dated(date).expect_nothing();
        }
        let due = json!({ "due": "2025-01", "figures": [{ "label": "Hạn", "date": "2025-01" }] });
        Content::new().finding(due).expect_nothing();
    }
}
