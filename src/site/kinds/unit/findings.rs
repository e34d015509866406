use serde::Serialize;

use crate::charts::{status_bar, status_dates, status_years};
use crate::model::remedy::Tally;
use crate::model::{FindingIx, UnitIx};
use crate::records::FindingKind;
use crate::site::Context;
use crate::site::views::{FindingItem, TallyView, remedies_by_year, remedies_chart, remedies_over_time};

/// Everything that documents say of a unit, kinds apart.
#[derive(Debug, Serialize)]
pub(super) struct FindingsView {
    /// Shortcomings by year, newest first.
    years: Vec<YearView>,
    strengths: Vec<FindingItem>,
    directives: Vec<FindingItem>,
    statements: Vec<FindingItem>,
    /// Shortcomings of others that it must answer for.
    answers: Vec<FindingItem>,
    tally: TallyView,
    chart: Option<status_bar::Chart>,
    /// The same over time.
    over_time: Option<status_dates::Chart>,
    /// The same by the year of the findings.
    by_year: Option<status_years::Chart>,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    /// Shortcomings counted, aggregates left out.
    count: usize,
    domains: Vec<DomainView>,
}

#[derive(Debug, Serialize)]
struct DomainView {
    title: Option<String>,
    key: Option<String>,
    findings: Vec<FindingItem>,
}

/// The findings of a unit.
pub(super) fn findings(cx: &Context<'_>, ix: UnitIx) -> FindingsView {
    let model = cx.model;
    let all = model.findings_of(ix);
    let of_kind = |list: &[FindingIx], kind: FindingKind| -> Vec<FindingItem> {
        let kept = list.iter().filter(|&&finding| model.finding(finding).kind == kind);
        kept.map(|&finding| FindingItem::of(cx, finding)).collect()
    };
    let tally = Tally::of(all.iter().map(|&finding| model.finding(finding)), model.edition.date);
    FindingsView {
        years: years(of_kind(all, FindingKind::Shortcoming), cx, all),
        strengths: of_kind(all, FindingKind::Strength),
        directives: of_kind(all, FindingKind::Directive),
        statements: of_kind(all, FindingKind::Statement),
        answers: of_kind(model.answered_by(ix), FindingKind::Shortcoming),
        tally: tally.into(),
        chart: remedies_chart(&model.unit(ix).name, tally),
        over_time: remedies_over_time(cx, &model.unit(ix).name, all.iter().copied()),
        by_year: remedies_by_year(cx, &model.unit(ix).name, all.iter().copied()),
    }
}

/// Shortcomings by year, then by domain in the order of the site; those without a domain last.
fn years(items: Vec<FindingItem>, cx: &Context<'_>, all: &[FindingIx]) -> Vec<YearView> {
    let mut years: Vec<YearView> = Vec::new();
    for item in items {
        if years.last().is_none_or(|last| last.year != item.year) {
            let counted = all.iter().map(|&finding| cx.model.finding(finding));
            let count = counted.filter(|finding| finding.year == item.year && finding.is_counted()).count();
            years.push(YearView { year: item.year, count, domains: Vec::new() });
        }
        let Some(year) = years.last_mut() else { continue };
        match year.domains.iter_mut().find(|domain| domain.key == item.domain_key) {
            Some(domain) => domain.findings.push(item),
            None => year.domains.push(DomainView {
                title: item.domain.clone(),
                key: item.domain_key.clone(),
                findings: vec![item],
            }),
        }
    }
    let order = |domain: &DomainView| {
        domain.key.as_ref().map_or(usize::MAX, |key| {
            cx.model.domain_keys().iter().position(|known| known == key).unwrap_or(usize::MAX)
        })
    };
    for year in &mut years {
        year.domains.sort_by_key(order);
    }
    years
}
