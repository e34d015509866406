//! One file for each kind of page.

mod error;
mod method;
mod page;
mod search;
mod unit;
mod year;
mod years;

use super::kind::PageKind;

/// Every kind, in the order of the site's contents.
pub(super) static ALL: [&dyn PageKind; 7] =
    [&years::Years, &year::YearPages, &unit::UnitPages, &method::Method, &page::MarkdownPage, &search::Search, &error::NotFound];
