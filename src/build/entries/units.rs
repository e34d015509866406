use std::ops::Range;

use crate::model::{UnitIx, descent};
use crate::render::Renderer;
use crate::search::Entry;
use crate::site::{Context, Route};

use super::{COMMON_RANK, UNIT_RANK, href, words};

pub(super) fn add(cx: &Context<'_>, renderer: &Renderer, range: Range<usize>, entries: &mut Vec<Entry>) {
    entries.extend(range.map(|at| unit(cx, renderer, cx.model.unit_at(at))));
}

/// A unit under every name it is known by, with what tells it from another of the same name: dates, code, and what
/// it became or was made of.
fn unit(cx: &Context<'_>, renderer: &Renderer, ix: UnitIx) -> Entry {
    let unit = cx.model.unit(ix);
    let locale = renderer.words().locale();
    let mut text = Vec::new();
    let mut say = |key: &str, value: String| {
        if !value.is_empty() {
            text.push(words(renderer, key, &[("value", &value)]));
        }
    };
    say("search.unit_code", unit.code.as_deref().unwrap_or_default().to_owned());
    say("search.unit_from", unit.valid.from.map(|day| locale.date(&day)).unwrap_or_default());
    say("search.unit_until", unit.valid.to.map(|day| locale.date(&day)).unwrap_or_default());
    // one that went through another is found by the name of that, too
    let now = descent::of(cx.model, ix);
    say("search.unit_became", now.as_ref().map(|now| names(cx, &now.units)).unwrap_or_default());
    say("search.unit_through", now.map(|now| names(cx, &now.through)).unwrap_or_default());
    let before: Vec<UnitIx> = unit.predecessors.iter().map(|before| before.unit).collect();
    say("search.unit_was", names(cx, &before));
    say("search.unit_names", unit.names.iter().map(|period| &*period.name).collect::<Vec<_>>().join(", "));
    say("search.unit_spelt", unit.aliases.join(", "));
    Entry {
        url: href(&Route::unit(unit), ""),
        kind: "unit".to_owned(),
        title: unit.name.to_string(),
        place: above(cx, ix),
        units: vec![unit.name.to_string()],
        text: text.join(" "),
        rank: if unit.is_territorial() { UNIT_RANK } else { COMMON_RANK },
        ..Entry::default()
    }
}

fn names(cx: &Context<'_>, units: &[UnitIx]) -> String {
    let names: Vec<&str> = units.iter().map(|&unit| &*cx.model.unit(unit).name).collect();
    names.join(", ")
}

/// Everything a unit lies in, the nearest first.
fn above(cx: &Context<'_>, ix: UnitIx) -> String {
    let chain = std::iter::successors(cx.model.unit(ix).parent, |&above| cx.model.unit(above).parent);
    chain.map(|above| cx.model.unit(above).name.to_string()).collect::<Vec<_>>().join(", ")
}
