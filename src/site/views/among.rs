//! A unit among others: its rank with theirs, where it stands in one year, what changed since the year before, and
//! small lines of many over the years.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::charts::{Absence, State, dumbbell, multiples, rank, strip};
use crate::model::share::Share;
use crate::model::{Model, ScoreResult, UnitIx, share};
use crate::site::Context;

use super::{Mark, area_of, domain_title, same_domain, share_in};

/// A place among fewer says nothing.
const FEWEST_PEERS: usize = 3;
/// Fewer small lines are as well read in a table.
const FEWEST_PANELS: usize = 2;

/// The rank over the years with those of the communes beside it; `None` for less than two ranks.
pub fn rank_chart(cx: &Context<'_>, unit: UnitIx) -> Option<rank::Chart> {
    let model = cx.model;
    let ranks = |unit: UnitIx, year: i32| {
        let result = model.result(model.result_of(unit, year)?);
        result.rank.map(|rank| (Decimal::from(rank.position), Decimal::from(rank.of)))
    };
    let results = model.results_of(unit).iter().map(|&ix| model.result(ix));
    let ranked: Vec<i32> = results.filter(|result| result.rank.is_some()).map(|result| result.year).collect();
    let (&first, &last) = (ranked.first()?, ranked.last()?);
    let peers = if model.unit(unit).is_communal() { beside(cx, unit, last) } else { Vec::new() };
    let years = (first..=last).map(|year| {
        let rank = ranks(unit, year);
        let result = model.result_of(unit, year).map(|ix| model.result(ix));
        let missing = if result.is_some() { Absence::NotStated } else { Absence::NoDocument };
        let doubted = result.is_some_and(|result| Mark::is_on_rank(cx, result));
        rank::Year {
            label: year.to_string(),
            rank: rank.map_or(State::Missing(missing), |(position, _)| State::figure(position, doubted)),
            of: rank.map(|(_, of)| of),
        }
    });
    (ranked.len() > 1).then(|| {
        rank::layout(&rank::Input {
            name: model.unit(unit).name.to_string(),
            years: years.collect(),
            peers: peers
                .into_iter()
                .map(|peer| (first..=last).map(|year| ranks(peer, year).map(|(rank, _)| rank)).collect())
                .collect(),
        })
    })
}

/// The other communes of the same district in a year.
fn beside(cx: &Context<'_>, unit: UnitIx, year: i32) -> Vec<UnitIx> {
    let area = area_of(cx.model, unit, year);
    cx.areas.communes(area, year).iter().copied().filter(|&other| other != unit).collect()
}

fn percent_state(share: Option<Share>, doubted: bool, absence: Absence) -> State {
    share.map_or(State::Missing(absence), |share| State::figure(share.percent(), doubted))
}

/// Why a unit has no share in a year.
fn absence(model: &Model<'_>, unit: UnitIx, year: i32) -> Absence {
    if model.result_of(unit, year).is_some() { Absence::NotStated } else { Absence::NoDocument }
}

/// Percent of maximum of communes in a year, rounded as printed; `own` is the one that the page is about.
pub fn standing_chart(
    cx: &Context<'_>,
    communes: &[UnitIx],
    year: i32,
    own: Option<UnitIx>,
    share: impl Fn(&ScoreResult<'_>) -> Option<Share>,
    doubted: impl Fn(&ScoreResult<'_>) -> bool,
) -> Option<strip::Chart> {
    let model = cx.model;
    let units: Vec<strip::Unit> = communes
        .iter()
        .map(|&unit| {
            let result = model.result_of(unit, year).map(|ix| model.result(ix));
            let found = result.and_then(|result| Some((result, share(result)?)));
            let state = found.map_or(State::Missing(absence(model, unit, year)), |(result, share)| {
                State::figure(super::rounded(share.percent(), 2), doubted(result))
            });
            strip::Unit { name: model.unit(unit).short_name().to_owned(), state }
        })
        .collect();
    let known = units.iter().filter(|unit| unit.state.value().is_some()).count();
    (known >= FEWEST_PEERS).then(|| {
        strip::layout(&strip::Input {
            what: String::new(),
            measure: "%".to_owned(),
            units,
            own: own.and_then(|own| communes.iter().position(|&unit| unit == own)),
        })
    })
}

/// A commune among those of its district, by its index.
pub fn own_standing(cx: &Context<'_>, unit: UnitIx, year: i32) -> Option<strip::Chart> {
    let model = cx.model;
    if !model.unit(unit).is_communal() {
        return None;
    }
    let communes = cx.areas.communes(area_of(model, unit, year), year);
    let doubted = |result: &ScoreResult<'_>| Mark::is_on_index(cx, result);
    standing_chart(cx, communes, year, Some(unit), |result| share::index(model, result), doubted)
}

/// Communes this year against the year before, by their index; `None` unless one has both.
pub fn communes_changes(
    cx: &Context<'_>,
    name: &str,
    communes: &[UnitIx],
    year: i32,
) -> Option<dumbbell::Chart> {
    let model = cx.model;
    let since = year - 1;
    let index = |unit: UnitIx, year: i32| {
        let result = model.result(model.result_of(unit, year)?);
        share::index(model, result)
    };
    let doubted = |unit: UnitIx, year: i32| {
        let result = model.result_of(unit, year).map(|ix| model.result(ix));
        result.is_some_and(|result| Mark::is_on_index(cx, result))
    };
    let both = |&unit: &UnitIx| index(unit, year).is_some() && index(unit, since).is_some();
    let rows = communes.iter().map(|&unit| dumbbell::Row {
        title: model.unit(unit).name.to_string(),
        short: model.unit(unit).name.to_string(),
        now: percent_state(index(unit, year), doubted(unit, year), absence(model, unit, year)),
        before: percent_state(index(unit, since), doubted(unit, since), absence(model, unit, since)),
    });
    communes.iter().any(both).then(|| {
        dumbbell::layout(&dumbbell::Input {
            name: name.to_owned(),
            what: "communes",
            year: year.to_string(),
            since: since.to_string(),
            rows: rows.collect(),
        })
    })
}

/// The domains of a result against those of an earlier one; `None` unless one of them is in both.
pub fn domains_changes(
    cx: &Context<'_>,
    result: &ScoreResult<'_>,
    before: &ScoreResult<'_>,
) -> Option<dumbbell::Chart> {
    let set = cx.model.framework(result.framework?);
    let rows: Vec<dumbbell::Row> = result
        .domains
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let domain = &set.domains[score.domain];
            let now = Mark::is_on_domain(cx, result, at);
            let earlier = Mark::is_on_key(cx, before, &domain.key);
            dumbbell::Row {
                title: super::chart::printed_title(domain),
                short: domain.title.to_string(),
                now: percent_state(share::domain(score, set), now, Absence::NotStated),
                before: percent_state(same_domain(cx, set, domain, before), earlier, Absence::NoData),
            }
        })
        .collect();
    let both = |row: &dumbbell::Row| row.now.value().is_some() && row.before.value().is_some();
    rows.iter().any(both).then(|| {
        dumbbell::layout(&dumbbell::Input {
            name: cx.model.unit(result.unit).name.to_string(),
            what: "domains",
            year: result.year.to_string(),
            since: before.year.to_string(),
            rows,
        })
    })
}

