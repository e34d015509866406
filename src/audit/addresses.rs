//! What links in texts may lead to: pages, their headings, and files that readers are offered.

use std::collections::HashSet;

use crate::address::Route;
use crate::markdown::{Links, render};
use crate::model::Model;

/// Pages that every site has.
fn fixed() -> [Route; 14] {
    [
        Route::home(),
        Route::units(),
        Route::years(),
        Route::domains(),
        Route::frameworks(),
        Route::findings(),
        Route::remedies(),
        Route::compare(),
        Route::documents(),
        Route::audit(),
        Route::corrections(),
        Route::search(),
        Route::data(),
        Route::not_found(),
    ]
}

/// Files at the root that readers are offered.
const FILES: [&str; 3] = ["feed.xml", "robots.txt", "sitemap.xml"];
/// Files below the page of data, without the ends `.csv` and `.json`.
const TABLES: [&str; 17] = [
    "chi-tieu",
    "con-so",
    "diem-linh-vuc",
    "diem-thuong-tru",
    "diem-tieu-chi",
    "dinh-chinh",
    "don-vi",
    "ke-thua-don-vi",
    "ket-qua",
    "khac-phuc",
    "kiem-tra",
    "phat-hien-don-vi",
    "so-dem",
    "tieu-chi",
    "ton-tai",
    "van-ban",
    "vien-dan",
];
/// Files below the page of a unit.
const FILES_OF_UNIT: [&str; 2] = ["du-lieu.csv", "feed.xml"];
/// The file below the page of a year or a domain.
const FILE_OF_A_SLICE: &str = "du-lieu.csv";

/// Every page and file of a site that a link may lead to.
pub(super) struct Addresses {
    known: HashSet<String>,
    /// Lists of findings, remedies and reports: below them are further pieces.
    lists: HashSet<String>,
}

impl Addresses {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let mut known: HashSet<String> = fixed().iter().map(Route::to_string).collect();
        known.extend(FILES.iter().map(|&file| file.to_owned()));
        for table in TABLES {
            known.extend(["csv", "json"].map(|end| format!("{}{table}.{end}", Route::data())));
        }
        known.insert(format!("{}datapackage.json", Route::data()));
        for unit in &model.units {
            let page = Route::unit(unit).to_string();
            known.extend(FILES_OF_UNIT.iter().map(|file| format!("{page}{file}")));
            known.insert(page);
            known.insert(Route::unit_chart(unit).to_string());
            known.extend(model.years().iter().map(|&year| Route::unit_in(unit, year).to_string()));
        }
        let years = model.years().iter().map(|&year| Route::year(year));
        for page in years.chain(model.domain_keys().iter().map(|key| Route::domain(key))) {
            known.insert(format!("{page}{FILE_OF_A_SLICE}"));
            known.insert(page.to_string());
        }
        let routes = model.documents.iter().map(Route::document);
        let routes = routes.chain(model.pages.iter().map(|page| Route::page(&page.id)));
        known.extend(routes.map(|route| route.to_string()));
        for finding in &model.findings {
            known.insert(Route::finding(finding).to_string());
            known.extend(finding.aliases.iter().map(|alias| Route::finding_by(alias).to_string()));
        }
        for set in &model.frameworks {
            known.insert(Route::framework(set).to_string());
            known.extend(set.criteria.iter().map(|criterion| Route::criterion(set, criterion).to_string()));
        }
        let mut lists = HashSet::new();
        for set in &model.frameworks {
            lists.extend(set.criteria.iter().map(|one| Route::findings_at(set, one, 1).to_string()));
        }
        for unit in &model.units {
            lists.insert(Route::findings_about(unit, 1).to_string());
            lists.extend(model.years().iter().map(|&year| Route::year_of(year, unit, 1).to_string()));
            lists.extend(model.domain_keys().iter().map(|key| Route::domain_of(key, unit, 1).to_string()));
        }
        lists.extend(model.documents.iter().map(|document| Route::document(document).to_string()));
        let issued = model.documents.iter().map(|document| document.date.map(|date| date.year()));
        lists.extend(issued.map(|year| Route::documents_of(year, 1).to_string()));
        for district in model.units.iter().map(Some).chain([None]) {
            for &year in model.years() {
                lists.insert(Route::findings_of(year, district, 1).to_string());
                lists.insert(Route::remedies_of(year, district, 1).to_string());
            }
        }
        lists.extend(model.units.iter().map(|unit| Route::reports_of_district(unit, 1).to_string()));
        lists.extend(super::rules().map(|(rule, _)| Route::reports_of_rule(rule.id, 1).to_string()));
        Self { known, lists }
    }

    /// Whether a link of the page at `from` leads to a page or file of the site, and to a heading where it names one
    /// of a Markdown text.
    pub(super) fn lead(&self, model: &Model<'_>, from: &str, own: &str, target: &str) -> bool {
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, to)| (path, Some(to)));
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return fragment.is_none_or(|fragment| has_heading(own, fragment));
        }
        let Some(page) = resolved(from, path) else { return false };
        let page = page.strip_suffix("index.html").unwrap_or(&page);
        let folder =
            if page.is_empty() || page.ends_with('/') { page.to_owned() } else { format!("{page}/") };
        if !self.known.contains(page) && !self.known.contains(&folder) && !self.is_list(&folder) {
            return false;
        }
        // Headings of other pages are the theme's and may change with it.
        let body = model
            .pages
            .iter()
            .find(|one| Route::page(&one.id).as_str() == folder)
            .map(|one| one.body)
            .or_else(|| {
                let document = model.documents.iter().find(|one| Route::document(one).as_str() == folder);
                document.map(|one| one.body)
            });
        match (body, fragment) {
            (Some(body), Some(fragment)) => has_heading(body.text, fragment),
            _ => true,
        }
    }

    /// A list that may be cut into pieces, or a further piece of one. How many pieces there are is known only where
    /// pages are planned.
    fn is_list(&self, folder: &str) -> bool {
        let whole = folder.trim_end_matches('/');
        let (list, last) = whole.rsplit_once('/').unwrap_or(("", whole));
        self.lists.contains(folder)
            || (last.parse::<u32>().is_ok_and(|piece| piece > 1) && self.lists.contains(&format!("{list}/")))
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
