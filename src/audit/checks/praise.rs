//! Shortcomings that stand against good words: what checks of strengths ask.

use crate::model::{FindingIx, Model, UnitScope};
use crate::records::FindingKind;

/// Units up to which a list names each of them; a longer one speaks of all.
pub(super) const FEW: usize = 9;

/// Shortcomings of the year that a strength speaks of, on its topic: joined by `related`, or of the same issuer,
/// domain and first tag, and about units that it names: a fault of all of them is no exception.
pub(super) fn against<'m>(model: &'m Model<'_>, praise: FindingIx) -> impl Iterator<Item = FindingIx> + 'm {
    let words = model.finding(praise);
    let issuer = &model.document(words.source.document).issuer;
    model.findings_in(words.year).iter().copied().filter(move |&ix| {
        let finding = model.finding(ix);
        let is_topic = || {
            words.domain.is_some()
                && finding.domain == words.domain
                && !words.tags.is_empty()
                && finding.tags.first() == words.tags.first()
                && model.document(finding.source.document).issuer == *issuer
        };
        let names_units = || finding.scope == UnitScope::Listed && finding.units.len() <= FEW;
        finding.kind == FindingKind::Shortcoming
            && (are_related(model, praise, ix) || (names_units() && is_topic()))
    })
}

/// Whether one of two findings names the other as related.
pub(super) fn are_related(model: &Model<'_>, one: FindingIx, other: FindingIx) -> bool {
    model.finding(one).related.contains(&other) || model.finding(other).related.contains(&one)
}
