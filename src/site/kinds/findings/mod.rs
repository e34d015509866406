//! All findings: an index with filters, and the lists it leads to, each of one year and district.

mod filters;
mod list;
mod subject;

use std::collections::BTreeSet;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::Finding;
use crate::site::FindingList;
use crate::site::rows;
use crate::site::views::{KindCounts, UnitView};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};

use filters::{Filters, filters};

pub(super) use list::FindingLists;
pub(super) use subject::SubjectPages;

/// The index of all findings.
#[derive(Debug)]
pub(super) struct Findings;

#[derive(Debug, Serialize)]
struct View {
    counts: KindCounts,
    /// Units that any finding names.
    units: usize,
    /// Newest first.
    years: Vec<YearGroup>,
    filters: Filters,
    /// Names of the scripts that hold the rows which the filters look at.
    files: Vec<String>,
}

#[derive(Debug, Serialize)]
struct YearGroup {
    year: i32,
    fragment: String,
    counts: KindCounts,
    districts: Vec<DistrictGroup>,
}

#[derive(Debug, Serialize)]
struct DistrictGroup {
    fragment: String,
    district: Option<UnitView>,
    path: Route,
    counts: KindCounts,
    /// Units that its findings name.
    units: usize,
}

impl PageKind for Findings {
    fn id(&self) -> &'static str {
        "findings"
    }

    fn template(&self) -> &'static str {
        "findings.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("findings")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::findings())
    }

    fn inputs(&self, prints: &Prints<'_>, _planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_records())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let all = &cx.model.findings;
        let view = View {
            counts: KindCounts::of(all.iter()),
            units: distinct_units(all.iter()),
            years: years(cx),
            filters: filters(cx),
            files: rows::files(cx).into_iter().map(|file| file.name).collect(),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("findings")],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

fn distinct_units<'m>(findings: impl Iterator<Item = &'m Finding<'m>>) -> usize {
    findings.flat_map(|finding| &finding.units).collect::<BTreeSet<_>>().len()
}

fn years(cx: &Context<'_>) -> Vec<YearGroup> {
    let in_year = cx.lists.chunk_by(|one, next| one.year == next.year);
    in_year
        .map(|lists| {
            let year = lists[0].year;
            let findings = cx.model.findings_in(year);
            YearGroup {
                year,
                fragment: format!("nam-{year}"),
                counts: KindCounts::of(findings.iter().map(|&ix| cx.model.finding(ix))),
                districts: lists
                    .chunk_by(|one, next| one.district == next.district)
                    .map(|pages| district_group(cx, pages))
                    .collect(),
            }
        })
        .collect()
}

/// All pages of one year and district.
fn district_group(cx: &Context<'_>, pages: &[FindingList]) -> DistrictGroup {
    let first = &pages[0];
    let records = || pages.iter().flat_map(|page| &page.findings).map(|&ix| cx.model.finding(ix));
    let id = first.district.map_or("khac", |district| &*cx.model.unit(district).id);
    DistrictGroup {
        fragment: format!("nam-{}-{id}", first.year),
        district: first.district.map(|district| UnitView::of(cx, district)),
        path: first.route(cx.model),
        counts: KindCounts::of(records()),
        units: distinct_units(records()),
    }
}
