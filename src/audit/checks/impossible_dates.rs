use chrono::NaiveDate;

use crate::audit::{Check, Discrepancy, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::{Document, DocumentIx, Figure, Finding, FindingIx, Model};
use crate::records::FindingKind;
use crate::source::Span;
use crate::text::PartialDate;

const ID: &str = "impossible-dates";
const HELP_VI: &str =
    "so lại các ngày với văn bản; nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào acknowledged";
const HELP_EN: &str =
    "check the dates against the document; if it prints so, keep them and add them to acknowledged";

static STATUS_BEFORE_YEAR: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tình trạng khắc phục tính đến {stated}, trước cả năm của tồn tại ({computed})",
        help: HELP_VI,
    },
    en: Wording {
        message: "the status is as of {stated}, before the year of the finding itself ({computed})",
        help: HELP_EN,
    },
};

static STATUS_IN_FUTURE: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tình trạng khắc phục tính đến {stated}, sau ngày của lần đăng này ({computed})",
        help: HELP_VI,
    },
    en: Wording {
        message: "the status is as of {stated}, after the day of this edition ({computed})",
        help: HELP_EN,
    },
};

static STATUS_OUT_OF_ORDER: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "tình trạng tính đến {stated} xếp sau tình trạng tính đến {computed}, dù cũ hơn",
        help: "xếp history theo thứ tự thời gian, cũ trước mới sau: mục cuối được coi là tình trạng hiện nay",
    },
    en: Wording {
        message: "the status as of {stated} follows the one as of {computed}, though it is older",
        help: "put history in the order of time, oldest first: the last entry counts as the present status",
    },
};

static AFTER_DOCUMENT: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "số liệu hoặc tình trạng tính đến {stated}, sau ngày của chính văn bản nêu nó ({computed})",
        help: HELP_VI,
    },
    en: Wording {
        message: "the figure or status is as of {stated}, after the date of the document that states it ({computed})",
        help: HELP_EN,
    },
};

static DUE_BEFORE_YEAR: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "hạn khắc phục là {stated}, trước cả năm của tồn tại ({computed})",
        help: HELP_VI,
    },
    en: Wording {
        message: "the deadline is {stated}, before the year of the finding itself ({computed})",
        help: HELP_EN,
    },
};

static PUBLISHED_BEFORE_DOCUMENT: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "ngày đăng là {stated}, trước ngày của văn bản nguồn ({computed})",
        help: HELP_VI,
    },
    en: Wording {
        message: "the day of publication is {stated}, before the date of the source document ({computed})",
        help: HELP_EN,
    },
};

static DOCUMENT_BEFORE_PERIOD: Rule = Rule {
    id: ID,
    severity: Severity::Warning,
    vi: Wording {
        message: "văn bản ghi ngày {stated}, trước khi bắt đầu kỳ mà nó đánh giá ({computed})",
        help: "so lại ngày và kỳ của văn bản với bản gốc",
    },
    en: Wording {
        message: "the document is dated {stated}, before the period that it judges began ({computed})",
        help: "check date and period against the original",
    },
};

/// Dates that cannot both be right. A partial date counts as impossible only if every day it can mean is.
///
/// A deadline before the day of publication is sound: the site publishes old documents too.
pub(in crate::audit) const CHECK: Check = Check {
    rules: &[
        &STATUS_BEFORE_YEAR,
        &STATUS_IN_FUTURE,
        &STATUS_OUT_OF_ORDER,
        &AFTER_DOCUMENT,
        &DUE_BEFORE_YEAR,
        &PUBLISHED_BEFORE_DOCUMENT,
        &DOCUMENT_BEFORE_PERIOD,
    ],
    section: "dates",
    run,
};

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let mut dates = Dates { model, found: Vec::new() };
    for (ix, finding) in model.iter_findings() {
        dates.of_finding(ix, finding);
        dates.of_history(ix, finding);
    }
    for (ix, indicator) in model.iter_indicators() {
        for (at, value) in indicator.values.iter().enumerate() {
            dates.of_figure(
                Subject::Indicator(ix, at),
                &value.figure,
                value.source.document,
                "as_of".to_owned(),
            );
        }
    }
    let judged = judged_years(model);
    for ((ix, document), judged) in model.iter_documents().zip(judged) {
        dates.of_document(ix, document, judged);
    }
    dates.found
}

/// The discrepancies so far.
struct Dates<'m, 'a> {
    model: &'m Model<'a>,
    found: Vec<Discrepancy>,
}

