//! Findings as rows of data, for filters that look at all of them without a page that holds them all.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{FindingIx, UnitIx};
use crate::records::FindingKind;
use crate::syntax::Choice;
use crate::text::Locale;

use super::context::Context;
use super::views::{FindingItem, LossView};

/// The most rows of one file.
const IN_ONE_FILE: usize = 1500;

/// Where the files stand, below the page of all findings.
pub const FOLDER: &str = "muc/";

/// One file of rows: those of one year, as many as one file takes.
#[derive(Debug)]
pub struct RowsFile {
    /// Its name: year and number.
    pub name: String,
    /// The findings it has rows of, in the order of the lists.
    pub findings: Vec<FindingIx>,
}

/// What a file of rows holds.
#[derive(Debug, Serialize)]
pub struct Rows {
    /// Units that its rows point at: their ids.
    units: Vec<String>,
    /// Domains that its rows point at: key and title.
    domains: Vec<(String, String)>,
    rows: Vec<Row>,
}

/// One finding: id, title, places of its units, how they are named (`None` where they are counted), place of its
/// domain, kind, statuses, points lost as readers see them.
#[derive(Debug, Serialize)]
struct Row(String, String, Vec<usize>, Option<String>, Option<usize>, &'static str, String, Option<String>);

/// All files, newest year first, none of them made yet.
pub fn files(cx: &Context<'_>) -> Vec<RowsFile> {
    let years = cx.lists.chunk_by(|one, next| one.year == next.year);
    let files = years.flat_map(|lists| {
        let year = lists[0].year;
        let findings: Vec<FindingIx> = lists.iter().flat_map(|list| list.findings.iter().copied()).collect();
        let files = findings.chunks(IN_ONE_FILE).enumerate();
        let file = |(at, findings): (usize, &[FindingIx])| RowsFile {
            name: format!("{year}-{}", at + 1),
            findings: findings.to_vec(),
        };
        files.map(file).collect::<Vec<_>>()
    });
    files.collect()
}

/// The rows of some findings.
pub fn rows(cx: &Context<'_>, locale: Locale, findings: &[FindingIx]) -> Rows {
    let mut units: BTreeMap<UnitIx, usize> = BTreeMap::new();
    for &ix in findings {
        for &unit in &cx.model.finding(ix).units {
            let next = units.len();
            units.entry(unit).or_insert(next);
        }
    }
    let mut domains: Vec<(String, String)> = Vec::new();
    let rows = findings.iter().map(|&ix| {
        let item = FindingItem::of(cx, ix);
        let domain = item.domain_key.zip(item.domain).map(|domain| {
            domains.iter().position(|known| known.0 == domain.0).unwrap_or_else(|| {
                domains.push(domain);
                domains.len() - 1
            })
        });
        // What is no shortcoming has a status only where one is known.
        let known = item.kind == FindingKind::Shortcoming.word() || item.status != "unknown";
        let statuses = [(known, item.status), (item.overdue, "overdue"), (item.recurring, "recurring")];
        let statuses: Vec<&str> = statuses.iter().filter(|(has, _)| *has).map(|(_, word)| *word).collect();
        let places = cx.model.finding(ix).units.iter().filter_map(|unit| units.get(unit).copied());
        Row(
            item.id,
            item.title,
            places.collect(),
            item.units,
            domain,
            item.kind,
            statuses.join(" "),
            item.loss.and_then(|loss| points(locale, &loss)),
        )
    });
    let rows = rows.collect();
    let mut ids: Vec<(usize, String)> =
        units.into_iter().map(|(unit, at)| (at, cx.model.unit(unit).id.to_string())).collect();
    ids.sort_unstable();
    Rows { units: ids.into_iter().map(|(_, id)| id).collect(), domains, rows }
}

/// "1,98", "0,40–1,29"; one bound alone needs words, which a row has none of.
fn points(locale: Locale, loss: &LossView) -> Option<String> {
    let written = |figure: &String| figure.parse().ok().map(|figure| locale.decimal(&figure));
    match (&loss.amount, &loss.min, &loss.max) {
        (Some(amount), ..) => written(amount),
        (None, Some(min), Some(max)) => Some(format!("{}–{}", written(min)?, written(max)?)),
        _ => None,
    }
}
