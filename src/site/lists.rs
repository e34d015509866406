use std::collections::BTreeMap;

use crate::model::{Finding, FindingIx, Model, UnitIx};
use crate::records::FindingKind;
use crate::text::collation_key;

use super::route::Route;
use super::views::area_of_finding;

/// The most findings on one page: the list of a province has as many pages as it needs, and none is heavy.
const ON_ONE_PAGE: usize = 80;

/// The findings of one year and district that stand on one page.
#[derive(Debug, Clone)]
pub struct FindingList {
    /// Year.
    pub year: i32,
    /// The district or province they are counted under, if any.
    pub district: Option<UnitIx>,
    /// Shortcomings by domain, in the order of the criteria sets, those without one last; then the other kinds.
    pub findings: Vec<FindingIx>,
    /// Which of the pages of this year and district it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl FindingList {
    /// All findings, the newest year first, districts by name, cut into pages.
    pub fn all(model: &Model<'_>) -> Vec<Self> {
        let mut lists = Vec::new();
        for &year in model.years().iter().rev() {
            let mut districts: BTreeMap<_, Vec<FindingIx>> = BTreeMap::new();
            for &ix in model.findings_in(year) {
                let district = area_of_finding(model, model.finding(ix));
                let order = district.map(|district| collation_key(model.unit(district).short_name()));
                districts.entry((order, district)).or_default().push(ix);
            }
            for ((_, district), mut findings) in districts {
                findings.sort_by_key(|&ix| place(model, model.finding(ix)));
                let pieces = findings.len().div_ceil(ON_ONE_PAGE);
                lists.extend(findings.chunks(ON_ONE_PAGE).enumerate().map(|(at, findings)| Self {
                    year,
                    district,
                    findings: findings.to_vec(),
                    piece: at + 1,
                    pieces,
                }));
            }
        }
        lists
    }

    /// Its page.
    pub fn route(&self, model: &Model<'_>) -> Route {
        Route::findings_of(self.year, self.district.map(|district| model.unit(district)), self.piece)
    }
}

/// Where a finding stands among those of its year and district.
fn place(model: &Model<'_>, finding: &Finding<'_>) -> (usize, usize) {
    let kind = match finding.kind {
        FindingKind::Shortcoming => 0,
        FindingKind::Strength => 1,
        FindingKind::Directive => 2,
        FindingKind::Statement => 3,
    };
    let domain = finding.domain.as_deref().filter(|_| kind == 0);
    let domain = domain.and_then(|key| model.domain_keys().iter().position(|known| known == key));
    (kind, domain.unwrap_or(usize::MAX))
}
