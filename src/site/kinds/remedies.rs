use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::charts::{status_bar, status_years};
use crate::model::remedy::{Progress, Tally, is_overdue, progress};
use crate::model::{Finding, FindingIx};
use crate::site::views::{
    FindingItem, TallyView, UnitView, area_of_finding, remedies_by_year, remedies_chart,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::text::collation_key;

/// Where remedies stand: promised, reported, verified, overdue, unknown.
#[derive(Debug)]
pub(super) struct Remedies;

#[derive(Debug, Serialize)]
struct View {
    tally: TallyView,
    /// Shortcomings with a deadline.
    due: usize,
    chart: Option<status_bar::Chart>,
    by_year: Option<status_years::Chart>,
    rows: Vec<Row>,
    lists: Vec<List>,
    /// Reported or verified, and found again in a later year.
    found_again: Vec<FindingItem>,
}

/// One district in one year.
#[derive(Debug, Serialize)]
struct Row {
    year: i32,
    district: Option<UnitView>,
    /// Shortcomings with a deadline.
    due: usize,
    tally: TallyView,
}

/// Shortcomings of one status, or overdue ones; newest year first.
#[derive(Debug, Serialize)]
struct List {
    /// Key of the words `status.*`.
    status: &'static str,
    items: Vec<FindingItem>,
}

/// Statuses with a list of their own. What nothing is known of is the longest list; it stands in the list of all
/// findings, filtered.
const LISTED: [Progress; 6] = [
    Progress::Verified,
    Progress::Reported,
    Progress::InProgress,
    Progress::NotStarted,
    Progress::NotAssessed,
    Progress::Superseded,
];

impl PageKind for Remedies {
    fn id(&self) -> &'static str {
        "remedies"
    }

    fn template(&self) -> &'static str {
        "remedies.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("remedies")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::remedies())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("remedies")],
            feed: None,
            view: Value::from(Serde(view(cx))),
        }
    }
}

fn view(cx: &Context<'_>) -> View {
    let day = cx.model.edition.date;
    let mut counted: Vec<(FindingIx, &Finding<'_>)> =
        cx.model.iter_findings().filter(|(_, finding)| finding.is_counted()).collect();
    counted.sort_by_key(|(ix, finding)| (std::cmp::Reverse(finding.year), *ix));
    let items = |fits: &dyn Fn(FindingIx, &Finding<'_>) -> bool| -> Vec<FindingItem> {
        let kept = counted.iter().filter(|(ix, finding)| fits(*ix, finding));
        kept.map(|(ix, _)| FindingItem::of(cx, *ix)).collect()
    };
    let mut lists: Vec<List> = LISTED
        .iter()
        .map(|&status| List {
            status: status.word(),
            items: items(&|_, finding| progress(finding) == status),
        })
        .collect();
    lists.push(List { status: "overdue", items: items(&|_, finding| is_overdue(finding, day)) });
    let tally = Tally::of(counted.iter().map(|(_, finding)| *finding), day);
    View {
        tally: tally.into(),
        due: with_deadline(counted.iter().map(|(_, finding)| *finding)),
        chart: remedies_chart(&cx.model.site.title, tally),
        by_year: remedies_by_year(cx, &cx.model.site.title, counted.iter().map(|(ix, _)| *ix)),
        rows: rows(cx, &counted),
        lists: lists.into_iter().filter(|list| !list.items.is_empty()).collect(),
        found_again: items(&|ix, finding| progress(finding).is_done() && recurs_later(cx, ix, finding)),
    }
}

fn with_deadline<'m, 'a: 'm>(findings: impl Iterator<Item = &'m Finding<'a>>) -> usize {
    findings.filter(|finding| finding.due.is_some()).count()
}

fn recurs_later(cx: &Context<'_>, ix: FindingIx, finding: &Finding<'_>) -> bool {
    cx.recurring.of_finding(ix).iter().any(|&other| cx.model.finding(other).year > finding.year)
}

/// By year, newest first, then by name of the district.
fn rows(cx: &Context<'_>, counted: &[(FindingIx, &Finding<'_>)]) -> Vec<Row> {
    let mut groups: BTreeMap<_, Vec<&Finding<'_>>> = BTreeMap::new();
    for (_, finding) in counted {
        let district = area_of_finding(cx.model, finding);
        let name = district.map(|district| collation_key(cx.model.unit(district).short_name()));
        groups.entry((std::cmp::Reverse(finding.year), name, district)).or_default().push(finding);
    }
    groups
        .into_iter()
        .map(|((year, _, district), findings)| Row {
            year: year.0,
            district: district.map(|district| UnitView::of(cx, district)),
            due: with_deadline(findings.iter().copied()),
            tally: Tally::of(findings.iter().copied(), cx.model.edition.date).into(),
        })
        .collect()
}
