use std::collections::{HashMap, HashSet};

use crate::address::Route;
use crate::audit::{Discrepancies, Discrepancy, rules};
use crate::model::{Model, UnitIx};
use crate::text::collation_key;

use super::views::{area_of, report_fragment};

/// The most reports on one page, written out.
const ON_ONE_PAGE: usize = 50;
/// The most reports on one page of a district, a line each.
const LINES_ON_ONE_PAGE: usize = 150;

/// What the audit reports, page by page, and where each report stands.
#[derive(Debug, Default)]
pub struct Reports {
    /// Pages of the rules, in the order of the registry.
    pub rules: Vec<RuleList>,
    /// Pages of the districts, by name.
    pub districts: Vec<DistrictList>,
    /// The page of the rule, by the fragment of a report.
    places: HashMap<String, Route>,
}

/// Reports of one rule that stand on one page, by district and year.
#[derive(Debug, Clone)]
pub struct RuleList {
    /// Id of the rule.
    pub rule: &'static str,
    /// Positions in the list of discrepancies.
    pub reports: Vec<Report>,
    /// Which of the pages of the rule it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

/// Reports about one district that stand on one page, by rule.
#[derive(Debug, Clone)]
pub struct DistrictList {
    /// The district or province.
    pub district: UnitIx,
    /// Positions in the list of discrepancies.
    pub reports: Vec<Report>,
    /// Which of the pages of the district it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

/// One report of the audit in a list.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    /// Its place among all discrepancies.
    pub at: usize,
    /// The district it is counted under.
    pub district: Option<UnitIx>,
    /// Whether its fragment stands there: where two reports have one name, the first has it.
    pub anchored: bool,
}

impl RuleList {
    /// Its page.
    pub fn route(&self) -> Route {
        Route::reports_of_rule(self.rule, self.piece)
    }
}

impl DistrictList {
    /// Its page.
    pub fn route(&self, model: &Model<'_>) -> Route {
        Route::reports_of_district(model.unit(self.district), self.piece)
    }
}

impl Reports {
    /// Cuts what the audit found into pages.
    pub fn of(model: &Model<'_>, discrepancies: &Discrepancies) -> Self {
        let order: HashMap<&str, usize> =
            rules().enumerate().map(|(place, (rule, _))| (rule.id, place)).collect();
        let mut names = HashMap::new();
        let mut all: Vec<(usize, &Discrepancy, Option<UnitIx>)> =
            discrepancies.iter().enumerate().map(|(at, one)| (at, one, district_of(model, one))).collect();
        for (_, _, district) in &all {
            if let Some(district) = *district {
                names.entry(district).or_insert_with(|| collation_key(model.unit(district).short_name()));
            }
        }
        // Without a district last; then by name, newest year first, in the order of the audit.
        let place = |district: Option<UnitIx>| (district.is_none(), district.and_then(|ix| names.get(&ix)));
        let rule = |one: &Discrepancy| order.get(one.diagnostic.rule.id).copied().unwrap_or(usize::MAX);
        all.sort_by_cached_key(|&(at, one, district)| {
            (rule(one), place(district), district, std::cmp::Reverse(one.year), at)
        });
        let mut anchors = HashSet::new();
        let mut reports = Self::default();
        for same in all.chunk_by(|(_, one, _), (_, next, _)| rule(one) == rule(next)) {
            reports.add_rule(model, same, &mut anchors);
        }
        all.sort_by_cached_key(|&(_, one, district)| (place(district), district, rule(one)));
        for same in all.chunk_by(|(_, _, one), (_, _, next)| one == next) {
            reports.add_district(same);
        }
        reports
    }

    /// Where a report stands, written out.
    pub fn place(&self, fragment: &str) -> Route {
        let page = self.places.get(fragment).cloned().unwrap_or_else(Route::audit);
        Route::new(format!("{page}#{fragment}"))
    }

    /// The first page of the district that a report is counted under.
    pub fn of_district(&self, model: &Model<'_>, one: &Discrepancy) -> Option<Route> {
        district_of(model, one).map(|district| Route::reports_of_district(model.unit(district), 1))
    }

    fn add_rule(
        &mut self,
        model: &Model<'_>,
        same: &[(usize, &Discrepancy, Option<UnitIx>)],
        anchors: &mut HashSet<String>,
    ) {
        let pieces = same.len().div_ceil(ON_ONE_PAGE);
        for (piece, page) in same.chunks(ON_ONE_PAGE).enumerate() {
            let mut list = RuleList {
                rule: page[0].1.diagnostic.rule.id,
                reports: Vec::with_capacity(page.len()),
                piece: piece + 1,
                pieces,
            };
            for &(at, one, district) in page {
                let fragment = report_fragment(model, one);
                let anchored = anchors.insert(fragment.clone());
                if anchored {
                    self.places.insert(fragment, list.route());
                }
                list.reports.push(Report { at, district, anchored });
            }
            self.rules.push(list);
        }
    }

    fn add_district(&mut self, same: &[(usize, &Discrepancy, Option<UnitIx>)]) {
        let Some(district) = same[0].2 else { return };
        let pieces = same.len().div_ceil(LINES_ON_ONE_PAGE);
        let pages = same.chunks(LINES_ON_ONE_PAGE).enumerate();
        self.districts.extend(pages.map(|(piece, page)| DistrictList {
            district,
            reports: page.iter().map(|&(at, _, district)| Report { at, district, anchored: false }).collect(),
            piece: piece + 1,
            pieces,
        }));
    }
}

/// The district that a report is counted under: that of its first unit.
pub(super) fn district_of(model: &Model<'_>, one: &Discrepancy) -> Option<UnitIx> {
    let year = one.year.unwrap_or_else(|| chrono::Datelike::year(&model.edition.date));
    one.units.first().map(|&unit| area_of(model, unit, year))
}
