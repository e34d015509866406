use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::OnceLock;

/// Which parts of its view the template of a kind of page can ask for, where that is known: what no template asks
/// for need not be made. A theme that shows less builds faster.
#[derive(Default)]
pub struct Asked<'m> {
    /// By template, once its view is made.
    parts: HashMap<&'static str, OnceLock<Option<BTreeSet<String>>>>,
    ask: Option<Box<Ask<'m>>>,
}

/// Tells the parts of its view that a template may ask for, or `None` for all.
type Ask<'m> = dyn Fn(&str) -> Option<BTreeSet<String>> + Sync + 'm;

impl<'m> Asked<'m> {
    /// Limits the views of some templates; any other has all its parts.
    pub fn of(
        templates: impl Iterator<Item = &'static str>,
        ask: impl Fn(&str) -> Option<BTreeSet<String>> + Sync + 'm,
    ) -> Self {
        Self { parts: templates.map(|name| (name, OnceLock::new())).collect(), ask: Some(Box::new(ask)) }
    }

    /// A part of the view of a template; empty where the template does not ask for it.
    pub(super) fn part<T: Default>(&self, template: &str, name: &str, make: impl FnOnce() -> T) -> T {
        let known = self.parts.get(template).zip(self.ask.as_ref());
        let limit = known.and_then(|(limit, ask)| limit.get_or_init(|| ask(template)).as_ref());
        if limit.is_none_or(|parts| parts.contains(name)) { make() } else { T::default() }
    }
}

impl fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked").field("parts", &self.parts).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_does_not_ask_for_is_not_made() {
        let one = |template: &str| (template == "a.html").then(|| BTreeSet::from(["one".to_owned()]));
        let asked = Asked::of(["a.html", "c.html"].into_iter(), one);
        assert_eq!(asked.part("a.html", "one", || 1), 1);
        assert_eq!(asked.part("a.html", "two", || 2), 0);
        assert_eq!(asked.part("b.html", "two", || 2), 2);
        assert_eq!(asked.part("c.html", "two", || 2), 2);
    }
}
