//! Where remedies stand: a board of one screen, and the lists it leads to, each of one year and district.

mod list;

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::{status_bar, status_dates, status_years};
use crate::model::remedy::{Tally, is_overdue, progress};
use crate::model::{Finding, FindingIx, UnitIx};
use crate::site::views::{
    FindingItem, RemedyView, TallyView, UnitView, area_of_finding, remedies_by_year, remedies_chart,
    remedies_over_time,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};
use crate::text::collation_key;

pub(super) use list::RemedyLists;

/// Where remedies stand: promised, reported, verified, overdue, unknown.
#[derive(Debug)]
pub(super) struct Remedies;

/// As many of each are shown on the board; the lists have all.
const SHOWN: usize = 8;

#[derive(Debug, Serialize)]
struct View {
    tally: TallyView,
    /// Shortcomings with a deadline.
    due: usize,
    chart: Option<status_bar::Chart>,
    /// Over time, of all districts.
    over_time: Option<status_dates::Chart>,
    by_year: Option<status_years::Chart>,
    /// Newest first.
    years: Vec<Row>,
    /// By name.
    districts: Vec<Row>,
    /// Districts by years, where there are several of both.
    matrix: Option<Matrix>,
    /// The entries of histories with the latest dates.
    newest: Vec<Change>,
    /// Those whose deadline passed first.
    longest_overdue: Vec<Late>,
    /// Reported or verified, and found again in a later year: the newest.
    found_again: Vec<FindingItem>,
    /// How many there are.
    found_again_count: usize,
}

/// One district, one year, or one district in one year.
#[derive(Debug, Serialize)]
struct Row {
    year: Option<i32>,
    district: Option<UnitView>,
    /// Its list, where one list holds it.
    path: Option<Route>,
    /// Shortcomings with a deadline.
    due: usize,
    tally: TallyView,
}

/// How many of the shortcomings of each district and year are said to be done.
#[derive(Debug, Serialize)]
struct Matrix {
    /// Newest first.
    years: Vec<i32>,
    rows: Vec<MatrixRow>,
}

#[derive(Debug, Serialize)]
struct MatrixRow {
    district: Option<UnitView>,
    /// One a year; `None` where the year has no shortcoming.
    cells: Vec<Option<Cell>>,
}

#[derive(Debug, Serialize)]
struct Cell {
    done: usize,
    total: usize,
    /// `None` where nothing is known of any remedy.
    path: Option<Route>,
}

/// An entry of a history.
#[derive(Debug, Serialize)]
struct Change {
    finding: FindingItem,
    entry: RemedyView,
}

#[derive(Debug, Serialize)]
struct Late {
    finding: FindingItem,
    /// Deadline, ISO.
    due: String,
    /// Days since then, on the day of the edition.
    days: i64,
}

type Counted<'m> = (FindingIx, &'m Finding<'m>);

/// What charts of all units are called: the theme has the word for it.
const EVERYWHERE: &str = "";

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

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_records())
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
    let mut counted: Vec<Counted<'_>> =
        cx.model.iter_findings().filter(|(_, finding)| finding.is_counted()).collect();
    counted.sort_by_key(|(ix, finding)| (std::cmp::Reverse(finding.year), *ix));
    let tally = Tally::of(counted.iter().map(|(_, finding)| *finding), day);
    let again: Vec<FindingIx> = counted
        .iter()
        .filter(|(ix, finding)| progress(finding).is_done() && recurs_later(cx, *ix, finding))
        .map(|(ix, _)| *ix)
        .collect();
    View {
        tally: tally.into(),
        due: with_deadline(counted.iter().map(|(_, finding)| *finding)),
        chart: remedies_chart(EVERYWHERE, tally),
        over_time: remedies_over_time(cx, EVERYWHERE, counted.iter().map(|(ix, _)| *ix)),
        by_year: remedies_by_year(cx, EVERYWHERE, counted.iter().map(|(ix, _)| *ix)),
        years: by_year(cx, &counted),
        districts: by_district(cx, &counted),
        matrix: matrix(cx, &counted),
        newest: newest(cx, &counted),
        longest_overdue: longest_overdue(cx, &counted),
        found_again_count: again.len(),
        found_again: again.iter().take(SHOWN).map(|&ix| FindingItem::of(cx, ix)).collect(),
    }
}

fn with_deadline<'m, 'a: 'm>(findings: impl Iterator<Item = &'m Finding<'a>>) -> usize {
    findings.filter(|finding| finding.due.is_some()).count()
}

fn recurs_later(cx: &Context<'_>, ix: FindingIx, finding: &Finding<'_>) -> bool {
    cx.recurring.of_finding(ix).iter().any(|&other| cx.model.finding(other).year > finding.year)
}

