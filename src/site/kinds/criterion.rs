use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::Fingerprint;
use crate::model::{
    Criterion, CriterionParent, CriterionRef, CriterionScore, FindingIx, Framework, Model, ScoreResult, share,
};
use crate::records::FindingKind;
use crate::site::views::{
    FindingItem, FrameworkView, Mark, ShareView, SourceView, UnitView, decimal, points,
};
use crate::site::{About, Context, Crumb, Page, PageKind, Planned, Prints, Route};
use crate::source::Span;

/// Pages of criteria and components.
#[derive(Debug)]
pub(super) struct CriterionPages;

/// As many scores are listed, newest first; the pages of units have theirs, and the file has all.
const SCORES: usize = 40;
/// As many findings of each sort are listed where the criterion has lists of its own.
const FIRST: usize = 10;

#[derive(Debug, Serialize)]
struct View {
    set: FrameworkView,
    years: Vec<i32>,
    code: String,
    title: String,
    max: Option<String>,
    /// The domain that it belongs to.
    domain: Option<LinkView>,
    /// The criteria above it, the uppermost first.
    above: Vec<LinkView>,
    components: Vec<ComponentView>,
    /// Sum of the components' maxima, where each has one.
    components_max: Option<String>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    /// Newest year first, as many as are listed.
    scores: Vec<ScoreRow>,
    scores_count: usize,
    shortcomings: Vec<FindingItem>,
    shortcomings_count: usize,
    others: Vec<FindingItem>,
    /// Where all its findings stand, if not here.
    all: Option<Route>,
    /// Criteria of other sets with the same title.
    elsewhere: Vec<ElsewhereView>,
}

#[derive(Debug, Serialize)]
struct LinkView {
    title: String,
    path: Route,
}

#[derive(Debug, Serialize)]
struct ComponentView {
    code: String,
    title: String,
    path: Route,
    max: Option<String>,
    /// Shortcomings at this very component.
    findings: usize,
}

#[derive(Debug, Serialize)]
struct ScoreRow {
    unit: UnitView,
    year: i32,
    self_assessed: Option<String>,
    appraised: Option<String>,
    max: Option<String>,
    share: Option<ShareView>,
    /// Maximum minus appraised score.
    lost: Option<String>,
    /// Points lost as the document states them.
    lost_stated: Option<String>,
    note: Option<String>,
    source: SourceView,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct ElsewhereView {
    code: String,
    path: Route,
    set: FrameworkView,
    max: Option<String>,
}

impl PageKind for CriterionPages {
    fn id(&self) -> &'static str {
        "criterion"
    }

    fn template(&self) -> &'static str {
        "criterion.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("frameworks")
    }

    fn opens_section(&self) -> bool {
        false
    }

    fn plan(&self, cx: &Context<'_>) -> Vec<Planned> {
        let sets = cx.model.frameworks.iter();
        let all = sets.flat_map(|set| set.criteria.iter().map(move |one| Route::criterion(set, one)));
        all.enumerate().map(|(item, route)| Planned::new(route, item)).collect()
    }

    fn record(&self, cx: &Context<'_>, planned: &Planned) -> Option<Span> {
        let (position, index) = place(cx.model, planned.item);
        Some(cx.model.frameworks[position].criteria[index].span)
    }

    fn inputs(&self, prints: &Prints<'_>, planned: &Planned) -> Option<Fingerprint> {
        let (position, index) = place(prints.model(), planned.item);
        Some(prints.of_criterion_page(at_criterion(prints.model(), position, index)))
    }

    fn page(&self, cx: &Context<'_>, planned: &Planned) -> Page {
        let (position, index) = place(cx.model, planned.item);
        let set = &cx.model.frameworks[position];
        let view = view(cx, position, index);
        Page {
            title: None,
            description: None,
            crumbs: vec![
                Crumb::section("home", Route::home()),
                Crumb::section("frameworks", Route::frameworks()),
                Crumb::record(view.set.title.clone(), Route::framework(set)),
                Crumb::this(view.code.clone()),
            ],
            feed: None,
            view: Value::from(Serde(view)),
        }
    }
}

/// The set and the position in it of the n-th criterion of all sets.
fn place(model: &Model<'_>, item: usize) -> (usize, usize) {
    let mut left = item;
    for (position, set) in model.frameworks.iter().enumerate() {
        if left < set.criteria.len() {
            return (position, left);
        }
        left -= set.criteria.len();
    }
    (0, 0)
}

