use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::records::UnitKind;
use crate::site::views::UnitView;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// The search page; without a script it offers lists to browse.
#[derive(Debug)]
pub(super) struct Search;

#[derive(Debug, Serialize)]
struct View {
    districts: Vec<UnitView>,
    years: Vec<i32>,
}

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
