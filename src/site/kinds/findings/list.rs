use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::Finding;
use crate::records::FindingKind;
use crate::site::views::{FindingItem, KindCounts, UnitView, domain_title};
use crate::site::{Beside, FindingList};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};
use crate::syntax::Choice;

use super::distinct_units;

/// Findings of one year and district, as many as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct FindingLists;

#[derive(Debug, Serialize)]
struct View {
    year: i32,
    district: Option<UnitView>,
    /// Of the year and district, not of this page alone.
    counts: KindCounts,
    units: usize,
    #[serde(flatten)]
    beside: Beside,
    groups: Vec<Group>,
}

/// Findings of one kind; shortcomings of one domain.
#[derive(Debug, Serialize)]
struct Group {
    kind: &'static str,
    /// Title of the domain; `None` for the other kinds and where a shortcoming has none.
    domain: Option<String>,
    items: Vec<FindingItem>,
}

impl PageKind for FindingLists {
    fn id(&self) -> &'static str {
        "findings"
    }

    fn template(&self) -> &'static str {
        "findings_list.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("findings")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.lists.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.route(cx.model), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_area(&prints.context().lists[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.lists[planned.item];
        let district = list.district.map(|district| cx.model.unit(district));
        let mut crumbs = vec![
            Crumb::section("home", Route::home()),
            Crumb::section("findings", Route::findings()),
            Crumb::record(
                list.year.to_string(),
                Route::new(format!("{}#nam-{}", Route::findings(), list.year)),
            ),
        ];
        crumbs.push(match district {
            Some(unit) => Crumb::this(unit.name.to_string()),
            None => Crumb::here("findings"),
        });
        Page {
            title: None,
            description: None,
            crumbs,
            feed: None,
            view: Value::from(Serde(view(cx, planned.item, list))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize, list: &FindingList) -> View {
    let whole = || {
        let pages = cx.lists.iter().filter(|other| other.is_of(list));
        pages.flat_map(|page| &page.findings).map(|&ix| cx.model.finding(ix))
    };
    View {
        year: list.year,
        district: list.district.map(|district| UnitView::of(cx, district)),
        counts: KindCounts::of(whole()),
        units: distinct_units(whole()),
        beside: Beside::of(&cx.lists, at, |other| other.route(cx.model)),
        groups: groups(cx, list),
    }
}

/// The findings of a page, which stand in order, by kind and domain.
fn groups(cx: &Context<'_>, list: &FindingList) -> Vec<Group> {
    let domain = |finding: &Finding<'_>| {
        finding.domain.as_ref().filter(|_| finding.kind == FindingKind::Shortcoming).map(ToString::to_string)
    };
    let group = |finding: &Finding<'_>| (finding.kind, domain(finding));
    let alike =
        list.findings.chunk_by(|&one, &next| group(cx.model.finding(one)) == group(cx.model.finding(next)));
    alike
        .map(|findings| {
            let first = cx.model.finding(findings[0]);
            Group {
                kind: first.kind.word(),
                domain: domain(first).map(|key| domain_title(cx, &key)),
                items: findings.iter().map(|&ix| FindingItem::of(cx, ix)).collect(),
            }
        })
        .collect()
}
