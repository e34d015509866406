use std::collections::BTreeMap;

use ::toml::de::{DeTable, DeValue};

use crate::diagnostics::{Language, Rule};
use crate::text::closest;
use crate::{audit, model, search, syntax};

use super::exit::Exit;
use super::messages;
use super::terminal::Terminal;

/// The page of the documentation with all rules; a section of it follows the `#`.
const PAGE: &str = "docs/rules.md";

/// One wrong and one right example for each rule. `tests/explain.rs` reads every one of them as content.
static EXAMPLES: &str = include_str!("../../docs/rules/examples.toml");

/// One rule with everything there is to say of it.
struct Explained {
    /// Rules with one id are one rule with several sentences.
    rules: Vec<&'static Rule>,
    section: &'static str,
}

/// `check --explain`: one rule, or the list of all.
pub(super) fn run(id: Option<&str>, language: Language, terminal: &mut Terminal<'_>) -> Exit {
    let all = all();
    let Some(id) = id else {
        terminal.print(&list(&all, language));
        return Exit::Done;
    };
    if let Some(one) = all.get(id) {
        terminal.print(&one.text(id, language));
        return Exit::Done;
    }
    let guess = closest(id, all.keys().copied());
    terminal.error(&messages::unknown_rule(id, guess, language));
    Exit::Usage
}

/// Every rule by its id.
fn all() -> BTreeMap<&'static str, Explained> {
    let form = [syntax::rules::RULES, syntax::rules::WITH_GUESS].into_iter().flatten();
    let form = form.map(|&rule| (rule, "form"));
    let meaning = [model::rules::RULES, model::rules::WITH_GUESS].into_iter().flatten();
    let meaning = meaning.map(|&rule| (rule, "meaning"));
    let audit = audit::rules().map(|(rule, _)| (rule, "audit"));
    let words = search::rules::RULES.iter().map(|&rule| (rule, "search"));
    let mut all = BTreeMap::new();
    for (rule, section) in form.chain(meaning).chain(audit).chain(words) {
        all.entry(rule.id).or_insert(Explained { rules: Vec::new(), section }).rules.push(rule);
    }
    all
}

fn list(all: &BTreeMap<&'static str, Explained>, language: Language) -> String {
    let width = all.keys().map(|id| id.len()).max().unwrap_or_default();
    let severity = |one: &Explained| one.rules.first().map(|rule| rule.severity.word(language));
    all.iter().map(|(id, one)| format!("{id:width$}  {}\n", severity(one).unwrap_or_default())).collect()
}

impl Explained {
    fn text(&self, id: &str, language: Language) -> String {
        let heads = heads(language);
        let severity = self.rules.first().map(|rule| rule.severity.word(language)).unwrap_or_default();
        let said = |pick: fn((String, String)) -> String| {
            let mut lines = Vec::new();
            for rule in &self.rules {
                let line = pick(rule.wording(language).in_general());
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            lines.join("\n")
        };
        let mut out = format!("{id} ({severity})\n");
        paragraph(&mut out, heads.wrong, &said(|(message, _)| message));
        paragraph(&mut out, heads.help, &said(|(_, help)| help));
        if let Some(example) = Example::of(id) {
            let place = |head: &str| format!("{head} ({})", example.place);
            paragraph(&mut out, &place(heads.wrong_example), &example.wrong);
            paragraph(&mut out, &place(heads.right_example), &example.right);
        }
        out + &format!("\n{}: {PAGE}#{}\n", heads.more, self.section)
    }
}

/// The words between the parts.
struct Heads {
    wrong: &'static str,
    help: &'static str,
    wrong_example: &'static str,
    right_example: &'static str,
    more: &'static str,
}

fn heads(language: Language) -> Heads {
    match language {
        Language::Vi => Heads {
            wrong: "Sai ở đâu",
            help: "Cách sửa",
            wrong_example: "Ví dụ sai",
            right_example: "Ví dụ đúng",
            more: "Xem thêm",
        },
        Language::En => Heads {
            wrong: "What is wrong",
            help: "What to write",
            wrong_example: "Wrong",
            right_example: "Right",
            more: "More",
        },
    }
}

fn paragraph(out: &mut String, head: &str, text: &str) {
    out.push_str(&format!("\n{head}:\n"));
    for line in text.lines() {
        out.push_str(&format!("  {}\n", visible(line)));
    }
}

/// Marks apart from their letters and byte-order marks as their codes: an example of them must be seen.
fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\u{300}'..='\u{36f}' | '\u{feff}' => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

struct Example {
    place: String,
    wrong: String,
    right: String,
}

impl Example {
    fn of(id: &str) -> Option<Self> {
        let examples = DeTable::parse(EXAMPLES).ok()?.into_inner();
        let DeValue::Table(example) = examples.get(id)?.get_ref() else { return None };
        let text = |key: &str| match example.get(key)?.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        Some(Self { place: text("place")?, wrong: text("wrong")?, right: text("right")? })
    }
}
