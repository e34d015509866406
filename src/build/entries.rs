use crate::markdown;
use crate::model::remedy::progress;
use crate::model::{DocumentIx, DocumentRef, FindingIx, UnitIx};
use crate::records::FindingKind;
use crate::render::{Argument, Renderer};
use crate::search::Entry;
use crate::site::views::SourceView;
use crate::site::{Context, Route};
use crate::syntax::Choice;

/// How much more a kind of hit weighs, in percent: who types the name of a commune wants the commune.
const UNIT_RANK: u8 = 60;
const RESULT_RANK: u8 = 30;
const COMMON_RANK: u8 = 0;

/// Everything that search finds, in the order of the content.
pub(super) fn entries(cx: &Context<'_>, renderer: &Renderer) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(cx.model.iter_units().map(|(ix, _)| unit(cx, ix)));
    entries.extend(cx.model.iter_findings().map(|(ix, _)| finding(cx, ix)));
    results(cx, renderer, &mut entries);
    indicators(cx, &mut entries);
    for (ix, _) in cx.model.iter_documents() {
        document(cx, ix, &mut entries);
    }
    criteria(cx, &mut entries);
    for page in &cx.model.pages {
        sections("page", &page.title, "", &Route::page(&page.id), page.body.text, &mut entries);
    }
    entries
}

/// The address as it stands in a link: a folder on disk has no index of its own.
fn href(route: &Route, fragment: &str) -> String {
    format!("{route}index.html{fragment}")
}

fn unit(cx: &Context<'_>, ix: UnitIx) -> Entry {
    let unit = cx.model.unit(ix);
    let parent = unit.parent.map(|above| cx.model.unit(above).name.to_string());
    let mut text: Vec<&str> = unit.aliases.iter().map(AsRef::as_ref).collect();
    text.extend(unit.names.iter().map(|period| &*period.name));
    text.extend(unit.successors.iter().map(|next| &*cx.model.unit(next.unit).name));
    text.extend(unit.predecessors.iter().map(|before| &*cx.model.unit(before.unit).name));
    text.extend(unit.code.as_deref());
    Entry {
        url: href(&Route::unit(unit), ""),
        kind: "unit".to_owned(),
        title: unit.name.to_string(),
        place: parent.unwrap_or_default(),
        text: text.join(", "),
        rank: if unit.is_territorial() { UNIT_RANK } else { COMMON_RANK },
        ..Entry::default()
    }
}

fn finding(cx: &Context<'_>, ix: FindingIx) -> Entry {
    let finding = cx.model.finding(ix);
    let names: Vec<&str> = finding.units.iter().map(|&unit| &*cx.model.unit(unit).name).collect();
    let criterion = finding.criterion.map(|criterion| cx.model.criterion(criterion));
    let code = criterion.map(|criterion| format!("{} {}", criterion.code, criterion.title));
    let status = (finding.kind == FindingKind::Shortcoming).then(|| progress(finding).word().to_owned());
    let texts = [Some(&finding.text), finding.reason.as_ref(), finding.explanation.as_ref()];
    let history = finding.history.iter().filter_map(|entry| entry.text.as_ref());
    let text: Vec<String> = texts
        .into_iter()
        .flatten()
        .chain(history)
        .map(|text| markdown::summary(text, usize::MAX))
        .chain(code)
        .collect();
    Entry {
        url: href(&Route::finding(finding), ""),
        kind: finding.kind.word().to_owned(),
        title: finding.title.to_string(),
        place: names.join(", "),
        year: Some(finding.year),
        status,
        text: text.join(" "),
        source: source(cx, &finding.source),
        points: None,
        rank: COMMON_RANK,
    }
}

fn source(cx: &Context<'_>, source: &crate::model::Source<'_>) -> String {
    let view = SourceView::of(cx, source);
    view.locator.map_or_else(|| view.label.clone(), |locator| format!("{}, {locator}", view.label))
}

