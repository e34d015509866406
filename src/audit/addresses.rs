//! The addresses of the pages of a site, as far as links in texts may lead to them.
//!
//! Pages are planned on a higher floor, which this one must not see; the addresses are part of the contract of the
//! site and are written down here a second time. No test holds this list and `site::Route` together yet.

use std::collections::HashSet;

use crate::markdown::{Links, render};
use crate::model::Model;

/// Pages that every site has.
const FIXED: [&str; 13] = [
    "",
    "don-vi/",
    "nam/",
    "linh-vuc/",
    "bo-tieu-chi/",
    "ton-tai/",
    "khac-phuc/",
    "so-sanh/",
    "van-ban/",
    "chat-luong-du-lieu/",
    "dinh-chinh/",
    "tim-kiem/",
    "du-lieu/",
];

/// Every page of a site.
pub(super) struct Addresses {
    pages: HashSet<String>,
}

impl Addresses {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let mut pages: HashSet<String> = FIXED.iter().map(|&path| path.to_owned()).collect();
        pages.extend(model.units.iter().map(|unit| format!("don-vi/{}/", unit.id)));
        pages.extend(model.years().iter().map(|year| format!("nam/{year}/")));
        pages.extend(model.domain_keys().iter().map(|key| format!("linh-vuc/{key}/")));
        pages.extend(model.documents.iter().map(|document| format!("van-ban/{}/", document.id)));
        pages.extend(model.pages.iter().map(|page| format!("{}/", page.id)));
        for finding in &model.findings {
            let ids = std::iter::once(&finding.id).chain(&finding.aliases);
            pages.extend(ids.map(|id| format!("ton-tai/{id}/")));
        }
        for set in &model.frameworks {
            pages.insert(format!("bo-tieu-chi/{}/", set.id));
        }
        Self { pages }
    }

    /// Whether a link of the page at `from` leads to a page of the site, and to a heading where it names one of a
    /// Markdown text. Files are not looked for: only what looks like a page is.
    pub(super) fn lead(&self, model: &Model<'_>, from: &str, own: &str, target: &str) -> bool {
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, to)| (path, Some(to)));
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return fragment.is_none_or(|fragment| has_heading(own, fragment));
        }
        let Some(page) = resolved(from, path) else { return false };
        let page = page.strip_suffix("index.html").unwrap_or(&page);
        if page.rsplit('/').next().is_some_and(|last| last.contains('.')) {
            return true;
        }
        let known = self.pages.contains(page) || self.pages.contains(&format!("{page}/"));
        let written = model.pages.iter().find(|one| page.trim_end_matches('/') == one.id);
        (known || is_criterion(model, page))
            && match (written, fragment) {
                (Some(page), Some(fragment)) => has_heading(page.body.text, fragment),
                _ => true,
            }
    }
}

/// The path from the root of the site, given the page that links; `None` above the root.
fn resolved(from: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix('/') {
        return Some(path.to_owned());
    }
    let mut steps: Vec<&str> = from.split('/').filter(|step| !step.is_empty()).collect();
    let directory = path.ends_with('/') || path.ends_with("..") || path == ".";
    for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step == ".." {
            steps.pop()?;
        } else {
            steps.push(step);
        }
    }
    let end = if directory && !steps.is_empty() { "/" } else { "" };
    Some(format!("{}{end}", steps.join("/")))
}

/// Criteria have pages below their sets, by a code that is made safe for an address.
fn is_criterion(model: &Model<'_>, page: &str) -> bool {
    let Some((set, criterion)) =
        page.trim_end_matches('/').strip_prefix("bo-tieu-chi/").and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let safe = |id: &str| {
        let code: String = id.chars().map(|c| if plain(c) { c.to_ascii_lowercase() } else { '-' }).collect();
        code.trim_matches('.') == criterion
    };
    let mut sets = model.frameworks.iter().filter(|one| one.id == set);
    sets.any(|set| set.criteria.iter().any(|one| safe(&one.id)))
}

fn has_heading(text: &str, fragment: &str) -> bool {
    fragment.is_empty() || render(text, Links { root: "" }).headings.iter().any(|one| one.id == fragment)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn paths_are_resolved_from_the_page_that_links() {
        let from = "ton-tai/a-1/";
        for (path, page) in [
            ("/nam/2023/", "nam/2023/"),
            ("../b-2/", "ton-tai/b-2/"),
            ("../../", ""),
            ("../../nam/", "nam/"),
            ("x", "ton-tai/a-1/x"),
        ] {
            assert_eq!(resolved(from, path).as_deref(), Some(page), "{path}");
        }
        assert_eq!(resolved(from, "../../../"), None);
    }
}
