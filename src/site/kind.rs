use super::context::Context;
use super::kinds;
use super::page::Page;
use super::route::Route;

/// One kind of page.
pub trait PageKind: Sync {
    /// The word in `<html data-kind="…">`.
    fn id(&self) -> &'static str;

    /// Its template, below `templates/`.
    fn template(&self) -> &'static str;

    /// The section of the navigation it belongs to: a key of the words
    /// `section.*`, or `None`.
    fn section(&self) -> Option<&'static str>;

    /// The routes of all its pages.
    fn routes(&self, cx: &Context<'_>) -> Vec<Route>;

    /// The page at a position of [`PageKind::routes`].
    fn page(&self, cx: &Context<'_>, at: usize) -> Page;
}

/// Every kind of page. A new kind is one file in `kinds`, one line here and one template.
pub static KINDS: &[&dyn PageKind] = &kinds::ALL;
