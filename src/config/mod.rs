//! `site.toml`: what the site is called, where it will live, who publishes it.

mod site;

pub use site::{RawFeatures, RawSite, is_site_address, read};
