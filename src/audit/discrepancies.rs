use std::collections::BTreeMap;

use crate::artifact::Notes;
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{DocumentIx, Model, UnitIx};

use super::discrepancy::{Discrepancy, Subject};

/// All discrepancies of a site, with look-ups. Every look-up answers in the order of the list.
#[derive(Debug, Default)]
pub struct Discrepancies {
    list: Vec<Discrepancy>,
    by_subject: BTreeMap<Subject, Vec<usize>>,
    by_record: BTreeMap<Subject, Vec<usize>>,
    by_other: BTreeMap<Subject, Vec<usize>>,
    by_unit: BTreeMap<UnitIx, Vec<usize>>,
    by_year: BTreeMap<i32, Vec<usize>>,
    by_document: BTreeMap<DocumentIx, Vec<usize>>,
}

impl Discrepancies {
    /// Audits a model.
    pub fn of(model: &Model<'_>) -> Self {
        Self::from(super::run(model))
    }

    /// Audits a model, leaving notes of what need not be looked at again.
    pub fn noting(model: &Model<'_>, notes: &dyn Notes) -> Self {
        Self::from(super::check::run_noting(model, notes))
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Discrepancy> {
        self.list.iter()
    }

    /// Number of discrepancies.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Those of one severity.
    pub fn with_severity(&self, severity: Severity) -> impl Iterator<Item = &Discrepancy> {
        self.iter().filter(move |one| one.diagnostic.rule.severity == severity)
    }

    /// Those of exactly this subject, to mark a figure.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_subject.get(&subject))
    }

    /// Those of one field of a subject, such as `totals.appraised` of a result.
    pub fn about_field<'d>(
        &'d self,
        subject: Subject,
        field: &'d str,
    ) -> impl Iterator<Item = &'d Discrepancy> {
        self.about(subject).filter(move |one| one.field == field)
    }

    /// Those of a record and of everything in it: give [`Subject::Result`] or [`Subject::Finding`].
    pub fn in_record(&self, record: Subject) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_record.get(&record.record()))
    }

    /// Those of other records that a record contradicts, and of itself where it contradicts itself.
    pub fn against_record(&self, record: Subject) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_other.get(&record.record()))
    }

    /// Those that concern a unit.
    pub fn of_unit(&self, unit: UnitIx) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_unit.get(&unit))
    }

    /// Those of a year.
    pub fn in_year(&self, year: i32) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_year.get(&year))
    }

    /// Those that a document states.
    pub fn from_document(&self, document: DocumentIx) -> impl Iterator<Item = &Discrepancy> {
        self.listed(self.by_document.get(&document))
    }

    /// Their diagnostics, for the clerk.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        for one in &self.list {
            diagnostics.push(one.diagnostic.clone());
        }
        diagnostics
    }

    fn listed<'d>(&'d self, places: Option<&'d Vec<usize>>) -> impl Iterator<Item = &'d Discrepancy> {
        places.into_iter().flatten().map(|&at| &self.list[at])
    }
}

impl From<Vec<Discrepancy>> for Discrepancies {
    fn from(list: Vec<Discrepancy>) -> Self {
        let mut all = Self::default();
        for (at, one) in list.iter().enumerate() {
            all.by_subject.entry(one.subject).or_default().push(at);
            all.by_record.entry(one.subject.record()).or_default().push(at);
            if let Some(against) = &one.against {
                all.by_other.entry(against.record).or_default().push(at);
            }
            for &unit in &one.units {
                all.by_unit.entry(unit).or_default().push(at);
            }
            if let Some(year) = one.year {
                all.by_year.entry(year).or_default().push(at);
            }
            if let Some(document) = one.document {
                all.by_document.entry(document).or_default().push(at);
            }
        }
        Self { list, ..all }
    }
}

impl<'d> IntoIterator for &'d Discrepancies {
    type Item = &'d Discrepancy;
    type IntoIter = std::slice::Iter<'d, Discrepancy>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::audit::testing::Content;

    #[test]
    fn pages_find_a_discrepancy_by_figure_record_unit_year_and_document() {
        let content = Content::new().finding(json!({
            "figures": [
                { "numerator": 1, "denominator": 2, "stated": "50", "unit": "%" },
                { "numerator": 1, "denominator": 2, "stated": "51", "unit": "%" },
            ],
        }));
        content.with_model(|model| {
            let found = Discrepancies::of(model);
            let (finding, record) = model.iter_findings().next().unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(found.about(Subject::Figure(finding, 0)).count(), 0);
            assert_eq!(found.about(Subject::Figure(finding, 1)).count(), 1);
            assert_eq!(found.about_field(Subject::Figure(finding, 1), "figures[1].stated").count(), 1);
            assert_eq!(found.about_field(Subject::Figure(finding, 1), "figures[0].stated").count(), 0);
            assert_eq!(found.in_record(Subject::Finding(finding)).count(), 1);
            assert_eq!(found.of_unit(record.units[0]).count(), 1);
            assert_eq!(found.of_unit(model.unit_by_id("xa-b").unwrap()).count(), 0);
            assert_eq!((found.in_year(2023).count(), found.in_year(2022).count()), (1, 0));
            assert_eq!(found.from_document(record.source.document).count(), 1);
            assert_eq!(found.with_severity(Severity::Warning).count(), 1);
            assert_eq!(found.diagnostics().len(), 1);
        });
    }
}
