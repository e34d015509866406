use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::site::{Context, Crumb, Page, PageKind, Planned, Route, YearOf};

use super::{Row, row};

/// The documents issued in one year, as many as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct DocumentLists;

#[derive(Debug, Serialize)]
struct View {
    /// `None` for those without a date.
    year: Option<i32>,
    /// Of all pages of the year.
    count: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    earlier: Option<YearOf>,
    later: Option<YearOf>,
    documents: Vec<Row>,
}

impl PageKind for DocumentLists {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "documents_list.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("documents")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.documents.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.route(), at)).collect()
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.documents[planned.item];
        let here = list.year.map(|year| Crumb::this(year.to_string()));
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("documents", Route::documents()),
                here.unwrap_or_else(|| Crumb::worded("documents", "no_date")),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize) -> View {
    let list = &cx.documents[at];
    let beside = |at: Option<usize>| {
        let other = at.and_then(|at| cx.documents.get(at));
        other.filter(|other| other.year == list.year).map(|other| other.route())
    };
    let same = cx.documents.iter().filter(|other| other.year == list.year);
    let years = || {
        let firsts = cx.documents.iter().filter(|other| other.piece == 1);
        firsts.filter_map(|other| Some(YearOf { year: other.year?, path: other.route() }))
    };
    View {
        year: list.year,
        count: same.map(|other| other.documents.len()).sum(),
        piece: list.piece,
        pieces: list.pieces,
        previous: beside(at.checked_sub(1)),
        next: beside(at.checked_add(1)),
        // the newest year stands first
        earlier: list.year.and_then(|year| years().find(|other| other.year < year)),
        later: list.year.and_then(|year| years().rfind(|other| other.year > year)),
        documents: list.documents.iter().map(|&ix| row(cx, ix, cx.model.document(ix))).collect(),
    }
}
