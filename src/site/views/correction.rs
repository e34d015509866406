use serde::Serialize;

use crate::model::Correction;
use crate::site::{Context, Route};

use super::{Mark, Side};

/// A correction.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// Permanent id, its fragment on the page of corrections.
    pub id: String,
    /// Day, ISO.
    pub date: String,
    /// The record: its name and page; `None` where the correction names none.
    pub record: Option<CorrectedRecord>,
    /// What was corrected.
    pub field: Option<String>,
    /// What stood there.
    pub was: Option<Side>,
    /// What stands there now.
    pub now: Option<Side>,
    /// Why.
    pub reason: String,
}

/// The record of a correction.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectedRecord {
    /// `finding`, `unit` or `document`, a key of the words `correction.*`.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// On the figures of its title.
    pub title_marks: Vec<Mark>,
    /// Its page.
    pub path: Route,
}

impl CorrectionView {
    /// The view of a correction.
    pub fn of(cx: &Context<'_>, correction: &Correction<'_>) -> Self {
        Self {
            id: correction.id.to_string(),
            date: correction.date.to_string(),
            record: record(cx, correction),
            field: correction.field.as_ref().map(ToString::to_string),
            was: correction.was.as_deref().map(Side::of),
            now: correction.now.as_deref().map(Side::of),
            reason: correction.reason.to_string(),
        }
    }
}

/// The most exact record that a correction names.
fn record(cx: &Context<'_>, correction: &Correction<'_>) -> Option<CorrectedRecord> {
    let of = |kind, title: &str, path| CorrectedRecord {
        kind,
        title: title.to_owned(),
        title_marks: correction.finding.map(|ix| Mark::of_title(cx, ix)).unwrap_or_default(),
        path,
    };
    if let Some(finding) = correction.finding.map(|ix| cx.model.finding(ix)) {
        return Some(of("finding", &finding.title, Route::finding(finding)));
    }
    if let Some(unit) = correction.unit.map(|ix| cx.model.unit(ix)) {
        return Some(of("unit", &unit.name, Route::unit(unit)));
    }
    let document = correction.document.map(|ix| cx.model.document(ix))?;
    Some(of("document", &document.title, Route::document(document)))
}
