//! What is compared between units: one small file each, loaded by the page that puts up to four side by side.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address::Route;
use crate::model::remedy::{Progress, Tally};
use crate::model::{Finding, ScoreResult, UnitIx, descent, share};
use crate::text::Locale;

use super::context::Context;
use super::views::{FrameworkView, UnitView, domain_title, rounded, share_in};

/// Where the files stand, below the page of comparisons.
pub const FOLDER: &str = "muc/";

/// Everything of one unit that compares with another.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// Its id, the name of the file.
    #[serde(skip)]
    pub id: String,
    name: String,
    path: Route,
    /// Where it lies today, if it has ended: names.
    now: Vec<String>,
    /// Oldest first.
    results: Vec<ResultRow>,
    /// Shortcomings of all years, and how many are reported or verified as done.
    findings: usize,
    done: usize,
}

/// Figures are given twice: to be drawn, with a dot, and as readers see them.
#[derive(Debug, Serialize)]
struct ResultRow {
    year: i32,
    /// Title of the criteria set.
    set: Option<String>,
    percent: Option<Figure>,
    total: Option<String>,
    rank: Option<String>,
    class: Option<String>,
    /// By key: title and percent of maximum.
    domains: Vec<(String, String, Figure)>,
}

#[derive(Debug, Serialize)]
struct Figure(String, String);

/// The units that can be compared: all territorial ones with a result or a finding, in the order of the register.
pub fn units<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = UnitIx> + 'c {
    let model = cx.model;
    let known = move |ix| !model.results_of(ix).is_empty() || !model.findings_of(ix).is_empty();
    model.iter_units().filter(move |&(ix, unit)| unit.is_territorial() && known(ix)).map(|(ix, _)| ix)
}

/// The same by the unit above; districts of all provinces together.
pub fn groups(cx: &Context<'_>) -> Vec<(Option<UnitIx>, Vec<UnitIx>)> {
    let mut groups: BTreeMap<Option<UnitIx>, Vec<UnitIx>> = BTreeMap::new();
    for ix in units(cx) {
        let unit = cx.model.unit(ix);
        groups.entry(if unit.is_communal() { unit.parent } else { None }).or_default().push(ix);
    }
    groups.into_iter().collect()
}

/// Everything of one unit.
pub fn one(cx: &Context<'_>, ix: UnitIx, locale: Locale) -> Comparison {
    let unit = UnitView::of(cx, ix);
    let results = cx.model.results_of(ix).iter().map(|&result| row(cx, cx.model.result(result), locale));
    let tally = Tally::of(findings_of(cx, ix), cx.model.edition.date);
    Comparison {
        results: results.collect(),
        findings: tally.total(),
        done: tally.count(Progress::Verified) + tally.count(Progress::Reported),
        id: unit.id,
        now: descent::of(cx.model, ix).map(|now| names(cx, now.units)).unwrap_or_default(),
        name: unit.name,
        path: unit.path,
    }
}

fn names(cx: &Context<'_>, units: Vec<UnitIx>) -> Vec<String> {
    units.into_iter().map(|unit| cx.model.unit(unit).name.to_string()).collect()
}

/// The findings of a unit; of a district or province, those of the units below it, too.
pub fn findings_of<'c>(cx: &'c Context<'_>, ix: UnitIx) -> Box<dyn Iterator<Item = &'c Finding<'c>> + 'c> {
    let model = cx.model;
    if model.unit(ix).is_communal() {
        return Box::new(model.findings_of(ix).iter().map(|&finding| model.finding(finding)));
    }
    Box::new(
        model
            .findings
            .iter()
            .filter(move |finding| finding.units.iter().any(|&unit| model.is_within(unit, ix))),
    )
}

fn row(cx: &Context<'_>, result: &ScoreResult<'_>, locale: Locale) -> ResultRow {
    let figure = |share: share::Share| {
        let percent = rounded(share.percent(), 2);
        Figure(percent.to_string(), locale.decimal(&percent))
    };
    let set = result.framework.map(|set| cx.model.framework(set));
    let mut keys: Vec<&str> = Vec::new();
    for domain in set.iter().flat_map(|set| &set.domains) {
        if !keys.contains(&&*domain.key) {
            keys.push(&domain.key);
        }
    }
    let domains = keys.into_iter().filter_map(|key| {
        let share = share_in(cx.model, result, key)?;
        Some((key.to_owned(), domain_title(cx, key), figure(share)))
    });
    ResultRow {
        year: result.year,
        set: set.map(|set| FrameworkView::of(set).title),
        percent: share::index(cx.model, result).map(figure),
        total: result.totals.total.map(|total| locale.decimal(&total.value)),
        rank: result.rank.map(|rank| format!("{}/{}", rank.position, rank.of)),
        class: result.class.as_ref().map(|class| class.value.to_string()),
        domains: domains.collect(),
    }
}
