use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::audit::Verdict;
use crate::site::views::{DiscrepancyView, UnitView};
use crate::site::{Context, Crumb, DistrictList, Page, PageKind, Planned, Prints, Route};

/// What the audit found about one district, a line each: as much as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct AuditDistricts;

#[derive(Debug, Serialize)]
struct View {
    unit: UnitView,
    /// Of all pages of the district.
    total: usize,
    differs: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    groups: Vec<Group>,
}

/// What one rule found, on this page.
#[derive(Debug, Serialize)]
struct Group {
    /// Id; key of the words `audit_rule.*`.
    rule: &'static str,
    items: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    message: String,
    year: Option<i32>,
    verdict: &'static str,
    record: Option<String>,
    path: Route,
}

impl PageKind for AuditDistricts {
    fn id(&self) -> &'static str {
        "audit"
    }

    fn template(&self) -> &'static str {
        "audit_district.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("audit")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.reports.districts.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.route(cx.model), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_scores_page())
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.reports.districts[planned.item];
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("audit", Route::audit()),
                Crumb::this(cx.model.unit(list.district).name.to_string()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item, list))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize, list: &DistrictList) -> View {
    let pages = cx.reports.districts.iter().filter(|other| other.district == list.district);
    let reports = pages.flat_map(|page| &page.reports);
    let verdict = |at: usize| cx.discrepancies.iter().nth(at).map(|one| one.verdict);
    let beside = |at: Option<usize>| {
        let other = at.and_then(|at| cx.reports.districts.get(at));
        other.filter(|other| other.district == list.district).map(|other| other.route(cx.model))
    };
    View {
        unit: UnitView::of(cx, list.district),
        total: reports.clone().count(),
        differs: reports.filter(|report| verdict(report.at) == Some(Verdict::Differs)).count(),
        piece: list.piece,
        pieces: list.pieces,
        previous: beside(at.checked_sub(1)),
        next: beside(at.checked_add(1)),
        groups: groups(cx, list),
    }
}

fn groups(cx: &Context<'_>, list: &DistrictList) -> Vec<Group> {
    let all = list.reports.iter().filter_map(|report| cx.discrepancies.iter().nth(report.at));
    let views: Vec<DiscrepancyView> = all.map(|one| DiscrepancyView::of(cx, one)).collect();
    let alike = views.chunk_by(|one, next| one.rule == next.rule);
    alike
        .map(|reports| Group {
            rule: reports[0].rule,
            items: reports
                .iter()
                .map(|one| Line {
                    message: one.message.clone(),
                    year: one.year,
                    verdict: one.verdict,
                    record: one.record.as_ref().map(|record| record.title.clone()),
                    path: one.path.clone(),
                })
                .collect(),
        })
        .collect()
}
