use serde::Serialize;

use crate::model::{UnitIx, share};
use crate::site::Context;
use crate::site::views::{FrameworkView, UnitView, area_of, decimal, percent, rounded, share_in};

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
