use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown;
use crate::model::{CitedIx, CriterionRef, DocumentIx, DocumentRef};
use crate::search::Entry;
use crate::site::views::{cited_fragment, domain_title};
use crate::site::{Context, Route};

use super::{DOCUMENT_RANK, href, place};

/// Places by which a criterion is found at most.
const MOST_PLACES: usize = 24;

pub(super) fn add_domains(cx: &Context<'_>, entries: &mut Vec<Entry>) {
    entries.extend(cx.model.domain_keys().iter().map(|key| domain(cx, key)));
}

/// Documents by section, and those that are cited.
pub(super) fn add_documents(cx: &Context<'_>, range: Range<usize>, entries: &mut Vec<Entry>) {
    range.for_each(|at| document(cx, cx.model.document_at(at), entries));
}

/// Pages by section.
pub(super) fn add_pages(cx: &Context<'_>, entries: &mut Vec<Entry>) {
    for page in &cx.model.pages {
        let whole = Entry { kind: "page".to_owned(), title: page.title.to_string(), ..Entry::default() };
        sections(&whole, &Route::page(&page.id), page.body.text, entries);
    }
}

/// The page of a domain, under every title that a criteria set prints for it.
fn domain(cx: &Context<'_>, key: &str) -> Entry {
    let title = domain_title(cx, key);
    let mut printed: Vec<&str> = cx
        .model
        .iter_frameworks()
        .filter_map(|(_, set)| Some(&*set.domains[set.domain_by_key(key)?].title))
        .filter(|printed| *printed != title)
        .collect();
    printed.sort_unstable();
    printed.dedup();
    Entry {
        url: href(&Route::domain(key), ""),
        kind: "domain".to_owned(),
        text: printed.join("; "),
        title,
        domain: Some(key.to_owned()),
        rank: DOCUMENT_RANK,
        ..Entry::default()
    }
}

fn document(cx: &Context<'_>, ix: DocumentIx, entries: &mut Vec<Entry>) {
    let document = cx.model.document(ix);
    let route = Route::document(document);
    let number = document.number.as_deref().unwrap_or_default();
    let whole = Entry {
        url: href(&route, ""),
        kind: "document".to_owned(),
        title: document.title.to_string(),
        place: document.issuer.to_string(),
        year: document.date.map(|date| date.year()),
        date: document.date.map(|date| date.to_string()),
        source: number.to_owned(),
        ..Entry::default()
    };
    sections(&whole, &route, document.body.text, entries);
    let printed = document.date.map(|date| date.to_string()).unwrap_or_default();
    let text = format!("{} {number}. {printed}", document.kind);
    entries.push(Entry { text, rank: DOCUMENT_RANK, ..whole });
    for &reference in &document.references {
        let DocumentRef::Cited(cited) = reference else { continue };
        // A document that several others cite is one hit, at the first of them.
        if cx.model.cited(cited).cited_by.first() == Some(&ix) {
            entries.extend(self::cited(cx, &route, cited));
        }
    }
}

fn cited(cx: &Context<'_>, route: &Route, ix: CitedIx) -> Option<Entry> {
    let cited = cx.model.cited(ix);
    let number = cited.number.as_ref()?;
    Some(Entry {
        url: href(route, &format!("#{}", cited_fragment(ix))),
        kind: "cited".to_owned(),
        title: format!("{number}: {}", cited.title),
        place: cited.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
        year: cited.date.map(|date| date.year()),
        date: cited.date.map(|date| date.to_string()),
        source: format!("{number} {}", cited.date.map(|date| date.to_string()).unwrap_or_default()),
        ..Entry::default()
    })
}

/// A Markdown text by its sections, so that a hit opens at its heading.
fn sections(whole: &Entry, route: &Route, text: &str, entries: &mut Vec<Entry>) {
    for section in markdown::sections(text) {
        let (title, fragment) = match &section.heading {
            Some(heading) => (format!("{}: {}", heading.title, whole.title), format!("#{}", heading.id)),
            None => (whole.title.clone(), String::new()),
        };
        entries.push(Entry { url: href(route, &fragment), title, text: section.text, ..whole.clone() });
    }
}

/// The names of the units that findings below a criterion are about, and of what they lie in; none where they are
/// many, because then a criterion is no answer to who asks for one place.
pub(super) fn where_used(cx: &Context<'_>) -> BTreeMap<CriterionRef, Vec<String>> {
    let mut used: BTreeMap<CriterionRef, Vec<String>> = BTreeMap::new();
    for (_, finding) in cx.model.iter_findings() {
        let Some(criterion) = finding.criterion else { continue };
        let names = used.entry(criterion).or_default();
        if names.len() > MOST_PLACES {
            continue;
        }
        for name in place(cx, &finding.units).split(", ").filter(|name| !name.is_empty()) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    used.retain(|_, names| names.len() <= MOST_PLACES);
    used
}

pub(super) fn add_criteria(cx: &Context<'_>, entries: &mut Vec<Entry>) {
    let used = where_used(cx);
    for (ix, framework) in cx.model.iter_frameworks() {
        for (index, criterion) in framework.criteria.iter().enumerate() {
            let places = used.get(&CriterionRef { framework: ix, index }).map(|names| names.join(", "));
            let domain = framework.domain_of(index).map(|domain| &framework.domains[domain]);
            entries.push(Entry {
                url: href(&Route::criterion(framework, criterion), ""),
                kind: "criterion".to_owned(),
                title: format!("{} {}", criterion.code, criterion.title),
                place: framework.title.as_deref().unwrap_or(&framework.id).to_owned(),
                domain: domain.map(|domain| domain.key.to_string()),
                year: framework.years.iter().max().copied(),
                source: domain
                    .map(|domain| domain.title.to_string())
                    .into_iter()
                    .chain(places)
                    .collect::<Vec<_>>()
                    .join("; "),
                ..Entry::default()
            });
        }
    }
}
