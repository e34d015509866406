use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::site::views::DiscrepancyView;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route, RuleList};

use super::District;

/// What one rule of the audit found, written out: as much as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct AuditRules;

#[derive(Debug, Serialize)]
struct View {
    /// Id; key of the words `audit_rule.*`.
    rule: &'static str,
    /// Of all pages of the rule.
    total: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    /// Where each district begins, on whichever page.
    districts: Vec<District>,
    groups: Vec<Group>,
}

/// Reports about one district on this page.
#[derive(Debug, Serialize)]
struct Group {
    district: District,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    one: DiscrepancyView,
    /// Whether the fragment stands here; a second one of the same name has none.
    anchored: bool,
}

impl PageKind for AuditRules {
    fn id(&self) -> &'static str {
        "audit"
    }

    fn template(&self) -> &'static str {
        "audit_rule.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("audit")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.reports.rules.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.route(), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_scores_page())
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.reports.rules[planned.item];
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("audit", Route::audit()),
                Crumb::worded("audit_rule", list.rule),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item, list))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize, list: &RuleList) -> View {
    let pages = || cx.reports.rules.iter().filter(|other| other.rule == list.rule);
    let beside = |at: Option<usize>| {
        let other = at.and_then(|at| cx.reports.rules.get(at));
        other.filter(|other| other.rule == list.rule).map(RuleList::route)
    };
    let mut districts: Vec<District> = Vec::new();
    let mut last = None;
    for page in pages() {
        for report in &page.reports {
            match districts.last_mut().filter(|_| last == Some(report.district)) {
                Some(district) => district.n += 1,
                None => districts.push(District::of(cx, report.district, 1, &page.route())),
            }
            last = Some(report.district);
        }
    }
    View {
        rule: list.rule,
        total: pages().map(|page| page.reports.len()).sum(),
        piece: list.piece,
        pieces: list.pieces,
        previous: beside(at.checked_sub(1)),
        next: beside(at.checked_add(1)),
        districts,
        groups: groups(cx, list),
    }
}

fn groups(cx: &Context<'_>, list: &RuleList) -> Vec<Group> {
    let item = |at: usize, anchored: bool| {
        let one = cx.discrepancies.iter().nth(at)?;
        Some(Item { one: DiscrepancyView::of(cx, one), anchored })
    };
    let alike = list.reports.chunk_by(|one, next| one.district == next.district);
    alike
        .map(|reports| Group {
            district: District::of(cx, reports[0].district, reports.len(), &list.route()),
            items: reports.iter().filter_map(|report| item(report.at, report.anchored)).collect(),
        })
        .collect()
}
