//! Points lost by domain, and how many of them the listed findings explain.

use rust_decimal::Decimal;

use crate::records::{FindingKind, LossBasis};

use super::finding::{Finding, LossPoints};
use super::framework::Framework;
use super::handle::{FindingIx, FrameworkIx, UnitIx};
use super::result::ScoreResult;
use super::share;
use super::whole::Model;

/// The losses of one result in one domain.
#[derive(Debug, Clone)]
pub struct DomainLoss {
    /// Position of the domain in the criteria set.
    pub domain: usize,
    /// Maximum, if known.
    pub max: Option<Decimal>,
    /// Appraised score, if stated.
    pub score: Option<Decimal>,
    /// Maximum minus score, if both are known.
    pub lost: Option<Decimal>,
    /// Points lost as the document states them.
    pub stated: Option<Decimal>,
    /// Points that findings list, at least.
    pub listed: Decimal,
    /// Points that findings list, at most; differs where a finding gives a range.
    pub listed_at_most: Decimal,
    /// Findings that lose an unknown number of points here.
    pub unknown: usize,
    /// The findings, in content order.
    pub findings: Vec<FindingIx>,
}

impl DomainLoss {
    /// Points lost that no finding lists; zero when findings list enough.
    pub fn unexplained(&self) -> Option<Decimal> {
        self.lost.map(|lost| (lost - self.listed_at_most).max(Decimal::ZERO))
    }

    /// Points that findings list beyond what was lost.
    pub fn over_explained(&self) -> Option<Decimal> {
        self.lost.map(|lost| (self.listed - lost).max(Decimal::ZERO))
    }
}

/// The losses of a result, one row for each of its domains, in printed order.
pub fn by_domain(model: &Model<'_>, result: &ScoreResult<'_>) -> Vec<DomainLoss> {
    let Some(framework) = result.framework else { return Vec::new() };
    let set = model.framework(framework);
    let mut rows: Vec<DomainLoss> = result
        .domains
        .iter()
        .map(|score| {
            let max = share::domain_max(score, set);
            let appraised = score.parts.appraised.map(|points| points.value);
            DomainLoss {
                domain: score.domain,
                max,
                score: appraised,
                lost: max.zip(appraised).map(|(max, score)| max - score),
                stated: score.parts.lost.map(|points| points.value),
                listed: Decimal::ZERO,
                listed_at_most: Decimal::ZERO,
                unknown: 0,
                findings: Vec::new(),
            }
        })
        .collect();
    for &ix in model.findings_of(result.unit) {
        let finding = model.finding(ix);
        if finding.year != result.year || !bears_loss(model, finding, result.unit) {
            continue;
        }
        let domain = domain_of(finding, framework, set);
        let Some(row) = rows.iter_mut().find(|row| Some(row.domain) == domain) else { continue };
        row.findings.push(ix);
        match finding.loss.points {
            LossPoints::Unknown => row.unknown += 1,
            LossPoints::Exact(points) => {
                row.listed += points;
                row.listed_at_most += points;
            }
            LossPoints::Range { min, max } => {
                row.listed += min;
                row.listed_at_most += max;
            }
        }
    }
    for row in &mut rows {
        row.findings.sort_unstable();
    }
    rows
}

/// The domain of a set that a finding belongs to: by its criterion, by the printed number where a document splits
/// one harmonised domain, by the harmonised key.
fn domain_of(finding: &Finding<'_>, framework: FrameworkIx, set: &Framework<'_>) -> Option<usize> {
    let criterion = finding.criterion.filter(|criterion| criterion.framework == framework);
    let printed = || {
        let (code, _) = finding.domain_printed.as_ref()?;
        set.domain_by_code(code.as_deref()?)
    };
    criterion
        .and_then(|criterion| set.domain_of(criterion.index))
        .or_else(printed)
        .or_else(|| set.domain_by_key(finding.domain.as_deref()?))
}

/// Whether the points of a finding came off the score of this unit's domains.
///
/// A district's finding may name the communes that caused it: the points are the district's. An aggregate
/// repeats the points of its components, and a penalty stands outside the domains.
fn bears_loss(model: &Model<'_>, finding: &Finding<'_>, unit: UnitIx) -> bool {
    let named_above = model.unit(unit).parent.is_some_and(|parent| finding.units.contains(&parent));
    finding.kind == FindingKind::Shortcoming
        && !finding.aggregate
        && finding.loss.basis != LossBasis::Penalty
        && !named_above
}
