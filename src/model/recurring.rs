//! The same shortcoming in another year: same unit, and the same criterion or the same topic of one domain.

use std::collections::{BTreeMap, BTreeSet};

use crate::records::FindingKind;

use super::finding::Finding;
use super::handle::{FindingIx, UnitIx};
use super::whole::Model;

/// For every finding, the findings of other years that repeat it or that it repeats.
#[derive(Debug, Clone)]
pub struct Recurring {
    links: Vec<Vec<FindingIx>>,
}

/// What must be equal for two findings to be of one matter.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Matter<'m> {
    unit: UnitIx,
    domain: &'m str,
    /// A criterion's code and title, or a topic.
    subject: (&'m str, &'m str),
}

impl Recurring {
    /// Links all shortcomings of a model.
    pub fn of(model: &Model<'_>) -> Self {
        let mut groups: BTreeMap<Matter<'_>, Vec<FindingIx>> = BTreeMap::new();
        for (ix, finding) in model.iter_findings() {
            if finding.kind != FindingKind::Shortcoming {
                continue;
            }
            let Some(domain) = finding.domain.as_deref() else { continue };
            for &unit in &finding.units {
                for subject in subjects(model, finding) {
                    groups.entry(Matter { unit, domain, subject }).or_default().push(ix);
                }
            }
        }
        let mut links = vec![BTreeSet::new(); model.findings.len()];
        for group in groups.values() {
            for &one in group {
                for &other in group {
                    if model.finding(one).year != model.finding(other).year {
                        links[one.index()].insert(other);
                    }
                }
            }
        }
        let links = links
            .into_iter()
            .map(|set| {
                let mut list: Vec<FindingIx> = set.into_iter().collect();
                list.sort_by_key(|&ix| (model.finding(ix).year, ix));
                list
            })
            .collect();
        Self { links }
    }

    /// The same shortcoming in other years, oldest first.
    pub fn of_finding(&self, finding: FindingIx) -> &[FindingIx] {
        &self.links[finding.index()]
    }

    /// Whether an earlier year already had it.
    pub fn repeats_earlier(&self, model: &Model<'_>, finding: FindingIx) -> bool {
        self.of_finding(finding).iter().any(|&other| model.finding(other).year < model.finding(finding).year)
    }
}

/// A criterion counts by code and title, because codes move between sets; the first tag is the main topic.
fn subjects<'m>(model: &'m Model<'_>, finding: &'m Finding<'_>) -> impl Iterator<Item = (&'m str, &'m str)> {
    let criterion = finding.criterion.map(|criterion| {
        let criterion = model.criterion(criterion);
        (&*criterion.code, &*criterion.title)
    });
    let topic = finding.tags.first().map(|tag| ("", &**tag));
    criterion.into_iter().chain(topic)
}
