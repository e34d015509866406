//! What several checks of scores ask: one part over all domains, maxima, what a domain is called.

use rust_decimal::Decimal;

use crate::model::{Domain, Framework, ScoreParts, ScoreResult};
use crate::source::Spanned;

/// One part of a score.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Its key in the files.
    pub(super) key: &'static str,
    /// Takes it out of a score.
    pub(super) of: fn(&ScoreParts) -> Option<Spanned<Decimal>>,
    /// Whether a domain is scored in it; a set that says nothing of a part may score every domain in it.
    scores: fn(&Framework<'_>, &Domain<'_>) -> bool,
}

/// Self-assessed.
pub(super) const SELF_ASSESSED: Part =
    Part { key: "self", of: |parts| parts.self_assessed, scores: |_, _| true };

/// Appraised.
pub(super) const APPRAISED: Part =
    Part { key: "appraised", of: |parts| parts.appraised, scores: |_, _| true };

/// Survey.
pub(super) const SURVEY: Part = Part {
    key: "survey",
    of: |parts| parts.survey,
    scores: |set, domain| {
        domain.survey_max.is_some() || set.domains.iter().all(|domain| domain.survey_max.is_none())
    },
};

/// The scores of all domains in one part; `None` unless every domain of the set is given exactly once.
pub(super) fn of_all_domains(
    set: &Framework<'_>,
    result: &ScoreResult<'_>,
    part: Part,
) -> Option<Vec<Decimal>> {
    let mut all = Vec::with_capacity(set.domains.len());
    for (index, domain) in set.domains.iter().enumerate() {
        let mut rows = result.domains.iter().filter(|score| score.domain == index);
        let score = rows.next().and_then(|score| (part.of)(&score.parts));
        match score {
            Some(points) => all.push(points.value),
            None if (part.scores)(set, domain) => return None,
            None => {}
        }
        if rows.next().is_some() {
            return None;
        }
    }
    (!all.is_empty()).then_some(all)
}

/// The maximum of the whole score: the stated one, or that of its two parts together.
pub(super) fn total_maximum(set: &Framework<'_>) -> Option<Decimal> {
    set.scale.total.or_else(|| set.scale.appraised?.checked_add(set.scale.survey?))
}

/// The sum of known maxima; `None` when one of them is unknown.
pub(super) fn sum_of_maxima(mut maxima: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    maxima.try_fold(Decimal::ZERO, |sum, max| sum.checked_add(max?))
}

/// A domain as the set prints it: number and title.
pub(super) fn printed(domain: &Domain<'_>) -> String {
    format!("{}. {}", domain.code.trim_end_matches('.'), domain.title)
}
