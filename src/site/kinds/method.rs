use crate::site::{Context, Page, PageKind, Planned, Route};

use super::page::{METHOD, markdown};

/// The Markdown page that says how the figures are made; every figure on the site leads to it.
#[derive(Debug)]
pub(super) struct Method;

impl PageKind for Method {
    fn id(&self) -> &'static str {
        "method"
    }

    fn template(&self) -> &'static str {
        "page.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("method")
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let found = cx.model.pages.iter().position(|page| page.id == METHOD);
        found.map(|item| Planned::new(Route::page(METHOD), item)).into_iter().collect()
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        markdown(&cx.model.pages[planned.item], &planned.route)
    }
}
