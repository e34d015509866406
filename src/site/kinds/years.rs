use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::charts::line_years;
use crate::model::remedy::{Progress, Tally, progress};
use crate::model::{ScoreResult, UnitIx, share};
use crate::records::FindingKind;
use crate::site::views::{Mark, UnitView, area_of, share_line};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// The list of years.
#[derive(Debug)]
pub(super) struct Years;

/// More districts than this are counted, not named, and their charts are left to their own pages.
const FEW: usize = 6;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first.
    years: Vec<YearRow>,
    /// The index of every district that has one in two years or more, if they are few.
    lines: Vec<line_years::Chart>,
}

#[derive(Debug, Serialize)]
struct YearRow {
    year: i32,
    path: Route,
    /// Districts (or whatever stands above communes) that its records are about, if they are few, and how many.
    areas: Vec<UnitView>,
    areas_count: usize,
    /// Shortcomings, aggregates left out, and how many of them are said to be done.
    count: usize,
    done: usize,
    /// Whether any document says anything of their remedies.
    followed: bool,
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
        let lines: Vec<_> = cx.model.iter_units().filter_map(|(ix, _)| line(cx, ix)).collect();
        let view = View {
            years: cx.model.years().iter().rev().map(|&year| row(cx, year)).collect(),
            lines: if lines.len() <= FEW { lines } else { Vec::new() },
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
    let areas = cx.areas.in_year(year).count();
    YearRow {
        year,
        path: Route::year(year),
        areas: if areas <= FEW {
            cx.areas.in_year(year).map(|area| UnitView::of(cx, area)).collect()
        } else {
            Vec::new()
        },
        areas_count: areas,
        count: tally.total(),
        done: findings().filter(|finding| finding.is_counted() && progress(finding).is_done()).count(),
        followed: tally.count(Progress::Unknown) < tally.total(),
        verified: tally.count(Progress::Verified),
        strengths: findings().filter(|finding| finding.kind == FindingKind::Strength).count(),
        results: model.results_in(year).len(),
    }
}

/// The index of a district over the years; `None` for a unit that is counted under another.
fn line(cx: &Context<'_>, unit: UnitIx) -> Option<line_years::Chart> {
    let last = cx.model.results_of(unit).last().map(|&ix| cx.model.result(ix).year)?;
    (area_of(cx.model, unit, last) == unit)
        .then(|| {
            let doubted = |result: &ScoreResult<'_>| Mark::is_on_index(cx, result);
            share_line(cx, unit, |result| share::index(cx.model, result), doubted)
        })
        .flatten()
}
