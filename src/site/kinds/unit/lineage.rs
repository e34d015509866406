use serde::Serialize;

use crate::model::{Succession, UnitIx};
use crate::site::views::UnitView;
use crate::site::{Context, Route};
use crate::syntax::Choice;

/// What a unit was made of, and what it became.
#[derive(Debug, Serialize)]
pub(super) struct LineageView {
    /// Units before it; the shape of the macro `lineage`.
    before: Vec<LineageUnit>,
    /// Units after it.
    after: Vec<LineageUnit>,
    /// The other units that went into what it became.
    siblings: Vec<LineageUnit>,
    /// `full` or `part`: the share of the arrow before it, and after it.
    share_before: Option<&'static str>,
    share_after: Option<&'static str>,
    /// Last day of what was before, and of itself, ISO.
    until_before: Option<String>,
    until: Option<String>,
    /// Numbers of the resolutions.
    basis: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LineageUnit {
    name: String,
    path: Option<Route>,
    code: Option<String>,
    here: bool,
}

/// The descent of a unit.
pub(super) fn lineage(cx: &Context<'_>, ix: UnitIx) -> LineageView {
    let unit = cx.model.unit(ix);
    let siblings = unit
        .successors
        .iter()
        .flat_map(|next| &cx.model.unit(next.unit).predecessors)
        .map(|before| before.unit)
        .filter(|&sibling| sibling != ix);
    let mut basis: Vec<String> = Vec::new();
    for number in unit.predecessors.iter().chain(&unit.successors).filter_map(|step| step.basis.as_ref()) {
        if !basis.iter().any(|known| known == number) {
            basis.push(number.to_string());
        }
    }
    let first_before = unit.predecessors.first().map(|before| cx.model.unit(before.unit));
    LineageView {
        before: unit.predecessors.iter().map(|before| one(cx, before.unit, false)).collect(),
        after: unit.successors.iter().map(|next| one(cx, next.unit, false)).collect(),
        siblings: std::iter::once(one(cx, ix, true))
            .chain(siblings.map(|sibling| one(cx, sibling, false)))
            .collect(),
        share_before: share(&unit.predecessors),
        share_after: share(&unit.successors),
        until_before: first_before.and_then(|before| before.valid.to).map(|day| day.to_string()),
        until: unit.valid.to.map(|day| day.to_string()),
        basis,
    }
}

/// `part` as soon as one arrow is only a part.
fn share(steps: &[Succession<'_>]) -> Option<&'static str> {
    steps.iter().map(|step| step.share).max().map(Choice::word)
}

fn one(cx: &Context<'_>, ix: UnitIx, here: bool) -> LineageUnit {
    let unit = cx.model.unit(ix);
    LineageUnit {
        name: unit.name.to_string(),
        path: Some(Route::unit(unit)),
        code: unit.code.as_ref().map(ToString::to_string),
        here,
    }
}

/// What is known of one unit that went into this one. Figures of several are never added up.
#[derive(Debug, Serialize)]
pub(super) struct HistoryView {
    unit: UnitView,
    share: &'static str,
    findings: usize,
    /// Years with findings or results, oldest first.
    years: Vec<i32>,
}

/// The history that a unit takes over from those before it, oldest last.
pub(super) fn history(cx: &Context<'_>, ix: UnitIx) -> Vec<HistoryView> {
    let model = cx.model;
    model
        .unit(ix)
        .predecessors
        .iter()
        .map(|before| {
            let findings = model.findings_of(before.unit);
            let results = model.results_of(before.unit);
            let mut years: Vec<i32> = findings.iter().map(|&finding| model.finding(finding).year).collect();
            years.extend(results.iter().map(|&result| model.result(result).year));
            years.sort_unstable();
            years.dedup();
            HistoryView {
                unit: UnitView::of(cx, before.unit),
                share: before.share.word(),
                findings: findings.iter().filter(|&&finding| model.finding(finding).is_counted()).count(),
                years,
            }
        })
        .collect()
}
