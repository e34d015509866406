use rust_decimal::Decimal;
use serde::Serialize;

use crate::audit::{Discrepancy, OtherSubject, Subject};
use crate::diagnostics::Language;
use crate::model::Model;
use crate::model::remedy::Progress;
use crate::site::reports::district_of;
use crate::site::{Context, Route};
use crate::text::{Locale, PartialDate, slug};

use super::{Mark, SourceView, UnitView, decimal, short_title};

/// One finding of the audit.
#[derive(Debug, Clone, Serialize)]
pub struct DiscrepancyView {
    /// Its fragment on the page of its rule.
    pub fragment: String,
    /// Where it stands, written out.
    pub path: Route,
    /// Id of the rule; key of the words `audit_rule.*`.
    pub rule: &'static str,
    /// How the sides stand to each other; key of the words `verdict.*`.
    pub verdict: &'static str,
    /// The sentence of the rule, figures written for readers.
    pub message: String,
    /// What is stated.
    pub stated: Option<Side>,
    /// What was computed.
    pub computed: Option<Side>,
    /// Stated minus computed, where both are numbers of one measure.
    pub difference: Option<String>,
    /// The record it is about.
    pub record: Option<AuditedRecord>,
    /// The district concerned.
    pub district: Option<UnitView>,
    /// Year.
    pub year: Option<i32>,
    /// Document and place.
    pub source: Option<SourceView>,
    /// Id of the document.
    pub document_id: Option<String>,
    /// The note with which it is published.
    pub acknowledged: Option<String>,
}

/// One side of a comparison, or of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// `number`, `date`, `status` (a key of the words `status.*`) or `text`.
    pub form: &'static str,
    /// A decimal, an ISO date or words of the record.
    pub text: String,
}

/// The record of a discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditedRecord {
    /// Its name.
    pub title: String,
    /// On the figures of its title.
    pub title_marks: Vec<Mark>,
    /// Its page.
    pub path: Route,
}

impl DiscrepancyView {
    /// The view of a discrepancy.
    pub fn of(cx: &Context<'_>, one: &Discrepancy) -> Self {
        let document = one.document.map(|ix| cx.model.document(ix));
        let district = district_of(cx.model, one).map(|district| UnitView::of(cx, district));
        let (language, locale) = tongue(cx);
        let write = |name: &str, text: &str| {
            let text = if is_label(name) { text.to_owned() } else { written(locale, text) };
            cx.names().spell(cx.model, name, &text)
        };
        let rule = one.diagnostic.rule;
        let side = |name: &str, text: &Option<String>| {
            text.as_deref().map(|text| if rule.quotes(name) { Side::quoted(text) } else { Side::of(text) })
        };
        let fragment = report_fragment(cx.model, one);
        Self {
            path: cx.reports.place(&fragment),
            fragment,
            rule: one.diagnostic.rule.id,
            verdict: one.verdict.word(),
            message: one.diagnostic.message_for_readers(language, write),
            stated: side("stated", &one.diagnostic.stated),
            computed: side("computed", &one.diagnostic.computed),
            difference: one.difference.map(decimal),
            record: audited(cx, one.subject),
            district,
            year: one.year,
            source: document.map(|document| SourceView {
                label: short_title(document),
                locator: one.locator.clone(),
                path: Some(Route::document(document)),
            }),
            document_id: document.map(|document| document.id.to_string()),
            acknowledged: one.acknowledged.clone(),
        }
    }
}

impl Side {
    /// A side as it stands in a record.
    pub fn of(text: &str) -> Self {
        let form = if Decimal::from_str_exact(text).is_ok() && !text.starts_with('+') {
            "number"
        } else if text.parse::<PartialDate>().is_ok() {
            "date"
        } else if text == "recurring" || Progress::ALL.iter().any(|progress| progress.word() == text) {
            "status"
        } else {
            "text"
        };
        Self { form, text: text.to_owned() }
    }
}

impl Side {
    /// The letters of a document: `2.8` is the number of a section.
    fn quoted(text: &str) -> Self {
        Self { form: "text", text: text.to_owned() }
    }
}

/// Whether an argument of a sentence is a year, a code or a place, and so no figure whatever it looks like.
fn is_label(name: &str) -> bool {
    matches!(
        name,
        "year" | "code" | "criterion" | "criteria" | "section" | "place" | "other" | "where" | "later"
    )
}

/// The language of the site, for the sentences of rules and for figures.
pub(crate) fn tongue(cx: &Context<'_>) -> (Language, Locale) {
    match &*cx.model.site.language {
        "en" => (Language::En, Locale::En),
        _ => (Language::Vi, Locale::Vi),
    }
}

/// A decimal, a fraction of decimals, a date, a period or a list of decimals with what they are of, as readers write it;
/// anything else as it is.
fn written(locale: Locale, text: &str) -> String {
    let number = |text: &str| Decimal::from_str_exact(text).ok().map(|value| locale.decimal(&value));
    // A year alone is a date before it is a number only where a rule compares dates; those have a month.
    let date = || text.contains('-').then(|| text.parse::<PartialDate>().ok()).flatten();
    let fraction = || {
        let (part, whole) = text.split_once('/')?;
        Some(format!("{}/{}", number(part)?, number(whole)?))
    };
    // `2 (Xã A); 0.5 (Xã B)`
    let item = |item: &str| {
        let (figure, rest) = item.split_at(item.find(' ').unwrap_or(item.len()));
        Some(number(figure)? + rest)
    };
    let list = || {
        let items: Option<Vec<String>> = text.split("; ").map(item).collect();
        items.filter(|items| items.len() > 1).map(|items| items.join("; "))
    };
    // `2023-01..2023-05`
    let period = || {
        let (from, to) = text.split_once("..")?;
        Some(format!("{}–{}", locale.date(&from.parse().ok()?), locale.date(&to.parse().ok()?)))
    };
    number(text)
        .or_else(list)
        .or_else(period)
        .or_else(|| date().map(|date| locale.date(&date)))
        .or_else(fraction)
        .unwrap_or_else(|| text.to_owned())
}

