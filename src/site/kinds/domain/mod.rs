//! The page of a domain: what units reached in it over the years, where points were lost, what was found.

mod communes;
mod districts;
mod findings;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::charts::{line_years, status_bar};
use crate::model::remedy::Tally;
use crate::model::{Finding, Model};
use crate::site::views::{
    FindingItem, FrameworkView, IndicatorView, TallyView, area_of, domain_title, remedies_chart, share_in,
    share_line,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

use communes::{CommunesView, communes};
use districts::{DistrictRow, districts};
use findings::{YearView, also, years};

/// Pages of domains.
#[derive(Debug)]
pub(super) struct DomainPages;

#[derive(Debug, Serialize)]
struct View {
    key: String,
    title: String,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    /// What the sets call it.
    printed: Vec<PrintedView>,
    /// Shortcomings, aggregates left out; units that they name; and the same multiplied.
    count: usize,
    units: usize,
    mentions: usize,
    first_year: Option<i32>,
    last_year: Option<i32>,
    /// Other kinds of findings.
    strengths: usize,
    districts: Vec<DistrictRow>,
    lines: Vec<line_years::Chart>,
    communes: Vec<CommunesView>,
    years: Vec<YearView>,
    /// Findings of other domains that touch this one: how many, and some.
    also_count: usize,
    also: Vec<FindingItem>,
    tally: TallyView,
    remedies: Option<status_bar::Chart>,
    indicators: Vec<IndicatorView>,
}

#[derive(Debug, Serialize)]
struct LinkView {
    title: String,
    path: Route,
}

/// One printed title, with the sets that use it.
#[derive(Debug, Serialize)]
struct PrintedView {
    title: String,
    sets: Vec<FrameworkView>,
}

impl PageKind for DomainPages {
    fn id(&self) -> &'static str {
        "domain"
    }

    fn template(&self) -> &'static str {
        "domain.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("domains")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let keys = cx.model.domain_keys().iter().enumerate();
        keys.map(|(item, key)| Planned::new(Route::domain(key), item)).collect()
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let title = domain_title(cx, &cx.model.domain_keys()[planned.item]);
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("domains", Route::domains()),
                Crumb::this(title.clone()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item, title))),
        }
    }
}

fn view(cx: &Context<'_>, item: usize, title: String) -> View {
    let model = cx.model;
    let keys = model.domain_keys();
    let key = keys[item].as_str();
    let link = |key: &String| LinkView { title: domain_title(cx, key), path: Route::domain(key) };
    let counted: Vec<&Finding<'_>> = of_domain(model, key).filter(|finding| finding.is_counted()).collect();
    let mut named: Vec<_> = counted.iter().flat_map(|finding| finding.units.iter().copied()).collect();
    let mentions = named.len();
    named.sort_unstable();
    named.dedup();
    let tally = Tally::of(counted.iter().copied(), model.edition.date);
    let (also_count, also) = also(cx, key);
    let line = |unit| share_line(cx, unit, |result| share_in(model, result, key));
    View {
        previous: item.checked_sub(1).and_then(|before| keys.get(before)).map(link),
        next: keys.get(item + 1).map(link),
        printed: printed(model, key),
        count: counted.len(),
        units: named.len(),
        mentions,
        first_year: counted.iter().map(|finding| finding.year).min(),
        last_year: counted.iter().map(|finding| finding.year).max(),
        strengths: of_domain(model, key)
            .filter(|finding| finding.kind == crate::records::FindingKind::Strength)
            .count(),
        districts: districts(cx, key),
        lines: model
            .iter_units()
            .filter(|&(ix, _)| {
                let last = model.results_of(ix).last().map(|&result| model.result(result).year);
                last.is_some_and(|year| area_of(model, ix, year) == ix)
            })
            .filter_map(|(ix, _)| line(ix))
            .collect(),
        communes: communes(cx, key),
        years: years(cx, key),
        also_count,
        also,
        tally: tally.into(),
        remedies: remedies_chart(&title, tally),
        indicators: model
            .iter_indicators()
            .filter_map(|(indicator, _)| {
                IndicatorView::of(cx, indicator, |value| {
                    value.finding.is_some_and(|ix| model.finding(ix).domain.as_deref() == Some(key))
                })
            })
            .collect(),
        key: key.to_owned(),
        title,
    }
}

/// The findings of every kind in a domain.
fn of_domain<'m>(model: &'m Model<'m>, key: &'m str) -> impl Iterator<Item = &'m Finding<'m>> + 'm {
    model.findings.iter().filter(move |finding| finding.domain.as_deref() == Some(key))
}

/// Every title that the sets print for a key, in the order of the sets.
fn printed(model: &Model<'_>, key: &str) -> Vec<PrintedView> {
    let mut views: Vec<PrintedView> = Vec::new();
    for set in &model.frameworks {
        for domain in set.domains.iter().filter(|domain| domain.key == key) {
            match views.iter_mut().find(|view| view.title == *domain.title) {
                Some(view) => view.sets.push(FrameworkView::of(set)),
                None => views.push(PrintedView {
                    title: domain.title.to_string(),
                    sets: vec![FrameworkView::of(set)],
                }),
            }
        }
    }
    views
}
