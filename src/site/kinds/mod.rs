//! One file for each kind of page.

mod compare;
mod criterion;
mod data;
mod domain;
mod domains;
mod error;
mod framework;
mod frameworks;
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
pub(super) static ALL: [&dyn PageKind; 16] = [
    &home::Home,
    &years::Years,
    &year::YearPages,
    &units::Units,
    &unit::UnitPages,
    &domains::Domains,
    &domain::DomainPages,
    &frameworks::Frameworks,
    &framework::FrameworkPages,
    &criterion::CriterionPages,
    &compare::Compare,
    &search::Search,
    &method::Method,
    &page::MarkdownPage,
    &data::Data,
    &error::NotFound,
];
