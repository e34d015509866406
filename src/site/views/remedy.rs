use serde::Serialize;

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