/// Small lines of the index of several units over the years that any of them has; `None` where there is too little
/// to draw. `what` is a key of the words `chart.group.*`.
pub fn unit_multiples(
    cx: &Context<'_>,
    name: &str,
    what: &'static str,
    units: &[UnitIx],
) -> Option<multiples::Chart> {
    let model = cx.model;
    let panels: Vec<(String, Vec<&ScoreResult<'_>>)> = units
        .iter()
        .map(|&unit| {
            let results = model.results_of(unit).iter().map(|&ix| model.result(ix));
            (model.unit(unit).name.to_string(), results.collect())
        })
        .collect();
    let share = |_, result: &ScoreResult<'_>| share::index(model, result);
    multiples_of(name, what, &panels, share, |_, result| Mark::is_on_index(cx, result))
}

/// Small lines of the domains of a unit over its years; `None` for less than two years.
pub fn domain_multiples(cx: &Context<'_>, unit: UnitIx) -> Option<multiples::Chart> {
    let model = cx.model;
    let results: Vec<&ScoreResult<'_>> = model.results_of(unit).iter().map(|&ix| model.result(ix)).collect();
    let scored = |key: &str| results.iter().any(|result| share_in(model, result, key).is_some());
    let keys: Vec<&String> = model.domain_keys().iter().filter(|key| scored(key)).collect();
    let panels: Vec<(String, Vec<&ScoreResult<'_>>)> =
        keys.iter().map(|key| (domain_title(cx, key), results.clone())).collect();
    let name = &model.unit(unit).name;
    let share = |at: usize, result: &ScoreResult<'_>| share_in(model, result, keys[at]);
    multiples_of(name, "domains", &panels, share, |at, result| Mark::is_on_key(cx, result, keys[at]))
}

fn multiples_of(
    name: &str,
    what: &'static str,
    panels: &[(String, Vec<&ScoreResult<'_>>)],
    share: impl Fn(usize, &ScoreResult<'_>) -> Option<Share>,
    doubted: impl Fn(usize, &ScoreResult<'_>) -> bool,
) -> Option<multiples::Chart> {
    let known: BTreeSet<i32> = panels
        .iter()
        .enumerate()
        .flat_map(|(at, (_, results))| {
            results
                .iter()
                .filter(|result| share(at, result).is_some())
                .map(|result| result.year)
                .collect::<Vec<_>>()
        })
        .collect();
    let (&first, &last) = (known.first()?, known.last()?);
    let panel = |(at, (title, results)): (usize, &(String, Vec<&ScoreResult<'_>>))| {
        let mut framework = None;
        let (values, breaks) = (first..=last)
            .map(|year| {
                let result = results.iter().find(|result| result.year == year);
                let absence = if result.is_some() { Absence::NotStated } else { Absence::NoDocument };
                let found = result.and_then(|result| Some((share(at, result)?, result.framework)));
                let breaks = found.is_some_and(|(_, set)| framework.is_some() && framework != Some(set));
                framework = found.map(|(_, set)| set).or(framework);
                let doubted = result.is_some_and(|result| doubted(at, result));
                (percent_state(found.map(|(share, _)| share), doubted, absence), breaks)
            })
            .unzip();
        multiples::PanelInput { title: title.clone(), short: title.clone(), values, breaks }
    };
    (first != last && panels.len() >= FEWEST_PANELS).then(|| {
        multiples::layout(&multiples::Input {
            name: name.to_owned(),
            what,
            years: (first..=last).map(|year| year.to_string()).collect(),
            panels: panels.iter().enumerate().map(panel).collect(),
        })
    })
}
