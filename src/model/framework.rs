use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::records::Level;
use crate::source::Span;

use super::figure::Source;
use super::handle::FrameworkIx;
use super::saying::CriterionSaying;

/// A criteria set.
#[derive(Debug, Clone)]
pub struct Framework<'a> {
    /// Permanent id.
    pub id: Cow<'a, str>,
    /// Title, if it has one.
    pub title: Option<Cow<'a, str>>,
    /// Level that is scored.
    pub level: Level,
    /// Years it applies to.
    pub years: Vec<i32>,
    /// Maxima of the score parts.
    pub scale: Scale,
    /// Classes, best first.
    pub classes: Vec<Class<'a>>,
    /// Domains, in printed order.
    pub domains: Vec<Domain<'a>>,
    /// Criteria and components, in printed order.
    pub criteria: Vec<Criterion<'a>>,
    /// Source.
    pub source: Option<Source<'a>>,
    /// Note for readers.
    pub note: Option<Cow<'a, str>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// Maxima of the score parts, where known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scale {
    /// Appraised part.
    pub appraised: Option<Decimal>,
    /// Survey part.
    pub survey: Option<Decimal>,
    /// In total.
    pub total: Option<Decimal>,
}

/// A class.
#[derive(Debug, Clone)]
pub struct Class<'a> {
    /// Name.
    pub name: Cow<'a, str>,
    /// Lowest score.
    pub min: Option<Decimal>,
    /// Highest score.
    pub max: Option<Decimal>,
}

/// A domain as printed in one set.
#[derive(Debug, Clone)]
pub struct Domain<'a> {
    /// Number as printed.
    pub code: Cow<'a, str>,
    /// Stable key shared by all sets.
    pub key: Cow<'a, str>,
    /// Title as printed.
    pub title: Cow<'a, str>,
    /// Maximum without the survey.
    pub max: Option<Decimal>,
    /// Maximum of the survey part.
    pub survey_max: Option<Decimal>,
}

/// A criterion or component.
#[derive(Debug, Clone)]
pub struct Criterion<'a> {
    /// Id of its own, or its code where that is unique; part of its address.
    pub id: Cow<'a, str>,
    /// Code as printed.
    pub code: Cow<'a, str>,
    /// Title.
    pub title: Cow<'a, str>,
    /// Maximum.
    pub max: Option<Decimal>,
    /// What it belongs to.
    pub parent: Option<CriterionParent>,
    /// What it says about single matters.
    pub says: Vec<CriterionSaying<'a>>,
    /// Where it stands in the content.
    pub span: Span,
}

/// What a criterion belongs to, by position in the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriterionParent {
    /// A domain.
    Domain(usize),
    /// Another criterion.
    Criterion(usize),
}

/// Names one criterion of one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CriterionRef {
    /// The set.
    pub framework: FrameworkIx,
    /// Position in the set.
    pub index: usize,
}

impl Framework<'_> {
    /// Position of the domain with a printed code.
    pub fn domain_by_code(&self, code: &str) -> Option<usize> {
        self.domains.iter().position(|domain| domain.code == code)
    }

    /// Position of the domain with a harmonised key.
    pub fn domain_by_key(&self, key: &str) -> Option<usize> {
        self.domains.iter().position(|domain| domain.key == key)
    }

    /// The domain a criterion belongs to, through all its parents.
    pub fn domain_of(&self, criterion: usize) -> Option<usize> {
        let mut at = criterion;
        // A chain longer than the list would be a circle; resolving has refused those.
        for _ in 0..=self.criteria.len() {
            match self.criteria.get(at)?.parent? {
                CriterionParent::Domain(domain) => return Some(domain),
                CriterionParent::Criterion(above) => at = above,
            }
        }
        None
    }
}
