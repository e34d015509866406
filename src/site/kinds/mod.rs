//! One file for each kind of page.

mod error;
mod finding;
mod findings;
mod method;
mod page;
mod search;
mod unit;

use super::kind::PageKind;

/// Every kind, in the order of the site's contents.
pub(super) static ALL: [&dyn PageKind; 7] = [
    &unit::UnitPages,
    &findings::Findings,
    &finding::FindingPage,
    &search::Search,
    &method::Method,
    &page::MarkdownPage,
    &error::NotFound,
];
