use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::share::{self, Basis, Share};
use crate::model::{Model, ScoreResult};
use crate::site::Route;
use crate::source::Spanned;

use super::{decimal, percent, rounded};

/// Points reached out of points possible.
#[derive(Debug, Clone, Serialize)]
pub struct ShareView {
    /// Percent of maximum, two decimals.
    pub percent: String,
    /// Points reached.
    pub score: String,
    /// Points possible.
    pub max: String,
    /// What was added up: `domains`, `totals` or `part`.
    pub basis: &'static str,
}

impl ShareView {
    /// The view of a share.
    pub fn of(share: Share) -> Self {
        Self {
            percent: percent(share.percent()),
            score: decimal(share.score),
            max: decimal(share.max),
            basis: match share.basis {
                Basis::Domains => "domains",
                Basis::Totals => "totals",
                Basis::Part => "part",
            },
        }
    }
}

/// Percent of maximum against the result before.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Year of the result before.
    pub year: i32,
    /// Difference in percentage points, two decimals, with its sign.
    pub points: String,
    /// Whether the two years use different criteria sets.
    pub other_set: bool,
}

impl ChangeView {
    /// The change of the index from one result to another; `None` unless both are made of the same parts.
    pub fn of(model: &Model<'_>, now: &ScoreResult<'_>, before: &ScoreResult<'_>) -> Option<Self> {
        let (to, from) = (share::index(model, now)?, share::index(model, before)?);
        (to.basis == from.basis).then(|| Self {
            year: before.year,
            // Of the printed percentages, so that readers who subtract them find the same.
            points: decimal(rounded(to.percent(), 2) - rounded(from.percent(), 2)),
            other_set: now.framework != before.framework,
        })
    }
}

/// A criteria set in a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworkView {
    /// Permanent id.
    pub id: String,
    /// Title, or the id where it has none.
    pub title: String,
    /// Its page.
    pub path: Route,
}

impl FrameworkView {
    /// The view of a criteria set.
    pub fn of(set: &crate::model::Framework<'_>) -> Self {
        Self {
            id: set.id.to_string(),
            title: set.title.as_ref().unwrap_or(&set.id).to_string(),
            path: Route::framework(set),
        }
    }
}

/// Stated points as text.
pub fn points(points: Option<Spanned<Decimal>>) -> Option<String> {
    points.map(|points| decimal(points.value))
}

/// What a result reached in the domains of a harmonised key, taken together where the set splits it; `None`
/// unless every part has points and a maximum.
pub fn share_in(model: &Model<'_>, result: &ScoreResult<'_>, key: &str) -> Option<Share> {
    let set = model.framework(result.framework?);
    let scores = result.domains.iter().filter(|score| set.domains[score.domain].key == key);
    let shares: Option<Vec<Share>> = scores.map(|score| share::domain(score, set)).collect();
    together(shares?)
}

/// Several shares as one: points and maxima added up; `None` of none.
pub fn together(shares: impl IntoIterator<Item = Share>) -> Option<Share> {
    let add = |sum: Share, one: Share| Share {
        score: sum.score + one.score,
        max: sum.max + one.max,
        basis: Basis::Part,
    };
    shares.into_iter().reduce(add)
}
