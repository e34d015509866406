use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::rules;
use crate::site::{Context, KINDS, PageKind, Planned, Route};
use crate::source::{Sources, Span};

use super::forward;

/// A page with the kind that makes it.
pub(super) type Task = (&'static dyn PageKind, Planned);

/// Every page of the site, kind by kind, before the first is made.
///
/// # Errors
/// Every address that two pages claim.
pub(super) fn plan(cx: &Context<'_>) -> Result<Vec<Task>, Diagnostics> {
    let plan = |&kind: &&'static dyn PageKind| {
        kind.plan(cx).into_iter().map(move |planned| (kind, planned)).collect::<Vec<Task>>()
    };
    let kinds: Vec<Vec<Task>> = KINDS.par_iter().map(plan).collect();
    let plan: Vec<Task> = kinds.into_iter().flatten().collect();
    let pages = plan.iter().map(|(kind, planned)| (planned.route.clone(), kind.record(cx, planned)));
    let former = forward::routes(cx.model).map(|(route, finding)| (route, Some(finding.span)));
    let collisions = collisions(pages.chain(former), cx.model.sources);
    if collisions.is_empty() { Ok(plan) } else { Err(collisions) }
}

/// Addresses are made of ids, so one of two records with one address needs another id: it is said at the later one.
/// A page that every site has keeps its address.
fn collisions(pages: impl Iterator<Item = (Route, Option<Span>)>, sources: &Sources) -> Diagnostics {
    let mut taken: HashMap<Route, Option<Span>> = HashMap::with_capacity(pages.size_hint().0);
    let mut diagnostics = Diagnostics::new();
    for (route, record) in pages {
        let Some(&first) = taken.get(&route) else {
            taken.insert(route, record);
            continue;
        };
        let diagnostic = match (first, record) {
            (Some(first), Some(second)) => {
                let position = sources.position(first);
                let path = sources.file(first.file).path();
                let place = format!("{path}:{}:{}", position.line, position.column);
                Diagnostic::new(&rules::ADDRESS_TAKEN, second).with("first", place)
            }
            (Some(record), None) | (None, Some(record)) => Diagnostic::new(&rules::ADDRESS_RESERVED, record),
            // The sink refuses two pages of the program's own.
            (None, None) => continue,
        };
        diagnostics.push(diagnostic.with("route", route.to_string()));
    }
    diagnostics
}
