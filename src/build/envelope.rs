use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::model::Model;
use crate::site::{Context, Crumb, Page, PageKind, Route};

use super::addresses::Task;

/// What `base.html` knows of the site; the same on every page.
#[derive(Debug, Serialize)]
struct SiteView {
    title: String,
    description: Option<String>,
    publisher: String,
    language: String,
    licence: Option<String>,
    licence_url: Option<String>,
    contact: Option<String>,
    notice: Option<String>,
    offline: bool,
    base_url: String,
    /// ISO.
    date: String,
    sections: Vec<Section>,
}

/// One entry of the contents at the foot of every page.
#[derive(Debug, Serialize)]
struct Section {
    key: Option<&'static str>,
    title: Option<String>,
    path: Route,
}

/// What `base.html` knows of one page.
#[derive(Debug, Serialize)]
pub(super) struct PageView<'p> {
    kind: &'static str,
    title: Option<&'p str>,
    description: Option<&'p str>,
    path: &'p Route,
    root: String,
    canonical: Option<String>,
    crumbs: &'p [Crumb],
    section: Option<&'static str>,
    /// Whether it is the entry of its section in the contents.
    opens_section: bool,
    feed: Option<&'p Route>,
}

/// What a template is rendered with.
#[derive(Debug, Serialize)]
pub(super) struct Envelope<'p> {
    site: &'p Value,
    page: PageView<'p>,
    view: &'p Value,
}

impl Envelope<'_> {
    /// What decides the rendered page: the ground that all pages stand on (theme and site), the template, and the
    /// page's own part.
    pub(super) fn fingerprint(
        &self,
        ground: Fingerprint,
        template: &str,
    ) -> Result<Fingerprint, serde_json::Error> {
        let own = Fingerprinter::new().with_fingerprint(ground).with(template.as_bytes());
        Ok(own.with_value(&self.page)?.with_value(self.view)?.finish())
    }
}

/// The site's own part, made once. `plan` has all pages, kind by kind.
pub(super) fn site_value(cx: &Context<'_>, plan: &[Task]) -> Value {
    let site = &cx.model.site;
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_ref().map(ToString::to_string);
    // Several kinds may share a word or a template, no two of them both.
    let same = |one: &dyn PageKind, next: &dyn PageKind| {
        (one.id(), one.template(), one.section()) == (next.id(), next.template(), next.section())
    };
    let kinds = plan.chunk_by(|(one, _), (next, _)| same(*one, *next));
    let sections = kinds.flat_map(|plan| sections_of(cx, plan)).collect();
    Value::from(Serde(SiteView {
        title: site.title.to_string(),
        description: text(&site.description),
        publisher: site.publisher.to_string(),
        language: site.language.to_string(),
        licence: text(&site.licence),
        licence_url: text(&site.licence_url),
        contact: text(&site.contact),
        notice: text(&site.notice),
        offline: site.offline,
        base_url: site.base_url.to_string(),
        date: cx.model.edition.date.to_string(),
        sections,
    }))
}

/// The entries of a kind in the contents: its first page, under the words of its section; a page without a
/// section of its own under its title. `plan` has the pages of the kind.
fn sections_of(cx: &Context<'_>, plan: &[Task]) -> Vec<Section> {
    let Some((kind, first)) = plan.first() else { return Vec::new() };
    match kind.section() {
        Some(key) if kind.opens_section() => {
            vec![Section { key: Some(key), title: None, path: first.route.clone() }]
        }
        None if kind.id() == "page" => {
            let pages = plan.iter().map(|(kind, planned)| (kind.page(cx, planned).title, &planned.route));
            pages.map(|(title, path)| Section { key: None, title, path: path.clone() }).collect()
        }
        _ => Vec::new(),
    }
}

/// Joins site, page and view.
pub(super) fn envelope<'p>(
    site: &'p Value,
    model: &Model<'_>,
    kind: &dyn PageKind,
    route: &'p Route,
    page: &'p Page,
) -> Envelope<'p> {
    // The page for unknown addresses is served at any of them, so its links must not be relative, and it has
    // no address of its own.
    let is_error = kind.id() == "error";
    let root = if is_error { base_path(&model.site.base_url) } else { route.root() };
    let canonical = (!is_error).then(|| format!("{}{route}", model.site.base_url));
    Envelope {
        site,
        page: PageView {
            kind: kind.id(),
            title: page.title.as_deref(),
            description: page.description.as_deref(),
            path: route,
            root,
            canonical,
            crumbs: &page.crumbs,
            section: kind.section(),
            opens_section: kind.opens_section(),
            feed: page.feed.as_ref(),
        },
        view: &page.view,
    }
}

/// The path of a URL: `/cchc/` of `https://a.example/cchc/`.
fn base_path(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_an_address_keeps_its_folders() {
        assert_eq!(base_path("https://a.example/"), "/");
        assert_eq!(base_path("https://a.example/cchc/2023/"), "/cchc/2023/");
    }
}
