use chrono::NaiveDate;
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::audit::Subject;
use crate::charts::fraction_bars;
use crate::markdown::{Links, render, summary};
use crate::model::{CriterionRef, Document, Finding, FindingIx, Source, UnitScope};
use crate::site::views::{
    CitedView, ContradictionView, CorrectionView, DiscrepancyView, FigureView, FindingItem, Mark, Prose,
    RemedyView, SourceView, UnitView, area_of, decimal, domain_title, fractions_chart, locator_fragment,
    report_link,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};
use crate::source::Span;
use crate::syntax::Choice;

/// One finding.
#[derive(Debug)]
pub(super) struct FindingPage;

const TEMPLATE: &str = "finding.html";

/// Characters of the description of a page.
const DESCRIPTION: usize = 180;

/// Rules of the audit whose sentences the page says itself, beside the deadline and beside the figure.
const SAID: [&str; 3] = ["overdue", "ratio-vs-stated", "cut-off"];

#[derive(Debug, Serialize)]
struct View {
    item: FindingItem,
    units: Vec<UnitView>,
    /// The unit that all of them lie below, where the document says so instead of naming them.
    all_of: Option<UnitView>,
    period: Option<String>,
    /// Key of the words `origin.*`.
    origin: Option<&'static str>,
    domain: Option<DomainLink>,
    also_domains: Vec<DomainLink>,
    domain_printed: Option<PrintedDomain>,
    criterion: Option<CriterionLink>,
    text: Prose,
    figures: Vec<FigureView>,
    /// One of them over time.
    chart: Option<fraction_bars::Chart>,
    /// Whether the loss repeats those of its components.
    aggregate: bool,
    responsible: Vec<Office>,
    reason: Option<Prose>,
    explanation: Option<Prose>,
    /// Deadline, ISO.
    due: Option<String>,
    /// What happened, oldest first.
    moments: Vec<Moment>,
    /// Status as of, ISO: that of the last entry of the history.
    known_as_of: Option<String>,
    has_history: bool,
    /// When the last document speaks of it, ISO: the last status, or the date of the source.
    last_known: Option<String>,
    recurs: bool,
    related: Vec<Value>,
    /// Those that stand nearest in the content; the page of the criterion has all.
    same_criterion: Vec<Value>,
    /// How many there are.
    same_criterion_count: usize,
    source: SourceView,
    document: DocumentView,
    references: Vec<CitedView>,
    /// Records that say otherwise.
    contradictions: Vec<ContradictionView>,
    /// What else the audit says of it.
    discrepancies: Vec<DiscrepancyView>,
    corrections: Vec<CorrectionView>,
    /// Day of publication, ISO.
    published: Option<String>,
    /// Where to report an error about this page.
    report: Option<String>,
}

#[derive(Debug, Serialize)]
struct DomainLink {
    title: String,
    path: Route,
}

#[derive(Debug, Serialize)]
struct PrintedDomain {
    code: Option<String>,
    title: String,
}

#[derive(Debug, Serialize)]
struct CriterionLink {
    code: String,
    title: String,
    max: Option<String>,
    path: Route,
}

#[derive(Debug, Serialize)]
struct Office {
    unit: UnitView,
    /// Key of the words `role.*`.
    role: &'static str,
}

/// One point of the timeline.
#[derive(Debug, Serialize)]
#[serde(tag = "key", rename_all = "lowercase")]
enum Moment {
    /// The finding itself.
    Found,
    /// An entry of the history, and its text.
    Remedy { remedy: RemedyView, text: Option<Prose> },
    /// The same shortcoming in another year.
    Other { item: FindingItem, earlier: bool },
}

/// The source document, to be cited.
#[derive(Debug, Serialize)]
struct DocumentView {
    kind: String,
    number: Option<String>,
    /// ISO.
    date: Option<String>,
    issuer: String,
    /// Address of the original.
    file: Option<String>,
}

impl PageKind for FindingPage {
    fn id(&self) -> &'static str {
        "finding"
    }

    fn template(&self) -> &'static str {
        TEMPLATE
    }

    fn section(&self) -> Option<&'static str> {
        Some("findings")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let findings = cx.model.iter_findings();
        findings.map(|(ix, finding)| Planned::new(Route::finding(finding), ix.index())).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        let ix = prints.model().finding_at(planned.item);
        let alike = prints.model().findings_like(ix);
        Some(prints.of_finding(ix, nearest(alike, ix), alike.len()))
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        Some(cx.model.finding(cx.model.finding_at(planned.item)).span)
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let ix = cx.model.finding_at(planned.item);
        let finding = cx.model.finding(ix);
        let name = short_name(cx, finding);
        Page {
            title: Some(finding.title.to_string()),
            description: Some(format!("{name}: {}", summary(&finding.text, DESCRIPTION))),
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("findings", Route::findings()),
                Crumb::this(name.clone()),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, ix, finding, &name, &planned.route))),
        }
    }
}

