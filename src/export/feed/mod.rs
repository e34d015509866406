//! Atom feeds of the newest findings, results and corrections: one for the site, one for each unit with findings.
//!
//! An entry's id is its permanent address, so a reader meets it once however often the feed is built. Its
//! `updated` comes from the records alone, never from the clock: the day of publication (where none is given, of
//! the source document, or else the end of the year), or a later status of the remedy or correction; and never a
//! day after the edition's.

mod atom;
mod entry;
mod subject;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{FindingIx, UnitIx};

use super::whole::Export;
use subject::{Dated, Subject};

/// Entries of one feed.
const LONGEST: usize = 50;

/// Everything that feeds can be about, dated once.
pub(super) struct Feeds<'f> {
    export: &'f Export<'f>,
    /// The day of the latest correction of a finding.
    corrected: BTreeMap<FindingIx, NaiveDate>,
}

impl<'f> Feeds<'f> {
    pub(super) fn new(export: &'f Export<'f>) -> Self {
        let mut corrected = BTreeMap::new();
        for correction in &export.model.corrections {
            if let Some(finding) = correction.finding {
                let day = subject::day(correction.date, export.model.edition.date);
                corrected
                    .entry(finding)
                    .and_modify(|latest: &mut NaiveDate| *latest = day.max(*latest))
                    .or_insert(day);
            }
        }
        Self { export, corrected }
    }

    /// The feed of the site.
    pub(super) fn site(&self) -> Vec<u8> {
        let model = self.export.model;
        let corrections = (0..model.corrections.len()).map(Subject::Correction);
        let findings = model.iter_findings().map(|(ix, _)| Subject::Finding(ix));
        let results = model.iter_results().map(|(ix, _)| Subject::Result(ix));
        let newest = self.newest(corrections.chain(findings).chain(results));
        let feed = atom::Feed {
            title: model.site.title.to_string(),
            subtitle: model.site.description.as_deref(),
            page: "",
            entries: &newest,
        };
        atom::encode(self.export, &feed)
    }

    /// The feed of a unit: what names it, what it must answer, its results, and corrections of all that.
    pub(super) fn unit(&self, unit: UnitIx) -> Vec<u8> {
        let model = self.export.model;
        let (named, answered) = (model.findings_of(unit), model.answered_by(unit));
        let is_about = |correction: &crate::model::Correction<'_>| {
            let of_finding = |finding| named.contains(&finding) || answered.contains(&finding);
            correction.unit == Some(unit) || correction.finding.is_some_and(of_finding)
        };
        let corrections = model
            .corrections
            .iter()
            .enumerate()
            .filter(|(_, correction)| is_about(correction))
            .map(|(at, _)| Subject::Correction(at));
        let findings = named.iter().chain(answered).map(|&ix| Subject::Finding(ix));
        let results = model.results_of(unit).iter().map(|&ix| Subject::Result(ix));
        let newest = self.newest(corrections.chain(findings).chain(results));
        let feed = atom::Feed {
            title: format!("{} – {}", model.unit(unit).name, model.site.title),
            subtitle: None,
            page: &self.export.links.unit(unit),
            entries: &newest,
        };
        atom::encode(self.export, &feed)
    }

    /// The newest of some subjects, newest first; on one day corrections come first, then findings.
    fn newest(&self, subjects: impl Iterator<Item = Subject>) -> Vec<entry::Entry> {
        let mut dated: Vec<Dated> = subjects.map(|subject| self.date(subject)).collect();
        dated.sort_unstable();
        dated.truncate(LONGEST);
        dated.into_iter().map(|dated| entry::of(self.export, &dated)).collect()
    }
}
