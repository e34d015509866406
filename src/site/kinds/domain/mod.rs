//! The page of a domain: what units reached in it over the years, where points were lost, what was found.

mod area;
mod communes;
mod districts;
mod findings;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::{line_years, status_bar};
use crate::model::remedy::Tally;
use crate::model::{Finding, Model, ScoreResult};
use crate::site::views::{
    FindingItem, FrameworkView, IndicatorView, Mark, TallyView, area_of, domain_title, remedies_chart,
    share_in, share_line,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

use communes::{AreaRow, CommunesView, area_rows, communes};
use districts::{DistrictRow, districts};
use findings::{YearView, also, years};

pub(super) use area::DomainAreas;

/// Pages of domains.
#[derive(Debug)]
pub(super) struct DomainPages;

/// As many districts have a chart.
const LINES: usize = 4;

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
    /// Results of districts, newest years first where there are many.
    districts: Vec<DistrictRow>,
    districts_count: usize,
    lines: Vec<line_years::Chart>,
    communes: Vec<CommunesView>,
    /// Districts whose communes stand on pages of their own.
    areas: Vec<AreaRow>,
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

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_domain_page(&prints.model().domain_keys()[planned.item]))
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
    let (districts, districts_count) = districts(cx, key);
    let lines = model.iter_units().filter(|&(ix, _)| {
        let last = model.results_of(ix).last().map(|&result| model.result(result).year);
        last.is_some_and(|year| area_of(model, ix, year) == ix)
    });
    let line = |unit| {
        let doubted = |result: &ScoreResult<'_>| Mark::is_on_key(cx, result, key);
        share_line(cx, unit, |result| share_in(model, result, key), doubted)
    };
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
        districts,
        districts_count,
        lines: few(lines.filter_map(|(ix, _)| line(ix)).collect()),
        communes: communes(cx, item, key),
        areas: area_rows(cx, item, key),
        years: years(cx, key),
        also_count,
        also,
        tally: tally.into(),
        remedies: remedies_chart(&title, tally),
        indicators: IndicatorView::all(cx, |value| {
            value.finding.is_some_and(|ix| model.finding(ix).domain.as_deref() == Some(key))
        }),
        key: key.to_owned(),
        title,
    }
}

/// Charts of districts, unless they are many: the page of each district has its own.
fn few<T>(charts: Vec<T>) -> Vec<T> {
    if charts.len() <= LINES { charts } else { Vec::new() }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::audit::Discrepancies;
    use crate::audit::testing::Content;

    fn view_of(content: &Content) -> serde_json::Value {
        content.with_model(|model| {
            let discrepancies = Discrepancies::of(model);
            let cx = Context::new(model, &discrepancies, Value::UNDEFINED);
            serde_json::to_value(view(&cx, 0, "Chỉ đạo".to_owned())).unwrap()
        })
    }

    #[test]
    fn a_domain_that_a_set_splits_is_taken_together() {
        let content = Content::new()
            .framework(json!({ "level": "district", "domains": [
                { "code": "7.1", "key": "chi-dao", "title": "Một", "max": "8" },
                { "code": "7.2", "key": "chi-dao", "title": "Hai", "max": "2" },
            ] }))
            .result(json!({ "unit": "huyen-a", "domains": [
                { "code": "7.1", "appraised": "5" }, { "code": "7.2", "appraised": "1.5" },
            ] }));
        let row = &view_of(&content)["districts"][0];
        assert_eq!((&row["share"]["percent"], &row["lost"]), (&json!("65.00"), &json!("3.5")));
    }

    #[test]
    fn a_part_without_points_leaves_the_domain_without_a_percentage() {
        let content = Content::new().result(json!({ "domains": [{ "code": "1", "survey": "2" }] }));
        assert_eq!(view_of(&content)["communes"], json!([]));
    }

    #[test]
    fn findings_are_grouped_by_year_and_those_of_other_domains_stand_apart() {
        let content = Content::new()
            .finding(json!({ "domain": "chi-dao", "year": 2022 }))
            .finding(json!({ "domain": "chi-dao", "loss": { "amount": "0.5", "basis": "max" } }))
            .finding(json!({ "domain": "chi-dao", "loss": { "amount": "2", "basis": "max" } }))
            .finding(json!({ "domain": "chi-dao", "kind": "directive" }))
            .finding(json!({ "domain": "thu-tuc", "also_domains": ["chi-dao"] }));
        let view = view_of(&content);
        assert_eq!((&view["count"], &view["also_count"]), (&json!(3), &json!(1)));
        assert_eq!((&view["years"][0]["year"], &view["years"][0]["count"]), (&json!(2023), &json!(2)));
        assert_eq!(view["years"][0]["largest"][0]["id"], "tt-3", "most points first");
    }
}
