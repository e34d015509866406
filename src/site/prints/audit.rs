use std::collections::HashMap;
use std::hash::Hash;

use rayon::prelude::*;

use crate::artifact::{Fingerprint, Fingerprinter};
use crate::audit::{Discrepancy, Subject};
use crate::diagnostics::Language;
use crate::model::{DocumentIx, UnitIx};
use crate::site::context::Context;
use crate::site::views::{Mark, report_fragment};

use super::{all, head, text};

/// Fingerprints of what the audit found, by what pages look it up by.
#[derive(Debug)]
pub(super) struct AuditPrints {
    /// Everything.
    pub(super) whole: Fingerprint,
    by_record: HashMap<Subject, Fingerprint>,
    by_other: HashMap<Subject, Fingerprint>,
    by_unit: HashMap<UnitIx, Fingerprint>,
    by_document: HashMap<DocumentIx, Fingerprint>,
}

impl AuditPrints {
    pub(super) fn of(cx: &Context<'_>) -> Self {
        let reports: Vec<&Discrepancy> = cx.discrepancies.iter().collect();
        let reports: Vec<(&Discrepancy, Fingerprint)> =
            reports.into_par_iter().map(|one| (one, report(cx, one))).collect();
        let each = || reports.iter().copied();
        Self {
            whole: all(each().map(|(_, print)| print)),
            by_record: grouped(each().map(|(one, print)| (one.subject.record(), print))),
            by_other: grouped(
                each().filter_map(|(one, print)| Some((one.against.as_ref()?.record.record(), print))),
            ),
            by_unit: grouped(
                each().flat_map(|(one, print)| one.units.iter().map(move |&unit| (unit, print))),
            ),
            by_document: grouped(each().filter_map(|(one, print)| Some((one.document?, print)))),
        }
    }

    /// What is said of a record, and of others against it.
    pub(super) fn of_record(&self, record: Subject) -> Fingerprint {
        let known = [self.by_record.get(&record), self.by_other.get(&record)];
        optional(known)
    }

    /// What concerns a unit.
    pub(super) fn of_unit(&self, unit: UnitIx) -> Fingerprint {
        optional([self.by_unit.get(&unit)])
    }

    /// What a document states.
    pub(super) fn of_document(&self, document: DocumentIx) -> Fingerprint {
        optional([self.by_document.get(&document)])
    }
}

/// Of some fingerprints, each of which may be missing at its place.
fn optional<const N: usize>(prints: [Option<&Fingerprint>; N]) -> Fingerprint {
    let parts = prints.into_iter().map(|print| print.copied().unwrap_or(Fingerprint::of(&[])));
    all(parts)
}

fn grouped<K: Eq + Hash>(prints: impl Iterator<Item = (K, Fingerprint)>) -> HashMap<K, Fingerprint> {
    let mut groups: HashMap<K, Fingerprinter> = HashMap::new();
    for (key, print) in prints {
        let group = groups.remove(&key).unwrap_or_default();
        groups.insert(key, group.with_fingerprint(print));
    }
    groups.into_iter().map(|(key, group)| (key, group.finish())).collect()
}

/// A report of the audit, with the record that it is about but for the texts of a finding, the name of its file and
/// the page it stands on, but without its place in the file, which changes with every letter before it.
fn report(cx: &Context<'_>, one: &Discrepancy) -> Fingerprint {
    let model = cx.model;
    // it names other records by what they are called
    let spelt = |name: &str, text: &str| cx.names().spell(model, name, text);
    let of_record = |subject: Subject| match subject.record() {
        // with its title stand the marks of what others say of the figures in it
        Subject::Finding(ix) => Fingerprinter::new()
            .with_fingerprint(head(model, model.finding(ix)))
            .with(format!("{:?}", Mark::of_title(cx, ix)).as_bytes())
            .finish(),
        Subject::Result(ix) => text(model, model.result(ix).span),
        _ => Fingerprint::of(&[]),
    };
    let diagnostic = &one.diagnostic;
    let about = (one.subject, &one.field, &one.units, one.year, one.document, &one.locator);
    let sides = (&diagnostic.stated, &diagnostic.computed, one.difference, one.verdict, &one.acknowledged);
    let place = cx.reports.place(&report_fragment(model, one));
    let print = Fingerprinter::new()
        .with(diagnostic.rule.id.as_bytes())
        .with(model.sources.file(diagnostic.span.file).path().as_bytes())
        .with(place.as_str().as_bytes())
        .with(diagnostic.message_for_readers(Language::Vi, spelt).as_bytes())
        .with(diagnostic.message(Language::En).as_bytes())
        .with(format!("{about:?}{sides:?}{:?}", one.against).as_bytes())
        .with_fingerprint(of_record(one.subject));
    let other = one.against.as_ref().map(|against| of_record(against.record));
    other.into_iter().fold(print, Fingerprinter::with_fingerprint).finish()
}
