use std::collections::HashMap;

use crate::diagnostics::Diagnostic;
use crate::records::{RawCriterion, RawFramework};
use crate::source::{Span, Spanned};

use super::super::framework::{Class, Criterion, CriterionParent, Domain, Framework, Scale};
use super::super::rules;
use super::super::saying::CriterionSaying;
use super::figures::check_bounds;
use super::registry::{Registry, dangling};

pub(super) fn resolve<'a>(
    raw: &[Spanned<RawFramework<'a>>],
    cx: &mut Registry<'a, '_>,
) -> Vec<Framework<'a>> {
    raw.iter().map(|framework| one(framework, cx)).collect()
}

fn one<'a>(raw: &Spanned<RawFramework<'a>>, cx: &mut Registry<'a, '_>) -> Framework<'a> {
    let set = &raw.value;
    let domains: Vec<Domain<'a>> = set
        .domains
        .iter()
        .map(|domain| Domain {
            code: domain.value.code.value.clone(),
            key: domain.value.key.value.0.clone(),
            title: domain.value.title.value.clone(),
            max: domain.value.max.map(|max| max.value),
            survey_max: domain.value.survey_max.map(|max| max.value),
        })
        .collect();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for domain in &set.domains {
        let code = &domain.value.code;
        if let Some(first) = seen.insert(&code.value, code.span) {
            let first = cx.place(first);
            cx.report(
                Diagnostic::new(&rules::DUPLICATE_ID, code.span)
                    .with("id", &*code.value)
                    .with("first", first),
            );
        }
    }
    for class in &set.classes {
        check_bounds(class.value.min, class.value.max, cx);
    }
    let criteria = criteria(&set.criteria, &domains, cx);
    let scale = set.scale.as_ref().map(|scale| Scale {
        appraised: scale.value.appraised.map(|points| points.value),
        survey: scale.value.survey.map(|points| points.value),
        total: scale.value.total.map(|points| points.value),
    });
    Framework {
        id: set.id.value.0.clone(),
        title: set.title.as_ref().map(|text| text.value.clone()),
        level: set.level.value,
        years: set.years.iter().map(|year| year.value).collect(),
        scale: scale.unwrap_or_default(),
        classes: set
            .classes
            .iter()
            .map(|class| Class {
                name: class.value.name.value.clone(),
                min: class.value.min.map(|points| points.value),
                max: class.value.max.map(|points| points.value),
            })
            .collect(),
        domains,
        criteria,
        source: set.source.as_ref().and_then(|source| cx.source(source)),
        note: set.note.as_ref().map(|text| text.value.clone()),
        span: raw.span,
    }
}

/// Criteria with their parents. A code that repeats is allowed when each of its criteria has an id.
fn criteria<'a>(
    raw: &[Spanned<RawCriterion<'a>>],
    domains: &[Domain<'a>],
    cx: &mut Registry<'a, '_>,
) -> Vec<Criterion<'a>> {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for criterion in raw {
        let (name, span) = name_of(&criterion.value);
        if let Some(first) = seen.insert(name, span) {
            let first = cx.place(first);
            cx.report(Diagnostic::new(&rules::DUPLICATE_ID, span).with("id", name).with("first", first));
        }
    }
    refuse_half_named(raw, cx);
    let resolved: Vec<Criterion<'a>> = raw
        .iter()
        .enumerate()
        .map(|(at, criterion)| Criterion {
            id: criterion
                .value
                .id
                .as_ref()
                .map_or_else(|| criterion.value.code.value.clone(), |id| id.value.0.clone()),
            code: criterion.value.code.value.clone(),
            title: criterion.value.title.value.clone(),
            max: criterion.value.max.map(|max| max.value),
            parent: parent_of(at, raw, domains, cx),
            says: criterion
                .value
                .says
                .iter()
                .map(|saying| CriterionSaying {
                    about: saying.value.about.value.clone(),
                    value: saying.value.value.value.clone(),
                })
                .collect(),
            span: criterion.span,
        })
        .collect();
    for (index, criterion) in resolved.iter().enumerate() {
        let mut above = criterion.parent;
        for _ in 0..=resolved.len() {
            match above {
                Some(CriterionParent::Criterion(at)) if at == index => {
                    let span = raw[index].value.parent.as_ref().map_or(criterion.span, |parent| parent.span);
                    cx.report(Diagnostic::new(&rules::CIRCLE, span).with("id", &*criterion.id));
                    break;
                }
                Some(CriterionParent::Criterion(at)) => above = resolved[at].parent,
                Some(CriterionParent::Domain(_)) | None => break,
            }
        }
    }
    resolved
}

