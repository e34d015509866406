use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::losses::{DomainLoss, by_domain};
use crate::model::{ScoreResult, UnitIx, share};
use crate::site::views::{Mark, decimal, percent};
use crate::site::{Context, Route};

use super::RemedyRow;

/// One finding worth a headline: the facts of its sentence, worded by the theme.
#[derive(Debug, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
pub(super) enum Headline {
    /// A result lost points that no finding explains.
    Unexplained { unit: String, year: i32, lost: String, unexplained: String, path: Route },
    /// The domain with the smallest share of its maximum.
    Weakest {
        unit: String,
        year: i32,
        domain: String,
        score: String,
        max: String,
        percent: String,
        /// On the score.
        marks: Vec<Mark>,
        path: Route,
    },
    /// A shortcoming that another year had, too.
    Recurring {
        unit: String,
        title: String,
        /// On the figures of the title.
        marks: Vec<Mark>,
        /// Its title names the unit itself.
        named: bool,
        year: i32,
        other: i32,
        path: Route,
    },
    /// Remedies that a unit reports and nobody has confirmed.
    Unverified { unit: String, reported: usize, total: usize, path: Route },
    /// One sentence about most units.
    Widespread { title: String, marks: Vec<Mark>, units: usize, year: i32, path: Route },
}

/// Three to five sentences, one of each kind where the records have it.
pub(super) fn headlines(
    cx: &Context<'_>,
    results: &[(UnitIx, &ScoreResult<'_>)],
    remedies: &[RemedyRow],
) -> Vec<Headline> {
    let mut list = Vec::new();
    list.extend(unexplained(cx, results));
    list.extend(unverified(remedies));
    list.extend(weakest(cx, results));
    list.extend(recurring(cx));
    list.extend(widespread(cx));
    list
}

fn name(cx: &Context<'_>, ix: UnitIx) -> String {
    cx.model.unit(ix).name.to_string()
}

fn unexplained(cx: &Context<'_>, results: &[(UnitIx, &ScoreResult<'_>)]) -> Option<Headline> {
    let sums = results.iter().filter_map(|&(ix, result)| {
        let rows = by_domain(cx.model, result);
        let listed = rows.iter().any(|row| !row.listed.is_zero());
        let sum = |part: fn(&DomainLoss) -> Option<Decimal>| rows.iter().map(part).sum::<Option<Decimal>>();
        let (lost, open) = (sum(|row| row.lost)?, sum(DomainLoss::unexplained)?);
        (listed && !open.is_zero()).then_some((ix, result.year, lost, open))
    });
    let (ix, year, lost, open) = sums.max_by_key(|&(_, _, _, open)| open)?;
    Some(Headline::Unexplained {
        unit: name(cx, ix),
        year,
        lost: decimal(lost),
        unexplained: decimal(open),
        path: Route::new(format!("{}#mat-diem-{year}", Route::unit(cx.model.unit(ix)))),
    })
}

fn unverified(remedies: &[RemedyRow]) -> Option<Headline> {
    let row = remedies.iter().filter(|row| row.tally.verified == 0).max_by_key(|row| row.tally.reported)?;
    (row.tally.reported > 0).then(|| Headline::Unverified {
        unit: row.unit.name.clone(),
        reported: row.tally.reported,
        total: row.tally.total,
        path: Route::remedies(),
    })
}

fn weakest(cx: &Context<'_>, results: &[(UnitIx, &ScoreResult<'_>)]) -> Option<Headline> {
    let shares = results.iter().flat_map(|&(ix, result)| {
        let set = result.framework.map(|framework| cx.model.framework(framework));
        result.domains.iter().enumerate().filter_map(move |(at, score)| {
            let set = set?;
            Some((ix, result, at, &set.domains[score.domain], share::domain(score, set)?))
        })
    });
    let (ix, result, at, domain, share) = shares.min_by(|a, b| a.4.percent().cmp(&b.4.percent()))?;
    let year = result.year;
    let marks = Mark::of_domain(cx, result, at);
    Some(Headline::Weakest {
        unit: name(cx, ix),
        year,
        domain: domain.title.to_string(),
        score: decimal(share.score),
        max: decimal(share.max),
        percent: percent(share.percent()),
        marks: marks.into_iter().filter(|mark| mark.part == "appraised").collect(),
        path: Route::new(format!("{}#linh-vuc-{year}", Route::unit(cx.model.unit(ix)))),
    })
}

/// The newest shortcoming that an earlier year had, too.
fn recurring(cx: &Context<'_>) -> Option<Headline> {
    let repeated = cx.model.iter_findings().filter(|(ix, _)| cx.recurring.repeats_earlier(cx.model, *ix));
    // Those with a number say most; of equals, the first in the content.
    let (ix, finding) = repeated.max_by_key(|(ix, finding)| {
        let numbered = finding.title.chars().any(|c| c.is_ascii_digit());
        (numbered, finding.year, std::cmp::Reverse(*ix))
    })?;
    let other = cx.recurring.of_finding(ix).iter().map(|&other| cx.model.finding(other).year).min()?;
    Some(Headline::Recurring {
        unit: name(cx, finding.units[0]),
        title: finding.title.to_string(),
        marks: Mark::of_title(cx, ix),
        named: finding.title.contains(cx.model.unit(finding.units[0]).short_name()),
        year: finding.year,
        other,
        path: Route::finding(finding),
    })
}

/// The shortcoming that names the most units, if that is most of a district.
fn widespread(cx: &Context<'_>) -> Option<Headline> {
    const FEWEST: usize = 10;
    let counted = cx.model.iter_findings().filter(|(_, finding)| finding.is_counted());
    let (ix, finding) = counted.max_by_key(|(ix, finding)| (finding.units.len(), std::cmp::Reverse(*ix)))?;
    (finding.units.len() >= FEWEST).then(|| Headline::Widespread {
        title: finding.title.to_string(),
        marks: Mark::of_title(cx, ix),
        units: finding.units.len(),
        year: finding.year,
        path: Route::finding(finding),
    })
}
