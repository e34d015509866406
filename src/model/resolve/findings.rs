use std::collections::{BTreeSet, HashMap};

use crate::diagnostics::Diagnostic;
use crate::records::{LeftOut, LossBasis, RawFinding, RawHistory, RawLoss, RawResult, RawUnits};
use crate::source::{Span, Spanned};
use crate::syntax::Text;

use super::super::finding::{Finding, Loss, LossPoints, Remedy, Responsible, UnitScope};
use super::super::framework::{CriterionRef, Framework};
use super::super::handle::{FrameworkIx, UnitIx};
use super::super::rules;
use super::super::unit::Unit;
use super::super::whole::Edition;
use super::figures::{acknowledged, check_bounds, figure, keys_found};
use super::frameworks::find_criterion;
use super::registry::Registry;
use super::sayings::sayings;

/// What resolving a finding needs to know of the other records.
struct Around<'m, 'a> {
    frameworks: &'m [Framework<'a>],
    units: &'m [Unit<'a>],
    /// The set that a unit's result of a year names.
    set_of: HashMap<(UnitIx, i32), FrameworkIx>,
    /// Whether every result names a unit and a set that are there: only then is a set that cannot be found a
    /// fault of the finding.
    sets_are_known: bool,
}

/// All findings. Handles were given out by position, so [`take_unpublished`] runs before anything is numbered.
pub(super) fn resolve<'a>(
    raw: Vec<Spanned<RawFinding<'a>>>,
    frameworks: &[Framework<'a>],
    units: &[Unit<'a>],
    results: &[Spanned<RawResult<'a>>],
    cx: &mut Registry<'a, '_>,
) -> Vec<Finding<'a>> {
    let mut set_of = HashMap::new();
    let mut sets_are_known = cx.is_whole(&["units", "frameworks", "results"]);
    for result in results {
        if let Some(framework) = &result.value.framework {
            match (cx.known_unit(&result.value.unit.value), cx.known_framework(&framework.value)) {
                (Some(unit), Some(set)) => {
                    set_of.insert((unit, result.value.year.value), set);
                }
                _ => sets_are_known = false,
            }
        }
    }
    let around = Around { frameworks, units, set_of, sets_are_known };
    raw.into_iter().filter_map(|finding| one(finding, &around, cx)).collect()
}

/// Leaves out drafts and findings to be published later.
pub(super) fn take_unpublished<'a>(
    findings: &mut Vec<Spanned<RawFinding<'a>>>,
    edition: Edition,
    left_out: &mut LeftOut<'a>,
) {
    let is_published = |finding: &RawFinding<'_>| {
        !finding.draft.is_some_and(|draft| draft.value)
            && finding.publish_on.is_none_or(|day| day.value.earliest() <= edition.date)
    };
    if !edition.drafts {
        findings.retain(|finding| {
            let keep = is_published(&finding.value);
            if !keep {
                for id in std::iter::once(&finding.value.id).chain(&finding.value.aliases) {
                    left_out.record("findings", Some(id.value.0.clone()));
                }
            }
            keep
        });
    }
}

fn one<'a>(
    raw: Spanned<RawFinding<'a>>,
    around: &Around<'_, 'a>,
    cx: &mut Registry<'a, '_>,
) -> Option<Finding<'a>> {
    let span = raw.span;
    let finding = raw.value;
    check_folder_year(&finding.year, cx);
    let year = finding.year.value;
    let units = units_of(&finding.units, year, around, cx);
    // Looked up even where no criterion asks for it: a wrong id is wrong all the same.
    let named_set = finding.framework.as_ref().map(|id| cx.framework(id));
    let criterion = finding.criterion.as_ref().and_then(|wanted| {
        let set = match named_set {
            Some(set) => set,
            None => units.as_ref().and_then(|(list, _)| {
                let set = set_for(list, year, around);
                if set.is_none() && around.sets_are_known {
                    no_framework(wanted, cx);
                }
                set
            }),
        }?;
        let index = find_criterion(&around.frameworks[set.index()], wanted, cx)?;
        Some(CriterionRef { framework: set, index })
    });
    let loss = loss(finding.loss.as_ref(), cx);
    let figures = finding.figures.iter().filter_map(|raw| figure(raw, cx)).collect();
    let responsible = finding
        .responsible
        .iter()
        .filter_map(|office| {
            Some(Responsible { unit: cx.unit(&office.value.unit)?, role: office.value.role.value })
        })
        .collect();
    let history = finding.history.into_iter().map(|entry| remedy(entry, cx)).collect();
    let references = finding.references.iter().filter_map(|id| cx.any_document(id)).collect();
    let related = finding.related.iter().filter_map(|id| cx.finding(id)).collect();
    let says = sayings(finding.says, cx);
    let source = cx.source(&finding.source);
    let (units, scope) = units?;
    let texts = [Some(&finding.text), finding.reason.as_ref(), finding.explanation.as_ref()];
    let mut prose: Vec<Span> = texts.into_iter().flatten().map(|text| text.span).collect();
    prose.sort_unstable();
    let text = |text: Option<Text<'a>>| text.map(|text| text.value);
    Some(Finding {
        id: finding.id.value.0,
        aliases: finding.aliases.into_iter().map(|alias| alias.value.0).collect(),
        kind: finding.kind.value,
        year,
        period: text(finding.period),
        origin: finding.origin.map(|origin| origin.value),
        units,
        scope,
        domain: finding.domain.map(|key| key.value.0),
        also_domains: finding.also_domains.into_iter().map(|key| key.value.0).collect(),
        domain_printed: finding
            .domain_printed
            .map(|printed| (text(printed.value.code), printed.value.title.value)),
        criterion,
        title: finding.title.value,
        text: finding.text.value,
        reason: text(finding.reason),
        explanation: text(finding.explanation),
        loss,
        aggregate: finding.aggregate.is_some_and(|flag| flag.value),
        figures,
        responsible,
        due: finding.due.map(|day| day.value),
        history,
        references,
        related,
        says,
        source: source?,
        tags: finding.tags.into_iter().map(|tag| tag.value.0).collect(),
        published: finding.published.map(|day| day.value),
        acknowledged: acknowledged(finding.acknowledged),
        span,
        prose,
    })
}