fn view(cx: &Context<'_>, position: usize, index: usize) -> View {
    let model = cx.model;
    let set = &model.frameworks[position];
    let criterion = &set.criteria[index];
    let here = findings(cx, at_criterion(model, position, index));
    let (shortcomings, others): (Vec<FindingIx>, Vec<FindingIx>) =
        here.into_iter().partition(|&ix| model.finding(ix).kind == FindingKind::Shortcoming);
    let all = cx.subjects.pages_of(About::Criterion(at_criterion(model, position, index))).first();
    let most = if all.is_some() { FIRST } else { usize::MAX };
    let items = |list: &[FindingIx]| -> Vec<FindingItem> {
        list.iter().take(most).map(|&ix| FindingItem::of(cx, ix)).collect()
    };
    let (scores, scores_count) = scores(cx, position, index);
    let below = Some(CriterionParent::Criterion(index));
    let components: Vec<(usize, &Criterion<'_>)> =
        set.criteria.iter().enumerate().filter(|(_, one)| one.parent == below).collect();
    let neighbour = |at: Option<usize>| at.and_then(|at| set.criteria.get(at)).map(|one| link(set, one));
    View {
        set: FrameworkView::of(set),
        years: set.years.clone(),
        code: criterion.code.to_string(),
        title: criterion.title.to_string(),
        max: criterion.max.map(decimal),
        domain: set.domain_of(index).map(|domain| LinkView {
            title: format!("{}. {}", set.domains[domain].code, set.domains[domain].title),
            path: Route::domain(&set.domains[domain].key),
        }),
        above: above(set, index),
        components_max: (!components.is_empty())
            .then(|| components.iter().map(|(_, one)| one.max).sum::<Option<_>>())
            .flatten()
            .map(decimal),
        components: components
            .into_iter()
            .map(|(at, one)| ComponentView {
                findings: shortcomings_at(cx, at_criterion(model, position, at)),
                code: one.code.to_string(),
                title: one.title.to_string(),
                path: Route::criterion(set, one),
                max: one.max.map(decimal),
            })
            .collect(),
        previous: neighbour(index.checked_sub(1)),
        next: neighbour(Some(index + 1)),
        scores,
        scores_count,
        shortcomings_count: shortcomings.len(),
        shortcomings: items(&shortcomings),
        others: items(&others),
        all: all.map(|page| page.route(model)),
        elsewhere: elsewhere(model, position, criterion),
    }
}

/// A criterion in short: its code, and its title behind it.
fn link(set: &Framework<'_>, criterion: &Criterion<'_>) -> LinkView {
    LinkView {
        title: format!("{} {}", criterion.code, criterion.title),
        path: Route::criterion(set, criterion),
    }
}

fn above(set: &Framework<'_>, index: usize) -> Vec<LinkView> {
    let parent = |at: &usize| match set.criteria[*at].parent {
        Some(CriterionParent::Criterion(above)) => Some(above),
        Some(CriterionParent::Domain(_)) | None => None,
    };
    let mut chain: Vec<LinkView> =
        std::iter::successors(parent(&index), parent).map(|at| link(set, &set.criteria[at])).collect();
    chain.reverse();
    chain
}

/// The newest scores, and how many there are.
fn scores(cx: &Context<'_>, position: usize, index: usize) -> (Vec<ScoreRow>, usize) {
    let set = &cx.model.frameworks[position];
    let results = cx
        .model
        .results
        .iter()
        .rev()
        .filter(|result| result.framework.is_some_and(|framework| framework.index() == position));
    let mut found: Vec<(&ScoreResult<'_>, usize, &CriterionScore<'_>)> = results
        .flat_map(|result| result.criteria.iter().enumerate().map(move |(at, score)| (result, at, score)))
        .filter(|(.., score)| score.criterion == index)
        .collect();
    found.sort_by_key(|(result, ..)| std::cmp::Reverse(result.year));
    let count = found.len();
    let rows = found.into_iter().take(SCORES).map(|(result, at, score)| ScoreRow {
        marks: Mark::of_criterion(cx, result, at),
        ..score_row(cx, set, result, score)
    });
    (rows.collect(), count)
}

fn score_row(
    cx: &Context<'_>,
    set: &Framework<'_>,
    result: &ScoreResult<'_>,
    score: &CriterionScore<'_>,
) -> ScoreRow {
    let share = share::criterion(score, set);
    ScoreRow {
        unit: UnitView::of(cx, result.unit),
        year: result.year,
        self_assessed: points(score.parts.self_assessed),
        appraised: points(score.parts.appraised),
        max: score.max.map(|max| max.value).or(set.criteria[score.criterion].max).map(decimal),
        lost: share.map(|share| decimal(share.max - share.score)),
        share: share.map(ShareView::of),
        lost_stated: points(score.parts.lost),
        note: score.note.as_ref().map(ToString::to_string),
        source: SourceView::of(cx, score.source.as_ref().unwrap_or(&result.source)),
        marks: Vec::new(),
    }
}

fn at_criterion(model: &Model<'_>, position: usize, index: usize) -> CriterionRef {
    CriterionRef { framework: model.framework_at(position), index }
}

/// Findings at this very criterion, newest first.
fn findings(cx: &Context<'_>, criterion: CriterionRef) -> Vec<FindingIx> {
    let mut here = cx.subjects.at_criterion(criterion).to_vec();
    here.sort_by_key(|&ix| (std::cmp::Reverse(cx.model.finding(ix).year), ix));
    here
}

/// How many of them are shortcomings.
fn shortcomings_at(cx: &Context<'_>, criterion: CriterionRef) -> usize {
    let here = cx.subjects.at_criterion(criterion).iter();
    here.filter(|&&ix| cx.model.finding(ix).kind == FindingKind::Shortcoming).count()
}

/// Numbers change from set to set, titles less often: the same title in another set is told with its number there.
fn elsewhere(model: &Model<'_>, position: usize, criterion: &Criterion<'_>) -> Vec<ElsewhereView> {
    let others = model.frameworks.iter().enumerate().filter(|(other, _)| *other != position);
    let same = others.flat_map(|(_, set)| set.criteria.iter().map(move |one| (set, one)));
    same.filter(|(_, one)| one.title == criterion.title)
        .map(|(set, one)| ElsewhereView {
            code: one.code.to_string(),
            path: Route::criterion(set, one),
            set: FrameworkView::of(set),
            max: one.max.map(decimal),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::audit::Discrepancies;
    use crate::audit::testing::Content;

    fn content() -> Content {
        Content::new().framework(json!({ "criteria": [
            { "code": "1.1", "parent": "1", "title": "Kế hoạch", "max": "4" },
            { "code": "1.1.1", "parent": "1.1", "title": "Ban hành", "max": "1.5" },
            { "code": "1.1.2", "parent": "1.1", "title": "Thực hiện", "max": "2.5" },
        ] }))
    }

    fn page_of(content: &Content, item: usize) -> serde_json::Value {
        content.with_model(|model| {
            let discrepancies = Discrepancies::of(model);
            let cx = Context::new(model, &discrepancies, Value::UNDEFINED);
            assert_eq!(CriterionPages.plan(&cx).len(), 3);
            let (position, index) = place(model, item);
            serde_json::to_value(view(&cx, position, index)).unwrap()
        })
    }

    #[test]
    fn a_criterion_knows_its_place_in_the_tree() {
        let content = content().finding(json!({ "criterion": "1.1.2", "framework": "bo-1" }));
        let above = page_of(&content, 0);
        assert_eq!(above["components_max"], "4.0");
        assert_eq!(above["components"][1]["findings"], 1);
        assert_eq!(above["shortcomings"], json!([]), "a component's finding is the component's");
        let component = page_of(&content, 2);
        assert_eq!(component["above"][0]["title"], "1.1 Kế hoạch");
        assert_eq!(component["shortcomings"][0]["id"], "tt-1");
        assert_eq!(component["next"], serde_json::Value::Null);
    }

    #[test]
    fn points_lost_need_a_maximum_and_a_score() {
        let scored = json!({ "criteria": [{ "criterion": "1.1.1", "appraised": "1.2" }] });
        let row = &page_of(&content().result(scored), 1)["scores"][0];
        assert_eq!((&row["lost"], &row["share"]["percent"]), (&json!("0.3"), &json!("80.00")));
    }
}
