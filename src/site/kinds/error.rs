use minijinja::Value;

use crate::site::{Context, Page, PageKind, Planned, Route};

/// The page that a web server shows for an address that is not there.
#[derive(Debug)]
pub(super) struct NotFound;

impl PageKind for NotFound {
    fn id(&self) -> &'static str {
        "error"
    }

    fn template(&self) -> &'static str {
        "404.html"
    }

    fn section(&self) -> Option<&'static str> {
        None
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::not_found())
    }

    fn page(&self, _cx: &Context<'_>, _planned: &Planned) -> Page {
        Page { title: None, description: None, crumbs: Vec::new(), feed: None, view: Value::UNDEFINED }
    }
}
