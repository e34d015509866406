use std::sync::{Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::Serde;

use crate::model::FindingIx;

use super::context::Context;
use super::views::{FindingItem, Kept};

/// Findings as other findings list them, made once for the pages around them.
///
/// The page of a finding lists those of its criterion that stand next to it, so each stands on eight other pages,
/// which are made one after the other. Only the last of them are kept, each in a place of its own: memory does not grow
/// with the site.
#[derive(Debug)]
pub struct Items(Vec<Mutex<Option<(FindingIx, Value)>>>);

/// Several threads are at work at far ends of the content, each with some hundred findings.
const PLACES: usize = 2_048;

impl Default for Items {
    fn default() -> Self {
        Self((0..PLACES).map(|_| Mutex::default()).collect())
    }
}

impl Items {
    /// The finding as the macro `item` of `_macros_finding.html` takes it, with what was rendered of it.
    pub(super) fn get(&self, cx: &Context<'_>, ix: FindingIx) -> Value {
        let place = || self.0[ix.index() % PLACES].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = place().as_ref().filter(|(other, _)| *other == ix) {
            return known.clone();
        }
        let made = Value::from_object(Kept::new(Value::from(Serde(FindingItem::of(cx, ix)))));
        *place() = Some((ix, made.clone()));
        made
    }
}