/// The first page of the list of a year and district.
fn list_of(cx: &Context<'_>, year: i32, district: Option<UnitIx>) -> Option<Route> {
    let list = cx.remedy_lists.iter().find(|list| list.year == year && list.district == district)?;
    Some(list.remedies_route(cx.model))
}

fn row(
    cx: &Context<'_>,
    findings: &[Counted<'_>],
    year: Option<i32>,
    district: Option<UnitIx>,
    path: Option<Route>,
) -> Row {
    let records = || findings.iter().map(|(_, finding)| *finding);
    Row {
        year,
        district: district.map(|district| UnitView::of(cx, district)),
        path,
        due: with_deadline(records()),
        tally: Tally::of(records(), cx.model.edition.date).into(),
    }
}

/// Newest first. A year of one district leads to its list.
fn by_year(cx: &Context<'_>, counted: &[Counted<'_>]) -> Vec<Row> {
    let years = counted.chunk_by(|(_, one), (_, next)| one.year == next.year);
    years
        .map(|findings| {
            let year = findings[0].1.year;
            let district = area_of_finding(cx.model, findings[0].1);
            let only = findings.iter().all(|(_, finding)| area_of_finding(cx.model, finding) == district);
            let path = only.then(|| list_of(cx, year, district)).flatten();
            row(cx, findings, Some(year), None, path)
        })
        .collect()
}

/// By district, in the order of names; those of none last.
fn districts<'c>(
    cx: &Context<'_>,
    counted: &[Counted<'c>],
) -> impl Iterator<Item = (Option<UnitIx>, Vec<Counted<'c>>)> + use<'c> {
    let mut groups: BTreeMap<Option<UnitIx>, Vec<Counted<'c>>> = BTreeMap::new();
    for &(ix, finding) in counted {
        groups.entry(area_of_finding(cx.model, finding)).or_default().push((ix, finding));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(district, _)| {
        let name = district.map(|district| collation_key(cx.model.unit(district).short_name()));
        (district.is_none(), name)
    });
    groups.into_iter()
}

/// A district of one year leads to its list.
fn by_district(cx: &Context<'_>, counted: &[Counted<'_>]) -> Vec<Row> {
    districts(cx, counted)
        .map(|(district, findings)| {
            let year = findings[0].1.year;
            let only = findings.iter().all(|(_, finding)| finding.year == year);
            let path = only.then(|| list_of(cx, year, district)).flatten();
            row(cx, &findings, None, district, path)
        })
        .collect()
}

fn matrix(cx: &Context<'_>, counted: &[Counted<'_>]) -> Option<Matrix> {
    let mut years: Vec<i32> = counted.iter().map(|(_, finding)| finding.year).collect();
    years.dedup();
    let cell = |findings: &[Counted<'_>], district: Option<UnitIx>, year: i32| {
        let here = findings.iter().map(|(_, finding)| *finding).filter(|finding| finding.year == year);
        let total = here.clone().count();
        (total > 0).then(|| Cell {
            done: here.filter(|finding| progress(finding).is_done()).count(),
            total,
            path: list_of(cx, year, district),
        })
    };
    let rows: Vec<MatrixRow> = districts(cx, counted)
        .map(|(district, findings)| MatrixRow {
            district: district.map(|district| UnitView::of(cx, district)),
            cells: years.iter().map(|&year| cell(&findings, district, year)).collect(),
        })
        .collect();
    (rows.len() > 1 && years.len() > 1).then_some(Matrix { years, rows })
}

/// Entries of one day stand in the order of the findings.
fn newest(cx: &Context<'_>, counted: &[Counted<'_>]) -> Vec<Change> {
    let entries = counted.iter().flat_map(|(ix, finding)| {
        let dated = finding.history.iter().filter_map(|entry| Some((entry.as_of?.latest(), *ix, entry)));
        dated.collect::<Vec<_>>()
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(day, ix, _)| (std::cmp::Reverse(*day), *ix));
    let shown = entries.into_iter().take(SHOWN);
    shown
        .map(|(_, ix, entry)| Change { finding: FindingItem::of(cx, ix), entry: RemedyView::of(cx, entry) })
        .collect()
}

fn longest_overdue(cx: &Context<'_>, counted: &[Counted<'_>]) -> Vec<Late> {
    let day = cx.model.edition.date;
    let late = counted.iter().filter(|(_, finding)| is_overdue(finding, day));
    let mut late: Vec<_> = late.filter_map(|(ix, finding)| Some((finding.due?, *ix))).collect();
    late.sort_by_key(|(due, ix)| (due.latest(), *ix));
    let shown = late.into_iter().take(SHOWN);
    shown
        .map(|(due, ix)| Late {
            finding: FindingItem::of(cx, ix),
            due: due.to_string(),
            days: (day - due.latest()).num_days(),
        })
        .collect()
}
