//! The page of a year: who was scored and how, which communes stand where, what was found and what came of it.

mod area;
mod district;
mod domains;
mod heat;
mod lists;
mod ranking;
mod result;

use std::collections::BTreeSet;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::status_bar;
use crate::model::remedy::Tally;
use crate::model::{DocumentIx, FindingIx, Model, Source, UnitIx};
use crate::site::views::{IndicatorView, SourceView, TallyView, area_of, remedies_chart};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

use area::{AreaRow, AreaView, is_spoken_of};
use domains::{DomainRow, domain_rows};
use lists::{KindsView, Repeated, kinds, repeated};

pub(super) use district::AreaPages;

/// Pages of years.
#[derive(Debug)]
pub(super) struct YearPages;

#[derive(Debug, Serialize)]
struct View {
    year: i32,
    previous: NeighbourView,
    next: NeighbourView,
    /// Shortcomings, aggregates left out.
    count: usize,
    /// What the year before had.
    before: BeforeView,
    /// Communal units of all areas, those with a result, and those that a result or a finding names.
    communes: usize,
    scored: usize,
    named: usize,
    /// Whether an earlier year speaks of one of the same areas: only then can anything repeat.
    can_repeat: bool,
    /// Every area in a row, and in full the one that the year is about, if one page takes it.
    rows: Vec<AreaRow>,
    areas: Vec<AreaView>,
    domains: Vec<DomainRow>,
    /// Shortcomings times units, over all domains.
    mentions: usize,
    tally: TallyView,
    remedies: Option<status_bar::Chart>,
    repeated: Repeated,
    kinds: KindsView,
    indicators: Vec<IndicatorView>,
    /// The documents that the year's records rest on, as many as are listed, and how many there are.
    sources: Vec<SourceView>,
    sources_count: usize,
}

/// As many documents are listed.
const SOURCES: usize = 24;

#[derive(Debug, Serialize)]
struct NeighbourView {
    year: i32,
    /// `None` for a year without records.
    path: Option<Route>,
}

/// The year before, for comparison.
#[derive(Debug, Serialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
enum BeforeView {
    /// Nothing is known of it.
    None { year: i32 },
    /// It is about other areas, so the two counts do not compare.
    OtherAreas { year: i32, count: usize },
    /// It is about the same areas.
    Same { year: i32, count: usize, change: i64 },
}

impl PageKind for YearPages {
    fn id(&self) -> &'static str {
        "year"
    }

    fn template(&self) -> &'static str {
        "year.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("years")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let years = cx.model.years().iter().enumerate();
        years.map(|(item, &year)| Planned::new(Route::year(year), item)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_year_page(prints.model().years()[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let year = cx.model.years()[planned.item];
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("years", Route::years()),
                Crumb::this(year.to_string()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, year))),
        }
    }
}

fn view(cx: &Context<'_>, year: i32) -> View {
    let model = cx.model;
    let rows = area::rows(cx, year);
    let whole = cx.areas.pages.iter().all(|page| page.year != year);
    let areas: Vec<AreaView> = if whole {
        cx.areas.in_year(year).map(|area| area::view(cx, area, year, 1)).collect()
    } else {
        Vec::new()
    };
    let tally = Tally::of(model.findings_in(year).iter().map(|&ix| model.finding(ix)), model.edition.date);
    let domains = domain_rows(cx, year);
    // One area needs no other name; several are told by the year.
    let name = match rows.as_slice() {
        [only] => only.unit.name.clone(),
        _ => year.to_string(),
    };
    let sources = sources(cx, year);
    let source = |document| SourceView::of(cx, &Source { document, locator: None });
    View {
        year,
        previous: neighbour(model, year, -1),
        next: neighbour(model, year, 1),
        count: shortcomings(model, year).count(),
        before: before(cx, year),
        communes: rows.iter().map(|area| area.communes).sum(),
        scored: rows.iter().map(|area| area.scored).sum(),
        named: rows.iter().map(|area| area.named).sum(),
        can_repeat: can_repeat(cx, year),
        mentions: domains.iter().map(|row| row.mentions).sum(),
        domains,
        tally: tally.into(),
        remedies: remedies_chart(&name, tally),
        repeated: repeated(cx, year),
        kinds: kinds(cx, year),
        // Values of communes stand on the pages of their districts, where there are such pages.
        indicators: IndicatorView::all(cx, |value| {
            value.year == year && (whole || !stands_with_its_district(cx, value.unit, year))
        }),
        sources_count: sources.len(),
        sources: sources.into_iter().take(SOURCES).map(source).collect(),
        rows,
        areas,
    }
}

/// The shortcomings of a year that are counted.
fn shortcomings<'m>(model: &'m Model<'_>, year: i32) -> impl Iterator<Item = FindingIx> + 'm {
    model.findings_in(year).iter().copied().filter(|&ix| model.finding(ix).is_counted())
}

/// Whether a unit is a commune of a district that has a page of the year.
fn stands_with_its_district(cx: &Context<'_>, unit: UnitIx, year: i32) -> bool {
    let area = area_of(cx.model, unit, year);
    cx.model.unit(unit).is_communal() && cx.areas.in_year(year).any(|other| other == area)
}

/// The nearest year with records in a direction, or the bare year where there is none.
fn neighbour(model: &Model<'_>, year: i32, step: i32) -> NeighbourView {
    let years = model.years();
    let found = match step {
        ..0 => years.iter().rev().find(|&&other| other < year),
        _ => years.iter().find(|&&other| other > year),
    };
    match found {
        Some(&other) => NeighbourView { year: other, path: Some(Route::year(other)) },
        None => NeighbourView { year: year + step, path: None },
    }
}

fn before(cx: &Context<'_>, year: i32) -> BeforeView {
    let earlier = year - 1;
    if !cx.model.years().contains(&earlier) {
        return BeforeView::None { year: earlier };
    }
    let (now, then) = (shortcomings(cx.model, year).count(), shortcomings(cx.model, earlier).count());
    if !cx.areas.are_same(year, earlier) {
        return BeforeView::OtherAreas { year: earlier, count: then };
    }
    let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    BeforeView::Same { year: earlier, count: then, change: signed(now) - signed(then) }
}

fn can_repeat(cx: &Context<'_>, year: i32) -> bool {
    let earlier = cx.model.years().iter().filter(|&&other| other < year);
    earlier.into_iter().any(|&other| cx.areas.in_year(year).any(|area| is_spoken_of(cx, area, other)))
}

/// Every document that the year's records rest on, once.
fn sources(cx: &Context<'_>, year: i32) -> Vec<DocumentIx> {
    let model = cx.model;
    let results = model.results_in(year).iter().map(|&ix| model.result(ix).source.document);
    let findings = model.findings_in(year).iter().map(|&ix| model.finding(ix).source.document);
    let values = model.indicators.iter().flat_map(|indicator| &indicator.values);
    let values = values.filter(|value| value.year == year).map(|value| value.source.document);
    let mut seen = BTreeSet::new();
    results.chain(findings).chain(values).filter(|&document| seen.insert(document)).collect()
}

#[cfg(test)]
mod tests;