impl Dates<'_, '_> {
    fn of_finding(&mut self, ix: FindingIx, finding: &Finding<'_>) {
        let subject = Subject::Finding(ix);
        let starts = start_of_year(finding.year);
        if let Some(due) = finding.due.filter(|due| starts.is_some_and(|start| due.latest() < start)) {
            self.report(&DUE_BEFORE_YEAR, subject, finding.span, due, finding.year, "due".to_owned());
        }
        let issued = self.model.document(finding.source.document).date;
        if let Some((published, issued)) =
            finding.published.zip(issued).filter(|(published, issued)| published.latest() < issued.earliest())
        {
            let field = "published".to_owned();
            self.report(&PUBLISHED_BEFORE_DOCUMENT, subject, finding.span, published, issued, field);
        }
        for (at, figure) in finding.figures.iter().enumerate() {
            let field = format!("figures[{at}].as_of");
            self.of_figure(Subject::Figure(ix, at), figure, finding.source.document, field);
        }
    }

    fn of_history(&mut self, ix: FindingIx, finding: &Finding<'_>) {
        let starts = start_of_year(finding.year);
        let today = self.model.edition.date;
        let mut newest: Option<PartialDate> = None;
        for (at, entry) in finding.history.iter().enumerate() {
            let source = entry.source.as_ref().unwrap_or(&finding.source);
            for (position, figure) in entry.figures.iter().enumerate() {
                let field = format!("history[{at}].figures[{position}].as_of");
                self.of_figure(Subject::RemedyFigure(ix, at, position), figure, source.document, field);
            }
            let Some(as_of) = entry.as_of else { continue };
            let subject = Subject::Remedy(ix, at);
            let field = || format!("history[{at}].as_of");
            let issued = self.model.document(source.document).date;
            if starts.is_some_and(|start| as_of.latest() < start) {
                self.report(&STATUS_BEFORE_YEAR, subject, entry.span, as_of, finding.year, field());
            }
            if as_of.earliest() > today {
                self.report(&STATUS_IN_FUTURE, subject, entry.span, as_of, today, field());
            } else if let Some(issued) = issued.filter(|issued| as_of.earliest() > issued.latest()) {
                self.report(&AFTER_DOCUMENT, subject, entry.span, as_of, issued, field());
            }
            if let Some(newest) = newest.filter(|newest| as_of.latest() < newest.earliest()) {
                self.report(&STATUS_OUT_OF_ORDER, subject, entry.span, as_of, newest, field());
            }
            newest = newest.max(Some(as_of));
        }
    }

    fn of_figure(&mut self, subject: Subject, figure: &Figure<'_>, document: DocumentIx, field: String) {
        let issued = self.model.document(document).date;
        if let Some((as_of, issued)) =
            figure.as_of.zip(issued).filter(|(as_of, issued)| as_of.earliest() > issued.latest())
        {
            self.report(&AFTER_DOCUMENT, subject, figure.span, as_of, issued, field);
        }
    }

    /// `judged` is the earliest year of which the document is the source of a result or a judgement.
    fn of_document(&mut self, ix: DocumentIx, document: &Document<'_>, judged: Option<i32>) {
        let (Some(date), Some(judged)) = (document.date, judged) else { return };
        let period = document.period.as_deref().and_then(start_of_period);
        let start = period.or_else(|| start_of_year(judged));
        if let Some(start) = start.filter(|start| date.latest() < *start) {
            let field = "date".to_owned();
            self.report(&DOCUMENT_BEFORE_PERIOD, Subject::Document(ix), document.span, date, start, field);
        }
    }

    fn report(
        &mut self,
        rule: &'static Rule,
        subject: Subject,
        span: Span,
        stated: PartialDate,
        other: impl ToString,
        field: String,
    ) {
        let one = Discrepancy::new(self.model, subject, rule, span, Verdict::Differs);
        self.found.push(one.comparing(stated, other).in_field(field));
    }
}

fn start_of_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

/// The first day that a period can begin on: of `2023-01..2023-05`, `2021-H1` or `2022`.
fn start_of_period(period: &str) -> Option<NaiveDate> {
    let month = period.get(..7).and_then(|month| month.parse::<PartialDate>().ok());
    let year = || period.get(..4).and_then(|year| year.parse::<PartialDate>().ok());
    month.or_else(year).map(|date| date.earliest())
}

