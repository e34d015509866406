//! `site.toml`: what the site is called, where it will live, who publishes it.

mod site;

pub use site::{RawSite, is_site_address, read};
