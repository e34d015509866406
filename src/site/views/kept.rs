use std::sync::{Arc, Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

/// A view that stands on several pages, with what was rendered of it: a row of a list is the same on all of them.
#[derive(Debug)]
pub struct Kept {
    view: Value,
    /// By what it was rendered with.
    parts: Mutex<Vec<(String, Value)>>,
}

impl Kept {
    /// Nothing of it is rendered yet.
    pub fn new(view: Value) -> Self {
        Self { view, parts: Mutex::default() }
    }

    /// A part of a page that is made of this view and of what the key says.
    ///
    /// # Errors
    /// Those of whoever makes it.
    pub fn part<E>(&self, key: &str, make: impl FnOnce() -> Result<Value, E>) -> Result<Value, E> {
        let known = || self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, part)) = known().iter().find(|(other, _)| other == key) {
            return Ok(part.clone());
        }
        let part = make()?;
        known().push((key.to_owned(), part.clone()));
        Ok(part)
    }
}

impl Object for Kept {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.view.get_item(key).ok().filter(|value| !value.is_undefined())
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.view.get_attr(key).ok().filter(|value| !value.is_undefined())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.view.as_object().map_or(Enumerator::NonEnumerable, |view| view.enumerate())
    }
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    #[test]
    fn it_reads_as_the_view_does_and_a_part_of_it_is_made_once() {
        let kept = Arc::new(Kept::new(context! { title => "a", loss => Value::from(()) }));
        let value = Value::from_dyn_object(Arc::clone(&kept));
        assert_eq!(value.get_attr("title").unwrap().as_str(), Some("a"));
        assert!(value.get_attr("other").unwrap().is_undefined());
        assert_eq!(serde_json::to_value(&value).unwrap(), serde_json::json!({ "loss": null, "title": "a" }));
        for (key, made, part) in [("x", "1", "1"), ("x", "2", "1"), ("y", "3", "3")] {
            assert_eq!(kept.part(key, || Ok::<_, ()>(made.into())), Ok(part.into()));
        }
        assert_eq!(kept.part("z", || Err("no")), Err("no"));
    }
}
