//! What was published and changed afterwards: all on one page, or, where it is much, the newest and lists by year.

mod list;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::site::views::CorrectionView;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

pub(super) use list::CorrectionLists;

/// What was published and changed afterwards.
#[derive(Debug)]
pub(super) struct Corrections;

/// As many of the newest are shown where there are lists by year.
const NEWEST: usize = 30;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first. The first of them, where there are lists.
    corrections: Vec<CorrectionView>,
    /// How many there are.
    count: usize,
    /// Lists by year, if there are too many for one page.
    years: Vec<YearRow>,
}

/// The corrections of a year.
#[derive(Debug, Serialize)]
struct YearRow {
    year: i32,
    path: Route,
    count: usize,
}

impl PageKind for Corrections {
    fn id(&self) -> &'static str {
        "corrections"
    }

    fn template(&self) -> &'static str {
        "corrections.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("corrections")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::corrections())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let all = &cx.model.corrections;
        let most = if cx.corrections.is_empty() { all.len() } else { NEWEST };
        let years = cx.corrections.chunk_by(|one, next| one.year == next.year);
        let view = View {
            corrections: all.iter().take(most).map(|one| CorrectionView::of(cx, one)).collect(),
            count: all.len(),
            years: years
                .map(|pages| YearRow {
                    year: pages[0].year,
                    path: pages[0].route(),
                    count: pages.iter().map(|page| page.corrections.len()).sum(),
                })
                .collect(),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("corrections")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}
