use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::site::views::domain_title;
use crate::site::{Context, Crumb, DomainPage, Page, PageKind, Planned, Prints, Route};

use super::LinkView;
use super::communes::{CommunesView, communes_on};

/// The communes of a district in a domain, where the page of the domain does not hold them: as many as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct DomainAreas;

#[derive(Debug, Serialize)]
struct View {
    key: String,
    title: String,
    area: Option<CommunesView>,
    name: String,
    /// The page of the district itself.
    unit_path: Route,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    /// The same district in the domains beside this one.
    before: Option<LinkView>,
    after: Option<LinkView>,
}

impl PageKind for DomainAreas {
    fn id(&self) -> &'static str {
        "domain"
    }

    fn template(&self) -> &'static str {
        "domain_area.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("domains")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let pages = cx.areas.domains.iter().enumerate();
        pages.map(|(at, page)| Planned::new(route(cx, page, page.piece), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_domain_area(&prints.context().areas.domains[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let page = &cx.areas.domains[planned.item];
        let key = &cx.model.domain_keys()[page.domain];
        let title = domain_title(cx, key);
        let name = cx.model.unit(page.area).name.to_string();
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("domains", Route::domains()),
                Crumb::record(title.clone(), Route::domain(key)),
                Crumb::this(name.clone()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, page, title, name))),
        }
    }
}

fn route(cx: &Context<'_>, page: &DomainPage, piece: usize) -> Route {
    Route::domain_of(&cx.model.domain_keys()[page.domain], cx.model.unit(page.area), piece)
}

fn view(cx: &Context<'_>, page: &DomainPage, title: String, name: String) -> View {
    let keys = cx.model.domain_keys();
    let beside = |piece: usize| (1..=page.pieces).contains(&piece).then(|| route(cx, page, piece));
    let firsts = || cx.areas.domains.iter().filter(|other| other.area == page.area && other.piece == 1);
    let link = |other: &DomainPage| LinkView {
        title: domain_title(cx, &keys[other.domain]),
        path: route(cx, other, 1),
    };
    let key = &keys[page.domain];
    View {
        area: communes_on(cx, key, page),
        unit_path: Route::unit(cx.model.unit(page.area)),
        piece: page.piece,
        pieces: page.pieces,
        previous: beside(page.piece - 1),
        next: beside(page.piece + 1),
        before: firsts().rfind(|other| other.domain < page.domain).map(link),
        after: firsts().find(|other| other.domain > page.domain).map(link),
        key: key.clone(),
        title,
        name,
    }
}
