use crate::records::RawIndicator;
use crate::source::Spanned;

use super::super::indicator::{Indicator, IndicatorValue};
use super::figures::{acknowledged, indicator_figure};
use super::registry::Registry;

/// Decimals of a computed value where the record does not say.
const DECIMALS: u32 = 2;

pub(super) fn resolve<'a>(
    raw: Vec<Spanned<RawIndicator<'a>>>,
    cx: &mut Registry<'a, '_>,
) -> Vec<Indicator<'a>> {
    raw.into_iter().map(|indicator| one(indicator, cx)).collect()
}

fn one<'a>(raw: Spanned<RawIndicator<'a>>, cx: &mut Registry<'a, '_>) -> Indicator<'a> {
    let indicator = raw.value;
    let measure = indicator.unit.value;
    let mut values: Vec<IndicatorValue<'a>> = Vec::with_capacity(indicator.values.len());
    for value in indicator.values {
        let figure = indicator_figure(&value, &measure, cx);
        let value = value.value;
        let unit = cx.unit(&value.unit);
        let source = cx.source(&value.source);
        let finding = value.finding.as_ref().and_then(|finding| cx.finding(finding));
        let (Some(figure), Some(unit), Some(source)) = (figure, unit, source) else { continue };
        values.push(IndicatorValue {
            unit,
            year: value.year.value,
            period: value.period.map(|text| text.value),
            figure,
            band: value.band.map(|text| text.value),
            target: value.target.map(|target| target.value),
            finding,
            note: value.note.map(|text| text.value),
            source,
            acknowledged: acknowledged(value.acknowledged),
        });
    }
    values.sort_by_key(|value| (value.year, value.unit));
    Indicator {
        id: indicator.id.value.0,
        title: indicator.title.value,
        definition: indicator.definition.map(|text| text.value),
        unit: measure,
        better: indicator.better.map(|better| better.value),
        decimals: indicator.decimals.map_or(DECIMALS, |decimals| decimals.value),
        values,
        span: raw.span,
    }
}
