use crate::charts::{Absence, State, domain_rows, status_bar, status_years};
use crate::model::remedy::{Progress, Tally};
use crate::model::{Domain, FindingIx, Framework, ScoreResult, share};
use crate::site::Context;

use super::Mark;

/// The domains of a result against their maxima, with those of an earlier result; `None` where it has none.
pub fn domains_chart(
    cx: &Context<'_>,
    result: &ScoreResult<'_>,
    before: Option<&ScoreResult<'_>>,
) -> Option<domain_rows::Chart> {
    let set = cx.model.framework(result.framework?);
    let rows: Vec<domain_rows::Row> = result
        .domains
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let domain = &set.domains[score.domain];
            let earlier =
                before.and_then(|before| Some((before.year, same_domain(cx, set, domain, before)?)));
            domain_rows::Row {
                title: printed_title(domain),
                short: domain.title.to_string(),
                appraised: score.parts.appraised.map_or(State::Missing(Absence::NotStated), |points| {
                    State::figure(points.value, Mark::is_on_domain(cx, result, at))
                }),
                maximum: share::domain_max(score, set),
                self_assessed: score.parts.self_assessed.map(|points| points.value),
                survey: score.parts.survey.map(|points| points.value).zip(domain.survey_max),
                previous: earlier.map(|(year, share)| domain_rows::Previous {
                    year: year.to_string(),
                    appraised: share.score,
                    maximum: share.max,
                }),
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        domain_rows::layout(&domain_rows::Input {
            name: cx.model.unit(result.unit).name.to_string(),
            year: result.year.to_string(),
            rows,
        })
    })
}

/// How many findings stand where, for a chart.
fn status_counts(tally: Tally) -> status_bar::Counts {
    let count = |progress| u32::try_from(tally.count(progress)).unwrap_or(u32::MAX);
    status_bar::Counts {
        verified: count(Progress::Verified),
        reported: count(Progress::Reported),
        in_progress: count(Progress::InProgress),
        not_started: count(Progress::NotStarted),
        not_assessed: count(Progress::NotAssessed),
        superseded: count(Progress::Superseded),
        no_information: count(Progress::Unknown),
    }
}

/// How many findings of some statuses stand where, for a chart.
pub(super) fn status_counts_of(statuses: impl Iterator<Item = Progress>) -> status_bar::Counts {
    let mut counts = status_bar::Counts::default();
    for status in statuses {
        let count = match status {
            Progress::Verified => &mut counts.verified,
            Progress::Reported => &mut counts.reported,
            Progress::InProgress => &mut counts.in_progress,
            Progress::NotStarted => &mut counts.not_started,
            Progress::NotAssessed => &mut counts.not_assessed,
            Progress::Superseded => &mut counts.superseded,
            Progress::Unknown => &mut counts.no_information,
        };
        *count = count.saturating_add(1);
    }
    counts
}

/// How far remedies have come; `None` where there is no shortcoming. `name` says whose they are.
pub fn remedies_chart(name: &str, tally: Tally) -> Option<status_bar::Chart> {
    (tally.total() > 0).then(|| {
        status_bar::layout(&status_bar::Input {
            name: name.to_owned(),
            counts: status_counts(tally),
            overdue: u32::try_from(tally.overdue).ok().filter(|&overdue| overdue > 0),
        })
    })
}

/// What came of the findings of each year, from the first year with any to the last; `None` for less than two
/// such years, of which a bar of the whole says as much.
pub fn remedies_by_year(
    cx: &Context<'_>,
    name: &str,
    findings: impl Iterator<Item = FindingIx> + Clone,
) -> Option<status_years::Chart> {
    let model = cx.model;
    let counted = findings.map(|ix| model.finding(ix)).filter(|finding| finding.is_counted());
    let years: std::collections::BTreeSet<i32> = counted.clone().map(|finding| finding.year).collect();
    let (&first, &last) = (years.first()?, years.last()?);
    let year = |year: i32| {
        let tally = Tally::of(counted.clone().filter(|finding| finding.year == year), model.edition.date);
        let spoken = years.contains(&year);
        status_years::Year { label: year.to_string(), counts: spoken.then(|| status_counts(tally)) }
    };
    (first != last).then(|| {
        let years = (first..=last).map(year).collect();
        status_years::layout(&status_years::Input { name: name.to_owned(), years })
    })
}

/// The share of a domain in another result of another set, found by its harmonised key.
///
/// Two domains of one set may share a key, where a document splits what others keep together; then none of
/// them compares alone.
pub(crate) fn same_domain(
    cx: &Context<'_>,
    set: &Framework<'_>,
    domain: &Domain<'_>,
    other: &ScoreResult<'_>,
) -> Option<share::Share> {
    let other_set = cx.model.framework(other.framework?);
    let split = |set: &Framework<'_>| set.domains.iter().filter(|one| one.key == domain.key).count() > 1;
    if split(set) || split(other_set) {
        return None;
    }
    let at = other_set.domain_by_key(&domain.key)?;
    share::domain(other.domains.iter().find(|score| score.domain == at)?, other_set)
}

/// Number and title: `3. Cải cách thủ tục hành chính`.
pub(super) fn printed_title(domain: &Domain<'_>) -> String {
    format!("{}. {}", domain.code.trim_matches(['(', ')']), domain.title)
}
