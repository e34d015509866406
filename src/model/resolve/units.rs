use crate::diagnostics::Diagnostic;
use crate::records::{RawUnit, RawValidity};
use crate::source::{Span, Spanned};
use crate::text::{PartialDate, collation_key};

use super::super::handle::UnitIx;
use super::super::rules;
use super::super::unit::{NamePeriod, ParentPeriod, Succession, Unit};
use super::super::validity::Validity;
use super::registry::Registry;

pub(super) fn resolve<'a>(raw: &[Spanned<RawUnit<'a>>], cx: &mut Registry<'a, '_>) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = raw.iter().map(|unit| one(unit, cx)).collect();
    refuse_circles(&units, raw, cx);
    join_predecessors(&mut units);
    join_children(&mut units);
    units
}

fn one<'a>(raw: &Spanned<RawUnit<'a>>, cx: &mut Registry<'a, '_>) -> Unit<'a> {
    let unit = &raw.value;
    let text = |text: &crate::syntax::Text<'a>| text.value.clone();
    Unit {
        id: unit.id.value.0.clone(),
        name: unit.name.value.clone(),
        kind: unit.kind.value,
        code: unit.code.as_ref().map(text),
        valid: unit.valid.as_ref().map(|valid| validity(&valid.value, cx)).unwrap_or_default(),
        aliases: unit.aliases.iter().map(text).collect(),
        names: unit
            .names
            .iter()
            .map(|period| NamePeriod {
                name: period.value.name.value.clone(),
                valid: period_of(period.value.from, period.value.to, cx),
            })
            .collect(),
        parent: unit.parent.as_ref().and_then(|parent| cx.unit(parent)),
        parents: unit
            .parents
            .iter()
            .filter_map(|period| {
                let valid = period_of(period.value.from, period.value.to, cx);
                Some(ParentPeriod { unit: cx.unit(&period.value.unit)?, valid })
            })
            .collect(),
        successors: unit
            .successors
            .iter()
            .filter_map(|next| {
                Some(Succession {
                    unit: cx.unit(&next.value.unit)?,
                    share: next.value.share.value,
                    basis: next.value.basis.as_ref().map(text),
                })
            })
            .collect(),
        predecessors: Vec::new(),
        children: Vec::new(),
        note: unit.note.as_ref().map(text),
        span: raw.span,
    }
}

fn validity(raw: &RawValidity<'_>, cx: &mut Registry<'_, '_>) -> Validity {
    period_of(raw.from, raw.to, cx)
}

type Day = Option<Spanned<PartialDate>>;

fn period_of(from: Day, to: Day, cx: &mut Registry<'_, '_>) -> Validity {
    if let (Some(first), Some(last)) = (from, to)
        && first.value.earliest() > last.value.latest()
    {
        let diagnostic = Diagnostic::new(&rules::BOUNDS, last.span)
            .with("low", first.value.to_string())
            .with("high", last.value.to_string());
        cx.report(diagnostic);
    }
    Validity { from: from.map(|day| day.value), to: to.map(|day| day.value) }
}

/// Reports each unit from which the way up comes back to itself.
fn refuse_circles<'a>(units: &[Unit<'a>], raw: &[Spanned<RawUnit<'a>>], cx: &mut Registry<'a, '_>) {
    for (index, unit) in units.iter().enumerate() {
        let mut above = unit.parent;
        for _ in 0..units.len() {
            match above {
                Some(ix) if ix.index() == index => {
                    let span: Span = raw[index].value.parent.as_ref().map_or(unit.span, |parent| parent.span);
                    cx.report(Diagnostic::new(&rules::CIRCLE, span).with("id", &*unit.id));
                    break;
                }
                Some(ix) => above = units.get(ix.index()).and_then(|unit| unit.parent),
                None => break,
            }
        }
    }
}

fn join_predecessors(units: &mut [Unit<'_>]) {
    for index in 0..units.len() {
        for next in units[index].successors.clone() {
            let back = Succession { unit: UnitIx::new(index), ..next.clone() };
            units[next.unit.index()].predecessors.push(back);
        }
    }
}

fn join_children(units: &mut [Unit<'_>]) {
    for index in 0..units.len() {
        let mut above: Vec<UnitIx> = units[index].parents.iter().map(|period| period.unit).collect();
        above.extend(units[index].parent);
        above.sort_unstable();
        above.dedup();
        for parent in above {
            units[parent.index()].children.push(UnitIx::new(index));
        }
    }
    let keys: Vec<Vec<u8>> = units.iter().map(|unit| collation_key(unit.short_name())).collect();
    for unit in units {
        unit.children.sort_by(|a, b| keys[a.index()].cmp(&keys[b.index()]).then(a.cmp(b)));
    }
}
