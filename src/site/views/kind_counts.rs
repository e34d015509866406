use serde::Serialize;

use crate::model::Finding;
use crate::records::FindingKind;

/// Every kind of finding, in the order in which lists show them: what was wrong first.
pub(crate) const KIND_ORDER: [FindingKind; 4] =
    [FindingKind::Shortcoming, FindingKind::Strength, FindingKind::Directive, FindingKind::Statement];

/// How many findings of each kind: they are never added up without saying so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct KindCounts {
    /// All.
    pub total: usize,
    /// What was found wanting, aggregates left out.
    pub shortcoming: usize,
    /// Shortcomings that only sum up others.
    pub aggregate: usize,
    /// What was found good.
    pub strength: usize,
    /// What was asked for.
    pub directive: usize,
    /// Anything else.
    pub statement: usize,
}

impl KindCounts {
    /// Counts findings.
    pub fn of<'m, 'a: 'm>(findings: impl Iterator<Item = &'m Finding<'a>>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts.total += 1;
            match finding.kind {
                FindingKind::Shortcoming if finding.aggregate => counts.aggregate += 1,
                FindingKind::Shortcoming => counts.shortcoming += 1,
                FindingKind::Strength => counts.strength += 1,
                FindingKind::Directive => counts.directive += 1,
                FindingKind::Statement => counts.statement += 1,
            }
        }
        counts
    }
}
