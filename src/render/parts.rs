use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{PoisonError, RwLock};

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, State};

use crate::site::views::Kept;

/// Parts of pages that many pages share (header, contents, drawings), each rendered once for the same arguments.
#[derive(Debug, Default)]
struct Parts {
    made: RwLock<HashMap<String, Value>>,
}

/// Makes `part("_header.html", root=page.root, …)` known.
///
/// The template of a part sees `site` and, as `page`, the arguments: nothing else. So what it gives depends on
/// them alone, and asking for anything else of a page is an error, not a stale text.
pub(super) fn add(environment: &mut Environment<'_>) {
    let parts = Parts::default();
    environment.add_function("part", move |state: &State<'_, '_>, name: &str, arguments: Kwargs| {
        parts.get(state, name, &arguments)
    });
}

impl Parts {
    fn get(&self, state: &State<'_, '_>, name: &str, arguments: &Kwargs) -> Result<Value, Error> {
        let mut page = Vec::new();
        let mut key = name.to_owned();
        let mut kept = None;
        for argument in arguments.args() {
            let value: Value = arguments.get(argument)?;
            if kept.is_none() && value.downcast_object_ref::<Kept>().is_some() {
                let _ = write!(key, "\0{argument}");
                kept = Some(value.clone());
                page.push((argument, value));
                continue;
            }
            // A text stands with its length, so that nothing in it can end it; the debug form of anything else tells
            // it from a text.
            let _ = match value.as_str() {
                Some(text) => write!(key, "\0{argument}={}{}:{text}", u8::from(value.is_safe()), text.len()),
                None => write!(key, "\0{argument}={value:?}"),
            };
            page.push((argument, value));
        }
        let make = || {
            let site = state.lookup("site").unwrap_or_default();
            let context = Value::from_pairs([("site", site), ("page", Value::from_pairs(page))]);
            Ok::<_, Error>(Value::from_safe_string(state.env().get_template(name)?.render(context)?))
        };
        // What is made of a view that several pages show is kept with the view, and only as long.
        if let Some(kept) = kept.as_ref().and_then(|kept| kept.downcast_object_ref::<Kept>()) {
            return kept.part(&key, make);
        }
        let known = self.made.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(part) = known {
            return Ok(part);
        }
        let part = make()?;
        self.made.write().unwrap_or_else(PoisonError::into_inner).insert(key, part.clone());
        Ok(part)
    }
}
