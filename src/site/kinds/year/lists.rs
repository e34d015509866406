use std::cmp::Reverse;

use serde::Serialize;

use crate::records::FindingKind;
use crate::site::Context;
use crate::site::views::FindingItem;
use crate::syntax::Choice;

/// Shortcomings of a year that earlier years already had.
#[derive(Debug, Serialize)]
pub(super) struct Repeated {
    count: usize,
    /// Those of most years.
    longest: Vec<RepeatedView>,
}

#[derive(Debug, Serialize)]
struct RepeatedView {
    finding: FindingItem,
    /// The earlier years, oldest first.
    years: Vec<i32>,
}

/// What documents say beside shortcomings, each kind for itself.
#[derive(Debug, Serialize)]
pub(super) struct KindsView {
    strengths: Listed,
    directives: Listed,
    statements: Listed,
}

/// As many of a kind as are listed, and how many there are.
#[derive(Debug, Serialize)]
struct Listed {
    /// Word of the kind.
    kind: &'static str,
    count: usize,
    items: Vec<FindingItem>,
}

/// As many of each kind are listed; the lists have all.
const OF_A_KIND: usize = 20;

/// As many repeated ones are listed; the rest is a link to the filtered list.
const LONGEST: usize = 8;

/// The shortcomings of a year that repeat earlier ones.
pub(super) fn repeated(cx: &Context<'_>, year: i32) -> Repeated {
    let mut found: Vec<(Vec<i32>, _)> = super::shortcomings(cx.model, year)
        .filter_map(|ix| {
            let others = cx.recurring.of_finding(ix).iter().map(|&other| cx.model.finding(other).year);
            let mut years: Vec<i32> = others.filter(|&other| other < year).collect();
            years.dedup();
            (!years.is_empty()).then_some((years, ix))
        })
        .collect();
    found.sort_by_key(|(years, ix)| (Reverse(years.len()), *ix));
    let count = found.len();
    found.truncate(LONGEST);
    let view = |(years, ix)| RepeatedView { finding: FindingItem::of(cx, ix), years };
    Repeated { count, longest: found.into_iter().map(view).collect() }
}

/// The year's findings that are no shortcomings.
pub(super) fn kinds(cx: &Context<'_>, year: i32) -> KindsView {
    let of_kind = |kind: FindingKind| {
        let all = cx.model.findings_in(year).iter().copied();
        let all = all.filter(|&ix| cx.model.finding(ix).kind == kind);
        Listed {
            kind: kind.word(),
            count: all.clone().count(),
            items: all.take(OF_A_KIND).map(|ix| FindingItem::of(cx, ix)).collect(),
        }
    };
    KindsView {
        strengths: of_kind(FindingKind::Strength),
        directives: of_kind(FindingKind::Directive),
        statements: of_kind(FindingKind::Statement),
    }
}
