use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{ScoreResult, UnitIx, share};
use crate::site::Context;
use crate::site::views::{ChangeView, Mark, ShareView, UnitView, decimal, points};

/// The communes of an area with their results.
#[derive(Debug, Serialize)]
pub(super) struct RankingView {
    /// Ranked first, by rank; then by percent of maximum; those without a result last, by name.
    rows: Vec<RankRow>,
    /// Which columns have a figure at all.
    has: Columns,
    /// Ranks that several share.
    ties: Vec<TieView>,
    /// How many of each class, in the order of the rows.
    classes: Vec<(String, usize)>,
    /// Highest, lowest and middle total of all that state one.
    spread: Option<SpreadView>,
    /// Year that the changes are counted from, where it is one for all.
    since: Option<i32>,
}

#[derive(Debug, Serialize)]
struct RankRow {
    unit: UnitView,
    scored: bool,
    rank: Option<u32>,
    rank_of: Option<u32>,
    total: Option<String>,
    share: Option<ShareView>,
    change: Option<ChangeView>,
    class: Option<String>,
    /// Shortcomings that name it; `None` where no record names it.
    findings: Option<usize>,
    /// On its total, rank and class.
    marks: Vec<Mark>,
}

#[derive(Debug, Default, Serialize)]
struct Columns {
    rank: bool,
    total: bool,
    share: bool,
    change: bool,
    class: bool,
}

#[derive(Debug, Serialize)]
struct TieView {
    rank: u32,
    units: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SpreadView {
    highest: String,
    lowest: String,
    median: String,
    count: usize,
    /// On the smallest and the largest total.
    marks: Vec<Mark>,
}

/// Communes ranked first, by rank; then by percent of maximum; those without a result last. They come in the order
/// of their names, and equal ones keep it.
pub(super) fn ranked(cx: &Context<'_>, communes: &[UnitIx], year: i32) -> Vec<UnitIx> {
    let model = cx.model;
    let mut list = communes.to_vec();
    list.sort_by_cached_key(|&unit| {
        let result = model.result_of(unit, year).map(|ix| model.result(ix));
        let rank = result.and_then(|result| result.rank).map_or(u32::MAX, |rank| rank.position);
        let index = result.and_then(|result| share::index(model, result)).map(|share| share.percent());
        (result.is_none(), rank, Reverse(index))
    });
    list
}

/// The ranking of communes in a year, with rows of those that are shown; `None` where none has a result.
pub(super) fn ranking(
    cx: &Context<'_>,
    ranked: &[UnitIx],
    shown: &[UnitIx],
    year: i32,
) -> Option<RankingView> {
    let model = cx.model;
    let result = |unit: UnitIx| model.result_of(unit, year).map(|ix| model.result(ix));
    let results: Vec<&ScoreResult<'_>> = ranked.iter().filter_map(|&unit| result(unit)).collect();
    if results.is_empty() {
        return None;
    }
    let rows: Vec<RankRow> = shown.iter().map(|&unit| row(cx, unit, result(unit), year)).collect();
    let mut since = rows.iter().filter_map(|row| row.change.as_ref()).map(|change| change.year);
    let first = since.next();
    Some(RankingView {
        since: first.filter(|first| since.all(|year| year == *first)),
        has: Columns {
            rank: rows.iter().any(|row| row.rank.is_some()),
            total: rows.iter().any(|row| row.total.is_some()),
            share: rows.iter().any(|row| row.share.is_some()),
            change: rows.iter().any(|row| row.change.is_some()),
            class: rows.iter().any(|row| row.class.is_some()),
        },
        ties: ties(cx, &results),
        classes: classes(&results),
        spread: spread(cx, &results),
        rows,
    })
}

fn row(cx: &Context<'_>, unit: UnitIx, result: Option<&ScoreResult<'_>>, year: i32) -> RankRow {
    let model = cx.model;
    let findings = model.findings_of(unit).iter().map(|&ix| model.finding(ix));
    let counted = findings.filter(|finding| finding.year == year && finding.is_counted()).count();
    RankRow {
        unit: UnitView::of(cx, unit),
        scored: result.is_some(),
        rank: result.and_then(|result| result.rank).map(|rank| rank.position),
        rank_of: result.and_then(|result| result.rank).map(|rank| rank.of),
        total: result.and_then(|result| points(result.totals.total)),
        share: result.and_then(|result| share::index(model, result)).map(ShareView::of),
        change: result.and_then(|result| ChangeView::of(model, result, super::result::before(cx, result)?)),
        class: result.and_then(|result| result.class.as_ref()).map(|class| class.value.to_string()),
        findings: cx.model.is_named_in(unit, year).then_some(counted),
        marks: result.map(|result| Mark::of_result(cx, result)).unwrap_or_default(),
    }
}

/// Ranks that more than one unit has.
fn ties(cx: &Context<'_>, results: &[&ScoreResult<'_>]) -> Vec<TieView> {
    let mut ranks: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for result in results {
        if let Some(rank) = result.rank {
            let name = cx.model.unit(result.unit).short_name().to_owned();
            ranks.entry(rank.position).or_default().push(name);
        }
    }
    let shared = ranks.into_iter().filter(|(_, units)| units.len() > 1);
    shared.map(|(rank, units)| TieView { rank, units }).collect()
}

fn classes(results: &[&ScoreResult<'_>]) -> Vec<(String, usize)> {
    let mut classes: Vec<(String, usize)> = Vec::new();
    for class in results.iter().filter_map(|result| result.class.as_ref()) {
        match classes.iter_mut().find(|(known, _)| *known == class.value) {
            Some((_, count)) => *count += 1,
            None => classes.push((class.value.to_string(), 1)),
        }
    }
    classes
}

fn spread(cx: &Context<'_>, results: &[&ScoreResult<'_>]) -> Option<SpreadView> {
    let total = |result: &&ScoreResult<'_>| result.totals.total.map(|total| total.value);
    let mut totals: Vec<Decimal> = results.iter().filter_map(total).collect();
    totals.sort_unstable();
    let (lowest, highest) = (*totals.first()?, *totals.last()?);
    let middle = totals.get(totals.len() / 2)? + totals.get((totals.len() - 1) / 2)?;
    let named = results.iter().filter(|result| [Some(lowest), Some(highest)].contains(&total(result)));
    let marks = named.flat_map(|result| Mark::of_result(cx, result)).filter(|mark| mark.part == "total");
    (totals.len() > 1).then(|| SpreadView {
        highest: decimal(highest),
        lowest: decimal(lowest),
        median: decimal(middle / Decimal::TWO),
        count: totals.len(),
        marks: marks.collect(),
    })
}
