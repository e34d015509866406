use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::charts::{status_bar, status_dates};
use crate::model::remedy::Tally;
use crate::model::{Finding, FindingIx};
use crate::site::views::{
    FindingItem, TallyView, UnitView, area_of_finding, remedies_chart, remedies_over_time,
};
use crate::site::{Beside, Context, Crumb, FindingList, Page, PageKind, Planned, Prints, Route, Standing};

/// Remedies of one year and district, as many as one page takes.
#[derive(Debug)]
pub(in crate::site::kinds) struct RemedyLists;

#[derive(Debug, Serialize)]
struct View {
    year: i32,
    district: Option<UnitView>,
    /// Of all shortcomings of the year and district, those of which nothing is known included.
    tally: TallyView,
    chart: Option<status_bar::Chart>,
    over_time: Option<status_dates::Chart>,
    /// All findings of the year and district.
    findings: Route,
    #[serde(flatten)]
    beside: Beside,
    groups: Vec<Group>,
}

/// Shortcomings of one status, or overdue ones.
#[derive(Debug, Serialize)]
struct Group {
    /// Key of the words `status.*`.
    status: &'static str,
    items: Vec<FindingItem>,
}

impl PageKind for RemedyLists {
    fn id(&self) -> &'static str {
        "remedies"
    }

    fn template(&self) -> &'static str {
        "remedies_list.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("remedies")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let lists = cx.remedy_lists.iter().enumerate();
        lists.map(|(at, list)| Planned::new(list.remedies_route(cx.model), at)).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_area(&prints.context().remedy_lists[planned.item]))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let list = &cx.remedy_lists[planned.item];
        let name = list.district.map(|district| cx.model.unit(district).name.to_string());
        let here = match &name {
            Some(name) => Crumb::this(format!("{name} {}", list.year)),
            None => Crumb::this(list.year.to_string()),
        };
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("remedies", Route::remedies()),
                here,
            ],
            feed: None,
            view: Value::from(Serde(view(cx, planned.item, list))),
        }
    }
}

fn view(cx: &Context<'_>, at: usize, list: &FindingList) -> View {
    let in_year = cx.model.findings_in(list.year).iter().copied();
    let whole: Vec<FindingIx> =
        in_year.filter(|&ix| area_of_finding(cx.model, cx.model.finding(ix)) == list.district).collect();
    let tally = Tally::of(whole.iter().map(|&ix| cx.model.finding(ix)), cx.model.edition.date);
    let district = list.district.map(|district| cx.model.unit(district));
    let name = district.map_or(&*cx.model.site.title, |unit| &*unit.name);
    View {
        year: list.year,
        district: list.district.map(|district| UnitView::of(cx, district)),
        tally: tally.into(),
        chart: remedies_chart(name, tally),
        over_time: (list.piece == 1).then(|| remedies_over_time(cx, name, whole.into_iter())).flatten(),
        findings: Route::findings_of(list.year, district, 1),
        beside: Beside::of(&cx.remedy_lists, at, |other| other.remedies_route(cx.model)),
        groups: groups(cx, list),
    }
}

/// The findings of a page, which stand in order, by standing.
fn groups(cx: &Context<'_>, list: &FindingList) -> Vec<Group> {
    let standing = |finding: &Finding<'_>| Standing::of(cx.model, finding);
    let alike = list
        .findings
        .chunk_by(|&one, &next| standing(cx.model.finding(one)) == standing(cx.model.finding(next)));
    alike
        .filter_map(|findings| {
            Some(Group {
                status: standing(cx.model.finding(findings[0]))?.word(),
                items: findings.iter().map(|&ix| FindingItem::of(cx, ix)).collect(),
            })
        })
        .collect()
}
