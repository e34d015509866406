//! What every rule's sentences have in common.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::diagnostics::{Language, Rule, Wording};
use minhbach::{model, syntax};
use unicode_normalization::is_nfc;

use super::{cases, read};
use crate::common::reading_rules;

/// The rules of the audit are held to the same form; their cases are their own.
fn all_rules() -> impl Iterator<Item = &'static Rule> {
    reading_rules().chain(minhbach::audit::rules().map(|(rule, _)| rule))
}

fn sentences(rule: &Rule) -> [&'static str; 4] {
    [rule.vi.message, rule.vi.help, rule.en.message, rule.en.help]
}

/// The names in braces; JSON in a sentence, such as `{"units": []}`, is no placeholder.
fn placeholders(wording: &Wording) -> BTreeSet<&'static str> {
    [wording.message, wording.help].into_iter().flat_map(names_in_braces).collect()
}

fn names_in_braces(text: &str) -> Vec<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        .collect()
}

#[test]
fn placeholders_are_told_from_json() {
    assert_eq!(names_in_braces("a {key} and {\"units\": []} and {guess}"), ["key", "guess"]);
    assert_eq!(names_in_braces("{…} {} {open"), Vec::<&str>::new());
}

#[test]
fn a_rule_id_is_kebab_case() {
    for rule in all_rules() {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        assert!(rule.id.split('-').all(is_word), "{} is not kebab case", rule.id);
    }
}

#[test]
fn an_id_belongs_to_one_rule() {
    let of_reading = syntax::rules::RULES.iter().chain(model::rules::RULES);
    let mut by_id: BTreeMap<&str, &Rule> = BTreeMap::new();
    for rule in of_reading {
        assert!(by_id.insert(rule.id, rule).is_none(), "{} stands for two rules", rule.id);
    }
    for (rule, _) in minhbach::audit::rules() {
        assert!(!by_id.contains_key(rule.id), "{} is a rule of reading and of the audit", rule.id);
    }
    // With a guess the same thing is wrong; only the hint is another.
    for guess in syntax::rules::WITH_GUESS.iter().chain(model::rules::WITH_GUESS) {
        let rule = by_id[guess.id];
        assert_eq!((guess.vi.message, guess.en.message), (rule.vi.message, rule.en.message));
        assert_eq!(guess.severity, rule.severity, "{}", guess.id);
        assert_ne!(guess.vi.help, rule.vi.help, "{}", guess.id);
    }
}

#[test]
fn both_languages_say_the_same_of_the_same_things() {
    for rule in all_rules() {
        let [vi, en] = [Language::Vi, Language::En].map(|language| placeholders(rule.wording(language)));
        assert_eq!(vi, en, "{}", rule.id);
    }
}

#[test]
fn a_sentence_has_no_full_stop_and_composed_letters() {
    for rule in all_rules() {
        for text in sentences(rule) {
            assert!(!text.is_empty() && text.trim() == text, "{}: {text:?}", rule.id);
            assert!(!text.ends_with(['.', '!', ';', ',']), "{}: {text:?}", rule.id);
            assert!(is_nfc(text), "{}: {text:?}", rule.id);
        }
    }
}

#[test]
fn no_placeholder_is_left_unfilled() {
    let known: BTreeSet<&str> =
        all_rules().flat_map(|rule| [placeholders(&rule.vi), placeholders(&rule.en)]).flatten().collect();
    for kind in ["fail", "together"] {
        for (name, case) in cases(kind) {
            let outcome = read(&case);
            for text in [&outcome.vietnamese, &outcome.english] {
                let left = text.lines().filter(|line| !is_excerpt(line)).flat_map(names_in_braces);
                let left: Vec<_> = left.filter(|name| known.contains(name)).collect();
                assert!(left.is_empty(), "{name}: {left:?} in\n{text}");
            }
        }
    }
}

/// Lines that show the clerk's own text.
fn is_excerpt(line: &str) -> bool {
    line.contains(" | ")
}

#[test]
fn no_value_is_filled_in_empty() {
    for kind in ["fail", "together"] {
        for (name, case) in cases(kind) {
            for text in [read(&case).vietnamese, read(&case).english] {
                for line in text.lines().filter(|line| !is_excerpt(line)) {
                    // An empty value of the clerk's own is shown as it is.
                    let is_own = name.ends_with("--empty") && line.contains("[invalid-");
                    let empty = line.contains("“”") || line.contains("()") || line.ends_with(": ");
                    assert!(is_own || !empty, "{name}: {line}");
                }
            }
        }
    }
}
