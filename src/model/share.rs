//! Percent of maximum: the only figure that compares across criteria sets.

use rust_decimal::Decimal;

use super::framework::Framework;
use super::result::{CriterionScore, DomainScore, ScoreResult};
use super::whole::Model;

/// Points reached out of points possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Points reached.
    pub score: Decimal,
    /// Points possible, above zero.
    pub max: Decimal,
    /// What was added up.
    pub basis: Basis,
}

/// What a share is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Appraised points of all domains over the maxima of these domains.
    Domains,
    /// The stated total over the maximum of the set.
    Totals,
    /// One domain or criterion.
    Part,
}

impl Share {
    fn of(score: Decimal, max: Decimal, basis: Basis) -> Option<Self> {
        (max > Decimal::ZERO).then_some(Self { score, max, basis })
    }

    /// Percent of maximum, unrounded.
    pub fn percent(&self) -> Decimal {
        // Divides last: 50/60 must not lose digits before it is multiplied.
        self.score * Decimal::ONE_HUNDRED / self.max
    }
}

/// The maximum of a domain: the set's, or the one stated with the score.
pub fn domain_max(score: &DomainScore<'_>, set: &Framework<'_>) -> Option<Decimal> {
    score.max.map(|max| max.value).or(set.domains[score.domain].max)
}

/// The appraised part of one domain.
pub fn domain(score: &DomainScore<'_>, set: &Framework<'_>) -> Option<Share> {
    Share::of(score.parts.appraised?.value, domain_max(score, set)?, Basis::Part)
}

/// The appraised part of one criterion.
pub fn criterion(score: &CriterionScore<'_>, set: &Framework<'_>) -> Option<Share> {
    let max = score.max.map(|max| max.value).or(set.criteria[score.criterion].max)?;
    Share::of(score.parts.appraised?.value, max, Basis::Part)
}

/// A whole result: all domains when every one of the set is scored, else the stated total.
///
/// Domains come first because their maxima are known even where the scale of the total is not, and because
/// bonus and penalty stand outside them.
pub fn index(model: &Model<'_>, result: &ScoreResult<'_>) -> Option<Share> {
    let set = model.framework(result.framework?);
    all_domains(result, set)
        .or_else(|| Share::of(result.totals.total?.value, set.scale.total?, Basis::Totals))
}

fn all_domains(result: &ScoreResult<'_>, set: &Framework<'_>) -> Option<Share> {
    if result.domains.is_empty() || result.domains.len() < set.domains.len() {
        return None;
    }
    let mut score = Decimal::ZERO;
    let mut max = Decimal::ZERO;
    for one in &result.domains {
        score += one.parts.appraised?.value;
        max += domain_max(one, set)?;
    }
    Share::of(score, max, Basis::Domains)
}
