use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::audit::{Discrepancies, Discrepancy, Subject};
use crate::model::{Amount, DocumentIx, Figure, Finding, FindingIx, Model, ScoreParts, UnitIx};
use crate::site::Context;

/// Figures that the audit doubts, as texts may print them.
///
/// A record has its figures in fields, and they bear the marks of the audit there. Its text prints some of them once
/// more, and so do the other records of the same unit in the same document, and the document's own text.
#[derive(Debug, Default)]
pub(crate) struct Doubts<'m> {
    /// Those that can be known by their value alone, for each unit in each document.
    telling: HashMap<(DocumentIx, UnitIx), Vec<Doubt<'m>>>,
}

/// One figure that the audit doubts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt<'m> {
    /// As stated.
    pub value: Decimal,
    /// What must follow the number in a text, where its value alone says too little: the unit of measure.
    pub followed_by: Option<&'m str>,
    /// What the audit says of it.
    pub one: &'m Discrepancy,
}

impl<'m> Doubts<'m> {
    /// The doubts of all documents.
    pub(super) fn of(discrepancies: &'m Discrepancies) -> Self {
        let mut telling: HashMap<_, Vec<_>> = HashMap::new();
        for one in discrepancies {
            let (Some(value), Some(document)) = (stated(one), one.document) else { continue };
            if tells(value) {
                for &unit in &one.units {
                    let doubt = Doubt { value, followed_by: None, one };
                    telling.entry((document, unit)).or_default().push(doubt);
                }
            }
        }
        Self { telling }
    }

    /// What the texts of a finding may print: its own figures, and those of its units in its document.
    pub(super) fn of_finding(&self, cx: &Context<'m>, ix: FindingIx) -> Vec<Doubt<'m>> {
        let finding = cx.model.finding(ix);
        let own = cx.discrepancies.in_record(Subject::Finding(ix)).filter_map(|one| own(finding, one));
        let document = finding.source.document;
        let beside = finding.units.iter().filter_map(|&unit| self.telling.get(&(document, unit))).flatten();
        own.chain(beside.copied()).collect()
    }

    /// The figures of a unit in a document that can be known by their value alone.
    pub(super) fn of_unit(&self, document: DocumentIx, unit: UnitIx) -> impl Iterator<Item = &Doubt<'m>> {
        self.telling.get(&(document, unit)).into_iter().flatten()
    }

    /// What the text of a document may print: the figures in it that say by their value alone whose they are.
    pub(super) fn of_document(cx: &Context<'m>, ix: DocumentIx) -> Vec<Doubt<'m>> {
        let doubts = cx.discrepancies.from_document(ix).filter_map(|one| {
            let value = stated(one).filter(|value| tells(*value))?;
            Some(Doubt { value, followed_by: None, one })
        });
        let doubts: Vec<_> = doubts.collect();
        if doubts.is_empty() {
            return doubts;
        }
        let all = figures_of(cx.model, ix);
        let elsewhere = |doubt: &Doubt<'_>| {
            all.iter().any(|(value, units)| {
                *value == doubt.value && !units.iter().any(|unit| doubt.one.units.contains(unit))
            })
        };
        doubts.into_iter().filter(|doubt| !elsewhere(doubt)).collect()
    }
}

/// The one number that a discrepancy doubts. The letters of a document, such as the number of a section, are none.
fn stated(one: &Discrepancy) -> Option<Decimal> {
    if one.diagnostic.rule.quotes("stated") {
        return None;
    }
    Decimal::from_str_exact(one.diagnostic.stated.as_deref()?).ok()
}

/// Whether a number is unlikely to stand for anything else in the same document: it has decimals and three digits, or
/// four digits and is no year.
fn tells(value: Decimal) -> bool {
    let value = value.abs().normalize();
    if value.scale() > 0 {
        return value.mantissa() >= 100;
    }
    value >= Decimal::from(1000) && !(Decimal::from(1900)..=Decimal::from(2100)).contains(&value)
}

/// A doubt about a figure of the finding itself: with decimals it is known in the finding's own text; a small whole
/// number only by the unit of measure behind it.
fn own<'m>(finding: &'m Finding<'m>, one: &'m Discrepancy) -> Option<Doubt<'m>> {
    let value = stated(one)?;
    if tells(value) || value.normalize().scale() > 0 {
        return Some(Doubt { value, followed_by: None, one });
    }
    let figure: &Figure<'_> = match one.subject {
        Subject::Figure(_, at) => finding.figures.get(at)?,
        Subject::RemedyFigure(_, entry, at) => finding.history.get(entry)?.figures.get(at)?,
        _ => return None,
    };
    Some(Doubt { value, followed_by: Some(figure.unit.as_deref()?), one })
}

/// All numbers that records take from a document, with the units that they are about.
fn figures_of<'m>(model: &'m Model<'m>, document: DocumentIx) -> Vec<(Decimal, &'m [UnitIx])> {
    let mut all = Vec::new();
    for &ix in model.findings_from(document) {
        let finding = model.finding(ix);
        let remedies = finding.history.iter().flat_map(|entry| &entry.figures);
        for figure in finding.figures.iter().chain(remedies) {
            let units = figure.about.as_ref().map_or(finding.units.as_slice(), std::slice::from_ref);
            all.extend(numbers(figure).into_iter().flatten().map(|value| (value, units)));
        }
    }
    for result in model.results.iter().filter(|result| result.source.document == document) {
        let unit = std::slice::from_ref(&result.unit);
        let domains = result.domains.iter().map(|score| (score.parts, score.percent));
        for (parts, percent) in domains.chain([(result.totals, None)]) {
            let ScoreParts { self_assessed, appraised, survey, total, lost } = parts;
            let stated = [self_assessed, appraised, survey, total, lost, percent].into_iter().flatten();
            all.extend(stated.map(|value| (value.value, unit)));
        }
    }
    for indicator in &model.indicators {
        for value in indicator.values.iter().filter(|value| value.source.document == document) {
            let unit = std::slice::from_ref(&value.unit);
            all.extend(numbers(&value.figure).into_iter().flatten().map(|number| (number, unit)));
        }
    }
    all
}

/// The numbers that a figure prints.
pub(crate) fn numbers(figure: &Figure<'_>) -> [Option<Decimal>; 3] {
    match &figure.amount {
        Amount::Value(value) => [Some(value.value), None, None],
        Amount::Fraction { numerator, denominator, stated } => {
            [Some(numerator.value), Some(denominator.value), stated.as_ref().map(|stated| stated.value)]
        }
        Amount::Range { min, max, .. } => [*min, *max, None],
        Amount::Band(_) | Amount::Date(_) | Amount::Withheld | Amount::NotStated => [None; 3],
    }
}
