use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::records::FindingKind;

use super::framework::CriterionRef;
use super::handle::{FindingIx, IndicatorIx, ResultIx, UnitIx};
use super::whole::Model;

/// Every join, made once.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) unit_ids: HashMap<String, UnitIx>,
    pub(super) results_by_unit: Vec<Vec<ResultIx>>,
    pub(super) findings_by_unit: Vec<Vec<FindingIx>>,
    pub(super) findings_by_office: Vec<Vec<FindingIx>>,
    pub(super) findings_by_year: BTreeMap<i32, Vec<FindingIx>>,
    pub(super) findings_by_criterion: HashMap<(CriterionRef, i32, FindingKind), Vec<FindingIx>>,
    pub(super) results_by_year: BTreeMap<i32, Vec<ResultIx>>,
    pub(super) findings_by_document: Vec<Vec<FindingIx>>,
    pub(super) values_by_unit: Vec<Vec<(IndicatorIx, usize)>>,
    pub(super) years: Vec<i32>,
    pub(super) domain_keys: Vec<String>,
}

impl Index {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let units = model.units.len();
        let mut index = Self {
            unit_ids: model.iter_units().map(|(ix, unit)| (unit.id.to_string(), ix)).collect(),
            results_by_unit: vec![Vec::new(); units],
            findings_by_unit: vec![Vec::new(); units],
            findings_by_office: vec![Vec::new(); units],
            findings_by_document: vec![Vec::new(); model.documents.len()],
            values_by_unit: vec![Vec::new(); units],
            ..Self::default()
        };
        let mut years = BTreeSet::new();
        for (ix, result) in model.iter_results() {
            index.results_by_unit[result.unit.index()].push(ix);
            index.results_by_year.entry(result.year).or_default().push(ix);
            years.insert(result.year);
        }
        for (ix, finding) in model.iter_findings() {
            for &unit in &finding.units {
                index.findings_by_unit[unit.index()].push(ix);
            }
            for office in &finding.responsible {
                let list = &mut index.findings_by_office[office.unit.index()];
                if !finding.units.contains(&office.unit) && list.last() != Some(&ix) {
                    list.push(ix);
                }
            }
            if let Some(criterion) = finding.criterion {
                let alike = (criterion, finding.year, finding.kind);
                index.findings_by_criterion.entry(alike).or_default().push(ix);
            }
            index.findings_by_year.entry(finding.year).or_default().push(ix);
            index.findings_by_document[finding.source.document.index()].push(ix);
            years.insert(finding.year);
        }
        for (ix, indicator) in model.iter_indicators() {
            for (at, value) in indicator.values.iter().enumerate() {
                index.values_by_unit[value.unit.index()].push((ix, at));
                years.insert(value.year);
            }
        }
        for list in &mut index.results_by_unit {
            list.sort_by_key(|&ix| model.result(ix).year);
        }
        for list in index.findings_by_unit.iter_mut().chain(&mut index.findings_by_office) {
            list.sort_by_key(|&ix| (std::cmp::Reverse(model.finding(ix).year), ix));
        }
        index.years = years.into_iter().collect();
        index.domain_keys = domain_keys(model);
        index
    }
}

fn domain_keys(model: &Model<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let printed =
        model.frameworks.iter().flat_map(|framework| framework.domains.iter().map(|domain| &domain.key));
    let found = model.findings.iter().flat_map(|finding| finding.domain.iter().chain(&finding.also_domains));
    for key in printed.chain(found) {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_string());
        }
    }
    keys
}
