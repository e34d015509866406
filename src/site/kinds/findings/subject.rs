use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::CriterionRef;
use crate::site::views::{FindingItem, FrameworkView, UnitView};
use crate::site::{About, Context, Crumb, Group, Page, PageKind, Planned, Prints, Route, SubjectList};
use crate::syntax::Choice;

/// The findings about a unit or at a criterion that has too many for its own page.
#[derive(Debug)]
pub(in crate::site::kinds) struct SubjectPages;

#[derive(Debug, Serialize)]
struct View {
    /// The unit they are about, or
    unit: Option<UnitView>,
    /// the unit above it;
    parent: Option<UnitView>,
    /// the criterion that they are at.
    criterion: Option<CriterionView>,
    /// The page of the subject.
    path: Route,
    /// Of all pages of the subject.
    total: usize,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
    groups: Vec<GroupView>,
}

#[derive(Debug, Serialize)]
struct CriterionView {
    code: String,
    title: String,
    set: FrameworkView,
}

/// Findings of one group, or what of it stands on this page.
#[derive(Debug, Serialize)]
struct GroupView {
    fragment: String,
    /// For shortcomings of a year.
    year: Option<i32>,
    /// Kind; `None` for what a unit must answer for.
    kind: Option<&'static str>,
    /// Of all pages.
    count: usize,
    items: Vec<FindingItem>,
}

impl PageKind for SubjectPages {
    fn id(&self) -> &'static str {
        "findings"
    }

    fn template(&self) -> &'static str {
        "findings_about.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("findings")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let pages = cx.subjects.pages.iter().enumerate();
        pages.map(|(at, page)| Planned::new(page.route(cx.model), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_subject_page(&prints.context().subjects.pages[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.subjects.pages[planned.item];
        let mut crumbs = vec![Crumb::section("home", Route::home())];
        match list.about {
            About::Unit(ix) => {
                let unit = cx.model.unit(ix);
                crumbs.push(Crumb::section("units", Route::units()));
                crumbs.push(Crumb::record(&*unit.name, Route::unit(unit)));
            }
            About::Criterion(CriterionRef { framework, .. }) => {
                let set = cx.model.framework(framework);
                crumbs.push(Crumb::section("frameworks", Route::frameworks()));
                crumbs.push(Crumb::record(FrameworkView::of(set).title, Route::framework(set)));
                crumbs.push(Crumb::record(code(cx, list.about), subject(cx, list.about)));
            }
        }
        crumbs.push(Crumb::worded("kind", "findings"));
        Page { title: None, description: None, crumbs, feed: None, view: Value::from(Serde(view(cx, list))) }
    }
}

fn code(cx: &Context<'_>, about: About) -> String {
    match about {
        About::Unit(ix) => cx.model.unit(ix).name.to_string(),
        About::Criterion(one) => cx.model.criterion(one).code.to_string(),
    }
}

/// The page of the subject.
fn subject(cx: &Context<'_>, about: About) -> Route {
    match about {
        About::Unit(ix) => Route::unit(cx.model.unit(ix)),
        About::Criterion(one) => Route::criterion(cx.model.framework(one.framework), cx.model.criterion(one)),
    }
}

fn view(cx: &Context<'_>, list: &SubjectList) -> View {
    let model = cx.model;
    let pages = cx.subjects.pages_of(list.about);
    let all = || pages.iter().flat_map(|page| &page.findings);
    let beside = |piece: Option<usize>| {
        let other = piece.and_then(|piece| pages.get(piece.checked_sub(1)?));
        other.map(|other| other.route(model))
    };
    let unit = match list.about {
        About::Unit(ix) => Some(ix),
        About::Criterion(_) => None,
    };
    let criterion = match list.about {
        About::Unit(_) => None,
        About::Criterion(one) => Some(CriterionView {
            code: model.criterion(one).code.to_string(),
            title: model.criterion(one).title.to_string(),
            set: FrameworkView::of(model.framework(one.framework)),
        }),
    };
    let groups = list.findings.chunk_by(|(one, _), (next, _)| one == next).map(|findings| {
        let group = findings[0].0;
        GroupView {
            fragment: group.fragment(),
            year: match group {
                Group::Year(year) => Some(year),
                Group::Kind(_) | Group::Answers => None,
            },
            kind: match group {
                Group::Kind(kind) => Some(kind.word()),
                Group::Year(_) | Group::Answers => None,
            },
            count: all().filter(|(other, _)| *other == group).count(),
            items: findings.iter().map(|&(_, ix)| FindingItem::of(cx, ix)).collect(),
        }
    });
    View {
        unit: unit.map(|ix| UnitView::of(cx, ix)),
        parent: unit.and_then(|ix| model.unit(ix).parent).map(|above| UnitView::of(cx, above)),
        criterion,
        path: subject(cx, list.about),
        total: all().count(),
        piece: list.piece,
        pieces: list.pieces,
        previous: beside(list.piece.checked_sub(1)),
        next: beside(Some(list.piece + 1)),
        groups: groups.collect(),
    }
}
