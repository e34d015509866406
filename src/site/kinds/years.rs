use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::charts::{Absence, State, line_years};
use crate::model::remedy::{Tally, progress};
use crate::model::{UnitIx, share};
use crate::records::FindingKind;
use crate::site::views::{UnitView, area_of};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// The list of years.
#[derive(Debug)]
pub(super) struct Years;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first.
    years: Vec<YearRow>,
    /// The index of every district that has one in two years or more.
    lines: Vec<line_years::Chart>,
}

#[derive(Debug, Serialize)]
struct YearRow {
    year: i32,
    path: Route,
    /// Districts (or whatever stands above communes) that its records are about.
    areas: Vec<UnitView>,
    /// Shortcomings, aggregates left out, and how many of them are said to be done.
    count: usize,
    done: usize,
    verified: usize,
    strengths: usize,
    /// Units with a result.
    results: usize,
}

impl PageKind for Years {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "years.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("years")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::years())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let view = View {
            years: cx.model.years().iter().rev().map(|&year| row(cx, year)).collect(),
            lines: cx.model.iter_units().filter_map(|(ix, _)| line(cx, ix)).collect(),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("years")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

fn row(cx: &Context<'_>, year: i32) -> YearRow {
    let model = cx.model;
    let findings = || model.findings_in(year).iter().map(|&ix| model.finding(ix));
    let tally = Tally::of(findings(), model.edition.date);
    YearRow {
        year,
        path: Route::year(year),
        areas: super::year::area_units(cx, year).into_iter().map(|area| UnitView::of(cx, area)).collect(),
        count: tally.total(),
        done: findings().filter(|finding| finding.is_counted() && progress(finding).is_done()).count(),
        verified: tally.count(crate::model::remedy::Progress::Verified),
        strengths: findings().filter(|finding| finding.kind == FindingKind::Strength).count(),
        results: model.results_in(year).len(),
    }
}

/// The index of a district from its first result to its last; `None` with fewer than two.
fn line(cx: &Context<'_>, unit: UnitIx) -> Option<line_years::Chart> {
    let model = cx.model;
    let results = model.results_of(unit).iter().map(|&ix| model.result(ix));
    let known: Vec<_> = results.filter_map(|result| Some((result, share::index(model, result)?))).collect();
    let (first, last) = (known.first()?.0.year, known.last()?.0.year);
    if known.len() < 2 || area_of(model, unit, last) != unit {
        return None;
    }
    let years = (first..=last).map(|year| {
        let found = known.iter().find(|(result, _)| result.year == year);
        line_years::Year {
            label: year.to_string(),
            score: found.map_or(State::Missing(Absence::NoDocument), |(_, share)| State::Value(share.score)),
            maximum: found.map(|(_, share)| share.max),
            framework: found
                .and_then(|(result, _)| result.framework)
                .map(|framework| model.framework(framework).id.to_string()),
        }
    });
    let input = line_years::Input { name: model.unit(unit).name.to_string(), years: years.collect() };
    Some(line_years::layout(&input))
}
