use crate::address::Route;
use crate::artifact::Fingerprint;
use crate::source::Span;

use super::context::Context;
use super::page::Page;
use super::prints::Prints;

/// One kind of page.
pub trait PageKind: Sync {
    /// The word in `<html data-kind="…">`.
    fn id(&self) -> &'static str;

    /// Its template, below `templates/`.
    fn template(&self) -> &'static str;

    /// The section of the navigation it belongs to: a key of the words
    /// `section.*`, or `None`.
    fn section(&self) -> Option<&'static str>;

    /// Whether its first page is the entry of its section in the contents of the site.
    fn opens_section(&self) -> bool {
        self.section().is_some()
    }

    /// All its pages, before any of them is made.
    fn plan(&self, cx: &Context<'_>) -> Vec<Planned>;

    /// Everything that may decide one of its pages, beside the theme and the site's own part, told without making
    /// the page. Where it is not told, the finished view decides.
    fn inputs(&self, _prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        None
    }

    /// The record that a page is about, by its place in the content; `None` for what every site has.
    fn record(&self, _cx: &Context<'_>, _planned: &Planned) -> Option<Span> {
        None
    }

    /// One of the pages it planned.
    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page;
}

/// A page to be made.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its address.
    pub route: Route,
    /// Which of the kind's records it is about: a position in the model's list that the kind walks.
    pub item: usize,
}

impl Planned {
    /// A page about one record.
    pub fn new(route: Route, item: usize) -> Self {
        Self { route, item }
    }

    /// The only page of its kind.
    pub fn only(route: Route) -> Vec<Self> {
        vec![Self::new(route, 0)]
    }
}
