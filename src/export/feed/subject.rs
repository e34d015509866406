use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::model::{DocumentIx, FindingIx, ResultIx};
use crate::text::PartialDate;

use super::Feeds;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A correction, by its position.
    Correction(usize),
    /// A finding.
    Finding(FindingIx),
    /// A result.
    Result(ResultIx),
}

/// A subject and the day it last changed; newest first in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Dated {
    pub(super) updated: Reverse<NaiveDate>,
    pub(super) subject: Subject,
}

/// The last day a date can mean, but none that the edition has not reached.
pub(super) fn day(date: PartialDate, edition: NaiveDate) -> NaiveDate {
    date.latest().min(edition)
}

impl Feeds<'_> {
    pub(super) fn date(&self, subject: Subject) -> Dated {
        let model = self.export.model;
        let edition = model.edition.date;
        let updated = match subject {
            Subject::Correction(at) => day(model.corrections[at].date, edition),
            Subject::Result(ix) => {
                let result = model.result(ix);
                self.issued(result.source.document, result.year)
            }
            Subject::Finding(ix) => {
                let finding = model.finding(ix);
                let published = match finding.published {
                    Some(published) => day(published, edition),
                    None => self.issued(finding.source.document, finding.year),
                };
                let statuses = finding.history.iter().filter_map(|entry| Some(day(entry.as_of?, edition)));
                let corrected = self.corrected.get(&ix).copied();
                statuses.chain(corrected).fold(published, NaiveDate::max)
            }
        };
        Dated { updated: Reverse(updated), subject }
    }

    /// When a document about a year was issued. Where it does not say, the end of that year, which unlike the
    /// edition's date does not make old entries new with every build.
    fn issued(&self, document: DocumentIx, year: i32) -> NaiveDate {
        let model = self.export.model;
        let edition = model.edition.date;
        let end_of_year = || NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(edition).min(edition);
        model.document(document).date.map_or_else(end_of_year, |date| day(date, edition))
    }
}
