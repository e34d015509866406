/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops the build: nothing is published.
    Error,
    /// Shown to the clerk and, from the audit, to the public; the build goes on.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word used in machine-readable output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The language that a clerk reads messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// The sentences of a rule in one language; `{name}` stands for an argument of the diagnostic.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// What is wrong.
    pub message: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

/// One kind of diagnostic. Rules are statics, compared by [`Rule::id`].
#[derive(Debug)]
pub struct Rule {
    /// Stable id in kebab case, part of the public interface.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Vietnamese sentences.
    pub vi: Wording,
    /// English sentences.
    pub en: Wording,
}

impl Rule {
    /// The sentences in a language.
    pub fn wording(&self, language: Language) -> &Wording {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
