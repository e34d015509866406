//! Where a unit that has ended lies today: through all that came after it, and, for a district that nothing succeeded,
//! through its communes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::records::Share;

use super::handle::UnitIx;
use super::unit::Unit;
use super::whole::Model;

/// How much of a unit lies in what it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// All of it, and nothing else went there: only its name or kind changed.
    Same,
    /// All of it, beside others.
    Whole,
    /// A part, or one part in each.
    Parts,
    /// Nothing succeeded it: its communes went there.
    Communes,
}

/// Where a unit lies today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descent {
    /// The units of today; of communes in the order of the register.
    pub units: Vec<UnitIx>,
    /// What it went into first, where that has ended, too.
    pub through: Vec<UnitIx>,
    /// How much of it lies there.
    pub passing: Passing,
}

/// Where a unit lies today; nothing of one that stands or of which nobody says what it became.
pub fn of(model: &Model<'_>, ix: UnitIx) -> Option<Descent> {
    let unit = model.unit(ix);
    let today = model.edition.date;
    if unit.successors.is_empty() {
        return communes(model, ix, today);
    }
    if !has_passed(unit, today) {
        return None;
    }
    let mut units = Vec::new();
    follow(model, ix, today, &mut BTreeSet::new(), &mut units);
    let in_part = unit.successors.iter().any(|next| next.share == Share::Part);
    // parts that came together again in one unit are the whole
    let passing = match units.as_slice() {
        [only] if !in_part && unit.successors.len() == 1 && model.unit(*only).predecessors.len() == 1 => {
            Passing::Same
        }
        [_] if !in_part || unit.successors.len() > 1 => Passing::Whole,
        _ => Passing::Parts,
    };
    let first = unit.successors.iter().map(|next| next.unit);
    let through = first.filter(|next| !units.contains(next)).collect();
    (!units.is_empty()).then_some(Descent { units, through, passing })
}

/// Whether others have taken its place. One of which only these are known has ended, too.
fn has_passed(unit: &Unit<'_>, today: NaiveDate) -> bool {
    !unit.successors.is_empty() && unit.valid.to.is_none_or(|last| last.latest() < today)
}

/// What a unit without a successor left: its communes of its last day, and what became of them.
fn communes(model: &Model<'_>, ix: UnitIx, today: NaiveDate) -> Option<Descent> {
    let unit = model.unit(ix);
    let last = unit.valid.to?.latest();
    if last >= today {
        return None;
    }
    let (mut seen, mut units) = (BTreeSet::new(), Vec::new());
    for &child in &unit.children {
        let here = model.unit(child);
        if here.is_communal() && here.valid.holds_on(last) && here.parent_on(last) == Some(ix) {
            follow(model, child, today, &mut seen, &mut units);
        }
    }
    units.sort_unstable();
    (!units.is_empty()).then_some(Descent { units, through: Vec::new(), passing: Passing::Communes })
}

/// Adds the units of today that a unit lies in: itself while it stands. A circle in the register ends where it began.
fn follow(
    model: &Model<'_>,
    ix: UnitIx,
    today: NaiveDate,
    seen: &mut BTreeSet<UnitIx>,
    units: &mut Vec<UnitIx>,
) {
    if !seen.insert(ix) {
        return;
    }
    let unit = model.unit(ix);
    if has_passed(unit, today) {
        for next in &unit.successors {
            follow(model, next.unit, today, seen, units);
        }
    } else {
        units.push(ix);
    }
}
