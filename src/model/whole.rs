use chrono::NaiveDate;

use crate::config::RawSite;
use crate::documents::{Body, RawDocument, RawPage};
use crate::records::RawRecords;
use crate::source::{Sources, Spanned};

use super::correction::Correction;
use super::document::{Cited, Document, Page};
use super::finding::Finding;
use super::framework::{Criterion, CriterionRef, Framework};
use super::handle::{CitedIx, DocumentIx, FindingIx, FrameworkIx, IndicatorIx, ResultIx, UnitIx};
use super::index::Index;
use super::indicator::Indicator;
use super::overrides::Override;
use super::result::ScoreResult;
use super::site::Site;
use super::unit::Unit;

/// Everything the reading rooms found, as written.
#[derive(Debug)]
pub struct RawContent<'a> {
    /// `site.toml`.
    pub site: Option<Spanned<RawSite<'a>>>,
    /// JSON records.
    pub records: RawRecords<'a>,
    /// Source documents.
    pub documents: Vec<(Spanned<RawDocument<'a>>, Body<'a>)>,
    /// Pages.
    pub pages: Vec<(Spanned<RawPage<'a>>, Body<'a>)>,
}

/// What the content is read for: the date that decides what is overdue and published, and whether drafts show.
#[derive(Debug, Clone, Copy)]
pub struct Edition {
    /// The build's date.
    pub date: NaiveDate,
    /// Whether drafts and records to be published later are kept.
    pub drafts: bool,
}

/// All records, valid and joined.
#[derive(Debug)]
pub struct Model<'a> {
    /// Settings.
    pub site: Site<'a>,
    /// What it was read for.
    pub edition: Edition,
    /// Units, in content order.
    pub units: Vec<Unit<'a>>,
    /// Criteria sets.
    pub frameworks: Vec<Framework<'a>>,
    /// Results, by year, then unit.
    pub results: Vec<ScoreResult<'a>>,
    /// Findings, in content order.
    pub findings: Vec<Finding<'a>>,
    /// Indicators.
    pub indicators: Vec<Indicator<'a>>,
    /// Source documents.
    pub documents: Vec<Document<'a>>,
    /// Documents that those cite.
    pub cited: Vec<Cited<'a>>,
    /// Pages, in order.
    pub pages: Vec<Page<'a>>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction<'a>>,
    /// Personal data that may be published, in content order.
    pub overrides: Vec<Override<'a>>,
    /// The files that all of this was read from, for those who must point at the very letters of a text.
    pub sources: &'a Sources,
    pub(super) index: Index,
}