/// For each document, the earliest year of its results, figures and judgements. Directives look ahead and do not
/// count: a plan is older than its year.
fn judged_years(model: &Model<'_>) -> Vec<Option<i32>> {
    let mut years: Vec<Option<i32>> = vec![None; model.documents.len()];
    let results = model.results.iter().map(|result| (result.source.document, result.year));
    let findings = model
        .findings
        .iter()
        .filter(|finding| matches!(finding.kind, FindingKind::Shortcoming | FindingKind::Strength))
        .map(|finding| (finding.source.document, finding.year));
    let values = model.indicators.iter().flat_map(|indicator| &indicator.values);
    let values = values.map(|value| (value.source.document, value.year));
    for (document, year) in results.chain(findings).chain(values) {
        let known = &mut years[document.index()];
        *known = Some(known.map_or(year, |known| known.min(year)));
    }
    years
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::start_of_period;
    use crate::audit::Subject;
    use crate::audit::testing::Content;

    fn remedied(history: Value) -> Content {
        Content::new().document("bc-2", "number = \"2\"\ndate = \"2024-05-20\"").finding(json!({
            "due": "2023-12", "published": "2024-02", "history": history,
        }))
    }

    fn entry(as_of: &str) -> Value {
        json!({ "as_of": as_of, "status": "reported-done", "source": { "document": "bc-2" } })
    }

    #[test]
    fn dates_in_their_natural_order_are_sound() {
        remedied(json!([entry("2023"), entry("2023-05"), entry("2024-05-20")])).expect_nothing();
    }

    #[test]
    fn a_status_before_the_year_of_its_finding_is_found() {
        let one = remedied(json!([entry("2022-12-31")])).expect_only("impossible-dates");
        assert!(one.at.starts_with('{') && one.at.contains("2022-12-31"), "{}", one.at);
        assert_eq!((one.sides(), one.field.as_str()), (("2022-12-31", "2023"), "history[0].as_of"));
        assert!(matches!(one.subject, Subject::Remedy(_, 0)));
        assert_eq!(one.message, "tình trạng khắc phục tính đến 2022-12-31, trước cả năm của tồn tại (2023)");
    }

    #[test]
    fn a_status_in_the_future_is_found() {
        let one = remedied(json!([entry("2025-05-20")])).on("2024-06-30").expect_only("impossible-dates");
        assert_eq!(one.sides(), ("2025-05-20", "2024-06-30"));
    }

    #[test]
    fn a_status_after_its_own_document_is_found() {
        let one = remedied(json!([entry("2024-06")])).expect_only("impossible-dates");
        assert_eq!(one.sides(), ("2024-06", "2024-05-20"));
    }

    #[test]
    fn a_history_out_of_order_is_found() {
        let one = remedied(json!([entry("2024-05"), entry("2023-05")])).expect_only("impossible-dates");
        assert_eq!((one.sides(), one.field.as_str()), (("2023-05", "2024-05"), "history[1].as_of"));
    }

    #[test]
    fn a_data_cut_off_after_the_document_is_found() {
        let figure = json!({ "value": 3, "as_of": "2024-03" });
        let report = Content::new()
            .finding(json!({ "figures": [figure] }))
            .indicator(json!([{ "unit": "xa-a", "value": 3, "as_of": "2024-01-16" }]))
            .audit();
        assert_eq!(report.fields("impossible-dates"), ["figures[0].as_of", "as_of"]);
    }

    #[test]
    fn a_deadline_or_a_publication_too_early_is_found() {
        let report = Content::new()
            .finding(json!({ "due": "2022", "published": "2023-12-01", "history": [{ "status": "reported-done" }] }))
            .audit();
        assert_eq!(report.fields("impossible-dates"), ["due", "published"]);
    }

    #[test]
    fn a_document_before_the_period_that_it_judges_is_found() {
        let dated = |date: &str, period: &str, kind: &str| {
            let front = format!("number = \"1\"\ndate = \"{date}\"\nperiod = \"{period}\"");
            Content::new().only_document(&front).finding(json!({ "kind": kind }))
        };
        let one = dated("2022-11-30", "2023", "shortcoming").expect_only("impossible-dates");
        assert!(one.at.contains("date = \"2022-11-30\""), "{}", one.at);
        assert_eq!((one.sides(), one.field.as_str()), (("2022-11-30", "2023-01-01"), "date"));
        dated("2022-11-30", "", "shortcoming").expect_only("impossible-dates");
        dated("2023-06-15", "2023-H1", "shortcoming").expect_nothing();
        dated("2022-11-30", "2023", "directive").expect_nothing();
    }

    #[test]
    fn a_period_begins_with_its_first_month_or_year() {
        let start = |period| start_of_period(period).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(start("2023-02..2023-05"), "2023-02-01");
        assert_eq!(start("2021-H2"), "2021-01-01");
        assert_eq!(start("2022"), "2022-01-01");
        assert_eq!(start("sáu tháng đầu năm"), "");
    }
}
