use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::markdown::{Links, render};
use crate::model;
use crate::site::views::Prose;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::source::Span;

/// The id, and the address, of the page that says how figures are made: a kind of its own.
pub(super) const METHOD: &str = "phuong-phap";

/// Pages that the clerk writes in Markdown.
#[derive(Debug)]
pub(super) struct MarkdownPage;

/// What both kinds of Markdown pages show.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    body: Prose,
    /// Headings of the second level, for the list at the top of a long page.
    contents: Vec<Heading>,
}

#[derive(Debug, Serialize)]
struct Heading {
    title: String,
    fragment: String,
}

impl PageKind for MarkdownPage {
    fn id(&self) -> &'static str {
        "page"
    }

    fn template(&self) -> &'static str {
        "page.html"
    }

    fn section(&self) -> Option<&'static str> {
        None
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let pages = cx.model.pages.iter().enumerate().filter(|(_, page)| page.id != METHOD);
        pages.map(|(item, page)| Planned::new(Route::page(&page.id), item)).collect()
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        Some(cx.model.pages[planned.item].span)
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        markdown(&cx.model.pages[planned.item], &planned.route)
    }
}

/// The page of a Markdown text.
pub(super) fn markdown(page: &model::Page<'_>, route: &Route) -> Page {
    let rendered = render(page.body.text, Links { root: &route.root() });
    let contents = rendered.headings.iter().filter(|heading| heading.level == 2);
    let view = View {
        title: page.title.to_string(),
        contents: contents
            .map(|heading| Heading { title: heading.title.clone(), fragment: format!("#{}", heading.id) })
            .collect(),
        body: Prose::plain(rendered.html),
    };
    Page {
        title: Some(page.title.to_string()),
        description: page.description.as_ref().map(ToString::to_string),
        crumbs: vec![Crumb::section("home", Route::home()), Crumb::this(&*page.title)],
        feed: None,
        view: Value::from(Serde(view)),
    }
}
