use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::model::remedy::Tally;
use crate::model::{UnitIx, share};
use crate::site::views::{Mark, TallyView, UnitView, decimal, percent};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::site::{choices, comparison};

/// Units side by side. The page lists all of them; the script puts those in the address next to each other, from a
/// file of each.
#[derive(Debug)]
pub(super) struct Compare;

#[derive(Debug, Serialize)]
struct View {
    groups: Vec<Group>,
    /// Whether all units are listed; else the script loads their names.
    whole: bool,
}

/// Units below one unit, which compare with each other.
#[derive(Debug, Serialize)]
struct Group {
    name: Option<String>,
    /// The page of the unit above.
    path: Option<Route>,
    /// How many units there are, and those that are listed.
    count: usize,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    unit: UnitView,
    year: Option<i32>,
    total: Option<String>,
    percent: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    class: Option<String>,
    findings: usize,
    tally: TallyView,
    /// On its total, rank and class.
    marks: Vec<Mark>,
}

impl PageKind for Compare {
    fn id(&self) -> &'static str {
        "compare"
    }

    fn template(&self) -> &'static str {
        "compare.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("compare")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::compare())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("compare")],
            feed: None,
            view: Value::from(Serde(view(cx))),
        }
    }
}

/// Territorial units with a result or a finding, by the unit above; districts of all provinces together. Of very many
/// only those above all others, and of communes without a district as many as one page takes.
fn view(cx: &Context<'_>) -> View {
    let groups = comparison::groups(cx);
    let whole = groups.iter().map(|(_, units)| units.len()).sum::<usize>() <= choices::COMPARED;
    let group = |(parent, units): (Option<UnitIx>, Vec<UnitIx>)| {
        let shown = if whole || parent.is_none() { choices::COMPARED } else { 0 };
        Group {
            name: parent.map(|parent| cx.model.unit(parent).name.to_string()),
            path: parent.map(|parent| Route::unit(cx.model.unit(parent))),
            count: units.len(),
            rows: units.into_iter().take(shown).map(|ix| row(cx, ix)).collect(),
        }
    };
    View { groups: groups.into_iter().map(group).collect(), whole }
}

fn row(cx: &Context<'_>, ix: UnitIx) -> Row {
    let model = cx.model;
    let result = model.results_of(ix).last().map(|&result| model.result(result));
    let found = result.and_then(|result| share::index(model, result));
    let tally = Tally::of(comparison::findings_of(cx, ix), model.edition.date);
    Row {
        unit: UnitView::of(cx, ix),
        year: result.map(|result| result.year),
        total: result.and_then(|result| result.totals.total).map(|total| decimal(total.value)),
        percent: found.map(|share| percent(share.percent())),
        rank: result.and_then(|result| result.rank).map(|rank| rank.position),
        rank_of: result.and_then(|result| result.rank).map(|rank| rank.of),
        class: result.and_then(|result| result.class.as_ref()).map(|class| class.value.to_string()),
        findings: tally.total(),
        tally: tally.into(),
        marks: result.map(|result| Mark::of_result(cx, result)).unwrap_or_default(),
    }
}
