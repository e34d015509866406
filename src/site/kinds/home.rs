use std::collections::HashMap;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::status_bar;
use crate::model::remedy::Tally;
use crate::model::{FindingIx, ScoreResult, UnitIx, share};
use crate::records::UnitKind;
use crate::site::views::{
    FindingItem, Mark, SourceView, TallyView, UnitView, decimal, percent, remedies_chart,
};
use crate::site::{Context, Page, PageKind, Planned, Prints, Route};

use super::units::{GroupView, groups};

mod headlines;
mod moves;

use headlines::{Headline, headlines};
use moves::{Moves, moves};

/// The first page.
#[derive(Debug)]
pub(super) struct Home;

#[derive(Debug, Serialize)]
struct View {
    /// Districts (or the top units, where there is none) with their newest state.
    districts: Vec<DistrictView>,
    first_year: Option<i32>,
    last_year: Option<i32>,
    /// Shortcomings counted, aggregates left out.
    findings: usize,
    documents: usize,
    /// Communal units to choose from, by district.
    groups: Vec<GroupView>,
    headlines: Vec<Headline>,
    newest: Option<NewestView>,
    /// What rose and what fell most since the year before; none where nothing has two years.
    moves: Option<Moves>,
    latest: Vec<LatestView>,
    remedies: Vec<RemedyRow>,
    remedy_total: TallyView,
    remedy_chart: Option<status_bar::Chart>,
    corrections: usize,
}

/// One district's newest result and count.
#[derive(Debug, Serialize)]
struct DistrictView {
    unit: UnitView,
    year: Option<i32>,
    total: Option<String>,
    percent: Option<String>,
    /// Width of a bar, in percent: the share, or none.
    score: Option<String>,
    max: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    findings: usize,
    source: Option<SourceView>,
    /// On its total and rank.
    marks: Vec<Mark>,
}

/// The newest year of the site.
#[derive(Debug, Serialize)]
struct NewestView {
    year: i32,
    path: Route,
    /// Shortcomings counted.
    findings: usize,
    /// Units with a result.
    results: usize,
    areas: Vec<UnitView>,
}

/// A finding with the day that it was published, ISO.
#[derive(Debug, Serialize)]
struct LatestView {
    item: FindingItem,
    published: Option<String>,
}

#[derive(Debug, Serialize)]
struct RemedyRow {
    unit: UnitView,
    tally: TallyView,
    #[serde(skip)]
    chart: Option<status_bar::Chart>,
}

impl PageKind for Home {
    fn id(&self) -> &'static str {
        "home"
    }

    fn template(&self) -> &'static str {
        "home.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("home")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::home())
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_records())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: Some(cx.model.site.title.to_string()),
            description: None,
            crumbs: Vec::new(),
            feed: Some(Route::new("feed.xml")),
            view: Value::from(Serde(view(cx))),
        }
    }
}

/// More communes to choose from are left to the pages of their districts.
const COMMUNES: usize = 150;

/// How many of the newest records the page lists.
const LATEST: usize = 5;

fn view(cx: &Context<'_>) -> View {
    let model = cx.model;
    let districts = districts(cx);
    let counted: Vec<FindingIx> =
        model.iter_findings().filter(|(_, finding)| finding.is_counted()).map(|(ix, _)| ix).collect();
    let tally_of =
        |list: &[FindingIx]| Tally::of(list.iter().map(|&ix| model.finding(ix)), model.edition.date);
    let by_district = by_district(cx, &districts, &counted);
    let mut remedies: Vec<RemedyRow> = Vec::new();
    for (&district, below) in districts.iter().zip(&by_district) {
        let tally = tally_of(below);
        let chart = remedies_chart(&cx.model.unit(district).name, tally);
        remedies.push(RemedyRow { unit: UnitView::of(cx, district), tally: tally.into(), chart });
    }
    // The bar shows the district with the most remedies known: a bar of all would be one grey block.
    let told = |row: &RemedyRow| row.tally.total - row.tally.unknown;
    let best = remedies.iter().max_by_key(|row| told(row)).filter(|row| told(row) > 0);
    View {
        first_year: model.years().first().copied(),
        last_year: model.years().last().copied(),
        findings: counted.len(),
        documents: model.documents.len(),
        groups: GroupView::at_most(
            groups(cx, UnitKind::District).into_iter().filter(GroupView::is_reported).collect(),
            COMMUNES,
        ),
        headlines: headlines(cx, &results_of(cx, &districts), &remedies),
        newest: newest_year(cx),
        moves: moves(cx, &districts),
        latest: latest(cx, &counted)
            .into_iter()
            .map(|ix| LatestView {
                item: FindingItem::of(cx, ix),
                published: model.finding(ix).published.map(|day| day.to_string()),
            })
            .collect(),
        remedy_chart: best.and_then(|row| row.chart.clone()),
        remedy_total: tally_of(&counted).into(),
        districts: districts
            .iter()
            .zip(&by_district)
            .map(|(&ix, below)| district_view(cx, ix, below))
            .collect(),
        remedies,
        corrections: model.corrections.len(),
    }
}

