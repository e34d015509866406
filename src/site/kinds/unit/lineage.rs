use serde::Serialize;

use crate::model::remedy::Tally;
use crate::model::{NamePeriod, ParentPeriod, ScoreResult, Succession, Unit, UnitIx, share};
use crate::site::views::{DescentView, Mark, TallyView, UnitView, percent, points};
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
    /// `full`, `part` or `renamed` where it differs between the units of one side.
    share: Option<&'static str>,
    /// Its first and last day, ISO.
    from: Option<String>,
    until: Option<String>,
    /// Where it lies today, if that is elsewhere.
    then: Option<DescentView>,
}

/// A name that a unit had for some time.
#[derive(Debug, Serialize)]
pub(super) struct FormerName {
    name: String,
    until: Option<String>,
}

/// A unit that another lay in for some time.
#[derive(Debug, Serialize)]
pub(super) struct FormerParent {
    unit: UnitView,
    until: Option<String>,
}

/// The names of a unit that it has no more.
pub(super) fn former_names(unit: &Unit<'_>) -> Vec<FormerName> {
    let former = unit.names.iter().filter(|period| period.name != unit.name);
    let view = |period: &NamePeriod<'_>| FormerName {
        name: period.name.to_string(),
        until: period.valid.to.map(|day| day.to_string()),
    };
    former.map(view).collect()
}

/// The units that a unit lay in and lies in no more.
pub(super) fn former_parents(cx: &Context<'_>, unit: &Unit<'_>) -> Vec<FormerParent> {
    let former = unit.parents.iter().filter(|period| Some(period.unit) != unit.parent);
    let view = |period: &ParentPeriod| FormerParent {
        unit: UnitView::of(cx, period.unit),
        until: period.valid.to.map(|day| day.to_string()),
    };
    former.map(view).collect()
}

/// The descent of a unit.
pub(super) fn lineage(cx: &Context<'_>, ix: UnitIx) -> LineageView {
    let unit = cx.model.unit(ix);
    let mut basis: Vec<String> = Vec::new();
    for number in unit.predecessors.iter().chain(&unit.successors).filter_map(|step| step.basis.as_ref()) {
        if !basis.iter().any(|known| known == number) {
            basis.push(number.to_string());
        }
    }
    let first_before = unit.predecessors.first().map(|before| cx.model.unit(before.unit));
    // Of a unit that went into several, the page shows what went into each with it.
    let siblings: Vec<&Succession<'_>> = match unit.successors.as_slice() {
        [only] => {
            let together = cx.model.unit(only.unit).predecessors.iter();
            together.filter(|before| before.unit != ix).collect()
        }
        _ => Vec::new(),
    };
    let own = unit.successors.first().map(|next| next.share);
    let mixed_after = siblings.iter().any(|sibling| Some(sibling.share) != own)
        || unit.successors.iter().any(|next| Some(next.share) != own);
    let mixed_before = is_mixed(&unit.predecessors);
    LineageView {
        before: unit.predecessors.iter().map(|before| one(cx, before, mixed_before)).collect(),
        after: unit
            .successors
            .iter()
            .map(|next| LineageUnit {
                then: DescentView::of(cx, next.unit),
                ..one(cx, next, mixed_after && unit.successors.len() > 1)
            })
            .collect(),
        siblings: std::iter::once(LineageUnit {
            share: own.filter(|_| mixed_after && unit.successors.len() == 1).map(Choice::word),
            ..here(cx, ix)
        })
        .chain(siblings.into_iter().map(|sibling| one(cx, sibling, mixed_after)))
        .collect(),
        share_before: share_of_all(&unit.predecessors).filter(|_| !mixed_before),
        share_after: share_of_all(&unit.successors).filter(|_| !mixed_after),
        until_before: first_before.and_then(|before| before.valid.to).map(|day| day.to_string()),
        until: unit.valid.to.map(|day| day.to_string()),
        basis,
    }
}

/// Some arrows carry the whole of a unit and others a part.
fn is_mixed(steps: &[Succession<'_>]) -> bool {
    steps.windows(2).any(|pair| matches!(pair, [a, b] if a.share != b.share))
}

/// The share of all arrows.
fn share_of_all(steps: &[Succession<'_>]) -> Option<&'static str> {
    steps.first().map(|step| step.share.word())
}

fn one(cx: &Context<'_>, step: &Succession<'_>, with_share: bool) -> LineageUnit {
    let share = with_share.then(|| step.share.word());
    LineageUnit { share, here: false, ..here(cx, step.unit) }
}

fn here(cx: &Context<'_>, ix: UnitIx) -> LineageUnit {
    let unit = cx.model.unit(ix);
    LineageUnit {
        name: unit.name.to_string(),
        path: Some(Route::unit(unit)),
        code: unit.code.as_ref().map(ToString::to_string),
        here: true,
        share: None,
        from: unit.valid.from.map(|day| day.to_string()),
        until: unit.valid.to.map(|day| day.to_string()),
        then: None,
    }
}

/// What is known of one unit that went into this one. Figures of several are never added up.
#[derive(Debug, Serialize)]
pub(super) struct HistoryView {
    unit: UnitView,
    share: &'static str,
    /// How many shortcomings stand where.
    tally: TallyView,
    /// Years with findings or results, oldest first.
    years: Vec<i32>,
    /// Its newest result.
    newest: Option<NewestView>,
}

/// The newest result of a unit, in a line.
#[derive(Debug, Serialize)]
struct NewestView {
    year: i32,
    total: Option<String>,
    percent: Option<String>,
    class: Option<String>,
    rank: Option<u32>,
    rank_of: Option<u32>,
    /// On its total and rank.
    marks: Vec<Mark>,
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
                tally: Tally::of(findings.iter().map(|&ix| model.finding(ix)), model.edition.date).into(),
                years,
                newest: results.last().map(|&result| newest(cx, model.result(result))),
            }
        })
        .collect()
}

fn newest(cx: &Context<'_>, result: &ScoreResult<'_>) -> NewestView {
    NewestView {
        year: result.year,
        total: points(result.totals.total),
        percent: share::index(cx.model, result).map(|share| percent(share.percent())),
        class: result.class.as_ref().map(|class| class.value.to_string()),
        rank: result.rank.map(|rank| rank.position),
        rank_of: result.rank.map(|rank| rank.of),
        marks: Mark::of_result(cx, result),
    }
}
