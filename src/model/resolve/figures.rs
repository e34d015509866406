use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::records::{RawAcknowledged, RawFigure, RawIndicatorValue};
use crate::source::{Span, Spanned};
use crate::text::PartialDate;

use super::super::figure::{Acknowledged, Amount, Figure};
use super::super::rules;
use super::registry::Registry;

/// The keys of a figure that say how much, wherever it stands.
struct Parts<'a> {
    value: Option<Spanned<Decimal>>,
    numerator: Option<Spanned<Decimal>>,
    denominator: Option<Spanned<Decimal>>,
    stated: Option<Spanned<Decimal>>,
    min: Option<Spanned<Decimal>>,
    max: Option<Spanned<Decimal>>,
    max_exclusive: bool,
    band: Option<std::borrow::Cow<'a, str>>,
    date: Option<Spanned<PartialDate>>,
    withheld: bool,
}

pub(super) fn figure<'a>(raw: &Spanned<RawFigure<'a>>, cx: &mut Registry<'a, '_>) -> Option<Figure<'a>> {
    let figure = &raw.value;
    let parts = Parts {
        value: figure.value,
        numerator: figure.numerator,
        denominator: figure.denominator,
        stated: figure.stated,
        min: figure.min,
        max: figure.max,
        max_exclusive: figure.max_exclusive.is_some_and(|flag| flag.value),
        band: figure.band.as_ref().map(|text| text.value.clone()),
        date: figure.date,
        withheld: figure.withheld.is_some_and(|flag| flag.value),
    };
    Some(Figure {
        label: figure.label.as_ref().map(|text| text.value.clone()),
        amount: amount(parts, raw.span, cx)?,
        unit: figure.unit.as_ref().map(|text| text.value.clone()),
        as_of: figure.as_of.map(|date| date.value),
        about: figure.about.as_ref().and_then(|unit| cx.unit(unit)),
        part_of: figure.part_of.as_ref().map(|text| text.value.clone()),
        split: figure.split.as_ref().map(|text| text.value.clone()),
        span: raw.span,
    })
}

/// An indicator's value as a figure; its `value` beside a fraction is the stated ratio.
pub(super) fn indicator_figure<'a>(
    raw: &Spanned<RawIndicatorValue<'a>>,
    unit: &std::borrow::Cow<'a, str>,
    cx: &mut Registry<'a, '_>,
) -> Option<Figure<'a>> {
    let value = &raw.value;
    let is_fraction = value.numerator.is_some() || value.denominator.is_some();
    let parts = Parts {
        value: if is_fraction { None } else { value.value },
        numerator: value.numerator,
        denominator: value.denominator,
        stated: if is_fraction { value.value } else { None },
        min: value.min,
        max: value.max,
        max_exclusive: false,
        // Beside a number the band is a remark of its own, not the amount.
        band: None,
        date: None,
        withheld: value.withheld.is_some_and(|flag| flag.value),
    };
    let has_number = is_fraction || value.value.is_some() || value.min.is_some() || value.max.is_some();
    let parts = match &value.band {
        Some(band) if !has_number && !parts.withheld => Parts { band: Some(band.value.clone()), ..parts },
        _ => parts,
    };
    Some(Figure {
        label: None,
        amount: amount(parts, raw.span, cx)?,
        unit: Some(unit.clone()),
        as_of: value.as_of.map(|date| date.value),
        about: None,
        part_of: None,
        split: None,
        span: raw.span,
    })
}

fn amount<'a>(parts: Parts<'a>, span: Span, cx: &mut Registry<'a, '_>) -> Option<Amount<'a>> {
    let forms = [
        parts.value.is_some(),
        parts.numerator.is_some() || parts.denominator.is_some(),
        parts.min.is_some() || parts.max.is_some(),
        parts.band.is_some(),
        parts.date.is_some(),
        parts.withheld,
    ];
    let half = parts.numerator.is_some() != parts.denominator.is_some()
        || (parts.stated.is_some() && parts.numerator.is_none());
    if forms.into_iter().filter(|there| *there).count() > 1 || half {
        let found = keys_found(&[
            ("value", parts.value.is_some()),
            ("numerator", parts.numerator.is_some()),
            ("denominator", parts.denominator.is_some()),
            ("stated", parts.stated.is_some()),
            ("min", parts.min.is_some()),
            ("max", parts.max.is_some()),
            ("band", parts.band.is_some()),
            ("date", parts.date.is_some()),
            ("withheld", parts.withheld),
        ]);
        cx.report(Diagnostic::new(&rules::FIGURE_SHAPE, span).with("found", found));
        return None;
    }
    if let (Some(numerator), Some(denominator)) = (parts.numerator, parts.denominator) {
        if denominator.value.is_zero() {
            cx.report(Diagnostic::new(&rules::ZERO_DENOMINATOR, denominator.span));
            return None;
        }
        return Some(Amount::Fraction { numerator, denominator, stated: parts.stated });
    }
    if parts.min.is_some() || parts.max.is_some() {
        check_bounds(parts.min, parts.max, cx)?;
        return Some(Amount::Range {
            min: parts.min.map(|bound| bound.value),
            max: parts.max.map(|bound| bound.value),
            max_exclusive: parts.max_exclusive,
        });
    }
    Some(match (parts.value, parts.band, parts.date, parts.withheld) {
        (Some(value), ..) => Amount::Value(value),
        (_, Some(band), ..) => Amount::Band(band),
        (_, _, Some(date), _) => Amount::Date(date.value),
        (_, _, _, true) => Amount::Withheld,
        _ => Amount::NotStated,
    })
}

/// The keys that are there, for messages: `value + min`.
pub(super) fn keys_found(keys: &[(&str, bool)]) -> String {
    let there: Vec<&str> = keys.iter().filter(|(_, there)| *there).map(|(key, _)| *key).collect();
    there.join(" + ")
}

/// `None`, and a diagnostic, when the lower bound is above the upper one.
pub(super) fn check_bounds(
    min: Option<Spanned<Decimal>>,
    max: Option<Spanned<Decimal>>,
    cx: &mut Registry<'_, '_>,
) -> Option<()> {
    match (min, max) {
        (Some(low), Some(high)) if low.value > high.value => {
            let diagnostic = Diagnostic::new(&rules::BOUNDS, low.span)
                .with("low", low.value.to_string())
                .with("high", high.value.to_string());
            cx.report(diagnostic);
            None
        }
        _ => Some(()),
    }
}

pub(super) fn acknowledged<'a>(raw: Vec<Spanned<RawAcknowledged<'a>>>) -> Vec<Acknowledged<'a>> {
    raw.into_iter()
        .map(|one| Acknowledged {
            rule: one.value.rule,
            field: one.value.field.map(|text| text.value),
            note: one.value.note.value,
        })
        .collect()
}