impl<'a> Model<'a> {
    /// The unit of a handle.
    pub fn unit(&self, ix: UnitIx) -> &Unit<'a> {
        &self.units[ix.index()]
    }

    /// The criteria set of a handle.
    pub fn framework(&self, ix: FrameworkIx) -> &Framework<'a> {
        &self.frameworks[ix.index()]
    }

    /// The result of a handle.
    pub fn result(&self, ix: ResultIx) -> &ScoreResult<'a> {
        &self.results[ix.index()]
    }

    /// The finding of a handle.
    pub fn finding(&self, ix: FindingIx) -> &Finding<'a> {
        &self.findings[ix.index()]
    }

    /// The indicator of a handle.
    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator<'a> {
        &self.indicators[ix.index()]
    }

    /// The source document of a handle.
    pub fn document(&self, ix: DocumentIx) -> &Document<'a> {
        &self.documents[ix.index()]
    }

    /// The cited document of a handle.
    pub fn cited(&self, ix: CitedIx) -> &Cited<'a> {
        &self.cited[ix.index()]
    }

    /// A criterion of a set.
    pub fn criterion(&self, criterion: CriterionRef) -> &Criterion<'a> {
        &self.framework(criterion.framework).criteria[criterion.index]
    }

    /// All units with their handles.
    pub fn iter_units(&self) -> impl Iterator<Item = (UnitIx, &Unit<'a>)> {
        self.units.iter().enumerate().map(|(index, unit)| (UnitIx::new(index), unit))
    }

    /// All findings with their handles.
    pub fn iter_findings(&self) -> impl Iterator<Item = (FindingIx, &Finding<'a>)> {
        self.findings.iter().enumerate().map(|(index, finding)| (FindingIx::new(index), finding))
    }

    /// All results with their handles.
    pub fn iter_results(&self) -> impl Iterator<Item = (ResultIx, &ScoreResult<'a>)> {
        self.results.iter().enumerate().map(|(index, result)| (ResultIx::new(index), result))
    }

    /// All source documents with their handles.
    pub fn iter_documents(&self) -> impl Iterator<Item = (DocumentIx, &Document<'a>)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocumentIx::new(index), document))
    }

    /// All criteria sets with their handles.
    pub fn iter_frameworks(&self) -> impl Iterator<Item = (FrameworkIx, &Framework<'a>)> {
        self.frameworks.iter().enumerate().map(|(index, framework)| (FrameworkIx::new(index), framework))
    }

    /// All indicators with their handles.
    pub fn iter_indicators(&self) -> impl Iterator<Item = (IndicatorIx, &Indicator<'a>)> {
        self.indicators.iter().enumerate().map(|(index, indicator)| (IndicatorIx::new(index), indicator))
    }

    /// The handle of the unit at a position of [`Model::units`].
    pub fn unit_at(&self, position: usize) -> UnitIx {
        UnitIx::new(position)
    }

    /// The handle of the criteria set at a position of [`Model::frameworks`].
    pub fn framework_at(&self, position: usize) -> FrameworkIx {
        FrameworkIx::new(position)
    }

    /// The handle of the finding at a position of [`Model::findings`].
    pub fn finding_at(&self, position: usize) -> FindingIx {
        FindingIx::new(position)
    }

    /// The handle of the document at a position of [`Model::documents`].
    pub fn document_at(&self, position: usize) -> DocumentIx {
        DocumentIx::new(position)
    }

    /// The unit with an id.
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIx> {
        self.index.unit_ids.get(id).copied()
    }

    /// Results of a unit, oldest first.
    pub fn results_of(&self, unit: UnitIx) -> &[ResultIx] {
        self.index.results_by_unit.get(unit.index()).map_or(&[], Vec::as_slice)
    }

    /// The result of a unit in a year.
    pub fn result_of(&self, unit: UnitIx, year: i32) -> Option<ResultIx> {
        self.results_of(unit).iter().copied().find(|&ix| self.result(ix).year == year)
    }

    /// Findings of every kind that name a unit, newest year first, in content order within a year.
    pub fn findings_of(&self, unit: UnitIx) -> &[FindingIx] {
        self.index.findings_by_unit.get(unit.index()).map_or(&[], Vec::as_slice)
    }

    /// Findings that a unit must answer for without being named in them.
    pub fn answered_by(&self, unit: UnitIx) -> &[FindingIx] {
        self.index.findings_by_office.get(unit.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a unit is another or lies below it, at any depth.
    pub fn is_within(&self, unit: UnitIx, above: UnitIx) -> bool {
        std::iter::successors(Some(unit), |&ix| self.unit(ix).parent).any(|ix| ix == above)
    }

    /// Whether anything is recorded of a unit that a table or a feed of its own could hold.
    pub fn has_records(&self, unit: UnitIx) -> bool {
        !self.results_of(unit).is_empty() || self.is_named(unit)
    }

    /// Whether a finding names a unit or asks it to answer.
    pub fn is_named(&self, unit: UnitIx) -> bool {
        !self.findings_of(unit).is_empty() || !self.answered_by(unit).is_empty()
    }

    /// Whether a result or a finding of any kind names a unit in a year: only then "no shortcoming" is known.
    pub fn is_named_in(&self, unit: UnitIx, year: i32) -> bool {
        let found = self.findings_of(unit).iter().any(|&ix| self.finding(ix).year == year);
        found || self.result_of(unit, year).is_some()
    }

    /// Findings of a year, in content order.
    pub fn findings_in(&self, year: i32) -> &[FindingIx] {
        self.index.findings_by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Findings of the criterion, year and kind of a finding, itself included, in content order; none where it has
    /// no criterion.
    pub fn findings_like(&self, finding: FindingIx) -> &[FindingIx] {
        let finding = self.finding(finding);
        let Some(criterion) = finding.criterion else { return &[] };
        let alike = (criterion, finding.year, finding.kind);
        self.index.findings_by_criterion.get(&alike).map_or(&[], Vec::as_slice)
    }

    /// Results of a year, in content order.
    pub fn results_in(&self, year: i32) -> &[ResultIx] {
        self.index.results_by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Findings whose source is a document.
    pub fn findings_from(&self, document: DocumentIx) -> &[FindingIx] {
        self.index.findings_by_document.get(document.index()).map_or(&[], Vec::as_slice)
    }

    /// Values of indicators about a unit: indicator and position of the value.
    pub fn indicator_values_of(&self, unit: UnitIx) -> &[(IndicatorIx, usize)] {
        self.index.values_by_unit.get(unit.index()).map_or(&[], Vec::as_slice)
    }

    /// Every year with a result, a finding or an indicator value, oldest first.
    pub fn years(&self) -> &[i32] {
        &self.index.years
    }

    /// Every harmonised domain key in use, in the order of first appearance in the sets, then of findings.
    pub fn domain_keys(&self) -> &[String] {
        &self.index.domain_keys
    }
}
