use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::records::{RawCriterionScore, RawDomainScore, RawResult};
use crate::source::{Span, Spanned};

use super::super::framework::Framework;
use super::super::result::{Adjustment, CriterionScore, DomainScore, Rank, ScoreParts, ScoreResult};
use super::super::rules;
use super::figures::acknowledged;
use super::findings::{check_folder_year, no_framework};
use super::frameworks::find_criterion;
use super::registry::{Registry, dangling};

pub(super) fn resolve<'a>(
    raw: Vec<Spanned<RawResult<'a>>>,
    frameworks: &[Framework<'a>],
    cx: &mut Registry<'a, '_>,
) -> Vec<ScoreResult<'a>> {
    let mut seen: HashMap<(String, i32, Option<String>), Span> = HashMap::new();
    let mut results: Vec<ScoreResult<'a>> = Vec::with_capacity(raw.len());
    for result in raw {
        let period = result.value.period.as_ref().map(|text| text.value.to_string());
        let unit = result.value.unit.value.0.to_string();
        let span = result.value.unit.span;
        if let Some(first) = seen.insert((unit.clone(), result.value.year.value, period), span) {
            let first = cx.place(first);
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_RESULT, span)
                .with("unit", unit)
                .with("year", result.value.year.value.to_string())
                .with("first", first);
            cx.report(diagnostic);
        }
        check_folder_year(&result.value.year, cx);
        results.extend(one(result, frameworks, cx));
    }
    results.sort_by_key(|result| (result.year, result.unit));
    results
}

fn one<'a>(
    raw: Spanned<RawResult<'a>>,
    frameworks: &[Framework<'a>],
    cx: &mut Registry<'a, '_>,
) -> Option<ScoreResult<'a>> {
    let span = raw.span;
    let result = raw.value;
    let unit = cx.unit(&result.unit);
    let framework = match &result.framework {
        Some(id) => Some(cx.framework(id)?),
        None => None,
    };
    let set = framework.map(|ix| &frameworks[ix.index()]);
    let (domains, criteria) = match set {
        Some(set) => (
            result.domains.into_iter().filter_map(|score| domain_score(score, set, cx)).collect(),
            result.criteria.into_iter().filter_map(|score| criterion_score(score, set, cx)).collect(),
        ),
        None => {
            // Once for the whole result: one missing key is one fault.
            let domains = result.domains.iter().map(|score| &score.value.code);
            let criteria = result.criteria.iter().map(|score| &score.value.criterion);
            if let Some(code) = domains.chain(criteria).next() {
                no_framework(code, cx);
            }
            (Vec::new(), Vec::new())
        }
    };
    let adjustments = result
        .adjustments
        .into_iter()
        .map(|adjustment| Adjustment {
            kind: adjustment.value.kind.value,
            amount: adjustment.value.amount,
            title: adjustment.value.title.map(|text| text.value),
            finding: adjustment.value.finding.as_ref().and_then(|finding| cx.finding(finding)),
        })
        .collect();
    let source = cx.source(&result.source);
    let totals = result.totals.map(|totals| ScoreParts {
        self_assessed: totals.value.self_assessed,
        appraised: totals.value.appraised,
        survey: totals.value.survey,
        total: totals.value.total,
        lost: totals.value.lost,
    });
    Some(ScoreResult {
        unit: unit?,
        year: result.year.value,
        period: result.period.map(|text| text.value),
        framework,
        totals: totals.unwrap_or_default(),
        rank: result.rank.map(|rank| Rank {
            position: rank.value.position.value,
            of: rank.value.of.value,
            span: rank.span,
        }),
        class: result.class,
        domains,
        criteria,
        named_low: result.named_low,
        adjustments,
        note: result.note.map(|text| text.value),
        source: source?,
        acknowledged: acknowledged(result.acknowledged),
        span,
    })
}

fn domain_score<'a>(
    raw: Spanned<RawDomainScore<'a>>,
    set: &Framework<'a>,
    cx: &mut Registry<'a, '_>,
) -> Option<DomainScore<'a>> {
    let score = raw.value;
    let Some(domain) = set.domain_by_code(&score.code.value) else {
        let known = set.domains.iter().map(|domain| &*domain.code);
        cx.report(dangling(&rules::DOMAIN, &score.code.value, score.code.span, &[], known));
        return None;
    };
    Some(DomainScore {
        domain,
        parts: parts(score.self_assessed, score.appraised, score.survey, score.lost),
        max: score.max,
        percent: score.percent,
        source: score.source.as_ref().and_then(|source| cx.source(source)),
        span: raw.span,
    })
}

fn criterion_score<'a>(
    raw: Spanned<RawCriterionScore<'a>>,
    set: &Framework<'a>,
    cx: &mut Registry<'a, '_>,
) -> Option<CriterionScore<'a>> {
    let score = raw.value;
    Some(CriterionScore {
        criterion: find_criterion(set, &score.criterion, cx)?,
        parts: parts(score.self_assessed, score.appraised, score.survey, score.lost),
        max: score.max,
        note: score.note.map(|text| text.value),
        source: score.source.as_ref().and_then(|source| cx.source(source)),
        span: raw.span,
    })
}

type Points = Option<Spanned<Decimal>>;

fn parts(self_assessed: Points, appraised: Points, survey: Points, lost: Points) -> ScoreParts {
    ScoreParts { self_assessed, appraised, survey, total: None, lost }
}