fn newest_year(cx: &Context<'_>) -> Option<NewestView> {
    let model = cx.model;
    let &year = model.years().last()?;
    Some(NewestView {
        year,
        path: Route::year(year),
        findings: model.findings_in(year).iter().filter(|&&ix| model.finding(ix).is_counted()).count(),
        results: model.results_in(year).len(),
        areas: cx.areas.in_year(year).map(|area| UnitView::of(cx, area)).collect(),
    })
}

/// The newest findings, one of each source document: a document published today would otherwise fill the list.
fn latest(cx: &Context<'_>, counted: &[FindingIx]) -> Vec<FindingIx> {
    let mut newest = counted.to_vec();
    newest.sort_by_key(|&ix| {
        let finding = cx.model.finding(ix);
        (std::cmp::Reverse((finding.published, finding.year)), ix)
    });
    let mut seen = Vec::new();
    let first_of_its_document = |ix: &FindingIx| {
        let document = cx.model.finding(*ix).source.document;
        let first = !seen.contains(&document);
        if first {
            seen.push(document);
        }
        first
    };
    newest.into_iter().filter(first_of_its_document).take(LATEST).collect()
}

/// Districts with anything to show; for a site without districts, its topmost units.
fn districts(cx: &Context<'_>) -> Vec<UnitIx> {
    let of_kind = |kind| -> Vec<UnitIx> {
        let found = cx.model.iter_units().filter(|(_, unit)| unit.kind == kind).map(|(ix, _)| ix);
        found
            .filter(|&ix| !cx.model.findings_of(ix).is_empty() || !cx.model.results_of(ix).is_empty())
            .collect()
    };
    [UnitKind::District, UnitKind::Province, UnitKind::Commune]
        .into_iter()
        .map(of_kind)
        .find(|list| !list.is_empty())
        .unwrap_or_default()
}

/// For each district the findings that name it or a unit below it, in the order given.
fn by_district(cx: &Context<'_>, districts: &[UnitIx], findings: &[FindingIx]) -> Vec<Vec<FindingIx>> {
    let places: HashMap<UnitIx, usize> = districts.iter().enumerate().map(|(at, &ix)| (ix, at)).collect();
    let mut lists = vec![Vec::new(); districts.len()];
    for &ix in findings {
        for &unit in &cx.model.finding(ix).units {
            for above in std::iter::successors(Some(unit), |&at| cx.model.unit(at).parent) {
                // One finding may name several units of a district.
                if let Some(&place) = places.get(&above)
                    && lists[place].last() != Some(&ix)
                {
                    lists[place].push(ix);
                }
            }
        }
    }
    lists
}

/// The newest results of those that have any.
fn results_of<'c>(cx: &'c Context<'_>, districts: &[UnitIx]) -> Vec<(UnitIx, &'c ScoreResult<'c>)> {
    districts.iter().filter_map(|&ix| Some((ix, newest(cx, ix)?))).collect()
}

fn newest<'c>(cx: &'c Context<'_>, ix: UnitIx) -> Option<&'c ScoreResult<'c>> {
    cx.model.results_of(ix).last().map(|&result| cx.model.result(result))
}

fn district_view(cx: &Context<'_>, ix: UnitIx, counted: &[FindingIx]) -> DistrictView {
    let result = newest(cx, ix);
    let found = result.and_then(|result| share::index(cx.model, result));
    let last_year = counted.iter().map(|&one| cx.model.finding(one).year).max();
    DistrictView {
        unit: UnitView::of(cx, ix),
        year: result.map(|result| result.year).or(last_year),
        total: result.and_then(|result| result.totals.total).map(|total| decimal(total.value)),
        percent: found.map(|share| percent(share.percent())),
        score: found.map(|share| decimal(share.score)),
        max: found.map(|share| decimal(share.max)),
        rank: result.and_then(|result| result.rank).map(|rank| rank.position),
        rank_of: result.and_then(|result| result.rank).map(|rank| rank.of),
        findings: counted.len(),
        source: result.map(|result| SourceView::of(cx, &result.source)),
        marks: result.map(|result| Mark::of_result(cx, result)).unwrap_or_default(),
    }
}
