use std::ops::Range;

use crate::markdown;
use crate::model::remedy::progress;
use crate::model::{Amount, DocumentRef, Figure, Finding, FindingIx, Loss, LossPoints};
use crate::records::FindingKind;
use crate::render::Renderer;
use crate::search::Entry;
use crate::site::views::domain_title;
use crate::site::{Context, Route};
use crate::syntax::Choice;

use super::doubts::{self, doubted};
use super::{FINDING_RANK, date, href, names, place, source};

pub(super) fn add(cx: &Context<'_>, renderer: &Renderer, range: Range<usize>, entries: &mut Vec<Entry>) {
    entries.extend(range.map(|at| finding(cx, renderer, cx.model.finding_at(at))));
}

fn finding(cx: &Context<'_>, renderer: &Renderer, ix: FindingIx) -> Entry {
    let finding = cx.model.finding(ix);
    let shortcoming = finding.kind == FindingKind::Shortcoming;
    Entry {
        url: href(&Route::finding(finding), ""),
        kind: finding.kind.word().to_owned(),
        title: finding.title.to_string(),
        place: place(cx, &finding.units),
        units: names(cx, &finding.units),
        domain: finding.domain.as_deref().map(str::to_owned),
        year: Some(finding.year),
        date: date(cx, &finding.source),
        status: shortcoming.then(|| progress(finding).word().to_owned()),
        text: text(cx, renderer, finding),
        source: hidden(cx, finding),
        points: shortcoming.then(|| printed(renderer, &finding.loss)).flatten(),
        loss: shortcoming.then(|| kind_of(&finding.loss).to_owned()),
        lost: shortcoming.then(|| largest(&finding.loss)).flatten(),
        doubts: doubted(doubts::in_finding(cx, renderer, ix)),
        rank: FINDING_RANK,
    }
}

/// What the finding says, its figures as printed, its remedies and its criterion.
pub(super) fn text(cx: &Context<'_>, renderer: &Renderer, finding: &Finding<'_>) -> String {
    let texts = [Some(&finding.text), finding.reason.as_ref(), finding.explanation.as_ref()];
    let history = finding.history.iter().filter_map(|entry| entry.text.as_ref());
    let later = finding.history.iter().flat_map(|entry| &entry.figures);
    let figures = finding.figures.iter().chain(later).map(|figure| figure_text(renderer, figure));
    let criterion = finding.criterion.map(|criterion| cx.model.criterion(criterion));
    let code = criterion.map(|criterion| format!("{} {}.", criterion.code, criterion.title));
    texts
        .into_iter()
        .flatten()
        .chain(history)
        .map(|text| markdown::summary(text, usize::MAX))
        .chain(figures.filter(|text| !text.is_empty()))
        .chain(code)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a finding is also found by and does not show: its source, the documents it cites, its topics, the title of
/// its domain, and other spellings and names of its units.
fn hidden(cx: &Context<'_>, finding: &Finding<'_>) -> String {
    let mut parts = vec![source(cx, &finding.source)];
    parts.extend(finding.references.iter().filter_map(|&reference| match reference {
        DocumentRef::Cited(cited) => cx.model.cited(cited).number.as_deref().map(str::to_owned),
        DocumentRef::Source(document) => cx.model.document(document).number.as_deref().map(str::to_owned),
    }));
    for unit in finding.units.iter().map(|&unit| cx.model.unit(unit)) {
        parts.extend(unit.aliases.iter().map(ToString::to_string));
        parts.extend(unit.names.iter().map(|period| period.name.to_string()));
    }
    parts.extend(finding.tags.iter().map(|tag| tag.replace('-', " ")));
    parts.extend(finding.domain.as_deref().map(|key| domain_title(cx, key)));
    parts.join("; ")
}

/// A figure as a reader may type it: `Hồ sơ quá hạn: 40/177, 22,59 %`.
pub(super) fn figure_text(renderer: &Renderer, figure: &Figure<'_>) -> String {
    let locale = renderer.words().locale();
    let unit = figure.unit.as_deref().unwrap_or_default();
    let amount = match &figure.amount {
        Amount::Value(value) => format!("{} {unit}", locale.decimal(&value.value)),
        Amount::Fraction { numerator, denominator, stated } => {
            let ratio = stated.as_ref().map(|ratio| format!(", {} {unit}", locale.decimal(&ratio.value)));
            let (part, whole) = (locale.decimal(&numerator.value), locale.decimal(&denominator.value));
            format!("{part}/{whole}{}", ratio.unwrap_or_default())
        }
        Amount::Range { min, max, .. } => {
            let bounds: Vec<_> = min.iter().chain(max).map(|bound| locale.decimal(bound)).collect();
            format!("{} {unit}", bounds.join("–"))
        }
        Amount::Band(words) => words.to_string(),
        Amount::Date(day) => locale.date(day),
        Amount::Withheld | Amount::NotStated => return String::new(),
    };
    let label = figure.label.as_deref().map(|label| format!("{label}: ")).unwrap_or_default();
    format!("{label}{}.", amount.trim_end())
}

fn printed(renderer: &Renderer, loss: &Loss) -> Option<String> {
    let locale = renderer.words().locale();
    match loss.points {
        LossPoints::Unknown => None,
        LossPoints::Exact(points) => Some(locale.decimal(&points)),
        LossPoints::Range { min, max } => Some(format!("{}–{}", locale.decimal(&min), locale.decimal(&max))),
    }
}

fn kind_of(loss: &Loss) -> &'static str {
    match loss.points {
        LossPoints::Unknown => "unknown",
        LossPoints::Exact(_) => "exact",
        LossPoints::Range { .. } => "range",
    }
}

fn largest(loss: &Loss) -> Option<String> {
    match loss.points {
        LossPoints::Unknown => None,
        LossPoints::Exact(points) | LossPoints::Range { max: points, .. } => Some(points.to_string()),
    }
}
