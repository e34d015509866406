use std::cmp::Reverse;
use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::share::{self, Basis};
use crate::model::{FrameworkIx, Model, ScoreResult, UnitIx};
use crate::text::collation_key;

use super::views::{area_of, rounded, share_in};

/// A mean of fewer says nothing.
const FEWEST: usize = 3;

/// The results that compare: communes of one district in one year, by one criteria set.
#[derive(Debug)]
pub(super) struct PeerGroup {
    /// Their shares, of each basis for itself.
    pub(super) standings: Vec<ByShare>,
    /// For each domain of the set the mean and how many have a figure; `None` for fewer than tell anything.
    pub(super) domains: Vec<Option<(Decimal, usize)>>,
}

/// Units by their share of one basis, the highest first; equal ones by name.
#[derive(Debug)]
pub(super) struct ByShare {
    pub(super) basis: Basis,
    pub(super) known: Vec<(UnitIx, Decimal)>,
    pub(super) places: HashMap<UnitIx, usize>,
    pub(super) mean: Decimal,
}

/// What sets results apart that do not compare: the district, the year, the criteria set.
pub(super) type Together = (UnitIx, i32, FrameworkIx);

impl PeerGroup {
    /// All results that compare, found once for the pages of all units.
    pub(super) fn all(model: &Model<'_>) -> HashMap<Together, Self> {
        let mut together: HashMap<Together, Vec<&ScoreResult<'_>>> = HashMap::new();
        for result in model.results.iter().filter(|result| model.unit(result.unit).is_communal()) {
            if let Some(framework) = result.framework {
                let area = area_of(model, result.unit, result.year);
                together.entry((area, result.year, framework)).or_default().push(result);
            }
        }
        let group =
            |(key, results): (Together, Vec<&ScoreResult<'_>>)| (key, Self::of(model, key.2, &results));
        together.into_iter().map(group).collect()
    }

    fn of(model: &Model<'_>, framework: FrameworkIx, results: &[&ScoreResult<'_>]) -> Self {
        let standing = |basis: Basis| {
            let shares = results.iter().filter_map(|one| Some((one.unit, share::index(model, one)?)));
            let here = shares.filter(|(_, share)| share.basis == basis);
            ByShare::of(model, basis, here.map(|(unit, share)| (unit, rounded(share.percent(), 2))).collect())
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

impl ByShare {
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
    pub(super) fn place(&self, value: Decimal) -> usize {
        self.known.partition_point(|(_, other)| *other > value) + 1
    }
}

/// The mean of percentages, at two decimals.
fn mean(values: &[Decimal]) -> Option<Decimal> {
    let count = Decimal::from(values.len());
    (!count.is_zero()).then(|| rounded(values.iter().sum::<Decimal>() / count, 2))
}
