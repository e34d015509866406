use rust_decimal::Decimal;

use crate::audit::Subject;
use crate::charts::{State, fraction_bars};
use crate::model::{Amount, Figure, FindingIx};
use crate::site::Context;
use crate::text::{Locale, PartialDate};

use super::tongue;

/// A fraction of a finding over time: as found, as its remedy has changed it, and as found in other years. Only
/// figures of one label are put together, since a label says what is counted. `None` with fewer than two.
pub(crate) fn fractions_chart(cx: &Context<'_>, ix: FindingIx) -> Option<fraction_bars::Chart> {
    let finding = cx.model.finding(ix);
    let (_, locale) = tongue(cx);
    let mut findings: Vec<FindingIx> = cx.recurring.of_finding(ix).to_vec();
    findings.push(ix);
    findings.sort_by_key(|&ix| cx.model.finding(ix).year);
    let of_label = |label: &str| -> Vec<fraction_bars::Row> {
        findings.iter().flat_map(|&ix| rows(cx, ix, label, locale)).collect()
    };
    let labels = fractions(&finding.figures).filter_map(|(_, (figure, ..))| figure.label.as_deref());
    let (label, rows) = labels.map(|label| (label, of_label(label))).find(|(_, rows)| rows.len() > 1)?;
    Some(fraction_bars::layout(&fraction_bars::Input {
        name: finding.units.first().map(|&unit| cx.model.unit(unit).name.to_string())?,
        what: inside_a_sentence(label),
        rows,
    }))
}

/// The figures of one finding with a label: its own first, then those of its history.
fn rows(cx: &Context<'_>, ix: FindingIx, label: &str, locale: Locale) -> Vec<fraction_bars::Row> {
    let finding = cx.model.finding(ix);
    let is_doubted = |subject: Subject| cx.discrepancies.about(subject).next().is_some();
    let when =
        |day: Option<PartialDate>| day.map_or_else(|| finding.year.to_string(), |day| locale.date(&day));
    let own = fractions(&finding.figures)
        .map(|(at, fraction)| (when(fraction.0.as_of), Subject::Figure(ix, at), fraction));
    let later = finding.history.iter().enumerate().flat_map(|(at_entry, entry)| {
        let when = &when;
        fractions(&entry.figures).map(move |(at, fraction)| {
            let subject = Subject::RemedyFigure(ix, at_entry, at);
            (when(fraction.0.as_of.or(entry.as_of)), subject, fraction)
        })
    });
    own.chain(later)
        .filter(|(.., (figure, ..))| figure.label.as_deref() == Some(label))
        .map(|(when, subject, (_, numerator, denominator))| fraction_bars::Row {
            label: when,
            numerator: State::figure(numerator, is_doubted(subject)),
            denominator: Some(denominator),
            note: None,
            target: None,
        })
        .collect()
}

/// The fractions among figures, with their positions.
fn fractions<'f, 'a>(
    figures: &'f [Figure<'a>],
) -> impl Iterator<Item = (usize, (&'f Figure<'a>, Decimal, Decimal))> {
    figures.iter().enumerate().filter_map(|(at, figure)| match &figure.amount {
        Amount::Fraction { numerator, denominator, .. } => {
            Some((at, (figure, numerator.value, denominator.value)))
        }
        _ => None,
    })
}

/// A label after a number: its first letter small, unless it opens an abbreviation.
fn inside_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::inside_a_sentence;

    #[test]
    fn a_label_is_lowered_unless_it_is_an_abbreviation() {
        assert_eq!(inside_a_sentence("Đơn vị đã xong"), "đơn vị đã xong");
        assert_eq!(inside_a_sentence("TTHC có hồ sơ"), "TTHC có hồ sơ");
        assert_eq!(inside_a_sentence(""), "");
    }
}
