//! Where remedies stand: the latest status, what is overdue, and the tally of many.

use chrono::NaiveDate;

use crate::records::RemedyStatus;

use super::finding::Finding;

/// The latest status of a finding's remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// An inspection confirmed that it is done.
    Verified,
    /// The unit says that it is done.
    Reported,
    /// Being done.
    InProgress,
    /// Not begun.
    NotStarted,
    /// Not assessed.
    NotAssessed,
    /// Replaced by another finding.
    Superseded,
    /// No document says anything.
    Unknown,
}

impl Progress {
    /// All of them, best known first, unknown last.
    pub const ALL: [Progress; 7] = [
        Self::Verified,
        Self::Reported,
        Self::InProgress,
        Self::NotStarted,
        Self::NotAssessed,
        Self::Superseded,
        Self::Unknown,
    ];

    /// What an entry of a history says.
    pub fn of(status: RemedyStatus) -> Self {
        match status {
            RemedyStatus::VerifiedDone => Self::Verified,
            RemedyStatus::ReportedDone => Self::Reported,
            RemedyStatus::InProgress => Self::InProgress,
            RemedyStatus::NotStarted => Self::NotStarted,
            RemedyStatus::NotAssessed => Self::NotAssessed,
            RemedyStatus::Superseded => Self::Superseded,
        }
    }

    /// The word for it in addresses, data files and keys of the interface's text.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified-done",
            Self::Reported => "reported-done",
            Self::InProgress => "in-progress",
            Self::NotStarted => "not-started",
            Self::NotAssessed => "not-assessed",
            Self::Superseded => "superseded",
            Self::Unknown => "unknown",
        }
    }

    /// Whether somebody says that it is done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Verified | Self::Reported)
    }

    /// Whether nothing more is waited for: done, or another finding took its place.
    pub fn is_closed(self) -> bool {
        self.is_done() || self == Self::Superseded
    }
}

/// The status of the last entry of the history.
pub fn progress(finding: &Finding<'_>) -> Progress {
    finding.history.last().map_or(Progress::Unknown, |entry| Progress::of(entry.status))
}

/// Whether the deadline has passed on a day without anybody saying that it is done or replaced.
pub fn is_overdue(finding: &Finding<'_>, day: NaiveDate) -> bool {
    finding.due.is_some_and(|due| due.latest() < day) && !progress(finding).is_closed()
}

/// How many shortcomings stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; Progress::ALL.len()],
    /// Overdue ones; each is also counted under its status.
    pub overdue: usize,
}

impl Tally {
    /// Counts the shortcomings among some findings.
    pub fn of<'m, 'a: 'm>(findings: impl Iterator<Item = &'m Finding<'a>>, day: NaiveDate) -> Self {
        let mut tally = Self::default();
        for finding in findings.filter(|finding| finding.is_counted()) {
            tally.counts[progress(finding) as usize] += 1;
            tally.overdue += usize::from(is_overdue(finding, day));
        }
        tally
    }

    /// Shortcomings with this status.
    pub fn count(&self, progress: Progress) -> usize {
        self.counts[progress as usize]
    }

    /// All shortcomings counted.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}
