use std::collections::BTreeSet;

use crate::audit;
use crate::render::{Theme, Words};

/// The page of the audit asks for the title of whatever rule found something: a rule without one would stop the
/// build only on the day that it finds something.
#[test]
fn every_rule_of_the_audit_has_a_title_in_every_language() {
    for language in ["vi", "en"] {
        let words = Words::read(&Theme::embedded(), language).unwrap();
        let known: BTreeSet<&str> = words.keys().map(|(key, _)| key).collect();
        for (rule, _) in audit::rules() {
            assert!(known.contains(&*format!("audit_rule.{}", rule.id)), "{language}: {}", rule.id);
        }
        for verdict in audit::Verdict::ALL {
            for section in ["verdict", "verdict_note"] {
                assert!(known.contains(&*format!("{section}.{}", verdict.word())), "{language}: {verdict:?}");
            }
        }
    }
}
