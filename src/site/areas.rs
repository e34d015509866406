use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::address::Route;
use crate::model::share::Share;
use crate::model::{Model, UnitIx};
use crate::text::collation_key;

use super::views::{area_of, share_in};

/// The most communes on one page about a year or a domain.
const ON_ONE_PAGE: usize = 40;

/// Districts (or whatever stands above communes) by year: which a year's records are about, and their communes.
///
/// Found once for all pages: the page of every commune asks who lies beside it.
#[derive(Debug)]
pub struct Areas {
    years: BTreeMap<i32, BTreeSet<UnitIx>>,
    /// In the order of their names.
    communes: HashMap<(UnitIx, i32), Vec<UnitIx>>,
    /// Pages of areas in years that one page does not hold.
    pub pages: Vec<AreaPage>,
    /// Pages of areas in domains that one page does not hold.
    pub domains: Vec<DomainPage>,
    /// What communes reached in each domain, by area.
    scored: Vec<BTreeMap<UnitIx, Vec<Scored>>>,
}

/// A commune, a year, and what it reached then.
pub(super) type Scored = (UnitIx, i32, Share);

/// An area in a year, as many of its communes as one page takes.
#[derive(Debug, Clone, Copy)]
pub struct AreaPage {
    /// Year.
    pub year: i32,
    /// The area.
    pub area: UnitIx,
    /// Which of the pages of this year and area it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

/// The communes of an area in a domain, as many as one page takes.
#[derive(Debug, Clone, Copy)]
pub struct DomainPage {
    /// Position of the domain among the keys of the site.
    pub domain: usize,
    /// The area.
    pub area: UnitIx,
    /// Which of the pages of this domain and area it is, from 1.
    pub piece: usize,
    /// How many pages there are.
    pub pieces: usize,
}

impl Areas {
    /// Finds the areas of every year.
    pub fn of(model: &Model<'_>) -> Self {
        let keys: Vec<_> = model.units.iter().map(|unit| collation_key(unit.short_name())).collect();
        let mut communes: HashMap<(UnitIx, i32), Vec<UnitIx>> = HashMap::new();
        for &year in model.years() {
            let all = model.iter_units().filter(|(_, unit)| unit.is_communal());
            for (ix, _) in all.filter(|(_, unit)| unit.valid.touches_year(year)) {
                communes.entry((area_of(model, ix, year), year)).or_default().push(ix);
            }
        }
        for list in communes.values_mut() {
            list.sort_by(|a, b| (&keys[a.index()], a).cmp(&(&keys[b.index()], b)));
        }
        let years = model.years().iter().map(|&year| (year, in_year(model, year))).collect();
        let scored = scored(model);
        let mut areas =
            Self { years, communes, pages: Vec::new(), domains: pages_of_domains(&scored), scored };
        areas.pages = areas.pages_of_years();
        areas
    }

    /// Which areas and pages there are, written out.
    pub(super) fn shape(&self) -> String {
        format!("{:?}{:?}{:?}", self.years, self.pages, self.domains)
    }

    /// The areas that the results and findings of a year are about. A lone indicator makes no area: it says nothing
    /// of how the district did.
    pub fn in_year(&self, year: i32) -> impl Iterator<Item = UnitIx> {
        self.years.get(&year).into_iter().flatten().copied()
    }

    /// Whether two years are about the same areas.
    pub fn are_same(&self, year: i32, other: i32) -> bool {
        self.years.get(&year) == self.years.get(&other)
    }

    /// The communal units of an area in a year with records, in the order of their names.
    pub fn communes(&self, area: UnitIx, year: i32) -> &[UnitIx] {
        self.communes.get(&(area, year)).map_or(&[], Vec::as_slice)
    }

    /// The page of an area in a year, if it has one of its own.
    pub fn page(&self, model: &Model<'_>, area: UnitIx, year: i32) -> Option<Route> {
        let found = self.pages.iter().find(|page| page.year == year && page.area == area)?;
        Some(Route::year_of(year, model.unit(found.area), 1))
    }

    /// What communes reached in a domain, by area, in the order of the results.
    pub(super) fn scored(&self, domain: usize) -> &BTreeMap<UnitIx, Vec<Scored>> {
        &self.scored[domain]
    }

    /// The part of a list that stands on a page.
    pub fn piece<T>(list: &[T], piece: usize) -> &[T] {
        list.chunks(ON_ONE_PAGE).nth(piece.saturating_sub(1)).unwrap_or_default()
    }

    fn pages_of_years(&self) -> Vec<AreaPage> {
        let mut pages = Vec::new();
        for (&year, areas) in &self.years {
            let pieces = |area| pieces(self.communes(area, year).len());
            if areas.len() > 1 || areas.iter().any(|&area| pieces(area) > 1) {
                for &area in areas {
                    let pieces = pieces(area);
                    pages.extend((1..=pieces).map(|piece| AreaPage { year, area, piece, pieces }));
                }
            }
        }
        pages
    }
}

/// What communes reached in each domain of the site, by area, in the order of the results.
fn scored(model: &Model<'_>) -> Vec<BTreeMap<UnitIx, Vec<Scored>>> {
    let mut scored: Vec<BTreeMap<UnitIx, Vec<Scored>>> = vec![BTreeMap::new(); model.domain_keys().len()];
    for result in model.results.iter().filter(|result| model.unit(result.unit).is_communal()) {
        let area = area_of(model, result.unit, result.year);
        for (key, areas) in model.domain_keys().iter().zip(&mut scored) {
            if let Some(share) = share_in(model, result, key) {
                areas.entry(area).or_default().push((result.unit, result.year, share));
            }
        }
    }
    scored
}

fn pages_of_domains(scored: &[BTreeMap<UnitIx, Vec<Scored>>]) -> Vec<DomainPage> {
    let communes = |scored: &[Scored]| scored.iter().map(|(unit, ..)| unit).collect::<BTreeSet<_>>().len();
    let mut pages = Vec::new();
    for (domain, areas) in scored.iter().enumerate() {
        let areas: Vec<_> = areas.iter().map(|(&area, scored)| (area, pieces(communes(scored)))).collect();
        if areas.len() > 1 || areas.iter().any(|&(_, pieces)| pieces > 1) {
            for (area, pieces) in areas {
                pages.extend((1..=pieces).map(|piece| DomainPage { domain, area, piece, pieces }));
            }
        }
    }
    pages
}

fn pieces(communes: usize) -> usize {
    communes.div_ceil(ON_ONE_PAGE).max(1)
}

fn in_year(model: &Model<'_>, year: i32) -> BTreeSet<UnitIx> {
    let results = model.results_in(year).iter().map(|&ix| model.result(ix).unit);
    let findings = model.findings_in(year).iter().flat_map(|&ix| &model.finding(ix).units).copied();
    results.chain(findings).map(|unit| area_of(model, unit, year)).collect()
}
