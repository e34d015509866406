//! The page of a unit: its index over years, domains, losses, findings, indicators and descent.

mod below;
mod chart;
mod findings;
mod indicators;
mod lineage;
mod peers;
mod scores;
mod year;

use std::collections::BTreeSet;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::audit::Discrepancy;
use crate::charts::{multiples, rank, strip};
use crate::model::{Source, Unit, UnitIx};
use crate::site::views::{
    ContradictionView, DescentView, DiscrepancyView, QrView, SourceView, UnitView, domain_multiples,
    own_standing, rank_chart, unit_multiples,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route, YearOf};
use crate::source::Span;
use crate::text::collation_key;

use below::Below;
use findings::{FindingsView, findings};
use indicators::{IndicatorView, indicators};
use lineage::{FormerName, FormerParent, HistoryView, LineageView, history, lineage};
use peers::{PeersView, peers};
use scores::{ScoresView, scores};

pub(super) use below::UnitsBelow;
pub(super) use chart::UnitCharts;
pub(super) use year::UnitYears;

/// Pages of units.
#[derive(Debug)]
pub(super) struct UnitPages;

const TEMPLATE: &str = "unit.html";

#[derive(Debug, Serialize)]
struct View {
    unit: UnitView,
    territorial: bool,
    /// Its table of scores and findings, if anything is recorded of it.
    csv: Option<Route>,
    parent: Option<UnitView>,
    /// First and last day, ISO.
    valid_from: Option<String>,
    valid_to: Option<String>,
    aliases: Vec<String>,
    note: Option<String>,
    /// Where it lies today, if it has ended.
    now: Option<DescentView>,
    /// Its other names over time, oldest first, and the units that it lay in before.
    former_names: Vec<FormerName>,
    former_parents: Vec<FormerParent>,
    lineage: LineageView,
    history: Vec<HistoryView>,
    /// The index of those before it, one small line each: never added up.
    history_lines: Option<multiples::Chart>,
    scores: ScoresView,
    /// Its pages of earlier years, newest first.
    earlier: Vec<YearOf>,
    /// The page with its index over the years alone.
    chart_path: Option<Route>,
    /// Its rank over the years, among those beside it.
    ranks: Option<rank::Chart>,
    /// Its newest index among the communes of its district.
    standing: Option<strip::Chart>,
    /// Its domains over the years.
    domain_lines: Option<multiples::Chart>,
    /// The index of the units below it over the years.
    unit_lines: Option<multiples::Chart>,
    findings: FindingsView,
    indicators: Vec<IndicatorView>,
    peers: Option<PeersView>,
    /// Of its own address, for the sheet on the notice board; communes only.
    qr: Option<QrView>,
    /// Units below it, with what is known of each, and offices; as many as the page takes.
    below: Below,
    /// The documents that its results and findings come from, newest results first; as many as are listed,
    sources: Vec<SourceView>,
    /// and how many there are.
    sources_count: usize,
    /// Records about it that say different things, newest first; a district has those of its own.
    contradictions: Vec<ContradictionView>,
    /// How many there are; as many as a page takes are shown.
    contradictions_count: usize,
    /// What else the audit says of records that name it.
    doubts: Vec<DoubtView>,
    /// How many there are; a few are shown.
    doubts_count: usize,
    /// All of its district.
    reports: Option<Route>,
}

/// As many documents are listed; findings and results name the others.
const SOURCES: usize = 24;

/// More communes than this have no small lines on the page of their district.
const LINES: usize = 30;

/// As many contradictions are written out; the lists of the audit have all.
const CONTRADICTIONS: usize = 40;

/// As many doubts are listed; the page of the district has all.
const DOUBTS: usize = 12;

/// One finding of the audit in a line.
#[derive(Debug, Serialize)]
struct DoubtView {
    record: Option<String>,
    message: String,
    path: Route,
}

impl PageKind for UnitPages {
    fn id(&self) -> &'static str {
        "unit"
    }

    fn template(&self) -> &'static str {
        TEMPLATE
    }

    fn section(&self) -> Option<&'static str> {
        Some("units")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        cx.model.iter_units().map(|(ix, unit)| Planned::new(Route::unit(unit), ix.index())).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_unit(prints.model().unit_at(planned.item)))
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        Some(cx.model.unit(cx.model.unit_at(planned.item)).span)
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let ix = cx.model.unit_at(planned.item);
        let unit = cx.model.unit(ix);
        let view = view(cx, ix, unit);
        let feed = cx.model.is_named(ix).then(|| Route::new(format!("{}feed.xml", planned.route)));
        Page {
            title: None,
            description: None,
            crumbs: crumbs(cx, unit),
            feed,
            view: Value::from(Serde(view)),
        }
    }
}

/// Home, the units, the units above it that have a territory, itself.
fn crumbs(cx: &Context<'_>, unit: &Unit<'_>) -> Vec<Crumb> {
    let mut above = Vec::new();
    let mut parent = unit.parent;
    while let Some(ix) = parent {
        let unit = cx.model.unit(ix);
        above.push(Crumb::record(&*unit.name, Route::unit(unit)));
        parent = unit.parent;
    }
    let mut crumbs = vec![Crumb::section("home", Route::home()), Crumb::section("units", Route::units())];
    crumbs.extend(above.into_iter().rev());
    crumbs.push(Crumb::this(&*unit.name));
    crumbs
}

