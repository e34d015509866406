use rust_decimal::Decimal;
use serde::Serialize;

use crate::audit::{Discrepancy, OtherSubject, Subject};
use crate::diagnostics::Language;
use crate::model::remedy::Progress;
use crate::model::{FindingIx, Model, ResultIx, ScoreResult};
use crate::site::reports::district_of;
use crate::site::{Context, Route};
use crate::text::{Locale, PartialDate, slug};

use super::prose::printed;
use super::{SourceView, UnitView, decimal, short_title};

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
    /// Its page.
    pub path: Route,
}

/// A mark beside the very figure that the audit doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// How the sides stand to each other; key of the words `verdict.*`.
    pub verdict: &'static str,
    /// The part of the record that it stands at: `appraised` of `domains[2].appraised`; `whole` for an entry or a
    /// record as such, `domains[2]`.
    pub part: String,
    /// Where the audit says why.
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

impl Mark {
    /// The marks of a subject.
    pub fn of(cx: &Context<'_>, subject: Subject) -> Vec<Self> {
        cx.discrepancies.about(subject).map(|one| Self::one(cx, one)).collect()
    }

    /// The marks of the loss of a finding.
    pub fn of_loss(cx: &Context<'_>, ix: FindingIx) -> Vec<Self> {
        cx.discrepancies.about_field(Subject::Finding(ix), "loss").map(|one| Self::one(cx, one)).collect()
    }

    /// The marks of the figures that the title of a finding prints.
    pub fn of_title(cx: &Context<'_>, ix: FindingIx) -> Vec<Self> {
        Self::printed_in(cx, ix, || cx.model.finding(ix).title.to_string())
    }

    /// The marks of the figures that a text of a finding prints; it is made only where there is something to doubt.
    pub fn printed_in(cx: &Context<'_>, ix: FindingIx, text: impl FnOnce() -> String) -> Vec<Self> {
        let doubts = cx.doubts.of_finding(cx, ix);
        if doubts.is_empty() {
            return Vec::new();
        }
        printed(&text(), &doubts).into_iter().map(|(_, doubt)| Self::one(cx, doubt.one)).collect()
    }

    /// The marks of the figures of a finding, and of those that are told of it later.
    pub fn of_figures(cx: &Context<'_>, ix: FindingIx) -> Vec<Self> {
        let all = cx.discrepancies.in_record(Subject::Finding(ix));
        let figures =
            all.filter(|one| matches!(one.subject, Subject::Figure(..) | Subject::RemedyFigure(..)));
        figures.map(|one| Self::one(cx, one)).collect()
    }

    /// The marks of the totals, the rank and the class of a result.
    pub fn of_result(cx: &Context<'_>, result: &ScoreResult<'_>) -> Vec<Self> {
        Self::in_result(cx, result, Subject::Result)
    }

    /// The marks of the score at a position among the domains of a result.
    pub fn of_domain(cx: &Context<'_>, result: &ScoreResult<'_>, at: usize) -> Vec<Self> {
        Self::in_result(cx, result, |ix| Subject::DomainScore(ix, at))
    }

    /// The marks of all scores of a result in the domains of a harmonised key.
    pub fn of_key(cx: &Context<'_>, result: &ScoreResult<'_>, key: &str) -> Vec<Self> {
        let Some(set) = result.framework.map(|framework| cx.model.framework(framework)) else {
            return Vec::new();
        };
        let scores = result.domains.iter().enumerate();
        let here = scores.filter(|(_, score)| set.domains[score.domain].key == key);
        here.flat_map(|(at, _)| Self::of_domain(cx, result, at)).collect()
    }

    /// Whether the audit doubts what the index of a result is made of.
    pub(crate) fn is_on_index(cx: &Context<'_>, result: &ScoreResult<'_>) -> bool {
        Self::is_on(cx, result, Subject::Result, &["total", "appraised"])
    }

    /// Whether the audit doubts the rank of a result.
    pub(crate) fn is_on_rank(cx: &Context<'_>, result: &ScoreResult<'_>) -> bool {
        Self::is_on(cx, result, Subject::Result, &["rank", "position", "of"])
    }

    /// Whether the audit doubts the appraised score at a position among the domains of a result.
    pub(crate) fn is_on_domain(cx: &Context<'_>, result: &ScoreResult<'_>, at: usize) -> bool {
        Self::is_on(cx, result, |ix| Subject::DomainScore(ix, at), &["appraised"])
    }

