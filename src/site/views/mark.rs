use serde::Serialize;

use crate::audit::{Discrepancy, Subject};
use crate::model::{Figure, FindingIx, IndicatorIx, ResultIx, ScoreResult};
use crate::site::doubts::{Doubt, numbers};
use crate::site::{Context, Route};

use super::prose::printed;
use super::report_fragment;

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
        let mut seen = Vec::new();
        let mut printed = printed(&text(), &doubts);
        printed.retain(|(_, doubt)| {
            let new = !seen.contains(&doubt.value);
            seen.push(doubt.value);
            new
        });
        printed.into_iter().map(|(_, doubt)| Self::one(cx, doubt.one)).collect()
    }

    /// The marks of the figures of a finding, and of those that are told of it later.
    pub fn of_figures(cx: &Context<'_>, ix: FindingIx) -> Vec<Self> {
        let all = cx.discrepancies.in_record(Subject::Finding(ix));
        let figures =
            all.filter(|one| matches!(one.subject, Subject::Figure(..) | Subject::RemedyFigure(..)));
        figures.map(|one| Self::one(cx, one)).collect()
    }

    /// The marks of a figure of a finding, those of the same figure of its units in the same document included.
    pub fn of_figure(cx: &Context<'_>, ix: FindingIx, figure: &Figure<'_>, subject: Subject) -> Vec<Self> {
        let beside = cx.doubts.of_finding(cx, ix).into_iter();
        let beside = beside.filter(|doubt| doubt.one.subject.record() != subject.record());
        let marked = cx.discrepancies.about(subject).chain(same_number(figure, beside));
        marked.map(|one| Self::one(cx, one)).collect()
    }

    /// The marks of a value of an indicator, and of the same figure where a finding or a score states it: the audit
    /// says once what it doubts, and readers meet the figure at both.
    pub fn of_value(cx: &Context<'_>, ix: IndicatorIx, at: usize) -> Vec<Self> {
        on_value(cx, ix, at).map(|one| Self::one(cx, one)).collect()
    }

    /// Whether the audit doubts a value of an indicator.
    pub(crate) fn is_on_value(cx: &Context<'_>, ix: IndicatorIx, at: usize) -> bool {
        on_value(cx, ix, at).next().is_some()
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

/// What the audit says of a value of an indicator, or of the figure of its unit that it repeats.
fn on_value<'c>(cx: &'c Context<'_>, ix: IndicatorIx, at: usize) -> impl Iterator<Item = &'c Discrepancy> {
    let value = &cx.model.indicator(ix).values[at];
    let own = Subject::Indicator(ix, at);
    let told = value.finding.map(|finding| cx.doubts.of_finding(cx, finding)).unwrap_or_default();
    let told = told.into_iter().filter(|doubt| doubt.one.units.contains(&value.unit));
    let beside = cx.doubts.of_unit(value.source.document, value.unit).copied();
    let others = told.chain(beside).filter(|doubt| doubt.one.subject != own);
    cx.discrepancies.about(own).chain(same_number(&value.figure, others))
}

/// Of doubts those about a number that a figure prints; of several about one number the first.
fn same_number<'m>(figure: &Figure<'_>, doubts: impl Iterator<Item = Doubt<'m>>) -> Vec<&'m Discrepancy> {
    let mut found: Vec<Doubt<'m>> = Vec::new();
    let printed = numbers(figure);
    for doubt in doubts.filter(|doubt| printed.contains(&Some(doubt.value))) {
        if found.iter().all(|known| known.value != doubt.value) {
            found.push(doubt);
        }
    }
    found.into_iter().map(|doubt| doubt.one).collect()
}

/// The last name of a field; `whole` where it ends in a position, or there is none.
fn part(field: &str) -> &str {
    let last = field.rsplit('.').next().unwrap_or_default();
    if last.is_empty() || last.ends_with(']') { "whole" } else { last }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
