use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::model::remedy::{Progress, is_overdue, progress};
use crate::model::{Finding, FindingIx, UnitIx};
use crate::records::FindingKind;
use crate::site::views::{
    FindingItem, KIND_ORDER, KindCounts, Tallied, UnitView, Worded, area_of, area_of_finding, domain_title,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};
use crate::syntax::Choice;
use crate::text::collation_key;

/// All findings, by year and district.
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
    counts: KindCounts,
    /// Units that its findings name.
    units: usize,
    groups: Vec<Group>,
}

/// Findings of one kind; shortcomings of one domain.
#[derive(Debug, Serialize)]
struct Group {
    fragment: String,
    kind: &'static str,
    /// Title of the domain; `None` for the other kinds and where a shortcoming has none.
    domain: Option<String>,
    items: Vec<FindingItem>,
}

/// What the list can be filtered by, with how many each choice leaves.
#[derive(Debug, Serialize)]
struct Filters {
    units: Vec<Tallied>,
    domains: Vec<Tallied>,
    years: Vec<Tallied>,
    statuses: Vec<Worded>,
    kinds: Vec<Worded>,
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

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let all = &cx.model.findings;
        let view = View {
            counts: KindCounts::of(all.iter()),
            units: distinct_units(all.iter()),
            years: years(cx),
            filters: filters(cx),
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
    let with_findings = cx.model.years().iter().rev().filter(|year| !cx.model.findings_in(**year).is_empty());
    with_findings
        .map(|&year| {
            let findings = cx.model.findings_in(year);
            let mut districts: BTreeMap<_, Vec<FindingIx>> = BTreeMap::new();
            for &ix in findings {
                let district = area_of_finding(cx.model, cx.model.finding(ix));
                let order = district.map(|district| collation_key(cx.model.unit(district).short_name()));
                districts.entry((order, district)).or_default().push(ix);
            }
            YearGroup {
                year,
                fragment: format!("nam-{year}"),
                counts: KindCounts::of(findings.iter().map(|&ix| cx.model.finding(ix))),
                districts: districts
                    .into_iter()
                    .map(|((_, district), findings)| district_group(cx, year, district, &findings))
                    .collect(),
            }
        })
        .collect()
}

fn district_group(
    cx: &Context<'_>,
    year: i32,
    district: Option<UnitIx>,
    findings: &[FindingIx],
) -> DistrictGroup {
    let fragment = match district {
        Some(district) => format!("nam-{year}-{}", cx.model.unit(district).id),
        None => format!("nam-{year}-khac"),
    };
    let records = || findings.iter().map(|&ix| cx.model.finding(ix));
    DistrictGroup {
        district: district.map(|district| UnitView::of(cx, district)),
        counts: KindCounts::of(records()),
        units: distinct_units(records()),
        groups: groups(cx, &fragment, findings),
        fragment,
    }
}

/// Shortcomings by domain, in the order of the criteria sets, those without a domain last; then the other kinds.
fn groups(cx: &Context<'_>, district: &str, findings: &[FindingIx]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut push = |fragment: &str, kind: FindingKind, domain: Option<&str>, of_domain: bool| {
        let is_in = |finding: &Finding<'_>| {
            finding.kind == kind && (!of_domain || finding.domain.as_deref() == domain)
        };
        let items: Vec<FindingItem> = findings
            .iter()
            .filter(|&&ix| is_in(cx.model.finding(ix)))
            .map(|&ix| FindingItem::of(cx, ix))
            .collect();
        if !items.is_empty() {
            groups.push(Group {
                fragment: format!("{district}-{fragment}"),
                kind: kind.word(),
                domain: domain.map(|key| domain_title(cx, key)),
                items,
            });
        }
    };
    for key in cx.model.domain_keys() {
        push(key, FindingKind::Shortcoming, Some(key), true);
    }
    push("linh-vuc-khac", FindingKind::Shortcoming, None, true);
    push("mat-duoc", FindingKind::Strength, None, false);
    push("yeu-cau", FindingKind::Directive, None, false);
    push("thong-tin", FindingKind::Statement, None, false);
    groups
}

fn filters(cx: &Context<'_>) -> Filters {
    let findings = &cx.model.findings;
    let count = |fits: &dyn Fn(FindingIx, &Finding<'_>) -> bool| {
        cx.model.iter_findings().filter(|(ix, finding)| fits(*ix, finding)).count()
    };
    let mut by_unit: BTreeMap<UnitIx, (usize, i32)> = BTreeMap::new();
    for finding in findings {
        for &unit in &finding.units {
            let entry = by_unit.entry(unit).or_insert((0, finding.year));
            entry.0 += 1;
        }
    }
    let mut units: Vec<_> = by_unit.into_iter().collect();
    units.sort_by_cached_key(|(unit, _)| collation_key(cx.model.unit(*unit).short_name()));
    let domains = cx.model.domain_keys().iter().map(|key| Tallied {
        value: key.clone(),
        title: domain_title(cx, key),
        n: count(&|_, finding| finding.domain.as_deref() == Some(key)),
    });
    let years = cx.model.years().iter().rev().map(|&year| Tallied {
        value: year.to_string(),
        title: year.to_string(),
        n: cx.model.findings_in(year).len(),
    });
    let day = cx.model.edition.date;
    let shortcoming = |finding: &Finding<'_>| finding.kind == FindingKind::Shortcoming;
    let mut statuses: Vec<Worded> = Progress::ALL
        .iter()
        .map(|&status| {
            // What is no shortcoming has a status only where one is known.
            let fits = |_, finding: &Finding<'_>| {
                progress(finding) == status && (shortcoming(finding) || status != Progress::Unknown)
            };
            Worded::new("status", status.word(), count(&fits))
        })
        .collect();
    statuses.push(Worded::new("status", "overdue", count(&|_, finding| is_overdue(finding, day))));
    statuses.push(Worded::new(
        "status",
        "recurring",
        count(&|ix, _| cx.recurring.repeats_earlier(cx.model, ix)),
    ));
    let kinds = KIND_ORDER
        .iter()
        .map(|&kind| Worded::new("finding_kind", kind.word(), count(&|_, finding| finding.kind == kind)));
    Filters {
        units: units.into_iter().map(|(unit, (n, year))| unit_choice(cx, unit, n, year)).collect(),
        domains: domains.filter(|choice| choice.n > 0).collect(),
        years: years.filter(|choice| choice.n > 0).collect(),
        statuses: statuses.into_iter().filter(|choice| choice.n > 0).collect(),
        kinds: kinds.filter(|choice| choice.n > 0).collect(),
    }
}

/// A unit below a district is named with it: communes of one name are told apart.
fn unit_choice(cx: &Context<'_>, unit: UnitIx, n: usize, year: i32) -> Tallied {
    let record = cx.model.unit(unit);
    let district = area_of(cx.model, unit, year);
    let title = if district == unit {
        record.name.to_string()
    } else {
        format!("{} ({})", record.name, cx.model.unit(district).short_name())
    };
    Tallied { value: record.id.to_string(), title, n }
}