/// Rule, record and field: it stays the same from one edition to the next.
pub(crate) fn report_fragment(model: &Model<'_>, one: &Discrepancy) -> String {
    let record = match one.subject.record() {
        Subject::Result(ix) => {
            let result = model.result(ix);
            format!("{}-{}", model.unit(result.unit).id, result.year)
        }
        Subject::Indicator(ix, at) => {
            let indicator = model.indicator(ix);
            let unit = indicator.values.get(at).map(|value| &*model.unit(value.unit).id).unwrap_or_default();
            format!("{}-{unit}", indicator.id)
        }
        Subject::Document(ix) => model.document(ix).id.to_string(),
        Subject::Unit(ix) => model.unit(ix).id.to_string(),
        Subject::Finding(ix)
        | Subject::Figure(ix, _)
        | Subject::Remedy(ix, _)
        | Subject::RemedyFigure(ix, ..) => model.finding(ix).id.to_string(),
        Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => model.result(ix).year.to_string(),
        Subject::Other(other) => match other {
            OtherSubject::Site => String::new(),
            OtherSubject::Framework(ix) => model.framework(ix).id.to_string(),
            OtherSubject::Indicator(ix) => model.indicator(ix).id.to_string(),
            OtherSubject::Page(at) => model.pages[at].id.to_string(),
            OtherSubject::Correction(at) => model.corrections[at].id.to_string(),
            OtherSubject::Override(at) => model.overrides[at].id.to_string(),
        },
    };
    slug(&format!("{} {record} {}", one.diagnostic.rule.id, one.field))
}

/// The record that a subject is part of, with its page.
pub(super) fn audited(cx: &Context<'_>, subject: Subject) -> Option<AuditedRecord> {
    let model = cx.model;
    let named = |title, path| AuditedRecord { title, title_marks: Vec::new(), path };
    Some(match subject.record() {
        Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => {
            let result = model.result(ix);
            let unit = model.unit(result.unit);
            named(format!("{} {}", unit.name, result.year), Route::unit(unit))
        }
        Subject::Finding(ix)
        | Subject::Figure(ix, _)
        | Subject::Remedy(ix, _)
        | Subject::RemedyFigure(ix, ..) => {
            let finding = model.finding(ix);
            let title_marks = Mark::of_title(cx, ix);
            AuditedRecord { title: finding.title.to_string(), title_marks, path: Route::finding(finding) }
        }
        Subject::Indicator(ix, at) => {
            let value = model.indicator(ix).values.get(at)?;
            let unit = model.unit(value.unit);
            let title = format!("{}, {} {}", model.indicator(ix).title, unit.name, value.year);
            named(title, Route::unit(unit))
        }
        Subject::Document(ix) => {
            let document = model.document(ix);
            named(short_title(document), Route::document(document))
        }
        Subject::Unit(ix) => {
            let unit = model.unit(ix);
            named(unit.name.to_string(), Route::unit(unit))
        }
        Subject::Other(OtherSubject::Page(at)) => {
            let page = &model.pages[at];
            named(page.title.to_string(), Route::page(&page.id))
        }
        Subject::Other(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit;

    #[test]
    fn figures_in_a_sentence_are_written_for_readers() {
        for (text, expected) in [
            ("22.59", "22,59"),
            ("15477.268/62528", "15.477,268/62.528"),
            ("2020-02-29", "29/2/2020"),
            ("Đã khắc phục", "Đã khắc phục"),
            ("nợ/có", "nợ/có"),
            ("2 (Xã A); 0.5 (Xã B)", "2 (Xã A); 0,5 (Xã B)"),
            ("7.5; 4", "7,5; 4"),
            ("đủ; 2.8 thiếu", "đủ; 2.8 thiếu"),
        ] {
            assert_eq!(written(Locale::Vi, text), expected);
        }
    }

    #[test]
    fn numbers_of_sections_and_criteria_are_no_figures() {
        assert!(["criterion", "code", "section", "year"].into_iter().all(is_label));
        assert!(!is_label("stated") && !is_label("max"));
        let quoting = audit::rules().filter(|(rule, _)| rule.quotes("stated")).map(|(rule, _)| rule.id);
        let quoting: Vec<&str> = quoting.collect();
        assert!(quoting.contains(&"numbering") && !quoting.contains(&"sum-of-domains"), "{quoting:?}");
    }

    #[test]
    fn figures_dates_and_periods_are_written_for_readers() {
        for (text, expected) in [
            ("1234.5", "1.234,5"),
            ("13/15", "13/15"),
            ("2023-01..2023-05", "1/2023–5/2023"),
            ("2020-02-29", "29/2/2020"),
            ("2 (Xã A); 0.5 (Xã B)", "2 (Xã A); 0,5 (Xã B)"),
            ("Đã khắc phục", "Đã khắc phục"),
        ] {
            assert_eq!(written(Locale::Vi, text), expected);
        }
    }

    #[test]
    fn a_side_knows_what_it_is() {
        for (text, form) in [
            ("22.59", "number"),
            ("2020-02-29", "date"),
            ("13/15", "text"),
            ("2023", "number"),
            ("in-progress", "status"),
        ] {
            assert_eq!(Side::of(text).form, form, "{text}");
        }
    }
}
