use serde::Serialize;

use crate::model::UnitIx;
use crate::model::descent::{self, Passing};
use crate::site::{Context, Route};

/// Where a unit that has ended lies today.
#[derive(Debug, Serialize)]
pub struct DescentView {
    /// The units of today.
    units: Vec<PlaceView>,
    /// What it went into first, where that has ended, too.
    through: Vec<PlaceView>,
    /// `same`, `whole`, `parts` or `communes`: how much of it lies there.
    passing: &'static str,
}

/// A unit that another went into, with what tells it from one of the same name.
#[derive(Debug, Serialize)]
struct PlaceView {
    name: String,
    path: Route,
    /// Its first and last day, ISO.
    from: Option<String>,
    until: Option<String>,
    /// Whether it is called like the unit itself, or like another that it went into.
    ambiguous: bool,
}

impl DescentView {
    /// Where a unit lies today, if it has ended and that is known.
    pub fn of(cx: &Context<'_>, ix: UnitIx) -> Option<Self> {
        let model = cx.model;
        let found = descent::of(model, ix)?;
        let passing = match found.passing {
            Passing::Same => "same",
            Passing::Whole => "whole",
            Passing::Parts => "parts",
            Passing::Communes => "communes",
        };
        let all: Vec<UnitIx> = found.units.iter().chain(&found.through).copied().chain([ix]).collect();
        let place = |&here: &UnitIx| {
            let unit = model.unit(here);
            PlaceView {
                name: unit.name.to_string(),
                path: Route::unit(unit),
                from: unit.valid.from.map(|day| day.to_string()),
                until: unit.valid.to.map(|day| day.to_string()),
                ambiguous: all.iter().any(|&other| other != here && model.unit(other).name == unit.name),
            }
        };
        let places = |list: &[UnitIx]| list.iter().map(place).collect();
        Some(Self { units: places(&found.units), through: places(&found.through), passing })
    }

    /// The names alone, without their kinds, for a narrow column; nothing for what lies in many communes.
    pub fn names(cx: &Context<'_>, ix: UnitIx) -> Vec<String> {
        let found = descent::of(cx.model, ix).filter(|found| found.passing != Passing::Communes);
        let units = found.into_iter().flat_map(|found| found.units);
        units.map(|unit| cx.model.unit(unit).short_name().to_owned()).collect()
    }
}
