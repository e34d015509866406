use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::charts::status_dates;
use crate::model::remedy::Progress;
use crate::model::{Finding, FindingIx, Model};
use crate::site::Context;

use super::chart::status_counts_of;

/// At most as many days are drawn; then only the last of each year.
const DAYS: usize = 8;

/// Where some shortcomings stood on each day that a document speaks of, and at the ends of years; `None` where no
/// remedy of them is spoken of, or on one day only.
pub fn remedies_over_time(
    cx: &Context<'_>,
    name: &str,
    findings: impl Iterator<Item = FindingIx>,
) -> Option<status_dates::Chart> {
    let model = cx.model;
    let lives: Vec<Life> = findings
        .map(|ix| model.finding(ix))
        .filter(|one| one.is_counted())
        .map(|one| life(model, one))
        .collect();
    if lives.iter().all(|life| life.spoken.is_empty()) {
        return None;
    }
    let spoken = lives.iter().flat_map(|life| life.spoken.iter().map(|&(day, _)| day));
    let days = spoken.chain(lives.iter().map(|life| life.from));
    let days: BTreeSet<NaiveDate> = days.filter(|&day| day <= model.edition.date).collect();
    let mut days: Vec<NaiveDate> = days.into_iter().collect();
    if days.len() > DAYS {
        let year = |day: &NaiveDate| chrono::Datelike::year(day);
        days =
            days.chunk_by(|one, next| year(one) == year(next)).filter_map(|of| of.last().copied()).collect();
        days.drain(..days.len().saturating_sub(DAYS));
    }
    (days.len() > 1).then(|| {
        let dates = days.into_iter().map(|day| moment(&lives, day)).collect();
        status_dates::layout(&status_dates::Input { name: name.to_owned(), dates })
    })
}

/// From when a finding counts, and what was said of its remedy on which day, oldest first.
struct Life {
    from: NaiveDate,
    spoken: Vec<(NaiveDate, Progress)>,
}

fn life(model: &Model<'_>, finding: &Finding<'_>) -> Life {
    let mut spoken: Vec<(NaiveDate, Progress)> = finding
        .history
        .iter()
        .filter_map(|entry| {
            let source = entry.source.as_ref().unwrap_or(&finding.source);
            let day = entry.as_of.or(model.document(source.document).date)?;
            Some((day.latest(), Progress::of(entry.status)))
        })
        .collect();
    // Of one day the later entry holds: the sort keeps the order of the history.
    spoken.sort_by_key(|(day, _)| *day);
    let end = NaiveDate::from_ymd_opt(finding.year, 12, 31).unwrap_or(NaiveDate::MAX);
    let from = spoken.first().map_or(end, |(day, _)| end.min(*day));
    Life { from, spoken }
}

fn moment(lives: &[Life], day: NaiveDate) -> status_dates::Moment {
    let known = lives.iter().filter(|life| life.from <= day).map(|life| {
        let said = life.spoken.iter().take_while(|(spoken, _)| *spoken <= day).last();
        said.map_or(Progress::Unknown, |(_, progress)| *progress)
    });
    status_dates::Moment { date: day.to_string(), counts: status_counts_of(known) }
}
