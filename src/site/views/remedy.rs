use serde::Serialize;

use crate::charts::status_bar;
use crate::model::Remedy;
use crate::model::remedy::{Progress, Tally};
use crate::site::Context;
use crate::syntax::Choice;

use super::{FigureView, SourceView};

/// One entry of a remedy's history.
#[derive(Debug, Clone, Serialize)]
pub struct RemedyView {
    /// Status as of, ISO.
    pub as_of: Option<String>,
    /// Status, a key of the words `status.*`.
    pub status: &'static str,
    /// Who says so: `self-reported`, `verified`, `inferred`.
    pub assurance: Option<&'static str>,
    /// Label as printed.
    pub label: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// Figures.
    pub figures: Vec<FigureView>,
    /// Source.
    pub source: Option<SourceView>,
}

impl RemedyView {
    /// The view of an entry.
    pub fn of(cx: &Context<'_>, entry: &Remedy<'_>) -> Self {
        Self {
            as_of: entry.as_of.map(|date| date.to_string()),
            status: entry.status.word(),
            assurance: entry.assurance.map(Choice::word),
            label: entry.label.as_ref().map(ToString::to_string),
            text: entry.text.as_ref().map(ToString::to_string),
            figures: entry.figures.iter().map(|figure| FigureView::of(cx, figure)).collect(),
            source: entry.source.as_ref().map(|source| SourceView::of(cx, source)),
        }
    }
}

/// How many shortcomings stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct TallyView {
    /// All.
    pub total: usize,
    /// Confirmed done.
    pub verified: usize,
    /// Said to be done.
    pub reported: usize,
    /// Being done.
    pub in_progress: usize,
    /// Not begun.
    pub not_started: usize,
    /// Not assessed.
    pub not_assessed: usize,
    /// Replaced by another.
    pub superseded: usize,
    /// Nothing known.
    pub unknown: usize,
    /// Overdue; also counted under their status.
    pub overdue: usize,
}

impl From<Tally> for TallyView {
    fn from(tally: Tally) -> Self {
        Self {
            total: tally.total(),
            verified: tally.count(Progress::Verified),
            reported: tally.count(Progress::Reported),
            in_progress: tally.count(Progress::InProgress),
            not_started: tally.count(Progress::NotStarted),
            not_assessed: tally.count(Progress::NotAssessed),
            superseded: tally.count(Progress::Superseded),
            unknown: tally.count(Progress::Unknown),
            overdue: tally.overdue,
        }
    }
}

/// The bar of remedies; `None` where there is no shortcoming. What was replaced counts as done, what has not begun
/// as not assessed.
pub fn remedy_chart(name: &str, tally: TallyView) -> Option<status_bar::Chart> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (tally.total > 0).then(|| {
        status_bar::layout(&status_bar::Input {
            name: name.to_owned(),
            verified: count(tally.verified),
            reported: count(tally.reported + tally.superseded),
            in_progress: count(tally.in_progress),
            not_assessed: count(tally.not_assessed + tally.not_started),
            no_information: count(tally.unknown),
            overdue: Some(count(tally.overdue)).filter(|&overdue| overdue > 0),
        })
    })
}
