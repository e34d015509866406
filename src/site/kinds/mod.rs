//! One file for each kind of page.

mod compare;
mod data;
mod error;
mod finding;
mod findings;
mod home;
mod method;
mod page;
mod search;
mod unit;
mod units;
mod year;
mod years;

use super::kind::PageKind;

/// Every kind, in the order of the site's contents.
pub(super) static ALL: [&dyn PageKind; 13] = [
    &home::Home,
    &years::Years,
    &year::YearPages,
    &units::Units,
    &unit::UnitPages,
    &findings::Findings,
    &finding::FindingPage,
    &compare::Compare,
    &search::Search,
    &method::Method,
    &page::MarkdownPage,
    &data::Data,
    &error::NotFound,
];
