//! Shortcomings that stand against good words: what checks of strengths ask.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Finding, FindingIx, Model, UnitScope};
use crate::records::FindingKind;

/// Units up to which a list names each of them; a longer one speaks of all.
pub(super) const FEW: usize = 9;

/// Year, domain and first tag.
type Topic<'m> = (i32, &'m str, &'m str);

/// The shortcomings of a site by what good words may be said about. Built once: going through the findings of a
/// year for every strength takes seconds on a large site.
pub(super) struct Faults<'m> {
    /// Those that name their units one by one: a fault of all units is no exception.
    by_topic: HashMap<Topic<'m>, Vec<FindingIx>>,
    /// Those whose `related` name a strength.
    by_strength: HashMap<FindingIx, Vec<FindingIx>>,
}

impl<'m> Faults<'m> {
    pub(super) fn of(model: &'m Model<'_>) -> Self {
        let mut faults = Self { by_topic: HashMap::new(), by_strength: HashMap::new() };
        for (ix, finding) in model.iter_findings().filter(|(_, finding)| is_fault(finding)) {
            let names_units = finding.scope == UnitScope::Listed && finding.units.len() <= FEW;
            if let Some(topic) = topic(finding).filter(|_| names_units) {
                faults.by_topic.entry(topic).or_default().push(ix);
            }
            for &other in &finding.related {
                if model.finding(other).kind == FindingKind::Strength {
                    faults.by_strength.entry(other).or_default().push(ix);
                }
            }
        }
        faults
    }

    /// Shortcomings of the year that a strength speaks of, on its topic: joined by `related`, or of the same
    /// issuer, domain and first tag, and about units that it names.
    pub(super) fn against(&self, model: &Model<'_>, praise: FindingIx) -> BTreeSet<FindingIx> {
        let words = model.finding(praise);
        let issuer = |ix: FindingIx| &model.document(model.finding(ix).source.document).issuer;
        let on_topic = topic(words).and_then(|topic| self.by_topic.get(&topic)).into_iter().flatten();
        let of_issuer = on_topic.filter(|&&ix| issuer(ix) == issuer(praise));
        let naming = self.by_strength.get(&praise).into_iter().flatten();
        let named = words.related.iter().filter(|&&ix| is_fault(model.finding(ix)));
        let joined = naming.chain(named).filter(|&&ix| model.finding(ix).year == words.year);
        of_issuer.chain(joined).copied().collect()
    }
}

fn is_fault(finding: &Finding<'_>) -> bool {
    finding.kind == FindingKind::Shortcoming
}

fn topic<'f>(finding: &'f Finding<'_>) -> Option<Topic<'f>> {
    Some((finding.year, finding.domain.as_deref()?, finding.tags.first()?))
}

/// Whether one of two findings names the other as related.
pub(super) fn are_related(model: &Model<'_>, one: FindingIx, other: FindingIx) -> bool {
    model.finding(one).related.contains(&other) || model.finding(other).related.contains(&one)
}
