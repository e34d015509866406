//! Findings: drawn from the scores, given remedies, then put in the order of the reports that state them.

mod finding;
mod remarks;
mod remedies;
mod sayings;
mod shortcomings;

pub(crate) use finding::{Finding, Section, Step};

use crate::documents::report_id;
use crate::json::Json;
use crate::results::Scores;
use crate::units::YEARS;

/// All findings, in the order of year, section and row.
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// Writes them from the scores.
    pub(crate) fn generate(scores: &Scores) -> Self {
        let mut all = shortcomings::from_scores(scores);
        shortcomings::link_recurring(&mut all);
        remedies::follow(&mut all);
        let remarks = remarks::all(scores, &all);
        all.extend(remarks);
        all.sort_by_key(|finding| (finding.year, finding.section));
        let mut findings = Self(all);
        findings.number_rows();
        findings
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// Those of one section of one year's report.
    pub(crate) fn section(&self, year: i64, section: Section) -> impl Iterator<Item = &Finding> {
        self.0.iter().filter(move |finding| finding.year == year && finding.section == section)
    }

    /// Every finding with each of its steps that a document reports, in the order of the rows there.
    pub(crate) fn steps_in<'f>(&'f self, document: &str) -> Vec<(&'f Finding, &'f Step)> {
        self.0
            .iter()
            .flat_map(|finding| finding.history.iter().map(move |step| (finding, step)))
            .filter(|(_, step)| step.document == document)
            .collect()
    }

    /// The finding whose figure is the value of an indicator.
    pub(crate) fn of_indicator(&self, indicator: &str, unit: &str, year: i64) -> Option<String> {
        let about = |finding: &&Finding| {
            finding.indicator == Some(indicator) && finding.year == year && finding.is_only_about(unit)
        };
        self.0.iter().find(about).map(|finding| finding.id.clone())
    }

    /// Gives every finding and every step its place in its document.
    fn number_rows(&mut self) {
        for year in YEARS {
            for section in Section::ALL {
                let here =
                    self.0.iter_mut().filter(|finding| finding.year == year && finding.section == section);
                for (row, finding) in here.enumerate() {
                    finding.locator = format!("{}, dòng {}", section.place(), row + 1);
                }
            }
        }
        let mut rows: Vec<(String, usize)> = Vec::new();
        for step in self.0.iter_mut().flat_map(|finding| finding.history.iter_mut()) {
            let known = rows.iter().position(|(document, _)| *document == step.document);
            let place = known.unwrap_or_else(|| {
                rows.push((step.document.clone(), 0));
                rows.len() - 1
            });
            rows[place].1 += 1;
            step.locator = format!("{}, dòng {}", step.section(), rows[place].1);
        }
    }

    /// Three files for each year: on the district, on communes, and other remarks.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for year in YEARS {
            for (name, sections) in [
                ("huyen", &[Section::District][..]),
                ("xa", &[Section::Communes][..]),
                ("nhan-xet", &[Section::Context, Section::Strengths, Section::Directives][..]),
            ] {
                let records = self
                    .0
                    .iter()
                    .filter(|finding| finding.year == year && sections.contains(&finding.section));
                let list = Json::list(records.map(|finding| finding.record(&report_id(year))));
                files.push((
                    format!("findings/{year}/{name}.json"),
                    Json::object([("findings", list)]).to_file(),
                ));
            }
        }
        files
    }
}
