//! The page of a source document, and further pages with what was taken from it where one does not hold it.

mod part;

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::markdown::{Links, render, summary};
use crate::model::{Document, DocumentIx, DocumentRef, FindingIx};
use crate::site::views::{
    CitedView, FindingItem, KindCounts, Prose, Recount, UnitView, cited_fragment, locator_fragment,
    locator_part, report_fragment, short_title,
};
use crate::site::{Context, Crumb, Page, PageKind, Planned, Prints, Route};
use crate::source::Span;

pub(super) use part::DocumentParts;

/// One source document.
#[derive(Debug)]
pub(super) struct DocumentPage;

/// As many results that come from it are named, and as many findings that cite one other document.
const NAMED: usize = 30;

/// Characters of the description of a page.
const DESCRIPTION: usize = 180;

#[derive(Debug, Serialize)]
struct View {
    id: String,
    number: Option<String>,
    /// ISO; may be partial.
    date: Option<String>,
    issuer: String,
    issuer_unit: Option<UnitView>,
    kind: String,
    title: String,
    period: Option<String>,
    about: Vec<UnitView>,
    signed: Option<bool>,
    /// Address of the original.
    file: Option<String>,
    note: Option<String>,
    body: Prose,
    counts: KindCounts,
    claims: Vec<Recount>,
    /// How many discrepancies the audit found in it.
    discrepancies: usize,
    /// The same by rule, in the order of the registry.
    reports: Vec<RuleCount>,
    /// Findings taken from it, in the order of their places.
    parts: Vec<Part>,
    /// How many of them stand here, and where the next are.
    shown: usize,
    next: Option<Route>,
    results: Vec<ResultLink>,
    results_count: usize,
    references: Vec<Reference>,
}

/// Findings of one part of the document.
#[derive(Debug, Serialize)]
struct Part {
    /// As printed; `None` for findings without a place.
    title: Option<String>,
    items: Vec<Placed>,
}

#[derive(Debug, Serialize)]
struct Placed {
    locator: Option<String>,
    /// Fragment of the place, at its first finding.
    fragment: Option<String>,
    item: FindingItem,
}

/// A result whose source it is.
#[derive(Debug, Serialize)]
struct ResultLink {
    unit: UnitView,
    year: i32,
}

/// What one rule of the audit found in it.
#[derive(Debug, Serialize)]
struct RuleCount {
    /// Id; key of the words `audit_rule.*`.
    rule: &'static str,
    n: usize,
    /// The first of them.
    path: Route,
}

/// A document that it cites, with the findings that cite it.
#[derive(Debug, Serialize)]
struct Reference {
    fragment: Option<String>,
    cited: CitedView,
    findings: Vec<FindingItem>,
    /// How many there are.
    count: usize,
}

impl PageKind for DocumentPage {
    fn id(&self) -> &'static str {
        "document"
    }

    fn template(&self) -> &'static str {
        "document.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("documents")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let documents = cx.model.iter_documents();
        documents.map(|(ix, document)| Planned::new(Route::document(document), ix.index())).collect()
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        Some(prints.of_document(prints.model().document_at(planned.item)))
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        Some(cx.model.document(cx.model.document_at(planned.item)).span)
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let ix = cx.model.document_at(planned.item);
        let document = cx.model.document(ix);
        let name = short_title(document);
        Page {
            title: Some(format!("{name}: {}", document.title)),
            description: Some(summary(document.body.text, DESCRIPTION)).filter(|words| !words.is_empty()),
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("documents", Route::documents()),
                Crumb::this(name),
            ],
            feed: None,
            view: Value::from(Serde(view(cx, ix, document, &planned.route))),
        }
    }
}

