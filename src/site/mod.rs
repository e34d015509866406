//! Pages as values: routes first, then one serialisable view per page.
//!
//! Each kind of page is one file and one line in [`KINDS`]. A kind lists the routes of its pages before the
//! first of them is made, so that two pages on one path are found before anything is written; then every page
//! is made by itself, on any thread. A view holds no words of the interface, only what records say: names and
//! texts, exact decimals and ISO dates as text, links as [`Route`]s. The theme puts it into words.

mod areas;
mod asked;
pub mod choices;
pub mod comparison;
mod context;
mod corrected;
mod doubts;
mod items;
mod kind;
mod kinds;
mod lists;
mod page;
mod peers;
mod prints;
mod reports;
pub mod rows;
mod shelves;
mod subjects;
mod unit_years;
pub mod views;

pub use crate::address::Route;
pub use areas::{AreaPage, Areas, DomainPage};
pub use asked::Asked;
pub use context::Context;
pub use corrected::CorrectionList;
pub use items::Items;
pub use kind::{PageKind, Planned};
pub use kinds::KINDS;
pub use lists::{Beside, FindingList, Standing, YearOf};
pub use page::{Crumb, Page};
pub use prints::Prints;
pub use reports::{DistrictList, Report, Reports, RuleList};
pub use shelves::{DocumentList, Papers};
pub use subjects::{About, Group, SubjectList, SubjectLists};