fn view(cx: &Context<'_>, ix: UnitIx, unit: &Unit<'_>) -> View {
    let model = cx.model;
    let scores = scores(cx, ix);
    let findings = findings(cx, ix);
    let results = model.results_of(ix).iter().rev().map(|&result| model.result(result).source.document);
    let found = model.findings_of(ix).iter().map(|&finding| model.finding(finding).source.document);
    let mut seen = BTreeSet::new();
    let mut sources: Vec<_> = results.chain(found).filter(|&document| seen.insert(document)).collect();
    let sources_count = sources.len();
    sources.truncate(SOURCES);
    let contradictions = cx.asked.part(TEMPLATE, "contradictions", || contradictions(cx, ix));
    let doubted = || cx.discrepancies.of_unit(ix).filter(|one| one.against.is_none());
    let newest = model.results_of(ix).last().map(|&result| model.result(result).year);
    let before: Vec<UnitIx> = unit.predecessors.iter().map(|before| before.unit).collect();
    let mut communes: Vec<UnitIx> = unit
        .children
        .iter()
        .copied()
        .filter(|&child| model.unit(child).is_communal() && !model.results_of(child).is_empty())
        .collect();
    communes.sort_by_cached_key(|&child| (collation_key(model.unit(child).short_name()), child));
    View {
        unit: UnitView::of(cx, ix),
        territorial: unit.is_territorial(),
        csv: model.has_records(ix).then(|| Route::new(format!("{}du-lieu.csv", Route::unit(unit)))),
        parent: unit.parent.map(|above| UnitView::of(cx, above)),
        valid_from: unit.valid.from.map(|day| day.to_string()),
        valid_to: unit.valid.to.map(|day| day.to_string()),
        aliases: unit.aliases.iter().map(ToString::to_string).collect(),
        note: unit.note.as_ref().map(ToString::to_string),
        now: DescentView::of(cx, ix),
        former_names: lineage::former_names(unit),
        former_parents: lineage::former_parents(cx, unit),
        lineage: lineage(cx, ix),
        history: cx.asked.part(TEMPLATE, "history", || history(cx, ix)),
        history_lines: cx
            .asked
            .part(TEMPLATE, "history_lines", || unit_multiples(cx, &unit.name, "units", &before)),
        scores,
        earlier: earlier_years(cx, ix),
        chart_path: chart::chart_of(cx, ix),
        ranks: cx.asked.part(TEMPLATE, "ranks", || rank_chart(cx, ix)),
        standing: cx.asked.part(TEMPLATE, "standing", || newest.and_then(|year| own_standing(cx, ix, year))),
        domain_lines: cx.asked.part(TEMPLATE, "domain_lines", || domain_multiples(cx, ix)),
        unit_lines: cx.asked.part(TEMPLATE, "unit_lines", || {
            (communes.len() <= LINES).then(|| unit_multiples(cx, &unit.name, "communes", &communes)).flatten()
        }),
        findings,
        indicators: cx.asked.part(TEMPLATE, "indicators", || indicators(cx, ix)),
        peers: cx.asked.part(TEMPLATE, "peers", || peers(cx, ix)),
        qr: cx.asked.part(TEMPLATE, "qr", || {
            let address = unit.is_communal().then(|| format!("{}{}", model.site.base_url, Route::unit(unit)));
            address.and_then(|address| QrView::of(&address))
        }),
        below: Below::of(cx, ix, 1),
        sources: sources
            .into_iter()
            .map(|document| SourceView::of(cx, &Source { document, locator: None }))
            .collect(),
        sources_count,
        contradictions_count: contradictions.len(),
        contradictions: contradictions.into_iter().take(CONTRADICTIONS).collect(),
        doubts: cx
            .asked
            .part(TEMPLATE, "doubts", || doubted().take(DOUBTS).map(|one| doubt(cx, one)).collect()),
        doubts_count: doubted().count(),
        reports: doubted().next().and_then(|one| cx.reports.of_district(model, one)),
    }
}

fn earlier_years(cx: &Context<'_>, ix: UnitIx) -> Vec<YearOf> {
    let first = cx.unit_years.partition_point(|(unit, _)| *unit < ix);
    let own = cx.unit_years[first..].iter().take_while(|(unit, _)| *unit == ix);
    let mut years: Vec<YearOf> =
        own.map(|&(_, year)| YearOf { year, path: Route::unit_in(cx.model.unit(ix), year) }).collect();
    years.reverse();
    years
}

/// Each pair once, though most are told at both records.
fn contradictions(cx: &Context<'_>, ix: UnitIx) -> Vec<ContradictionView> {
    let mut all: Vec<ContradictionView> = Vec::new();
    for one in cx.discrepancies.of_unit(ix).filter_map(|one| ContradictionView::of(cx, one)) {
        if !all.iter().any(|known| known.mirrors(&one)) {
            all.push(one);
        }
    }
    all
}

fn doubt(cx: &Context<'_>, one: &Discrepancy) -> DoubtView {
    let view = DiscrepancyView::of(cx, one);
    DoubtView { path: view.path, record: view.record.map(|record| record.title), message: view.message }
}
