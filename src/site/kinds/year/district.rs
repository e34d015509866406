use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::UnitIx;
use crate::site::views::{IndicatorView, area_of};
use crate::site::{AreaPage, Context, Crumb, Page, PageKind, Planned, Prints, Route, YearOf};

use super::area::{AreaView, view as area_view};

/// A district in a year, where the page of the year does not hold it: as many of its communes as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct AreaPages;

#[derive(Debug, Serialize)]
struct View {
    year: i32,
    area: AreaView,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    /// The same area in the nearest years that have a page of it.
    earlier: Option<YearOf>,
    later: Option<YearOf>,
    /// Its findings of the year.
    findings: Option<Route>,
    /// Values of its communes; on the first page.
    indicators: Vec<IndicatorView>,
}

impl PageKind for AreaPages {
    fn id(&self) -> &'static str {
        "year"
    }

    fn template(&self) -> &'static str {
        "year_area.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("years")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let pages = cx.areas.pages.iter().enumerate();
        pages.map(|(at, page)| Planned::new(route(cx, page), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_area_page(&prints.context().areas.pages[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let page = &cx.areas.pages[planned.item];
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("years", Route::years()),
                Crumb::record(page.year.to_string(), Route::year(page.year)),
                Crumb::this(cx.model.unit(page.area).name.to_string()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, page))),
        }
    }
}

fn route(cx: &Context<'_>, page: &AreaPage) -> Route {
    Route::year_of(page.year, cx.model.unit(page.area), page.piece)
}

fn view(cx: &Context<'_>, page: &AreaPage) -> View {
    let &AreaPage { year, area, piece, pieces } = page;
    let unit = cx.model.unit(area);
    let beside = |piece: usize| (1..=pieces).contains(&piece).then(|| Route::year_of(year, unit, piece));
    let firsts = || cx.areas.pages.iter().filter(|other| other.area == area && other.piece == 1);
    let to = |other: &AreaPage| YearOf { year: other.year, path: route(cx, other) };
    let list = cx.lists.iter().find(|list| list.year == year && list.district == Some(area));
    View {
        year,
        area: area_view(cx, area, year, piece),
        piece,
        pieces,
        previous: beside(piece - 1),
        next: beside(piece + 1),
        earlier: firsts().rfind(|other| other.year < year).map(to),
        later: firsts().find(|other| other.year > year).map(to),
        findings: list.map(|list| list.route(cx.model)),
        indicators: if piece == 1 { indicators(cx, area, year) } else { Vec::new() },
    }
}

/// Values of communes; those of the district itself stand on the page of the year.
fn indicators(cx: &Context<'_>, area: UnitIx, year: i32) -> Vec<IndicatorView> {
    IndicatorView::all(cx, |value| {
        let unit = value.unit;
        value.year == year && cx.model.unit(unit).is_communal() && area_of(cx.model, unit, year) == area
    })
}