fn units_of<'a>(
    raw: &Spanned<RawUnits<'a>>,
    year: i32,
    around: &Around<'_, 'a>,
    cx: &mut Registry<'a, '_>,
) -> Option<(Vec<UnitIx>, UnitScope)> {
    let (list, scope) = match &raw.value {
        RawUnits::List(ids) => {
            let mut seen = BTreeSet::new();
            let list = ids.iter().filter_map(|id| cx.unit(id)).filter(|unit| seen.insert(*unit)).collect();
            (list, UnitScope::Listed)
        }
        RawUnits::AllOf(rule) => {
            let above = cx.unit(&rule.all_of)?;
            let except: BTreeSet<UnitIx> = rule.except.iter().filter_map(|id| cx.unit(id)).collect();
            let list: Vec<UnitIx> = around.units[above.index()]
                .children
                .iter()
                .copied()
                .filter(|child| {
                    let unit = &around.units[child.index()];
                    unit.is_communal() && unit.valid.touches_year(year) && !except.contains(child)
                })
                .collect();
            (list, UnitScope::AllOf(above))
        }
    };
    if list.is_empty() {
        // Units that are named but unknown have been reported one by one.
        let names_none = match &raw.value {
            RawUnits::List(ids) => ids.is_empty(),
            RawUnits::AllOf(_) => cx.is_whole(&["units"]),
        };
        if names_none {
            cx.report(Diagnostic::new(&rules::NO_UNITS, raw.span));
        }
        return None;
    }
    Some((list, scope))
}

/// Reports a code that belongs to no set.
pub(super) fn no_framework(code: &Text<'_>, cx: &mut Registry<'_, '_>) {
    cx.report(Diagnostic::new(&rules::MISSING_FRAMEWORK, code.span).with("code", &*code.value));
}

/// The set in force for the units of a finding: that of the first of them with a result, or of the unit above.
fn set_for(units: &[UnitIx], year: i32, around: &Around<'_, '_>) -> Option<FrameworkIx> {
    let own = units.iter().find_map(|&unit| around.set_of.get(&(unit, year)));
    let above = || {
        units
            .iter()
            .filter_map(|&unit| around.units[unit.index()].parent)
            .find_map(|parent| around.set_of.get(&(parent, year)))
    };
    own.or_else(above).copied()
}

fn loss(raw: Option<&Spanned<RawLoss<'_>>>, cx: &mut Registry<'_, '_>) -> Loss {
    let unknown = Loss { points: LossPoints::Unknown, basis: LossBasis::NotStated, span: None };
    let Some(raw) = raw else { return unknown };
    let basis = raw.value.basis.map_or(LossBasis::NotStated, |basis| basis.value);
    let points = match (raw.value.amount, raw.value.min, raw.value.max) {
        (Some(amount), None, None) => LossPoints::Exact(amount.value),
        (None, Some(min), Some(max)) => {
            if check_bounds(Some(min), Some(max), cx).is_none() {
                return unknown;
            }
            LossPoints::Range { min: min.value, max: max.value }
        }
        (None, None, None) => LossPoints::Unknown,
        (amount, min, max) => {
            let keys = [("amount", amount.is_some()), ("min", min.is_some()), ("max", max.is_some())];
            cx.report(Diagnostic::new(&rules::LOSS_SHAPE, raw.span).with("found", keys_found(&keys)));
            return unknown;
        }
    };
    Loss { points, basis, span: Some(raw.span) }
}

fn remedy<'a>(raw: Spanned<RawHistory<'a>>, cx: &mut Registry<'a, '_>) -> Remedy<'a> {
    let entry = raw.value;
    Remedy {
        as_of: entry.as_of.map(|day| day.value),
        status: entry.status.value,
        assurance: entry.assurance.map(|assurance| assurance.value),
        label: entry.label.map(|text| text.value),
        text: entry.text.map(|text| text.value),
        figures: entry.figures.iter().filter_map(|raw| figure(raw, cx)).collect(),
        says: sayings(entry.says, cx),
        source: entry.source.as_ref().and_then(|source| cx.source(source)),
        span: raw.span,
    }
}

/// Warns when a record stands in the folder of another year.
pub(super) fn check_folder_year(year: &Spanned<i32>, cx: &mut Registry<'_, '_>) {
    let folder = cx.path(year.span).split('/').nth(1).and_then(|folder| folder.parse::<i32>().ok());
    if let Some(folder) = folder.filter(|folder| *folder != year.value) {
        let diagnostic = Diagnostic::new(&rules::RECORD_YEAR, year.span)
            .with("year", year.value.to_string())
            .with("folder", folder.to_string());
        cx.report(diagnostic);
    }
}