/// Where, when and which criterion: "Hương Khê 2022, 7.1.2.2".
fn short_name(cx: &Context<'_>, finding: &Finding<'_>) -> String {
    let place = match (finding.scope, finding.units.as_slice()) {
        (UnitScope::AllOf(above), _) => Some(above),
        (UnitScope::Listed, [only]) => Some(*only),
        (UnitScope::Listed, several) => several.first().map(|&unit| area_of(cx.model, unit, finding.year)),
    };
    let place = place.map(|unit| cx.model.unit(unit).short_name()).unwrap_or_default();
    let code = finding.criterion.map(|criterion| format!(", {}", cx.model.criterion(criterion).code));
    format!("{place} {}{}", finding.year, code.unwrap_or_default())
}

fn view(cx: &Context<'_>, ix: FindingIx, finding: &Finding<'_>, name: &str, route: &Route) -> View {
    let root = route.root();
    let doubts = cx.doubts.of_finding(cx, ix);
    let prose = |text: &str| Prose::of(cx, render(text, Links { root: &root }).html, &doubts);
    let item = |&other: &FindingIx| (other != ix).then(|| cx.items.get(cx, other));
    let items = |list: &[FindingIx]| list.iter().filter_map(item).collect::<Vec<_>>();
    let alike = cx.model.findings_like(ix);
    let document = cx.model.document(finding.source.document);
    let last = finding.history.last().and_then(|entry| entry.as_of).or(document.date);
    let site = &cx.model.site;
    let address = format!("{}{route}", site.base_url);
    let corrections = cx.model.corrections.iter().filter(|correction| correction.finding == Some(ix));
    View {
        item: FindingItem::of(cx, ix),
        units: finding.units.iter().map(|&unit| UnitView::of(cx, unit)).collect(),
        all_of: match finding.scope {
            UnitScope::AllOf(above) => Some(UnitView::of(cx, above)),
            UnitScope::Listed => None,
        },
        period: finding.period.as_ref().map(ToString::to_string),
        origin: finding.origin.map(Choice::word),
        domain: finding.domain.as_deref().map(|key| domain_link(cx, key)),
        also_domains: finding.also_domains.iter().map(|key| domain_link(cx, key)).collect(),
        domain_printed: finding.domain_printed.as_ref().map(|(code, title)| PrintedDomain {
            code: code.as_ref().map(ToString::to_string),
            title: title.to_string(),
        }),
        criterion: finding.criterion.map(|criterion| criterion_link(cx, criterion)),
        text: prose(&finding.text),
        figures: cx.asked.part(TEMPLATE, "figures", || {
            let figures = finding.figures.iter().enumerate();
            let marks = |at, figure| Mark::of_figure(cx, ix, figure, Subject::Figure(ix, at));
            figures.map(|(at, figure)| FigureView::marked(cx, figure, marks(at, figure))).collect()
        }),
        chart: cx.asked.part(TEMPLATE, "chart", || fractions_chart(cx, ix)),
        aggregate: finding.aggregate,
        responsible: finding
            .responsible
            .iter()
            .map(|office| Office { unit: UnitView::of(cx, office.unit), role: office.role.word() })
            .collect(),
        reason: finding.reason.as_deref().map(prose),
        explanation: finding.explanation.as_deref().map(prose),
        due: finding.due.map(|due| due.to_string()),
        moments: moments(cx, ix, finding, &prose),
        known_as_of: finding.history.last().and_then(|entry| entry.as_of).map(|date| date.to_string()),
        has_history: !finding.history.is_empty(),
        last_known: last.map(|date| date.to_string()),
        recurs: !cx.recurring.of_finding(ix).is_empty(),
        related: cx.asked.part(TEMPLATE, "related", || items(&finding.related)),
        same_criterion: cx.asked.part(TEMPLATE, "same_criterion", || items(nearest(alike, ix))),
        same_criterion_count: alike.len().saturating_sub(1),
        source: placed_source(cx, ix, &finding.source),
        document: document_view(document),
        references: finding.references.iter().map(|&reference| CitedView::of(cx, reference)).collect(),
        contradictions: ContradictionView::of_record(cx, Subject::Finding(ix)),
        discrepancies: cx
            .discrepancies
            .in_record(Subject::Finding(ix))
            .filter(|one| one.against.is_none() && !SAID.contains(&one.diagnostic.rule.id))
            .map(|one| DiscrepancyView::of(cx, one))
            .collect(),
        corrections: corrections.map(|correction| CorrectionView::of(cx, correction)).collect(),
        published: finding.published.map(|date| date.to_string()),
        report: site.contact.as_deref().map(|contact| report_link(contact, name, &address)),
    }
}

