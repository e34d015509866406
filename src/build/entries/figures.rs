use std::ops::Range;

use crate::model::{IndicatorIx, ScoreParts, ScoreResult};
use crate::render::Renderer;
use crate::search::Entry;
use crate::site::{Context, Route};

use super::doubts::{self, doubted};
use super::findings::figure_text;
use super::{FIGURE_RANK, RESULT_RANK, date, href, place, source, words};

/// The result of each unit in each year, with rank, class and the points of every domain.
pub(super) fn add_results(
    cx: &Context<'_>,
    renderer: &Renderer,
    range: Range<usize>,
    entries: &mut Vec<Entry>,
) {
    for result in &cx.model.results[range] {
        let unit = cx.model.unit(result.unit);
        let year = result.year.to_string();
        let points = result.totals.total.map(|total| renderer.words().locale().decimal(&total.value));
        entries.push(Entry {
            url: href(&Route::unit(unit), &format!("#diem-{year}")),
            kind: "result".to_owned(),
            title: words(renderer, "search.result_title", &[("unit", &unit.name), ("year", &year)]),
            place: place(cx, &[result.unit]),
            units: vec![unit.name.to_string()],
            year: Some(result.year),
            date: date(cx, &result.source),
            text: result_text(cx, renderer, result, points.as_deref()),
            source: source(cx, &result.source),
            points,
            doubts: doubted(doubts::in_result(cx, result)),
            rank: RESULT_RANK,
            ..Entry::default()
        });
    }
}

fn result_text(
    cx: &Context<'_>,
    renderer: &Renderer,
    result: &ScoreResult<'_>,
    points: Option<&str>,
) -> String {
    let locale = renderer.words().locale();
    let mut parts = Vec::new();
    if let Some(points) = points {
        parts.push(words(renderer, "search.result_points", &[("value", points)]));
    }
    let ScoreParts { self_assessed, appraised, survey, total: _, lost } = result.totals;
    let totals = [("self", self_assessed), ("appraised", appraised), ("survey", survey), ("lost", lost)];
    for (part, value) in totals {
        let Some(value) = value else { continue };
        let value = locale.decimal(&value.value);
        parts.push(words(renderer, &format!("search.result_{part}"), &[("value", &value)]));
    }
    if let Some(rank) = result.rank {
        let place = format!("{}/{}", rank.position, rank.of);
        parts.push(words(renderer, "search.result_rank", &[("value", &place)]));
    }
    if let Some(class) = &result.class {
        parts.push(words(renderer, "search.result_class", &[("value", &class.value)]));
    }
    if let Some(framework) = result.framework.map(|framework| cx.model.framework(framework)) {
        for score in &result.domains {
            let domain = &framework.domains[score.domain];
            let Some(points) = score.parts.appraised.or(score.parts.self_assessed) else { continue };
            let max = domain.max.or(score.max.map(|max| max.value));
            let max = max.map(|max| format!("/{}", locale.decimal(&max))).unwrap_or_default();
            parts.push(format!("{}: {}{max}.", domain.title, locale.decimal(&points.value)));
        }
    }
    parts.join(" ")
}

/// Values of indicators, by their place in them.
pub(super) fn add_values(
    cx: &Context<'_>,
    renderer: &Renderer,
    values: &[(IndicatorIx, usize)],
    entries: &mut Vec<Entry>,
) {
    entries.extend(values.iter().map(|&(ix, at)| {
        let indicator = cx.model.indicator(ix);
        let value = &indicator.values[at];
        let unit = cx.model.unit(value.unit);
        let definition = indicator.definition.as_deref().unwrap_or_default();
        let domain = value.finding.and_then(|finding| cx.model.finding(finding).domain.as_deref());
        let mut figure = value.figure.clone();
        figure.unit = figure.unit.or_else(|| Some(indicator.unit.clone()));
        Entry {
            url: href(&Route::unit(unit), "#chi-tieu"),
            kind: "indicator".to_owned(),
            title: indicator.title.to_string(),
            place: place(cx, &[value.unit]),
            units: vec![unit.name.to_string()],
            domain: domain.map(str::to_owned),
            year: Some(value.year),
            date: date(cx, &value.source),
            text: format!("{} {definition}", figure_text(renderer, &figure)).trim().to_owned(),
            source: source(cx, &value.source),
            doubts: doubted(doubts::in_value(cx, ix, at)),
            rank: FIGURE_RANK,
            ..Entry::default()
        }
    }));
}
