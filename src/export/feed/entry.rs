use chrono::NaiveDate;

use crate::markdown::summary;
use crate::model::{Correction, FindingIx, ResultIx};
use crate::syntax::Choice;
use crate::text::slug;

use super::super::groups::percent;
use super::super::whole::Export;
use super::subject::{Dated, Subject, day};

/// Characters of a summary.
const LONGEST_SUMMARY: usize = 400;

/// One entry, ready to be written. All words of it come from the records.
pub(super) struct Entry {
    /// Permanent, and unique among all entries.
    pub(super) id: String,
    /// The page to read.
    pub(super) link: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) updated: NaiveDate,
    pub(super) published: Option<NaiveDate>,
    /// Machine-readable terms: what it is, of which year, of which domain.
    pub(super) categories: Vec<String>,
}

pub(super) fn of(export: &Export<'_>, dated: &Dated) -> Entry {
    let updated = dated.updated.0;
    match dated.subject {
        Subject::Correction(at) => correction(export, &export.model.corrections[at], updated),
        Subject::Finding(ix) => finding(export, ix, updated),
        Subject::Result(ix) => result(export, ix, updated),
    }
}

fn correction(export: &Export<'_>, correction: &Correction<'_>, updated: NaiveDate) -> Entry {
    let link = export.url(&export.links.correction(&correction.id));
    let change = match (&correction.was, &correction.now) {
        (None, None) => None,
        (was, now) => Some(format!("{} → {}", was.as_deref().unwrap_or("…"), now.as_deref().unwrap_or("…"))),
    };
    let summary: Vec<&str> = correction.field.as_deref().into_iter().chain(change.as_deref()).collect();
    Entry {
        id: link.clone(),
        link,
        title: correction.reason.to_string(),
        summary: summary.join(": "),
        updated,
        published: Some(updated),
        categories: vec!["correction".to_owned()],
    }
}

fn finding(export: &Export<'_>, ix: FindingIx, updated: NaiveDate) -> Entry {
    let finding = export.model.finding(ix);
    let link = export.url(&export.links.finding(ix));
    let mut categories = vec![finding.kind.word().to_owned(), finding.year.to_string()];
    categories.extend(finding.domain.as_deref().map(str::to_owned));
    Entry {
        id: link.clone(),
        link,
        title: finding.title.to_string(),
        summary: summary(&finding.text, LONGEST_SUMMARY),
        updated,
        published: finding.published.map(|date| day(date, export.model.edition.date)),
        categories,
    }
}

/// A result has no page of its own: its entry leads to the unit, and its id tells the years apart.
fn result(export: &Export<'_>, ix: ResultIx, updated: NaiveDate) -> Entry {
    let result = export.model.result(ix);
    let locale = export.locale();
    let link = export.url(&export.links.unit(result.unit));
    let period = result.period.as_deref();
    let year = result.year.to_string();
    let when = match period {
        Some(period) if period.contains(&year) => period.to_owned(),
        Some(period) => format!("{year} {period}"),
        None => year,
    };
    let mut title = format!("{} {when}", export.model.unit(result.unit).name);
    if let Some(total) = result.totals.total {
        title = format!("{title}: {}", locale.decimal(&total.value));
    }
    let share = crate::model::share::index(export.model, result);
    let parts = [
        share.and_then(|share| percent(share.score, share.max)).map(|percent| locale.percent(&percent)),
        result.rank.map(|rank| format!("{}/{}", rank.position, rank.of)),
        result.class.as_ref().map(|class| class.value.to_string()),
    ];
    let suffix = period.map(|period| format!("-{}", slug(period))).unwrap_or_default();
    Entry {
        id: format!("{link}#ket-qua-{}{suffix}", result.year),
        link,
        title,
        summary: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        updated,
        published: None,
        categories: vec!["result".to_owned(), result.year.to_string()],
    }
}
