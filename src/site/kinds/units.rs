use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::model::UnitIx;
use crate::records::UnitKind;
use crate::site::views::{DescentView, UnitView};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// The list of all units: districts with their communes, former and new.
#[derive(Debug)]
pub(super) struct Units;

/// A district, or a province for units without a district, and the communal units below it.
#[derive(Debug, Serialize)]
pub(super) struct GroupView {
    pub(super) unit: UnitView,
    /// The unit above it, and what became of that.
    pub(super) parent: Option<String>,
    pub(super) parent_now: Vec<String>,
    /// Those that are listed; of a site with very many none, which stand on the page of the unit above.
    pub(super) units: Vec<PlaceView>,
    /// How many there are.
    pub(super) count: usize,
    /// Whether a result or a finding is about the unit above itself.
    reported: bool,
}

impl GroupView {
    /// Whether a document names any unit of it.
    pub(super) fn is_reported(&self) -> bool {
        self.reported || self.units.iter().any(|unit| unit.findings > 0)
    }

    /// The groups, without their units where these are more than a page takes.
    pub(super) fn at_most(mut groups: Vec<Self>, most: usize) -> Vec<Self> {
        if groups.iter().map(|group| group.count).sum::<usize>() > most {
            groups.iter_mut().for_each(|group| group.units.clear());
        }
        groups
    }
}

/// A communal unit and its name today.
#[derive(Debug, Serialize)]
pub(super) struct PlaceView {
    pub(super) name: String,
    pub(super) path: Route,
    /// Short names of what it became; empty where it still exists.
    pub(super) now: Vec<String>,
    /// Shortcomings that name it.
    pub(super) findings: usize,
}

/// More communes than this are left to the pages of their districts, and more offices to those of the units above.
const MOST: usize = 400;

#[derive(Debug, Serialize)]
struct View {
    groups: Vec<GroupView>,
    /// New communes, below their province.
    newer: Vec<GroupView>,
    offices: Vec<OfficeGroup>,
}

#[derive(Debug, Serialize)]
struct OfficeGroup {
    name: Option<String>,
    /// The page of the unit above, which lists them too.
    path: Option<Route>,
    /// How many there are, and those that are listed.
    count: usize,
    offices: Vec<UnitView>,
}

impl PageKind for Units {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "units.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("units")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::units())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let view = View {
            groups: GroupView::at_most(groups(cx, UnitKind::District), MOST),
            newer: GroupView::at_most(groups(cx, UnitKind::Province), MOST),
            offices: offices(cx),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("units")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

/// Units of one kind that have communal units directly below them.
pub(super) fn groups(cx: &Context<'_>, kind: UnitKind) -> Vec<GroupView> {
    let model = cx.model;
    let mut groups = Vec::new();
    for (ix, unit) in model.iter_units().filter(|(_, unit)| unit.kind == kind) {
        let communes: Vec<UnitIx> =
            unit.children.iter().copied().filter(|&child| model.unit(child).is_communal()).collect();
        if communes.is_empty() {
            continue;
        }
        let above = unit.parent.map(|above| model.unit(above));
        groups.push(GroupView {
            unit: UnitView::of(cx, ix),
            reported: model.has_records(ix),
            parent: above.map(|above| above.short_name().to_owned()),
            parent_now: unit.parent.map(|above| DescentView::names(cx, above)).unwrap_or_default(),
            count: communes.len(),
            units: communes.into_iter().map(|commune| place(cx, commune)).collect(),
        });
    }
    groups
}

fn place(cx: &Context<'_>, ix: UnitIx) -> PlaceView {
    let model = cx.model;
    let unit = model.unit(ix);
    PlaceView {
        name: unit.short_name().to_owned(),
        path: Route::unit(unit),
        now: DescentView::names(cx, ix),
        findings: model
            .findings_of(ix)
            .iter()
            .filter(|&&finding| model.finding(finding).is_counted())
            .count(),
    }
}

/// Offices by the unit they belong to, in content order; those of nobody last.
fn offices(cx: &Context<'_>) -> Vec<OfficeGroup> {
    let model = cx.model;
    let mut groups: Vec<(Option<UnitIx>, Vec<UnitView>)> = Vec::new();
    for (ix, unit) in model.iter_units() {
        if unit.is_territorial() || unit.kind == UnitKind::Group {
            continue;
        }
        match groups.iter_mut().find(|(parent, _)| *parent == unit.parent) {
            Some((_, list)) => list.push(UnitView::of(cx, ix)),
            None => groups.push((unit.parent, vec![UnitView::of(cx, ix)])),
        }
    }
    groups.sort_by_key(|(parent, _)| parent.map_or(usize::MAX, UnitIx::index));
    let many = groups.iter().map(|(_, offices)| offices.len()).sum::<usize>() > MOST;
    groups
        .into_iter()
        .map(|(parent, offices)| OfficeGroup {
            name: parent.map(|parent| model.unit(parent).name.to_string()),
            path: parent.map(|parent| Route::unit(model.unit(parent))),
            count: offices.len(),
            offices: if many && parent.is_some() { Vec::new() } else { offices },
        })
        .collect()
}
