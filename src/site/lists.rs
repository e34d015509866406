use std::collections::BTreeMap;

use serde::Serialize;

use crate::address::Route;
use crate::model::remedy::{Progress, is_overdue, progress};
use crate::model::{Finding, FindingIx, Model, UnitIx};
use crate::records::FindingKind;
use crate::text::collation_key;

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
    /// In the order in which they stand there.
    pub findings: Vec<FindingIx>,
    /// Which of the pages of this year and district it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl FindingList {
    /// All findings: shortcomings by domain, in the order of the criteria sets, those without one last; then the
    /// other kinds.
    pub fn all(model: &Model<'_>) -> Vec<Self> {
        Self::pages(model, |_| true, |finding| place(model, finding))
    }

    /// The shortcomings of whose remedy anything is known, the overdue ones first, then by status.
    pub fn remedies(model: &Model<'_>) -> Vec<Self> {
        let known = |finding: &Finding<'_>| finding.is_counted() && Standing::of(model, finding).is_some();
        Self::pages(model, known, |finding| Standing::of(model, finding))
    }

    /// Some findings, the newest year first, districts by name, cut into pages.
    fn pages<'m, K: Ord>(
        model: &'m Model<'m>,
        keep: impl Fn(&'m Finding<'m>) -> bool,
        place: impl Fn(&'m Finding<'m>) -> K,
    ) -> Vec<Self> {
        let mut lists = Vec::new();
        for &year in model.years().iter().rev() {
            let mut districts: BTreeMap<Option<UnitIx>, Vec<FindingIx>> = BTreeMap::new();
            for &ix in model.findings_in(year).iter().filter(|&&ix| keep(model.finding(ix))) {
                districts.entry(area_of_finding(model, model.finding(ix))).or_default().push(ix);
            }
            let mut districts: Vec<_> = districts.into_iter().collect();
            districts.sort_by_cached_key(|(district, _)| {
                district.map(|district| collation_key(model.unit(district).short_name()))
            });
            for (district, mut findings) in districts {
                findings.sort_by_cached_key(|&ix| place(model.finding(ix)));
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

    /// Whether another page lists the same year and district.
    pub fn is_of(&self, other: &Self) -> bool {
        self.year == other.year && self.district == other.district
    }

    /// Its page.
    pub fn route(&self, model: &Model<'_>) -> Route {
        Route::findings_of(self.year, self.district.map(|district| model.unit(district)), self.piece)
    }

    /// Its page, if it is one of the lists of remedies.
    pub fn remedies_route(&self, model: &Model<'_>) -> Route {
        Route::remedies_of(self.year, self.district.map(|district| model.unit(district)), self.piece)
    }
}

/// Where a shortcoming stands in the list of remedies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The deadline has passed.
    Overdue,
    /// The latest status, of those that are not overdue.
    Status(Progress),
}

impl Standing {
    /// Of a shortcoming; `None` where nothing is known of its remedy.
    pub fn of(model: &Model<'_>, finding: &Finding<'_>) -> Option<Self> {
        if is_overdue(finding, model.edition.date) {
            return Some(Self::Overdue);
        }
        Some(progress(finding)).filter(|&status| status != Progress::Unknown).map(Self::Status)
    }

    /// Key of the words `status.*`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Status(status) => status.word(),
        }
    }
}

/// The pages beside one of a list, and its place among them.
#[derive(Debug, Serialize)]
pub struct Beside {
    /// Which of the pages of its year and district it is, from 1.
    pub piece: usize,
    /// How many there are.
    pub pieces: usize,
    /// The page before of the same year and district.
    pub previous: Option<Route>,
    /// The page after of the same year and district.
    pub next: Option<Route>,
    /// The same district in the year before that has a list.
    pub earlier: Option<YearOf>,
    /// In the year after.
    pub later: Option<YearOf>,
}

/// The list of a district in another year.
#[derive(Debug, Serialize)]
pub struct YearOf {
    /// The year.
    pub year: i32,
    /// Its first page.
    pub path: Route,
}

impl Beside {
    /// The neighbours of the list at a position among lists of one sort.
    pub fn of(lists: &[FindingList], at: usize, route: impl Fn(&FindingList) -> Route) -> Self {
        let list = &lists[at];
        let beside = |at: Option<usize>| {
            let other = at.and_then(|at| lists.get(at));
            other.filter(|other| other.is_of(list)).map(&route)
        };
        let years = || lists.iter().filter(|other| other.district == list.district && other.piece == 1);
        let year = |other: &FindingList| YearOf { year: other.year, path: route(other) };
        Self {
            piece: list.piece,
            pieces: list.pieces,
            previous: beside(at.checked_sub(1)),
            next: beside(at.checked_add(1)),
            earlier: years().find(|other| other.year < list.year).map(year),
            later: years().rfind(|other| other.year > list.year).map(year),
        }
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
