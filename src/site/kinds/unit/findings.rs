use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::{status_bar, status_dates, status_years};
use crate::model::remedy::Tally;
use crate::model::{FindingIx, LossPoints, UnitIx};
use crate::records::FindingKind;
use crate::site::views::{FindingItem, TallyView, remedies_by_year, remedies_chart, remedies_over_time};
use crate::site::{About, Context, Group, Route};

/// Of a unit with too many findings for its page, as many shortcomings of the newest year are shown,
const NEWEST: usize = 12;
/// and as many of each other kind.
const OTHERS: usize = 4;

/// Everything that documents say of a unit, kinds apart.
#[derive(Debug, Serialize)]
pub(super) struct FindingsView {
    /// Shortcomings by year, newest first.
    years: Vec<YearView>,
    strengths: Listed,
    directives: Listed,
    statements: Listed,
    /// Shortcomings of others that it must answer for.
    answers: Listed,
    tally: TallyView,
    chart: Option<status_bar::Chart>,
    /// The same over time.
    over_time: Option<status_dates::Chart>,
    /// The same by the year of the findings.
    by_year: Option<status_years::Chart>,
}

/// Findings of one kind, or the first of them.
#[derive(Debug, Serialize)]
struct Listed {
    /// How many there are.
    count: usize,
    items: Vec<FindingItem>,
    /// Where all of them stand, if not here.
    path: Option<Route>,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    /// Shortcomings counted, aggregates left out.
    count: usize,
    /// How many stand here, and how many there are, aggregates too.
    shown: usize,
    all: usize,
    domains: Vec<DomainView>,
    /// Where all of them stand, if not here.
    path: Option<Route>,
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
    let tally = Tally::of(all.iter().map(|&finding| model.finding(finding)), model.edition.date);
    let kind = |kind: FindingKind| listed(cx, ix, of_kind(cx, all, kind), Group::Kind(kind));
    let answers = of_kind(cx, model.answered_by(ix), FindingKind::Shortcoming);
    FindingsView {
        years: years(cx, ix, &of_kind(cx, all, FindingKind::Shortcoming)),
        strengths: kind(FindingKind::Strength),
        directives: kind(FindingKind::Directive),
        statements: kind(FindingKind::Statement),
        answers: listed(cx, ix, answers, Group::Answers),
        tally: tally.into(),
        chart: remedies_chart(&model.unit(ix).name, tally),
        over_time: remedies_over_time(cx, &model.unit(ix).name, all.iter().copied()),
        by_year: remedies_by_year(cx, &model.unit(ix).name, all.iter().copied()),
    }
}

fn of_kind(cx: &Context<'_>, list: &[FindingIx], kind: FindingKind) -> Vec<FindingIx> {
    list.iter().copied().filter(|&finding| cx.model.finding(finding).kind == kind).collect()
}

fn listed(cx: &Context<'_>, unit: UnitIx, all: Vec<FindingIx>, group: Group) -> Listed {
    let path = cx.subjects.place(cx.model, About::Unit(unit), group);
    let most = if path.is_some() { OTHERS } else { all.len() };
    Listed {
        count: all.len(),
        items: all.iter().take(most).map(|&ix| FindingItem::of(cx, ix)).collect(),
        path: path.filter(|_| all.len() > most),
    }
}

/// Shortcomings by year, then by domain in the order of the site; those without a domain last. Of a unit with lists
/// of its own only those of the newest year that lose most.
fn years(cx: &Context<'_>, unit: UnitIx, all: &[FindingIx]) -> Vec<YearView> {
    let by_year = all.chunk_by(|&one, &next| cx.model.finding(one).year == cx.model.finding(next).year);
    let views = by_year.enumerate().map(|(at, findings)| {
        let year = cx.model.finding(findings[0]).year;
        let path = cx.subjects.place(cx.model, About::Unit(unit), Group::Year(year));
        let most = match path {
            None => findings.len(),
            Some(_) if at == 0 => NEWEST,
            Some(_) => 0,
        };
        let mut shown = findings.to_vec();
        if shown.len() > most {
            shown.sort_by_key(|&ix| (Reverse(lost(cx, ix)), ix));
            shown.truncate(most);
            shown.sort_unstable();
        }
        YearView {
            year,
            count: findings.iter().filter(|&&ix| cx.model.finding(ix).is_counted()).count(),
            shown: shown.len(),
            all: findings.len(),
            path: path.filter(|_| findings.len() > shown.len()),
            domains: domains(cx, &shown),
        }
    });
    views.collect()
}

fn domains(cx: &Context<'_>, findings: &[FindingIx]) -> Vec<DomainView> {
    let mut domains: Vec<DomainView> = Vec::new();
    for &ix in findings {
        let item = FindingItem::of(cx, ix);
        match domains.iter_mut().find(|domain| domain.key == item.domain_key) {
            Some(domain) => domain.findings.push(item),
            None => domains.push(DomainView {
                title: item.domain.clone(),
                key: item.domain_key.clone(),
                findings: vec![item],
            }),
        }
    }
    domains.sort_by_key(|domain| {
        domain.key.as_ref().map_or(usize::MAX, |key| {
            cx.model.domain_keys().iter().position(|known| known == key).unwrap_or(usize::MAX)
        })
    });
    domains
}

/// Points lost, for sorting only: a range by its lower bound, an unknown loss after every known one.
fn lost(cx: &Context<'_>, ix: FindingIx) -> Option<Decimal> {
    match cx.model.finding(ix).loss.points {
        LossPoints::Unknown => None,
        LossPoints::Exact(points) | LossPoints::Range { min: points, .. } => Some(points),
    }
}
