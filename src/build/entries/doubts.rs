//! What the audit doubts of the figures that a hit shows.

use crate::model::{FindingIx, IndicatorIx, ScoreResult};
use crate::records::FindingKind;
use crate::render::Renderer;
use crate::search::Doubted;
use crate::site::Context;
use crate::site::views::Mark;

use super::findings;

/// The parts of a result as a whole that a hit shows, and those of the score of a domain.
const OF_RESULT: [&str; 7] = ["total", "self_assessed", "appraised", "survey", "lost", "rank", "class"];
const OF_DOMAIN: [&str; 3] = ["appraised", "max", "self_assessed"];

/// The marks of the points, the figures and the texts of a finding.
pub(super) fn in_finding(cx: &Context<'_>, renderer: &Renderer, ix: FindingIx) -> Vec<Mark> {
    let finding = cx.model.finding(ix);
    let mut marks = Mark::of_title(cx, ix);
    if finding.kind == FindingKind::Shortcoming {
        marks.extend(Mark::of_loss(cx, ix));
    }
    marks.extend(Mark::of_figures(cx, ix));
    marks.extend(Mark::printed_in(cx, ix, || findings::text(cx, renderer, finding)));
    marks
}

/// The marks of the totals, the rank and the class of a result, and of the points in each domain.
pub(super) fn in_result(cx: &Context<'_>, result: &ScoreResult<'_>) -> Vec<Mark> {
    let shown = |parts: &'static [&str]| move |mark: &Mark| parts.contains(&&*mark.part);
    let totals = Mark::of_result(cx, result).into_iter().filter(shown(&OF_RESULT));
    let domains = (0..result.domains.len()).flat_map(|at| Mark::of_domain(cx, result, at));
    totals.chain(domains.filter(shown(&OF_DOMAIN))).collect()
}

/// The marks of a value of an indicator.
pub(super) fn in_value(cx: &Context<'_>, ix: IndicatorIx, at: usize) -> Vec<Mark> {
    Mark::of_value(cx, ix, at)
}

/// Each mark once, as an entry keeps it.
pub(super) fn doubted(marks: Vec<Mark>) -> Vec<Doubted> {
    let mut all: Vec<Doubted> = Vec::new();
    for mark in marks {
        let path = mark.path.as_str();
        let (page, place) =
            path.split_once('#').map_or((path, String::new()), |(page, at)| (page, format!("#{at}")));
        let one = Doubted { verdict: mark.verdict.to_owned(), url: format!("{page}index.html{place}") };
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
