//! Where the pages of a site are.
//!
//! Addresses are part of the contract of the site: they are promised to whoever cites a page. One room knows them,
//! below those that plan pages and those that look at links between them.

mod route;

pub use route::Route;
