use serde::Serialize;

use crate::model::UnitIx;
use crate::site::{Context, Route};
use crate::syntax::Choice;

/// A unit in a list or a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct UnitView {
    /// Permanent id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Name without its kind.
    pub short_name: String,
    /// Word of its kind, a key of the words `unit_kind.*`.
    pub kind: &'static str,
    /// Official code.
    pub code: Option<String>,
    /// Its page.
    pub path: Route,
}

impl UnitView {
    /// The view of a unit.
    pub fn of(cx: &Context<'_>, ix: UnitIx) -> Self {
        let unit = cx.model.unit(ix);
        Self {
            id: unit.id.to_string(),
            name: unit.name.to_string(),
            short_name: unit.short_name().to_owned(),
            kind: unit.kind.word(),
            code: unit.code.as_ref().map(ToString::to_string),
            path: Route::unit(unit),
        }
    }
}
