use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::share::Share;
use crate::model::{ScoreResult, UnitIx, share};
use crate::site::views::{Mark, decimal, percent, rounded, same_domain};
use crate::site::{Context, Route};

/// What rose and what fell most.
#[derive(Debug, Serialize)]
pub(super) struct Moves {
    better: Vec<Move>,
    worse: Vec<Move>,
    /// Whether any of them is a domain of a district: then no commune has two years.
    domains: bool,
}

/// One unit, or one domain of a unit, in its newest year against the one before.
#[derive(Debug, Clone, Serialize)]
struct Move {
    unit: String,
    domain: Option<String>,
    year: i32,
    since: i32,
    percent: String,
    /// In percentage points of the printed percentages, with its sign.
    points: String,
    other_set: bool,
    /// On the scores of both years.
    marks: Vec<Mark>,
    path: Route,
    #[serde(skip)]
    gain: Decimal,
}

/// As many are named each way.
const NAMED: usize = 3;

/// Communes of the newest scored year against the year before; where no commune has both, the domains of the
/// districts. `None` where nothing compares.
pub(super) fn moves(cx: &Context<'_>, districts: &[UnitIx]) -> Option<Moves> {
    let communes: Vec<Move> = districts.iter().flat_map(|&district| of_communes(cx, district)).collect();
    let domains = communes.is_empty();
    let mut all = if domains {
        districts.iter().flat_map(|&district| of_domains(cx, district)).collect()
    } else {
        communes
    };
    // by the size of the change; equal ones stay in the order of districts and names
    all.sort_by_key(|one| std::cmp::Reverse(one.gain.abs()));
    let some = |wanted: fn(&Decimal) -> bool| -> Vec<Move> {
        all.iter().filter(|one| !one.gain.is_zero() && wanted(&one.gain)).take(NAMED).cloned().collect()
    };
    (!all.is_empty()).then(|| Moves {
        better: some(Decimal::is_sign_positive),
        worse: some(Decimal::is_sign_negative),
        domains,
    })
}

/// The communes of a district in the newest year that scores any of them.
fn of_communes(cx: &Context<'_>, district: UnitIx) -> Vec<Move> {
    let model = cx.model;
    let scored = |year: &&i32| {
        let mut here = cx.areas.communes(district, **year).iter();
        here.any(|&unit| model.result_of(unit, **year).is_some())
    };
    let Some(&year) = model.years().iter().rev().find(scored) else { return Vec::new() };
    let here = cx.areas.communes(district, year).iter();
    here.filter_map(|&unit| {
        let now = model.result(model.result_of(unit, year)?);
        let before = model.result(model.result_of(unit, year - 1)?);
        let (to, from) = (share::index(model, now)?, share::index(model, before)?);
        let marks = [now, before].into_iter().flat_map(|result| Mark::of_result(cx, result));
        let marks = || marks.filter(|mark| ["total", "appraised"].contains(&&*mark.part)).collect();
        (to.basis == from.basis).then(|| Move { marks: marks(), ..one(cx, now, before, None, to, from) })
    })
    .collect()
}

/// The domains of a district's newest result against the one before.
fn of_domains(cx: &Context<'_>, district: UnitIx) -> Vec<Move> {
    let model = cx.model;
    let mut newest = model.results_of(district).iter().rev().map(|&ix| model.result(ix));
    let (Some(now), Some(before)) = (newest.next(), newest.next()) else { return Vec::new() };
    let Some(set) = now.framework.map(|framework| model.framework(framework)) else { return Vec::new() };
    now.domains
        .iter()
        .enumerate()
        .filter_map(|(at, score)| {
            let domain = &set.domains[score.domain];
            let (to, from) = (share::domain(score, set)?, same_domain(cx, set, domain, before)?);
            let marks = Mark::of_domain(cx, now, at).into_iter().chain(Mark::of_key(cx, before, &domain.key));
            let marks = marks.filter(|mark| mark.part == "appraised").collect();
            Some(Move { marks, ..one(cx, now, before, Some(domain.title.to_string()), to, from) })
        })
        .collect()
}

fn one(
    cx: &Context<'_>,
    now: &ScoreResult<'_>,
    before: &ScoreResult<'_>,
    domain: Option<String>,
    to: Share,
    from: Share,
) -> Move {
    let unit = cx.model.unit(now.unit);
    let gain = rounded(to.percent(), 2) - rounded(from.percent(), 2);
    let anchor = if domain.is_some() { format!("#linh-vuc-{}", now.year) } else { String::new() };
    Move {
        unit: unit.name.to_string(),
        domain,
        year: now.year,
        since: before.year,
        percent: percent(to.percent()),
        points: decimal(gain),
        other_set: now.framework != before.framework,
        marks: Vec::new(),
        path: Route::new(format!("{}{anchor}", Route::unit(unit))),
        gain,
    }
}
