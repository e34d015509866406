use crate::diagnostics::Diagnostic;
use crate::records::{Extent, RawSaying};
use crate::source::Spanned;

use super::super::rules;
use super::super::saying::{Answer, Saying};
use super::registry::Registry;

/// What a record says about single matters; one that says nothing, or two things at once, is reported and left out.
pub(super) fn sayings<'a>(raw: Vec<Spanned<RawSaying<'a>>>, cx: &mut Registry<'a, '_>) -> Vec<Saying<'a>> {
    raw.into_iter().filter_map(|saying| one(saying, cx)).collect()
}

fn one<'a>(raw: Spanned<RawSaying<'a>>, cx: &mut Registry<'a, '_>) -> Option<Saying<'a>> {
    let saying = raw.value;
    let units = saying.units.iter().filter_map(|id| cx.unit(id)).collect();
    let answer = match (saying.is, saying.value) {
        (Some(truth), None) => Answer::Is(truth.value),
        (None, Some(value)) => Answer::Value(value.value),
        (None, None) | (Some(_), Some(_)) => {
            cx.report(Diagnostic::new(&rules::SAYING_SHAPE, raw.span));
            return None;
        }
    };
    Some(Saying {
        about: saying.about.value,
        answer,
        extent: saying.extent.map_or(Extent::All, |extent| extent.value),
        units,
        words: saying.words.map(|words| words.value),
        span: raw.span,
    })
}
