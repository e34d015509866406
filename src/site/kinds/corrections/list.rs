use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::site::views::CorrectionView;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route, YearOf};

/// The corrections of one year, as many as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct CorrectionLists;

#[derive(Debug, Serialize)]
struct View {
    year: i32,
    /// Of all pages of the year.
    count: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    earlier: Option<YearOf>,
    later: Option<YearOf>,
    /// Oldest first.
    corrections: Vec<CorrectionView>,
}

impl PageKind for CorrectionLists {
    fn id(&self) -> &'static str {
        "corrections"
    }

    fn template(&self) -> &'static str {
        "corrections_list.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("corrections")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.corrections.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.route(), at)).collect()
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("corrections", Route::corrections()),
                Crumb::this(cx.corrections[planned.item].year.to_string()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize) -> View {
    let list = &cx.corrections[at];
    let beside = |at: Option<usize>| {
        let other = at.and_then(|at| cx.corrections.get(at));
        other.filter(|other| other.year == list.year).map(|other| other.route())
    };
    let same = cx.corrections.iter().filter(|other| other.year == list.year);
    let years = || {
        let firsts = cx.corrections.iter().filter(|other| other.piece == 1);
        firsts.map(|other| YearOf { year: other.year, path: other.route() })
    };
    let corrections = list.corrections.iter().map(|&at| &cx.model.corrections[at]);
    View {
        year: list.year,
        count: same.map(|other| other.corrections.len()).sum(),
        piece: list.piece,
        pieces: list.pieces,
        previous: beside(at.checked_sub(1)),
        next: beside(at.checked_add(1)),
        // the newest year stands first
        earlier: years().find(|other| other.year < list.year),
        later: years().rfind(|other| other.year > list.year),
        corrections: corrections.map(|one| CorrectionView::of(cx, one)).collect(),
    }
}
