use rayon::prelude::*;

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::audit::{Discrepancy, Subject};
use crate::diagnostics::Language;
use crate::model::{DocumentIx, FindingIx, Model, UnitIx};
use crate::source::Span;

use super::context::Context;
use super::views::Mark;

/// Fingerprints of what pages are made from, so that a page can be known to be the same without being made.
///
/// A kind of page with many pages says of each what it may depend on ([`PageKind::inputs`](super::PageKind::inputs)),
/// and says rather too much than too little: a print that changes for nothing costs one page, one that does not
/// change leaves a stale page. All prints stand for the text of records as it is in their files, so a field that a
/// page begins to show needs no care; a record of another kind that it begins to look at does.
#[derive(Debug)]
pub struct Prints<'c> {
    cx: &'c Context<'c>,
    /// Everything but findings and results: units, criteria sets, documents, indicators, settings.
    frame: Fingerprint,
    /// Every result.
    results: Fingerprint,
    /// Everything that the audit found.
    audit: Fingerprint,
    /// Every record, findings too, and the audit of them.
    records: Fingerprint,
    /// Each finding with what is derived of it for lists.
    findings: Vec<Fingerprint>,
    /// For each unit the findings that name it or ask it to answer.
    units: Vec<Fingerprint>,
}

impl<'c> Prints<'c> {
    /// The fingerprints of everything that pages are made from.
    pub fn of(cx: &'c Context<'c>) -> Self {
        let model = cx.model;
        let findings: Vec<FindingIx> = model.iter_findings().map(|(ix, _)| ix).collect();
        let findings: Vec<Fingerprint> = findings.into_par_iter().map(|ix| finding(cx, ix)).collect();
        let list = |list: &[FindingIx]| all(list.iter().map(|ix| findings[ix.index()]));
        let units =
            model.iter_units().map(|(ix, _)| all([list(model.findings_of(ix)), list(model.answered_by(ix))]));
        let units = units.collect();
        let results = all(model.results.iter().map(|result| text(model, result.span)));
        let audit = all(cx.discrepancies.iter().map(|one| discrepancy(cx, one)));
        let frame = frame(model);
        let records = all([frame, results, audit].into_iter().chain(findings.iter().copied()));
        Self { cx, frame, results, audit, records, findings, units }
    }

    /// The records.
    pub(super) fn model(&self) -> &'c Model<'c> {
        self.cx.model
    }

    /// The unit of a page of an earlier year.
    pub(super) fn unit_year(&self, at: usize) -> UnitIx {
        self.cx.unit_years[at].0
    }

    /// What a page of a finding may depend on: itself and whatever it leads to.
    pub(super) fn of_finding(&self, ix: FindingIx, nearest: &[FindingIx], alike: usize) -> Fingerprint {
        let record = self.cx.model.finding(ix);
        let recurring = self.cx.recurring.of_finding(ix);
        let others =
            nearest.iter().chain(&record.related).chain(recurring).map(|ix| self.findings[ix.index()]);
        let mut own = Fingerprinter::new()
            .with_fingerprint(self.frame)
            .with_fingerprint(self.findings[ix.index()])
            .with(&alike.to_le_bytes())
            .with_fingerprint(all(others));
        for doubt in self.cx.doubts.of_finding(self.cx, ix) {
            own = own.with(format!("{}{:?}", doubt.value, Mark::one(self.cx, doubt.one)).as_bytes());
        }
        // What the audit says may lead anywhere, so such a page depends on all of it.
        let audit = self.cx.discrepancies;
        let subject = Subject::Finding(ix);
        if audit.in_record(subject).chain(audit.against_record(subject)).next().is_some() {
            own = own.with_fingerprint(self.audit);
        }
        own.finish()
    }

    /// What a page or file with some findings may depend on that shows each of them as a list does.
    pub fn of_list(&self, findings: &[FindingIx]) -> Fingerprint {
        let findings = all(findings.iter().map(|ix| self.findings[ix.index()]));
        all([self.frame, findings])
    }

    /// What a page of a document may depend on: the findings and results taken from it, and the audit where it says
    /// anything of it. What a document counts may be anywhere.
    pub(super) fn of_document(&self, ix: DocumentIx) -> Fingerprint {
        let own = if self.cx.model.document(ix).claims.is_empty() {
            self.of_list(self.cx.model.findings_from(ix))
        } else {
            self.of_records()
        };
        let audited = self.cx.discrepancies.from_document(ix).next().is_some();
        all([own, self.results].into_iter().chain(audited.then_some(self.audit)))
    }