fn results(cx: &Context<'_>, renderer: &Renderer, entries: &mut Vec<Entry>) {
    let words = renderer.words();
    for (_, result) in cx.model.iter_results() {
        let unit = cx.model.unit(result.unit);
        let year = result.year.to_string();
        let arguments =
            [("unit", Argument::Text((&*unit.name).into())), ("year", Argument::Text(year.as_str().into()))];
        // The theme's test holds that every language has these words.
        let title =
            words.text("search.result_title", &arguments).unwrap_or_else(|_| format!("{} {year}", unit.name));
        let points = result.totals.total.map(|total| words.locale().decimal(&total.value));
        let class = result.class.as_ref().map(|class| class.value.to_string());
        entries.push(Entry {
            url: href(&Route::unit(unit), ""),
            kind: "result".to_owned(),
            title,
            place: unit.name.to_string(),
            year: Some(result.year),
            text: [points.clone(), class].into_iter().flatten().collect::<Vec<_>>().join(", "),
            source: source(cx, &result.source),
            points,
            rank: RESULT_RANK,
            ..Entry::default()
        });
    }
}

fn indicators(cx: &Context<'_>, entries: &mut Vec<Entry>) {
    for indicator in &cx.model.indicators {
        for value in &indicator.values {
            let unit = cx.model.unit(value.unit);
            entries.push(Entry {
                url: href(&Route::unit(unit), "#chi-tieu"),
                kind: "indicator".to_owned(),
                title: indicator.title.to_string(),
                place: unit.name.to_string(),
                year: Some(value.year),
                text: indicator.definition.as_ref().map(ToString::to_string).unwrap_or_default(),
                source: source(cx, &value.source),
                ..Entry::default()
            });
        }
    }
}

fn document(cx: &Context<'_>, ix: DocumentIx, entries: &mut Vec<Entry>) {
    let document = cx.model.document(ix);
    let route = Route::document(document);
    let number = document.number.as_deref().unwrap_or_default();
    sections("document", &document.title, &document.issuer, &route, document.body.text, entries);
    entries.push(Entry {
        url: href(&route, ""),
        kind: "document".to_owned(),
        title: document.title.to_string(),
        place: document.issuer.to_string(),
        year: document.date.map(|date| date.year()),
        text: format!("{} {number}", document.kind),
        source: number.to_owned(),
        ..Entry::default()
    });
    for &reference in &document.references {
        let DocumentRef::Cited(cited) = reference else { continue };
        let cited = cx.model.cited(cited);
        let Some(number) = &cited.number else { continue };
        entries.push(Entry {
            url: href(&route, "#dan-chieu"),
            kind: "cited".to_owned(),
            title: format!("{number}: {}", cited.title),
            place: cited.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
            year: cited.date.map(|date| date.year()),
            source: number.to_string(),
            ..Entry::default()
        });
    }
}

/// A Markdown text by its sections, so that a hit opens at its heading.
fn sections(kind: &str, title: &str, place: &str, route: &Route, text: &str, entries: &mut Vec<Entry>) {
    for section in markdown::sections(text) {
        let (heading, fragment) = match &section.heading {
            Some(heading) => (format!("{}: {title}", heading.title), format!("#{}", heading.id)),
            None => (title.to_owned(), String::new()),
        };
        entries.push(Entry {
            url: href(route, &fragment),
            kind: kind.to_owned(),
            title: heading,
            place: place.to_owned(),
            text: section.text,
            ..Entry::default()
        });
    }
}

fn criteria(cx: &Context<'_>, entries: &mut Vec<Entry>) {
    for (_, framework) in cx.model.iter_frameworks() {
        for criterion in &framework.criteria {
            entries.push(Entry {
                url: href(&Route::criterion(framework, criterion), ""),
                kind: "criterion".to_owned(),
                title: format!("{} {}", criterion.code, criterion.title),
                place: framework.title.as_deref().unwrap_or(&framework.id).to_owned(),
                year: framework.years.iter().max().copied(),
                ..Entry::default()
            });
        }
    }
}
