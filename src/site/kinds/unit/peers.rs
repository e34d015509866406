use std::cmp::Reverse;
use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::share::{self, Basis};
use crate::model::{FrameworkIx, Model, ScoreResult, UnitIx};
use crate::site::Context;
use crate::site::views::{FrameworkView, UnitView, area_of, decimal, percent, rounded, share_in};
use crate::text::collation_key;

/// The newest result of a commune among those of its district, by percent of maximum in one criteria set.
#[derive(Debug, Serialize)]
pub(super) struct PeersView {
    year: i32,
    framework: FrameworkView,
    area: UnitView,
    /// Units with a figure, this one included.
    count: usize,
    own: String,
    /// Mean of all of them.
    mean: String,
    /// Own minus mean, of the printed figures.
    difference: String,
    /// The units next to it by percent, the highest first, itself among them.
    rows: Vec<PeerRow>,
    domains: Vec<DomainRow>,
}

#[derive(Debug, Serialize)]
struct PeerRow {
    unit: UnitView,
    percent: String,
    /// Place by percent; equal figures share the better one.
    place: usize,
    here: bool,
}

#[derive(Debug, Serialize)]
struct DomainRow {
    title: String,
    own: String,
    mean: String,
    difference: String,
    /// Units with a figure.
    count: usize,
}

/// Neighbours shown on each side.
const BESIDE: usize = 2;
/// A mean of fewer says nothing.
const FEWEST: usize = 3;

/// The results that compare: communes of one district in one year, by one criteria set.
#[derive(Debug)]
pub(in crate::site) struct PeerGroup {
    /// Their shares, of each basis for itself.
    standings: Vec<Standing>,
    /// For each domain of the set the mean and how many have a figure; `None` for fewer than tell anything.
    domains: Vec<Option<(Decimal, usize)>>,
}

/// Units by their share of one basis, the highest first; equal ones by name.
#[derive(Debug)]
struct Standing {
    basis: Basis,
    known: Vec<(UnitIx, Decimal)>,
    places: HashMap<UnitIx, usize>,
    mean: Decimal,
}

/// What sets results apart that do not compare: the district, the year, the criteria set.
type Together = (UnitIx, i32, FrameworkIx);

/// All results that compare, found once for the pages of all units.
pub(in crate::site) fn groups(model: &Model<'_>) -> HashMap<Together, PeerGroup> {
    let mut together: HashMap<Together, Vec<&ScoreResult<'_>>> = HashMap::new();
    for result in model.results.iter().filter(|result| model.unit(result.unit).is_communal()) {
        if let Some(framework) = result.framework {
            let area = area_of(model, result.unit, result.year);
            together.entry((area, result.year, framework)).or_default().push(result);
        }
    }
    let group =
        |(key, results): (Together, Vec<&ScoreResult<'_>>)| (key, PeerGroup::of(model, key.2, &results));
    together.into_iter().map(group).collect()
}

impl PeerGroup {
    fn of(model: &Model<'_>, framework: FrameworkIx, results: &[&ScoreResult<'_>]) -> Self {
        let standing = |basis: Basis| {
            let shares = results.iter().filter_map(|one| Some((one.unit, share::index(model, one)?)));
            let here = shares.filter(|(_, share)| share.basis == basis);
            Standing::of(
                model,
                basis,
                here.map(|(unit, share)| (unit, rounded(share.percent(), 2))).collect(),
            )
        };
        let domain = |key: &str| {
            let shares = results.iter().filter_map(|one| share_in(model, one, key));
            let all: Vec<Decimal> = shares.map(|share| rounded(share.percent(), 2)).collect();
            mean(&all).filter(|_| all.len() >= FEWEST).map(|mean| (mean, all.len()))
        };
        Self {
            standings: [Basis::Domains, Basis::Totals].into_iter().filter_map(standing).collect(),
            domains: model.framework(framework).domains.iter().map(|one| domain(&one.key)).collect(),
        }
    }
}

impl Standing {
    /// `None` where too few have a figure.
    fn of(model: &Model<'_>, basis: Basis, mut known: Vec<(UnitIx, Decimal)>) -> Option<Self> {
        known.sort_by_cached_key(|(unit, value)| {
            (Reverse(*value), collation_key(model.unit(*unit).short_name()))
        });
        let values: Vec<Decimal> = known.iter().map(|(_, value)| *value).collect();
        let mean = mean(&values).filter(|_| known.len() >= FEWEST)?;
        let places = known.iter().enumerate().map(|(at, (unit, _))| (*unit, at)).collect();
        Some(Self { basis, known, places, mean })
    }

    /// Place of a value; equal ones share the better one.
    fn place(&self, value: Decimal) -> usize {
        self.known.partition_point(|(_, other)| *other > value) + 1
    }
}

/// The comparison; `None` where the unit is no commune or too few others have a figure.
pub(super) fn peers(cx: &Context<'_>, ix: UnitIx) -> Option<PeersView> {
    let model = cx.model;
    let newest = model.result(*model.results_of(ix).last()?);
    let framework = newest.framework?;
    let set = model.framework(framework);
    if !model.unit(ix).is_communal() {
        return None;
    }
    let area = area_of(model, ix, newest.year);
    let basis = share::index(model, newest)?.basis;
    let group = cx.peers().get(&(area, newest.year, framework))?;
    let standing = group.standings.iter().find(|standing| standing.basis == basis)?;
    let at = *standing.places.get(&ix)?;
    let last = (at + BESIDE + 1).min(standing.known.len());
    let value = standing.known[at].1;
    Some(PeersView {
        year: newest.year,
        framework: FrameworkView::of(set),
        area: UnitView::of(cx, area),
        count: standing.known.len(),
        own: decimal(value),
        mean: decimal(standing.mean),
        difference: decimal(value - standing.mean),
        rows: standing.known[at.saturating_sub(BESIDE)..last]
            .iter()
            .map(|&(unit, value)| PeerRow {
                unit: UnitView::of(cx, unit),
                percent: decimal(value),
                place: standing.place(value),
                here: unit == ix,
            })
            .collect(),
        domains: set
            .domains
            .iter()
            .zip(&group.domains)
            .filter_map(|(domain, mean)| {
                let own = rounded(share_in(model, newest, &domain.key)?.percent(), 2);
                let (mean, count) = (*mean)?;
                Some(DomainRow {
                    title: domain.title.to_string(),
                    own: percent(own),
                    mean: decimal(mean),
                    difference: decimal(own - mean),
                    count,
                })
            })
            .collect(),
    })
}

/// The mean of percentages, at two decimals.
fn mean(values: &[Decimal]) -> Option<Decimal> {
    let count = Decimal::from(values.len());
    (!count.is_zero()).then(|| rounded(values.iter().sum::<Decimal>() / count, 2))
}
