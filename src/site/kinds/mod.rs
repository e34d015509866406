//! One file for each kind of page.

mod error;
mod method;
mod page;
mod search;
mod unit;

use super::kind::PageKind;

/// Every kind, in the order of the site's contents.
pub(super) static ALL: [&dyn PageKind; 5] =
    [&unit::UnitPages, &method::Method, &page::MarkdownPage, &search::Search, &error::NotFound];
