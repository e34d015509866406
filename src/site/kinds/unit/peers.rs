use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::share::{self, Share};
use crate::model::{Model, ScoreResult, UnitIx};
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

/// The comparison; `None` where the unit is no commune or too few others have a figure.
pub(super) fn peers(cx: &Context<'_>, ix: UnitIx) -> Option<PeersView> {
    let model = cx.model;
    let newest = model.result(*model.results_of(ix).last()?);
    let set = model.framework(newest.framework?);
    if !model.unit(ix).is_communal() {
        return None;
    }
    let area = area_of(model, ix, newest.year);
    let beside: Vec<&ScoreResult<'_>> = model
        .results_in(newest.year)
        .iter()
        .map(|&result| model.result(result))
        .filter(|other| other.framework == newest.framework && model.unit(other.unit).is_communal())
        .filter(|other| area_of(model, other.unit, newest.year) == area)
        .collect();
    let own = share::index(model, newest)?;
    let basis = own.basis;
    let mut known: Vec<(UnitIx, Decimal)> = beside
        .iter()
        .filter_map(|other| Some((other.unit, share::index(model, other)?)))
        .filter(|(_, share)| share.basis == basis)
        .map(|(unit, share)| (unit, rounded(share.percent(), 2)))
        .collect();
    if known.len() < FEWEST {
        return None;
    }
    known.sort_by_cached_key(|(unit, value)| {
        (std::cmp::Reverse(*value), collation_key(model.unit(*unit).short_name()))
    });
    let at = known.iter().position(|(unit, _)| *unit == ix)?;
    let place = |value: Decimal| known.iter().filter(|(_, other)| *other > value).count() + 1;
    let last = (at + BESIDE + 1).min(known.len());
    let (value, average) = (known[at].1, mean(known.iter().map(|(_, value)| *value))?);
    Some(PeersView {
        year: newest.year,
        framework: FrameworkView::of(set),
        area: UnitView::of(cx, area),
        count: known.len(),
        own: decimal(value),
        mean: decimal(average),
        difference: decimal(value - average),
        rows: known[at.saturating_sub(BESIDE)..last]
            .iter()
            .map(|&(unit, value)| PeerRow {
                unit: UnitView::of(cx, unit),
                percent: decimal(value),
                place: place(value),
                here: unit == ix,
            })
            .collect(),
        domains: set
            .domains
            .iter()
            .filter_map(|domain| domain_row(model, newest, &beside, &domain.key, &domain.title))
            .collect(),
    })
}

fn domain_row(
    model: &Model<'_>,
    newest: &ScoreResult<'_>,
    beside: &[&ScoreResult<'_>],
    key: &str,
    title: &str,
) -> Option<DomainRow> {
    let value = |share: Share| rounded(share.percent(), 2);
    let own = value(share_in(model, newest, key)?);
    let all: Vec<Decimal> =
        beside.iter().filter_map(|other| share_in(model, other, key)).map(value).collect();
    let average = mean(all.iter().copied()).filter(|_| all.len() >= FEWEST)?;
    Some(DomainRow {
        title: title.to_owned(),
        own: percent(own),
        mean: decimal(average),
        difference: decimal(own - average),
        count: all.len(),
    })
}

/// The mean of percentages, at two decimals.
fn mean(values: impl Iterator<Item = Decimal> + Clone) -> Option<Decimal> {
    let count = Decimal::from(values.clone().count());
    (!count.is_zero()).then(|| rounded(values.sum::<Decimal>() / count, 2))
}
