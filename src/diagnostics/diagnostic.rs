use crate::source::Span;

use super::{Language, Rule, Severity};

/// One thing that is wrong, at one place.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which rule is broken.
    pub rule: &'static Rule,
    /// The very value that breaks it.
    pub span: Span,
    /// JSON path of the value (`findings[3].loss.amount`); empty where there is none.
    pub path: String,
    /// What the record states, for rules that compare.
    pub stated: Option<String>,
    /// What was computed, for rules that compare.
    pub computed: Option<String>,
    arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A diagnostic of `rule` at `span`.
    pub fn new(rule: &'static Rule, span: Span) -> Self {
        Self { rule, span, path: String::new(), stated: None, computed: None, arguments: Vec::new() }
    }

    /// Fills `{name}` in the rule's sentences.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Sets the JSON path.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Sets both sides of a comparison; they also fill `{stated}` and `{computed}`.
    #[must_use]
    pub fn comparing(mut self, stated: impl Into<String>, computed: impl Into<String>) -> Self {
        self.stated = Some(stated.into());
        self.computed = Some(computed.into());
        self
    }

    /// The sentence that says what is wrong.
    pub fn message(&self, language: Language) -> String {
        self.fill(self.rule.wording(language).message)
    }

    /// The same sentence with its arguments written for readers; `write` gets the name of each and its text, except of
    /// what the sentence quotes.
    pub fn message_for_readers(
        &self,
        language: Language,
        write: impl Fn(&'static str, &str) -> String,
    ) -> String {
        let mut written = self.clone();
        let write =
            |name, text: &str| if self.rule.quotes(name) { text.to_owned() } else { write(name, text) };
        let sides = [("stated", &mut written.stated), ("computed", &mut written.computed)];
        for (name, side) in sides {
            *side = side.as_deref().map(|text| write(name, text));
        }
        for (name, text) in &mut written.arguments {
            *text = write(name, text);
        }
        written.message(language)
    }

    /// The sentence that says what to write instead.
    pub fn help(&self, language: Language) -> String {
        self.fill(self.rule.wording(language).help)
    }

    /// Replaces each `{name}` once, left to right, so that a brace inside an argument is never taken for one.
    fn fill(&self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let Some((name, tail)) = after.split_once('}') else {
                rest = &rest[open..];
                break;
            };
            match self.argument(name) {
                Some(value) => filled.push_str(value),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    fn argument(&self, name: &str) -> Option<&str> {
        match name {
            "stated" => self.stated.as_deref(),
            "computed" => self.computed.as_deref(),
            _ => self.arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        }
    }
}

/// All diagnostics of a run so far.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn append(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.rule.severity == Severity::Error)
    }

    /// Only those that stop the build.
    #[must_use]
    pub fn errors(&self) -> Self {
        let errors = self.list.iter().filter(|diagnostic| diagnostic.rule.severity == Severity::Error);
        Self { list: errors.cloned().collect() }
    }

    /// Number of diagnostics.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them, in the order they came.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// All of them, to complete their paths.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.list.iter_mut()
    }

    /// Sorts by place, then rule, so that the output does not depend on the order of the work.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| (a.span, a.rule.id).cmp(&(b.span, b.rule.id)));
    }
}
