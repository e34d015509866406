use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::records::UnitKind;
use crate::site::views::{UnitView, domain_title};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::text::{collation_key, initial};

/// The search page; without a script it offers lists to browse.
#[derive(Debug)]
pub(super) struct Search;

#[derive(Debug, Serialize)]
struct View {
    districts: Vec<UnitView>,
    years: Vec<i32>,
    domains: Vec<DomainView>,
    /// Communes by the first letter of their name; none on a site with so many that the list would be no help.
    letters: Vec<Letter>,
}

#[derive(Debug, Serialize)]
struct DomainView {
    key: String,
    title: String,
    path: Route,
}

#[derive(Debug, Serialize)]
struct Letter {
    letter: String,
    units: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    unit: UnitView,
    /// What tells communes of one name apart.
    parent: Option<String>,
}

/// More communes than this are left to the page of units.
const MOST_PLACES: usize = 250;

impl PageKind for Search {
    fn id(&self) -> &'static str {
        "search"
    }

    fn template(&self) -> &'static str {
        "search.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("search")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::search())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let districts = cx.model.iter_units().filter(|(_, unit)| unit.kind == UnitKind::District);
        let view = View {
            districts: districts.map(|(ix, _)| UnitView::of(cx, ix)).collect(),
            years: cx.model.years().iter().rev().copied().collect(),
            domains: domains(cx),
            letters: letters(cx),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("search")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

fn domains(cx: &Context<'_>) -> Vec<DomainView> {
    let keys = cx.model.domain_keys().iter();
    keys.map(|key| DomainView { key: key.clone(), title: domain_title(cx, key), path: Route::domain(key) })
        .collect()
}

/// Communes in alphabetical order of their names without their kinds.
fn letters(cx: &Context<'_>) -> Vec<Letter> {
    let communes = cx.model.iter_units().filter(|(_, unit)| unit.is_communal());
    let mut places: Vec<Place> = communes
        .map(|(ix, unit)| Place {
            unit: UnitView::of(cx, ix),
            parent: unit.parent.map(|above| cx.model.unit(above).name.to_string()),
        })
        .collect();
    if places.len() > MOST_PLACES {
        return Vec::new();
    }
    places.sort_by_cached_key(|place| collation_key(&place.unit.short_name));
    let mut letters: Vec<Letter> = Vec::new();
    for place in places {
        let letter = initial(&place.unit.short_name);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.units.push(place),
            _ => letters.push(Letter { letter, units: vec![place] }),
        }
    }
    letters
}
