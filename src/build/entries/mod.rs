//! What search finds: one [`Entry`] for each unit, finding, result, indicator value, section of a text, document
//! and criterion, in the order of the content. One file for each group of them.

mod figures;
mod findings;
mod papers;
mod units;

use crate::model::{Source, UnitIx};
use crate::render::{Argument, Renderer};
use crate::search::Entry;
use crate::site::views::SourceView;
use crate::site::{Context, Route};

/// How much more a kind of hit weighs, in percent: who types the name of a commune wants the commune, and who types
/// a topic what was found about it rather than the criterion of the same name.
const UNIT_RANK: u8 = 60;
const RESULT_RANK: u8 = 30;
const DOCUMENT_RANK: u8 = 20;
const FINDING_RANK: u8 = 15;
const FIGURE_RANK: u8 = 10;
const COMMON_RANK: u8 = 0;

/// Everything that search finds, in the order of the content.
pub(super) fn entries(cx: &Context<'_>, renderer: &Renderer) -> Vec<Entry> {
    let mut entries = Vec::new();
    units::add(cx, renderer, &mut entries);
    findings::add(cx, renderer, &mut entries);
    figures::add_results(cx, renderer, &mut entries);
    figures::add_indicators(cx, renderer, &mut entries);
    papers::add(cx, &mut entries);
    entries
}

/// The address as it stands in a link: a folder on disk has no index of its own.
fn href(route: &Route, fragment: &str) -> String {
    format!("{route}index.html{fragment}")
}

/// Words of the theme with their places filled. Its test holds that every language has them; a theme that lost one
/// leaves the place empty rather than a site without search.
fn words(renderer: &Renderer, key: &str, places: &[(&str, &str)]) -> String {
    let arguments: Vec<_> =
        places.iter().map(|&(name, value)| (name, Argument::Text(value.into()))).collect();
    renderer.words().text(key, &arguments).unwrap_or_default()
}

fn source(cx: &Context<'_>, source: &Source<'_>) -> String {
    let view = SourceView::of(cx, source);
    view.locator.map_or_else(|| view.label.clone(), |locator| format!("{}, {locator}", view.label))
}

/// The day of the document a statement stands in, by which hits are sorted.
fn date(cx: &Context<'_>, source: &Source<'_>) -> Option<String> {
    cx.model.document(source.document).date.map(|date| date.to_string())
}

fn names(cx: &Context<'_>, units: &[UnitIx]) -> Vec<String> {
    units.iter().map(|&unit| cx.model.unit(unit).name.to_string()).collect()
}

/// Names of units and then of what they lie in below the province, each once: a commune is asked for together with
/// its district.
fn place(cx: &Context<'_>, units: &[UnitIx]) -> String {
    let mut names = names(cx, units);
    for &unit in units {
        let Some(above) = cx.model.unit(unit).parent.map(|above| cx.model.unit(above)) else { continue };
        if above.parent.is_some() && !names.iter().any(|name| *name == above.name) {
            names.push(above.name.to_string());
        }
    }
    names.join(", ")
}
