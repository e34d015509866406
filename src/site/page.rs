use crate::address::Route;
use minijinja::Value;
use serde::Serialize;

/// One page, ready for its template.
#[derive(Debug, Clone)]
pub struct Page {
    /// The record's own name, for the tab and shared links; `None` where the template words it.
    pub title: Option<String>,
    /// One sentence for search engines and shared links; `None` where the template words it.
    pub description: Option<String>,
    /// The way from the home page to it; the last is the page itself.
    pub crumbs: Vec<Crumb>,
    /// Its own feed, if it has one.
    pub feed: Option<Route>,
    /// The view: what the template of its kind draws.
    pub view: Value,
}

/// One step of the way from the home page: words of the theme by their key, or a record's own name.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Key of the theme's words.
    pub key: Option<String>,
    /// A record's own name.
    pub title: Option<String>,
    /// Where it leads; `None` for the page itself.
    pub path: Option<Route>,
}

impl Crumb {
    /// A section of the site.
    pub fn section(key: &'static str, path: Route) -> Self {
        Self { path: Some(path), ..Self::here(key) }
    }

    /// A record.
    pub fn record(title: impl Into<String>, path: Route) -> Self {
        Self { key: None, title: Some(title.into()), path: Some(path) }
    }

    /// The page itself, a section.
    pub fn here(key: &'static str) -> Self {
        Self::worded("section", key)
    }

    /// The page itself, named by words of the theme: those under a key of a group.
    pub fn worded(group: &str, key: &str) -> Self {
        Self { key: Some(format!("{group}.{key}")), title: None, path: None }
    }

    /// The page itself, a record.
    pub fn this(title: impl Into<String>) -> Self {
        Self { key: None, title: Some(title.into()), path: None }
    }
}
