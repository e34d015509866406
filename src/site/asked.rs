use std::collections::{BTreeSet, HashMap};

/// Which parts of its view the template of a kind of page can ask for, where that is known: what no template asks
/// for need not be made. A theme that shows less builds faster.
#[derive(Debug, Default)]
pub struct Asked {
    parts: HashMap<&'static str, BTreeSet<String>>,
}

impl Asked {
    /// Limits the view of a template to some parts; without a limit it has all.
    pub fn limit(&mut self, template: &'static str, parts: BTreeSet<String>) {
        self.parts.insert(template, parts);
    }

    /// A part of the view of a template; empty where the template does not ask for it.
    pub(super) fn part<T: Default>(&self, template: &str, name: &str, make: impl FnOnce() -> T) -> T {
        let limit = self.parts.get(template);
        if limit.is_none_or(|parts| parts.contains(name)) { make() } else { T::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_does_not_ask_for_is_not_made() {
        let mut asked = Asked::default();
        asked.limit("a.html", BTreeSet::from(["one".to_owned()]));
        assert_eq!(asked.part("a.html", "one", || 1), 1);
        assert_eq!(asked.part("a.html", "two", || 2), 0);
        assert_eq!(asked.part("b.html", "two", || 2), 2);
    }
}