    /// Whether the audit doubts that score, or what is said to have been lost of it.
    pub(crate) fn is_on_loss(cx: &Context<'_>, result: &ScoreResult<'_>, at: usize) -> bool {
        Self::is_on(cx, result, |ix| Subject::DomainScore(ix, at), &["appraised", "lost", "whole"])
    }

    /// Whether the audit doubts an appraised score of a result in the domains of a harmonised key.
    pub(crate) fn is_on_key(cx: &Context<'_>, result: &ScoreResult<'_>, key: &str) -> bool {
        let Some(set) = result.framework.map(|framework| cx.model.framework(framework)) else { return false };
        let scores = result.domains.iter().enumerate();
        let mut here = scores.filter(|(_, score)| set.domains[score.domain].key == key);
        here.any(|(at, _)| Self::is_on_domain(cx, result, at))
    }

    fn is_on(
        cx: &Context<'_>,
        result: &ScoreResult<'_>,
        subject: impl Fn(ResultIx) -> Subject,
        parts: &[&str],
    ) -> bool {
        let Some(ix) = cx.model.result_of(result.unit, result.year) else { return false };
        cx.discrepancies.about(subject(ix)).any(|one| parts.contains(&part(&one.field)))
    }

    /// The marks of the score at a position among the criteria of a result.
    pub fn of_criterion(cx: &Context<'_>, result: &ScoreResult<'_>, at: usize) -> Vec<Self> {
        Self::in_result(cx, result, |ix| Subject::CriterionScore(ix, at))
    }

    fn in_result(
        cx: &Context<'_>,
        result: &ScoreResult<'_>,
        subject: impl Fn(ResultIx) -> Subject,
    ) -> Vec<Self> {
        let ix = cx.model.result_of(result.unit, result.year);
        ix.map(|ix| Self::of(cx, subject(ix))).unwrap_or_default()
    }

    /// The mark of one thing that the audit says.
    pub(crate) fn one(cx: &Context<'_>, one: &Discrepancy) -> Self {
        let path = cx.reports.place(&report_fragment(cx.model, one));
        Self { verdict: one.verdict.word(), part: part(&one.field).to_owned(), path }
    }
}

/// The last name of a field; `whole` where it ends in a position, or there is none.
fn part(field: &str) -> &str {
    let last = field.rsplit('.').next().unwrap_or_default();
    if last.is_empty() || last.ends_with(']') { "whole" } else { last }
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
    Some(match subject.record() {
        Subject::Result(ix) | Subject::DomainScore(ix, _) | Subject::CriterionScore(ix, _) => {
            let result = model.result(ix);
            let unit = model.unit(result.unit);
            AuditedRecord { title: format!("{} {}", unit.name, result.year), path: Route::unit(unit) }
        }
        Subject::Finding(ix)
        | Subject::Figure(ix, _)
        | Subject::Remedy(ix, _)
        | Subject::RemedyFigure(ix, ..) => {
            let finding = model.finding(ix);
            AuditedRecord { title: finding.title.to_string(), path: Route::finding(finding) }
        }
        Subject::Indicator(ix, at) => {
            let value = model.indicator(ix).values.get(at)?;
            let unit = model.unit(value.unit);
            let title = format!("{}, {} {}", model.indicator(ix).title, unit.name, value.year);
            AuditedRecord { title, path: Route::unit(unit) }
        }
        Subject::Document(ix) => {
            let document = model.document(ix);
            AuditedRecord { title: short_title(document), path: Route::document(document) }
        }
        Subject::Unit(ix) => {
            let unit = model.unit(ix);
            AuditedRecord { title: unit.name.to_string(), path: Route::unit(unit) }
        }
        Subject::Other(OtherSubject::Page(at)) => {
            let page = &model.pages[at];
            AuditedRecord { title: page.title.to_string(), path: Route::page(&page.id) }
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
    fn a_mark_stands_at_the_last_name_of_its_field() {
        for (field, expected) in [
            ("totals.total", "total"),
            ("rank", "rank"),
            ("domains[2].appraised", "appraised"),
            ("domains[2]", "whole"),
            ("", "whole"),
        ] {
            assert_eq!(part(field), expected, "{field}");
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
