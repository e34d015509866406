//! One file for each kind of page.

mod error;
mod method;
mod page;
mod search;

use super::kind::PageKind;

/// Every kind, in the order of the site's contents.
pub(super) static ALL: [&dyn PageKind; 4] =
    [&method::Method, &page::MarkdownPage, &search::Search, &error::NotFound];
