use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Rule, Severity};

/// How many diagnostics of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Stop the build.
    pub errors: usize,
    /// Do not.
    pub warnings: usize,
    /// Worth knowing.
    pub notes: usize,
}

impl Summary {
    /// Counts.
    pub fn of(diagnostics: &Diagnostics) -> Self {
        let count = |severity| diagnostics.iter().filter(|one| one.rule.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// How many diagnostics of each rule there are: the worst severity first, then the most frequent, then by id.
pub fn by_rule(diagnostics: &Diagnostics) -> Vec<(&'static Rule, usize)> {
    let mut counts: BTreeMap<&str, (&'static Rule, usize)> = BTreeMap::new();
    for one in diagnostics.iter() {
        counts.entry(one.rule.id).or_insert((one.rule, 0)).1 += 1;
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_by_key(|&(rule, count)| (rule.severity, Reverse(count), rule.id));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Wording};
    use crate::source::{Sources, Span};

    const fn rule(id: &'static str, severity: Severity) -> Rule {
        const SILENT: Wording = Wording { message: "", help: "" };
        Rule { id, severity, vi: SILENT, en: SILENT }
    }

    static RARE: Rule = rule("rare", Severity::Error);
    static OFTEN: Rule = rule("often", Severity::Note);
    static ALSO: Rule = rule("also", Severity::Note);
    static SELDOM: Rule = rule("a-seldom", Severity::Note);

    #[test]
    fn rules_are_counted_worst_first_then_most_frequent_then_by_id() {
        let sources = Sources::new([("a.json".to_owned(), Vec::new())]);
        let (file, _) = sources.iter().next().unwrap();
        let mut diagnostics = Diagnostics::new();
        for rule in [&OFTEN, &SELDOM, &ALSO, &OFTEN, &ALSO, &RARE] {
            diagnostics.push(Diagnostic::new(rule, Span::start_of(file)));
        }
        let counts: Vec<_> =
            by_rule(&diagnostics).into_iter().map(|(rule, count)| (rule.id, count)).collect();
        assert_eq!(counts, [("rare", 1), ("also", 2), ("often", 2), ("a-seldom", 1)]);
        assert_eq!(Summary::of(&diagnostics), Summary { errors: 1, warnings: 0, notes: 5 });
    }
}