/// Reports a criterion without an id whose code another criterion has too: its code alone names neither.
fn refuse_half_named<'a>(raw: &[Spanned<RawCriterion<'a>>], cx: &mut Registry<'a, '_>) {
    let mut with_id: HashMap<&str, Span> = HashMap::new();
    for criterion in raw.iter().filter(|criterion| criterion.value.id.is_some()) {
        with_id.entry(&criterion.value.code.value).or_insert(criterion.value.code.span);
    }
    for criterion in raw.iter().filter(|criterion| criterion.value.id.is_none()) {
        let code = &criterion.value.code;
        if let Some(first) = with_id.get(&*code.value) {
            let first = cx.place(*first);
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_ID, code.span).with("id", &*code.value);
            cx.report(diagnostic.with("first", first));
        }
    }
}

fn name_of<'r>(criterion: &'r RawCriterion<'_>) -> (&'r str, Span) {
    criterion.id.as_ref().map_or((&*criterion.code.value, criterion.code.span), |id| (&*id.value.0, id.span))
}

fn parent_of<'a>(
    at: usize,
    all: &[Spanned<RawCriterion<'a>>],
    domains: &[Domain<'a>],
    cx: &mut Registry<'a, '_>,
) -> Option<CriterionParent> {
    let wanted = all[at].value.parent.as_ref()?;
    let find = |matches: &dyn Fn(&RawCriterion<'a>) -> bool| -> Vec<usize> {
        (0..all.len()).filter(|&other| other != at && matches(&all[other].value)).collect()
    };
    // A code such as "1" may be a domain and, in another place, a criterion: the criterion is the nearer one.
    if let Some(&above) = find(&|other| name_of(other).0 == wanted.value).first() {
        return Some(CriterionParent::Criterion(above));
    }
    let by_code = find(&|other| other.code.value == wanted.value);
    if let [only] = by_code[..] {
        return Some(CriterionParent::Criterion(only));
    }
    if let Some(domain) = domains.iter().position(|domain| domain.code == wanted.value) {
        return Some(CriterionParent::Domain(domain));
    }
    if name_of(&all[at].value).0 == wanted.value {
        return Some(CriterionParent::Criterion(at));
    }
    let candidates: Vec<&str> = by_code.iter().map(|&other| name_of(&all[other].value).0).collect();
    let known =
        all.iter().map(|other| name_of(&other.value).0).chain(domains.iter().map(|domain| &*domain.code));
    cx.report(dangling(&rules::CRITERION, &wanted.value, wanted.span, &candidates, known));
    None
}

/// The position of a criterion in a set, by its id or by a code that is unique in the set.
pub(super) fn find_criterion<'a>(
    set: &Framework<'a>,
    wanted: &crate::syntax::Text<'a>,
    cx: &mut Registry<'a, '_>,
) -> Option<usize> {
    if let Some(at) = set.criteria.iter().position(|criterion| criterion.id == wanted.value) {
        return Some(at);
    }
    let by_code: Vec<usize> =
        (0..set.criteria.len()).filter(|&at| set.criteria[at].code == wanted.value).collect();
    if let [only] = by_code[..] {
        return Some(only);
    }
    let candidates: Vec<&str> = by_code.iter().map(|&at| &*set.criteria[at].id).collect();
    let known = set.criteria.iter().map(|criterion| &*criterion.id);
    cx.report(dangling(&rules::CRITERION, &wanted.value, wanted.span, &candidates, known));
    None
}
