//! What can go well or wrong in administrative reform: one topic is one criterion in the criteria sets that have
//! it, and the sentences that findings about it are made of. One file holds the topics of one domain.

mod bo_may;
mod chi_dao;
mod chinh_quyen_so;
mod cong_vu;
mod tac_dong;
mod tai_chinh;
mod the_che;
mod thu_tuc;

use crate::number::Milli;

/// A domain with its topics. Arrays of four have one entry for each of [`crate::frameworks::SETS`].
pub(crate) struct Domain {
    /// Harmonised key.
    pub(crate) key: &'static str,
    /// Titles in the older and in the newer sets.
    pub(crate) titles: [&'static str; 2],
    /// Maxima without the survey.
    pub(crate) max: [Milli; 4],
    /// Maxima of the survey; zero where the set has none.
    pub(crate) survey: [Milli; 4],
    /// Its topics in the order of their numbers.
    pub(crate) topics: &'static [Topic],
}

/// One topic.
pub(crate) struct Topic {
    /// Name among topics, and tag of its findings.
    pub(crate) key: &'static str,
    /// Title of the criterion.
    pub(crate) title: &'static str,
    /// Title of the criterion above, where it is a component.
    pub(crate) part_of: Option<&'static str>,
    /// Maxima; zero where a set does not have the criterion.
    pub(crate) max: [Milli; 4],
    /// The office of the district that leads.
    pub(crate) office: &'static str,
    /// What is counted.
    pub(crate) measure: Measure,
    /// Sentences on what is wrong, with `{U}`, `{n}`, `{d}`, `{muc}`, `{chi_tieu}` to fill in.
    pub(crate) wrong: [&'static str; 2],
    /// Why.
    pub(crate) reason: &'static str,
    /// What is being done.
    pub(crate) doing: &'static str,
    /// What was done.
    pub(crate) done: &'static str,
}

/// What the figures of a topic are.
pub(crate) enum Measure {
    /// None.
    None,
    /// The value of the indicator with this id.
    Indicator(&'static str),
    /// So many of so many things, which a remedy can complete.
    Stock(Stock),
}

/// Things that are counted.
pub(crate) struct Stock {
    /// What the fraction counts.
    pub(crate) label: &'static str,
    /// Fewest and most of them in a commune; a district has three times as many.
    pub(crate) of: (i64, i64),
}

/// All domains, in the order of their numbers.
pub(crate) static DOMAINS: [&Domain; 8] = [
    &chi_dao::DOMAIN,
    &the_che::DOMAIN,
    &thu_tuc::DOMAIN,
    &bo_may::DOMAIN,
    &cong_vu::DOMAIN,
    &tai_chinh::DOMAIN,
    &chinh_quyen_so::DOMAIN,
    &tac_dong::DOMAIN,
];

const OFFICE: &str = "van-phong-huyen-mau";
const HOME_AFFAIRS: &str = "phong-noi-vu-huyen-mau";
const FINANCE: &str = "phong-tai-chinh-huyen-mau";
const JUSTICE: &str = "phong-tu-phap-huyen-mau";
const CULTURE: &str = "phong-van-hoa-huyen-mau";
const INSPECTORATE: &str = "thanh-tra-huyen-mau";