fn view(cx: &Context<'_>, ix: DocumentIx, document: &Document<'_>, route: &Route) -> View {
    let findings = cx.model.findings_from(ix);
    let results = cx.model.results.iter().filter(|result| result.source.document == ix);
    let here = cx.papers.findings(cx.model, ix, 1);
    View {
        id: document.id.to_string(),
        number: document.number.as_ref().map(ToString::to_string),
        date: document.date.map(|date| date.to_string()),
        issuer: document.issuer.to_string(),
        issuer_unit: document.issuer_unit.map(|unit| UnitView::of(cx, unit)),
        kind: document.kind.to_string(),
        title: document.title.to_string(),
        period: document.period.as_ref().map(ToString::to_string),
        about: document.about.iter().map(|&unit| UnitView::of(cx, unit)).collect(),
        signed: document.signed,
        file: document.file.as_ref().map(ToString::to_string),
        note: document.note.as_ref().map(ToString::to_string),
        body: Prose::of_document(cx, ix, render(document.body.text, Links { root: &route.root() }).html),
        counts: KindCounts::of(findings.iter().map(|&finding| cx.model.finding(finding))),
        claims: document.claims.iter().map(|claim| Recount::of(cx, claim)).collect(),
        discrepancies: cx.discrepancies.from_document(ix).count(),
        reports: reports(cx, ix),
        shown: here.len(),
        next: (cx.papers.pieces(ix) > 1).then(|| Route::document_part(document, 2)),
        parts: parts(cx, &here),
        results_count: results.clone().count(),
        results: results
            .take(NAMED)
            .map(|result| ResultLink { unit: UnitView::of(cx, result.unit), year: result.year })
            .collect(),
        references: references(cx, document, findings),
    }
}

fn reports(cx: &Context<'_>, ix: DocumentIx) -> Vec<RuleCount> {
    let mut counts: Vec<RuleCount> = Vec::new();
    for one in cx.discrepancies.from_document(ix) {
        let rule = one.diagnostic.rule.id;
        match counts.iter_mut().find(|count| count.rule == rule) {
            Some(count) => count.n += 1,
            None => {
                counts.push(RuleCount { rule, n: 1, path: cx.reports.place(&report_fragment(cx.model, one)) })
            }
        }
    }
    counts
}

/// Findings, which stand in order, by part.
fn parts(cx: &Context<'_>, findings: &[FindingIx]) -> Vec<Part> {
    let locator = |ix: FindingIx| cx.model.finding(ix).source.locator.as_deref();
    let mut anchored = BTreeSet::new();
    let mut parts: Vec<Part> = Vec::new();
    for &ix in findings {
        let place = locator(ix);
        let fragment = place.map(locator_fragment).filter(|fragment| anchored.insert(fragment.clone()));
        let title = place.map(locator_part);
        let placed = Placed { locator: place.map(str::to_owned), fragment, item: FindingItem::of(cx, ix) };
        match parts.iter_mut().find(|part| part.title.as_deref() == title) {
            Some(part) => part.items.push(placed),
            None => parts.push(Part { title: title.map(str::to_owned), items: vec![placed] }),
        }
    }
    parts
}

fn references(cx: &Context<'_>, document: &Document<'_>, findings: &[FindingIx]) -> Vec<Reference> {
    let mut citing: BTreeMap<DocumentRef, Vec<FindingIx>> = BTreeMap::new();
    for &ix in findings {
        for &reference in &cx.model.finding(ix).references {
            citing.entry(reference).or_default().push(ix);
        }
    }
    let items = |reference| -> Vec<FindingItem> {
        let all = citing.get(&reference).into_iter().flatten();
        all.take(NAMED).map(|&ix| FindingItem::of(cx, ix)).collect()
    };
    let row = |&reference: &DocumentRef| Reference {
        fragment: match reference {
            DocumentRef::Cited(cited) => Some(cited_fragment(cited)),
            DocumentRef::Source(_) => None,
        },
        cited: CitedView::of(cx, reference),
        findings: items(reference),
        count: citing.get(&reference).map_or(0, Vec::len),
    };
    document.references.iter().map(row).collect()
}
