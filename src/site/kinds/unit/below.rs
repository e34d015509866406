use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::UnitIx;
use crate::records::UnitKind;
use crate::site::views::{DescentView, Mark, UnitView};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

/// The most units below another on one page, and the most offices.
const ON_ONE_PAGE: usize = 120;

/// What stands below a unit with more than its own page takes: the pages after the first, which is its own.
#[derive(Debug)]
pub(in crate::site::kinds) struct UnitsBelow;

#[derive(Debug, Serialize)]
struct View {
    unit: UnitView,
    children: Vec<ChildView>,
    offices: Vec<UnitView>,
    piece: usize,
    pieces: usize,
    previous: Option<Route>,
    next: Option<Route>,
}

/// A unit below another, with what is known of it.
#[derive(Debug, Serialize)]
pub(super) struct ChildView {
    unit: UnitView,
    /// Shortcomings that name it.
    findings: usize,
    class: Option<String>,
    /// On the result with that class.
    marks: Vec<Mark>,
    /// Where it lies today.
    now: Vec<String>,
}

/// One page of what stands below a unit, from 1.
#[derive(Debug, Serialize)]
pub(super) struct Below {
    pub(super) children: Vec<ChildView>,
    pub(super) offices: Vec<UnitView>,
    /// How many pages there are.
    pub(super) pieces: usize,
    /// The page after this one.
    pub(super) next: Option<Route>,
}

impl Below {
    pub(super) fn of(cx: &Context<'_>, ix: UnitIx, piece: usize) -> Self {
        let unit = cx.model.unit(ix);
        let (territories, offices) = below(cx, ix);
        let pieces = pieces(&territories, &offices);
        Self {
            children: page(&territories, piece).map(|child| child_view(cx, child)).collect(),
            offices: page(&offices, piece).map(|office| UnitView::of(cx, office)).collect(),
            pieces,
            next: (piece < pieces).then(|| Route::below(unit, piece + 1)),
        }
    }
}

/// The territories and the offices directly below a unit. Groups stand for their members in lists of responsible
/// offices; they are no office to look up.
fn below(cx: &Context<'_>, ix: UnitIx) -> (Vec<UnitIx>, Vec<UnitIx>) {
    let children = cx.model.unit(ix).children.iter();
    let (territories, mut offices): (Vec<_>, Vec<_>) =
        children.partition(|child| cx.model.unit(**child).is_territorial());
    offices.retain(|&office| cx.model.unit(office).kind != UnitKind::Group);
    (territories, offices)
}

fn pieces(territories: &[UnitIx], offices: &[UnitIx]) -> usize {
    territories.len().max(offices.len()).div_ceil(ON_ONE_PAGE).max(1)
}

fn page(list: &[UnitIx], piece: usize) -> impl Iterator<Item = UnitIx> {
    list.iter().skip((piece - 1) * ON_ONE_PAGE).take(ON_ONE_PAGE).copied()
}

fn child_view(cx: &Context<'_>, ix: UnitIx) -> ChildView {
    let counted = cx.model.findings_of(ix).iter().filter(|&&finding| cx.model.finding(finding).is_counted());
    let newest = cx.model.results_of(ix).last().map(|&result| cx.model.result(result));
    ChildView {
        unit: UnitView::of(cx, ix),
        findings: counted.count(),
        class: newest.and_then(|result| result.class.as_ref()).map(|class| class.value.to_string()),
        marks: newest.map(|result| Mark::of_result(cx, result)).unwrap_or_default(),
        now: DescentView::names(cx, ix),
    }
}

/// Every further page: the unit, and which of its pages it is. A plan remembers one number for each.
fn further(cx: &Context<'_>) -> impl Iterator<Item = (UnitIx, usize)> {
    cx.model.iter_units().filter(|(_, unit)| unit.children.len() > ON_ONE_PAGE).flat_map(|(ix, _)| {
        let (territories, offices) = below(cx, ix);
        (2..=pieces(&territories, &offices)).map(move |piece| (ix, piece))
    })
}

/// One number for a unit and a page.
const PIECES: usize = 1 << 16;

fn item(ix: UnitIx, piece: usize) -> usize {
    ix.index() * PIECES + piece
}

impl PageKind for UnitsBelow {
    fn id(&self) -> &'static str {
        "unit"
    }

    fn template(&self) -> &'static str {
        "unit_below.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("units")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let page = |(ix, piece)| Planned::new(Route::below(cx.model.unit(ix), piece), item(ix, piece));
        further(cx).map(page).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_unit(prints.model().unit_at(planned.item / PIECES)))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let (ix, piece) = (cx.model.unit_at(planned.item / PIECES), planned.item % PIECES);
        let unit = cx.model.unit(ix);
        let mut crumbs = super::crumbs(cx, unit);
        if let Some(own) = crumbs.last_mut() {
            own.path = Some(Route::unit(unit));
        }
        crumbs.push(Crumb::worded("unit", "children"));
        let below = Below::of(cx, ix, piece);
        let view = View {
            unit: UnitView::of(cx, ix),
            children: below.children,
            offices: below.offices,
            piece,
            pieces: below.pieces,
            previous: Some(if piece == 2 {
                Route::new(format!("{}#don-vi", Route::unit(unit)))
            } else {
                Route::below(unit, piece - 1)
            }),
            next: below.next,
        };
        Page { title: None, description: None, crumbs, feed: None, view: Value::from(Serde(view)) }
    }
}
