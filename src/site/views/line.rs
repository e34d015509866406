use crate::charts::{Absence, State, line_years};
use crate::model::share::Share;
use crate::model::{ScoreResult, UnitIx};
use crate::site::Context;

/// Percent of maximum over the years, from the first result that has one to the last; `None` with fewer than
/// two. `share` says what of a result is drawn, the index or one domain, and `doubted` whether the audit doubts it.
pub fn share_line(
    cx: &Context<'_>,
    unit: UnitIx,
    share: impl Fn(&ScoreResult<'_>) -> Option<Share>,
    doubted: impl Fn(&ScoreResult<'_>) -> bool,
) -> Option<line_years::Chart> {
    let known = cx.model.results_of(unit).iter().filter(|&&ix| share(cx.model.result(ix)).is_some()).count();
    (known > 1).then(|| any_share_line(cx, unit, share, doubted)).flatten()
}

/// The same of a single result, too: on the page of a unit even one year is a year.
pub(crate) fn any_share_line(
    cx: &Context<'_>,
    unit: UnitIx,
    share: impl Fn(&ScoreResult<'_>) -> Option<Share>,
    doubted: impl Fn(&ScoreResult<'_>) -> bool,
) -> Option<line_years::Chart> {
    let model = cx.model;
    let results = model.results_of(unit).iter().map(|&ix| model.result(ix));
    let known: Vec<(&ScoreResult<'_>, Share)> =
        results.filter_map(|result| Some((result, share(result)?))).collect();
    let (first, last) = (known.first()?.0.year, known.last()?.0.year);
    let years = (first..=last).map(|year| {
        let found = known.iter().find(|(result, _)| result.year == year);
        line_years::Year {
            label: year.to_string(),
            score: found.map_or(State::Missing(Absence::NoDocument), |(result, share)| {
                State::figure(share.score, doubted(result))
            }),
            maximum: found.map(|(_, share)| share.max),
            framework: found
                .and_then(|(result, _)| result.framework)
                .map(|framework| model.framework(framework).id.to_string()),
        }
    });
    let input = line_years::Input { name: model.unit(unit).name.to_string(), years: years.collect() };
    Some(line_years::layout(&input))
}
