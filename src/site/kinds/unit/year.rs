use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::UnitIx;
use crate::site::views::UnitView;
use crate::site::{About, Context, Crumb, Group, Page, PageKind, Planned, Prints, Route, YearOf};

use super::indicators::{IndicatorView, indicators_in};
use super::scores::{ResultView, score_in};

/// A unit in one of its earlier years; the newest stands on the page of the unit.
#[derive(Debug)]
pub(in crate::site::kinds) struct UnitYears;

#[derive(Debug, Serialize)]
struct View {
    unit: UnitView,
    parent: Option<UnitView>,
    /// Its table of scores and findings, of all years.
    csv: Option<Route>,
    year: i32,
    previous: Option<YearOf>,
    next: Option<YearOf>,
    result: Option<ResultView>,
    indicators: Vec<IndicatorView>,
    /// Shortcomings of the year that are counted.
    findings: usize,
    /// Whether any year has a finding of any kind about it.
    has_findings: bool,
    /// Where they stand.
    findings_path: Route,
}

impl PageKind for UnitYears {
    fn id(&self) -> &'static str {
        "unit"
    }

    fn template(&self) -> &'static str {
        "unit_year.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("units")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let all = cx.unit_years.iter().enumerate();
        all.map(|(at, &(ix, year))| Planned::new(Route::unit_in(cx.model.unit(ix), year), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_unit(prints.unit_year(planned.item)))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let (ix, year) = cx.unit_years[planned.item];
        let mut crumbs = super::crumbs(cx, cx.model.unit(ix));
        if let Some(own) = crumbs.last_mut() {
            own.path = Some(Route::unit(cx.model.unit(ix)));
        }
        crumbs.push(Crumb::this(year.to_string()));
        Page {
            title: None,
            description: None,
            crumbs,
            feed: None,
            view: Value::from(Serde(view(cx, planned.item))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize) -> View {
    let model = cx.model;
    let (ix, year) = cx.unit_years[at];
    let unit = model.unit(ix);
    let here = model.findings_of(ix).iter().map(|&one| model.finding(one));
    let place = cx.subjects.place(model, About::Unit(ix), Group::Year(year));
    View {
        unit: UnitView::of(cx, ix),
        parent: unit.parent.map(|above| UnitView::of(cx, above)),
        csv: model.has_records(ix).then(|| Route::new(format!("{}du-lieu.csv", Route::unit(unit)))),
        year,
        previous: at.checked_sub(1).and_then(|before| beside(cx, ix, before)),
        next: beside(cx, ix, at + 1).or_else(|| newest(cx, ix, year)),
        result: score_in(cx, ix, year),
        indicators: indicators_in(cx, ix, year),
        findings: here.filter(|finding| finding.year == year && finding.is_counted()).count(),
        has_findings: !model.findings_of(ix).is_empty(),
        findings_path: place
            .unwrap_or_else(|| Route::new(format!("{}#{}", Route::unit(unit), Group::Year(year).fragment()))),
    }
}

/// The page at a position, if it is of the same unit: the years of a unit stand together, in their order.
fn beside(cx: &Context<'_>, ix: UnitIx, at: usize) -> Option<YearOf> {
    let &(unit, year) = cx.unit_years.get(at)?;
    (unit == ix).then(|| YearOf { year, path: Route::unit_in(cx.model.unit(ix), year) })
}

/// After the last of them comes the page of the unit itself, with the newest result.
fn newest(cx: &Context<'_>, ix: UnitIx, year: i32) -> Option<YearOf> {
    let last = cx.model.results_of(ix).last().map(|&result| cx.model.result(result).year)?;
    (last > year).then(|| YearOf { year: last, path: Route::unit(cx.model.unit(ix)) })
}
