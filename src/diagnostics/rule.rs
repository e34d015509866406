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

    /// The word that a clerk reads.
    pub fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Vi) => "lỗi",
            (Self::Warning, Language::Vi) => "cảnh báo",
            (Self::Note, Language::Vi) => "ghi chú",
            (severity, Language::En) => severity.as_str(),
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

impl Wording {
    /// Both sentences, message first, with `…` for the values of a single case.
    pub fn in_general(&self) -> (String, String) {
        (without_values(self.message), without_values(self.help))
    }
}

/// Braces round anything but a name are JSON that the sentence quotes.
fn without_values(template: &str) -> String {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let mut general = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        general.push_str(before);
        match after.split_once('}').filter(|(name, _)| is_name(name)) {
            Some((_, tail)) => {
                general.push('…');
                rest = tail;
            }
            None => {
                general.push('{');
                rest = after;
            }
        }
    }
    general + rest
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

    /// Whether the sentence quotes a value: what stands between quotation marks is the letters of a document, and
    /// never written otherwise.
    pub fn quotes(&self, name: &str) -> bool {
        self.vi.message.contains(&format!("“{{{name}}}”"))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

#[cfg(test)]
mod tests {
    use super::without_values;

    #[test]
    fn a_rule_in_general_has_no_values_but_keeps_quoted_json() {
        assert_eq!(without_values("ghi {stated}, tính được {computed}"), "ghi …, tính được …");
        assert_eq!(without_values("write {\"units\": []} or {guess}"), "write {\"units\": []} or …");
        assert_eq!(without_values("a { b"), "a { b");
    }
}
