//! What the audit doubts: a board that counts, a list of every rule and one of every district.

mod district;
mod rule;

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::audit::Verdict;
use crate::model::{DocumentIx, UnitIx};
use crate::site::views::{ContradictionView, UnitView, short_title};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Report, Route};

pub(super) use district::AuditDistricts;
pub(super) use rule::AuditRules;

/// How many places the audit doubts, by rule, district and document.
#[derive(Debug)]
pub(super) struct Audit;

/// Contradictions written out on the board; the list of their rule has all.
const CONTRADICTIONS: usize = 6;
/// Documents on the board, those with the most reports; each document's own page says how many it has.
const DOCUMENTS: usize = 20;

#[derive(Debug, Serialize)]
struct View {
    total: usize,
    acknowledged: usize,
    /// By verdict, the worst first; those that do not occur left out.
    verdicts: Vec<Counted>,
    /// Rules that contradict something first, then in the order of the registry.
    rules: Vec<RuleRow>,
    districts: Vec<DistrictRow>,
    documents: Vec<DocumentRow>,
    /// How many documents have a report.
    documents_count: usize,
    contradictions: Vec<ContradictionView>,
    /// How many pairs of records contradict each other.
    contradictions_count: usize,
}

#[derive(Debug, Serialize)]
struct Counted {
    /// Key of the words `verdict.*`.
    verdict: &'static str,
    n: usize,
}

#[derive(Debug, Serialize)]
struct RuleRow {
    /// Id; key of the words `audit_rule.*`.
    rule: &'static str,
    /// The worst verdict in it.
    verdict: &'static str,
    n: usize,
    path: Route,
}

#[derive(Debug, Serialize)]
struct DistrictRow {
    unit: UnitView,
    n: usize,
    /// Of those, how many contradict something.
    differs: usize,
    path: Route,
}

#[derive(Debug, Serialize)]
struct DocumentRow {
    title: String,
    n: usize,
    differs: usize,
    path: Route,
}

impl PageKind for Audit {
    fn id(&self) -> &'static str {
        "audit"
    }

    fn template(&self) -> &'static str {
        "audit.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("audit")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::audit())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("audit")],
            feed: None,
            view: Value::from(Serde(view(cx))),
        }
    }
}

fn view(cx: &Context<'_>) -> View {
    let all = cx.discrepancies;
    let verdicts = Verdict::ALL.iter().map(|&verdict| Counted {
        verdict: verdict.word(),
        n: all.iter().filter(|one| one.verdict == verdict).count(),
    });
    let (documents, documents_count) = documents(cx);
    let mut contradictions = contradictions(cx);
    let contradictions_count = contradictions.len();
    contradictions.truncate(CONTRADICTIONS);
    View {
        total: all.len(),
        acknowledged: all.iter().filter(|one| one.acknowledged.is_some()).count(),
        verdicts: verdicts.filter(|counted| counted.n > 0).collect(),
        rules: rules(cx),
        districts: districts(cx),
        documents,
        documents_count,
        contradictions,
        contradictions_count,
    }
}

fn verdict_of(cx: &Context<'_>, report: Report) -> Option<Verdict> {
    cx.discrepancies.iter().nth(report.at).map(|one| one.verdict)
}

fn rules(cx: &Context<'_>) -> Vec<RuleRow> {
    let pages = cx.reports.rules.chunk_by(|one, next| one.rule == next.rule);
    let mut rows: Vec<(Verdict, RuleRow)> = pages
        .filter_map(|pages| {
            let reports = pages.iter().flat_map(|page| &page.reports);
            let worst = reports.clone().filter_map(|&report| verdict_of(cx, report)).min()?;
            let (rule, path) = (pages[0].rule, pages[0].route());
            Some((worst, RuleRow { rule, verdict: worst.word(), n: reports.count(), path }))
        })
        .collect();
    rows.sort_by_key(|(verdict, _)| *verdict);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn districts(cx: &Context<'_>) -> Vec<DistrictRow> {
    let pages = cx.reports.districts.chunk_by(|one, next| one.district == next.district);
    pages
        .map(|pages| {
            let reports = pages.iter().flat_map(|page| &page.reports);
            let differs = reports.clone().filter(|&&one| verdict_of(cx, one) == Some(Verdict::Differs));
            DistrictRow {
                unit: UnitView::of(cx, pages[0].district),
                differs: differs.count(),
                n: reports.count(),
                path: pages[0].route(cx.model),
            }
        })
        .collect()
}

/// Those with the most reports, and how many have any.
fn documents(cx: &Context<'_>) -> (Vec<DocumentRow>, usize) {
    let mut counts: BTreeMap<DocumentIx, (usize, usize)> = BTreeMap::new();
    for one in cx.discrepancies {
        if let Some(document) = one.document {
            let count = counts.entry(document).or_default();
            count.0 += 1;
            count.1 += usize::from(one.verdict == Verdict::Differs);
        }
    }
    let mut counts: Vec<(DocumentIx, (usize, usize))> = counts.into_iter().collect();
    let all = counts.len();
    counts.sort_by_key(|&(ix, (n, _))| (std::cmp::Reverse(n), ix));
    let rows = counts.into_iter().take(DOCUMENTS).map(|(ix, (n, differs))| {
        let document = cx.model.document(ix);
        let path = Route::new(format!("{}#dang-luu-y", Route::document(document)));
        DocumentRow { title: short_title(document), n, differs, path }
    });
    (rows.collect(), all)
}

/// Each pair of records once, newest year first.
fn contradictions(cx: &Context<'_>) -> Vec<ContradictionView> {
    let mut told: Vec<_> = cx.discrepancies.iter().filter(|one| one.against.is_some()).collect();
    told.sort_by_key(|one| std::cmp::Reverse(one.year));
    let mut pairs = BTreeSet::new();
    let new = told.into_iter().filter(|one| {
        let Some(against) = &one.against else { return false };
        let (a, b) = (one.subject.record(), against.record);
        pairs.insert((a.min(b), a.max(b), against.about.clone(), if a == b { &*one.field } else { "" }))
    });
    new.filter_map(|one| ContradictionView::of(cx, one)).collect()
}

/// A district as a group of a list, or as the target of a jump.
#[derive(Debug, Serialize)]
struct District {
    /// `None` for reports about no unit.
    unit: Option<UnitView>,
    fragment: String,
    n: usize,
    path: Route,
}

impl District {
    fn of(cx: &Context<'_>, unit: Option<UnitIx>, n: usize, page: &Route) -> Self {
        let fragment = unit.map_or("khac", |unit| &*cx.model.unit(unit).id).to_owned();
        Self {
            unit: unit.map(|unit| UnitView::of(cx, unit)),
            path: Route::new(format!("{page}#{fragment}")),
            fragment,
            n,
        }
    }
}