/// The finding, its history and its recurrences in the order of time. An entry without a day stays behind the one
/// before it.
fn moments(
    cx: &Context<'_>,
    ix: FindingIx,
    finding: &Finding<'_>,
    prose: &dyn Fn(&str) -> Prose,
) -> Vec<Moment> {
    let year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let mut moments = vec![(year(finding.year), Moment::Found)];
    moments.extend(cx.recurring.of_finding(ix).iter().map(|&other| {
        let item = FindingItem::of(cx, other);
        let earlier = item.year < finding.year;
        (year(item.year), Moment::Other { item, earlier })
    }));
    let mut day = year(finding.year);
    for (at, entry) in finding.history.iter().enumerate() {
        day = entry.as_of.map(|date| date.earliest()).or(day);
        let text = entry.text.as_deref().map(prose);
        let mut remedy = RemedyView::of(cx, entry);
        for (figure, view) in remedy.figures.iter_mut().enumerate() {
            view.marks =
                Mark::of_figure(cx, ix, &entry.figures[figure], Subject::RemedyFigure(ix, at, figure));
        }
        moments.push((day, Moment::Remedy { remedy, text }));
    }
    moments.sort_by_key(|(day, _)| *day);
    moments.into_iter().map(|(_, moment)| moment).collect()
}

/// The source, led to its place on the document's page.
fn placed_source(cx: &Context<'_>, ix: FindingIx, source: &Source<'_>) -> SourceView {
    let mut view = SourceView::of(cx, source);
    if let Some(locator) = &source.locator {
        let piece = cx.papers.piece_of_finding(ix);
        let page = Route::document_part(cx.model.document(source.document), piece);
        view.path = Some(Route::new(format!("{page}#{}", locator_fragment(locator))));
    }
    view
}

fn document_view(document: &Document<'_>) -> DocumentView {
    DocumentView {
        kind: document.kind.to_string(),
        number: document.number.as_ref().map(ToString::to_string),
        date: document.date.map(|date| date.to_string()),
        issuer: document.issuer.to_string(),
        file: document.file.as_ref().map(ToString::to_string),
    }
}

fn domain_link(cx: &Context<'_>, key: &str) -> DomainLink {
    DomainLink { title: domain_title(cx, key), path: Route::domain(key) }
}

fn criterion_link(cx: &Context<'_>, criterion: CriterionRef) -> CriterionLink {
    let record = cx.model.criterion(criterion);
    CriterionLink {
        code: record.code.to_string(),
        title: record.title.to_string(),
        max: record.max.map(decimal),
        path: Route::criterion(cx.model.framework(criterion.framework), record),
    }
}

/// As many findings of the same criterion are listed: a criterion may have one for every unit of a province.
const NEAREST: usize = 8;

/// A finding and those around it in a list of findings in content order, which is mostly by document and place.
fn nearest<T: Ord>(list: &[T], finding: T) -> &[T] {
    let at = list.partition_point(|other| *other < finding);
    let start = at.saturating_sub(NEAREST / 2).min(list.len().saturating_sub(NEAREST + 1));
    &list[start..list.len().min(start + NEAREST + 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_a_long_list_stand_around_a_finding_and_at_its_ends_beside_it() {
        let list: Vec<usize> = (0..20).collect();
        assert_eq!(nearest(&list, 10), (6..15).collect::<Vec<_>>());
        assert_eq!(nearest(&list, 0), (0..9).collect::<Vec<_>>());
        assert_eq!(nearest(&list, 19), (11..20).collect::<Vec<_>>());
        assert_eq!(nearest(&[3, 5, 7], 5), [3, 5, 7]);
        assert!(nearest(&[], 5).is_empty());
    }
}