    /// All records and what the audit says of them.
    pub fn of_records(&self) -> Fingerprint {
        self.records
    }

    /// All records but findings.
    pub fn of_scores(&self) -> Fingerprint {
        all([self.frame, self.results])
    }

    /// What a page of a unit may depend on: its findings and those of the units beside it in the register, every
    /// result, and the audit.
    pub fn of_unit(&self, ix: UnitIx) -> Fingerprint {
        let unit = self.cx.model.unit(ix);
        let before = unit.predecessors.iter().map(|other| other.unit);
        let after = unit.successors.iter().map(|other| other.unit);
        let near = before.chain(after).chain(unit.children.iter().copied()).chain([ix]);
        Fingerprinter::new()
            .with_fingerprint(self.frame)
            .with_fingerprint(self.results)
            .with_fingerprint(self.audit)
            .with_fingerprint(all(near.map(|unit| self.units[unit.index()])))
            .finish()
    }
}

fn all(parts: impl IntoIterator<Item = Fingerprint>) -> Fingerprint {
    parts.into_iter().fold(Fingerprinter::new(), Fingerprinter::with_fingerprint).finish()
}

/// A record as it is written.
fn text(model: &Model<'_>, span: Span) -> Fingerprint {
    Fingerprint::of(&model.sources.file(span.file).text().as_bytes()[span.start()..span.end()])
}

fn finding(cx: &Context<'_>, ix: FindingIx) -> Fingerprint {
    Fingerprinter::new()
        .with_fingerprint(text(cx.model, cx.model.finding(ix).span))
        .with(&[u8::from(cx.recurring.repeats_earlier(cx.model, ix))])
        .with(format!("{:?}{:?}", Mark::of_loss(cx, ix), Mark::of_title(cx, ix)).as_bytes())
        .finish()
}

/// Files that are neither findings nor results, what they are read for, where the site will stand, and the order of
/// domains, which findings may add to.
fn frame(model: &Model<'_>) -> Fingerprint {
    let is_part = |path: &str| !path.starts_with("findings/") && !path.starts_with("results/");
    let files: Vec<_> =
        model.sources.iter().map(|(_, file)| file).filter(|file| is_part(file.path())).collect();
    let files: Vec<Fingerprint> = files
        .into_par_iter()
        .map(|file| Fingerprinter::new().with(file.path().as_bytes()).with(file.text().as_bytes()).finish())
        .collect();
    let keys = model.domain_keys().iter().fold(Fingerprinter::new(), |all, key| all.with(key.as_bytes()));
    Fingerprinter::new()
        .with_fingerprint(all(files))
        .with_fingerprint(keys.finish())
        .with(&[u8::from(model.edition.drafts)])
        .with(model.edition.date.to_string().as_bytes())
        .with(model.site.base_url.as_bytes())
        .finish()
}

/// A report of the audit, with the record that it is about and the name of its file, but without its place there, which
/// changes with every letter before it.
fn discrepancy(cx: &Context<'_>, one: &Discrepancy) -> Fingerprint {
    let model = cx.model;
    // it names other records by what they are called
    let spelt = |name: &str, text: &str| cx.names().spell(model, name, text);
    let of_record = |subject: Subject| match subject.record() {
        Subject::Finding(ix) => text(model, model.finding(ix).span),
        Subject::Result(ix) => text(model, model.result(ix).span),
        _ => Fingerprint::of(&[]),
    };
    let diagnostic = &one.diagnostic;
    let about = (one.subject, &one.field, &one.units, one.year, one.document, &one.locator);
    let sides = (&diagnostic.stated, &diagnostic.computed, one.difference, one.verdict, &one.acknowledged);
    let print = Fingerprinter::new()
        .with(diagnostic.rule.id.as_bytes())
        .with(model.sources.file(diagnostic.span.file).path().as_bytes())
        .with(diagnostic.message_for_readers(Language::Vi, spelt).as_bytes())
        .with(diagnostic.message(Language::En).as_bytes())
        .with(format!("{about:?}{sides:?}{:?}", one.against).as_bytes())
        .with_fingerprint(of_record(one.subject));
    let other = one.against.as_ref().map(|against| of_record(against.record));
    other.into_iter().fold(print, Fingerprinter::with_fingerprint).finish()
}
