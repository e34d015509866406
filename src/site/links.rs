use serde::Serialize;

use super::route::Route;

/// A link of a view: words and where they lead.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Words.
    pub title: String,
    /// Where they lead.
    pub path: Route,
}

impl Link {
    /// A link.
    pub fn new(title: impl Into<String>, path: Route) -> Self {
        Self { title: title.into(), path }
    }
}
