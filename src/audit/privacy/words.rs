//! Words of a text and what stands between them.

/// A word with its place: letters and digits, nothing between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
}

impl<'t> Word<'t> {
    /// The word that begins at `start`; empty where there is none.
    pub(super) fn at(text: &'t str, start: usize) -> Self {
        let rest = &text[start..];
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Self { start, end: start + length, text: &rest[..length] }
    }

    /// The last word that ends at or before `end`.
    pub(super) fn before(text: &'t str, end: usize) -> Option<Self> {
        let head = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = head.len()
            - head.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        (start < head.len()).then(|| Self { start, end: head.len(), text: &head[start..] })
    }

    /// The first word that begins at or after `start`.
    pub(super) fn after(text: &'t str, start: usize) -> Option<Self> {
        let gap = text[start..].find(char::is_alphanumeric)?;
        Some(Self::at(text, start + gap))
    }

    pub(super) fn is_capital(self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is all in capitals: an acronym, or a word of a heading. A single letter says neither.
    pub(super) fn is_shouted(self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some() && letters.next().is_some() && !self.text.chars().any(char::is_lowercase)
    }

    pub(super) fn lower(self) -> String {
        self.text.to_lowercase()
    }
}

/// Blanks and the marks of emphasis, which readers do not see.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '*' | '_' | '\n' | '\r')
}

/// Whether two words stand in one phrase: only blanks between them, and no new paragraph or list item.
pub(super) fn joins(gap: &str) -> bool {
    gap.contains([' ', '\u{a0}', '\n']) && gap.chars().all(is_blank) && !breaks(gap)
}

/// Whether a gap begins a new paragraph or list item.
pub(super) fn breaks(gap: &str) -> bool {
    match gap.split_once('\n') {
        Some((_, rest)) => rest.contains('\n') || rest.trim_start().starts_with(['*', '-', '+', '#', '|']),
        None => false,
    }
}

/// The line that holds an offset, without the marks of emphasis around it.
pub(super) fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    text[start..end].trim_matches(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_on_both_sides_of_a_place() {
        let text = "xã **Đông Hà**, 2023";
        let at = text.find("Hà").unwrap();
        assert_eq!(Word::at(text, at).text, "Hà");
        assert_eq!(Word::before(text, at).map(|word| word.text), Some("Đông"));
        assert_eq!(Word::after(text, at + 3).map(|word| word.text), Some("2023"));
        assert_eq!(Word::before("* ", 2), None);
    }

    #[test]
    fn a_phrase_goes_on_over_emphasis_and_one_line_end() {
        assert!(joins(" ") && joins("** ") && joins("\n") && joins("\u{a0}"));
        assert!(
            !joins("") && !joins("**") && !joins(", ") && !joins("\n\n") && !joins("\n* ") && !joins("\n- ")
        );
    }

    #[test]
    fn capitals_are_told_from_shouting() {
        let word = |text| Word::at(text, 0);
        assert!(word("Đông").is_capital() && !word("đông").is_capital());
        assert!(word("UBND").is_shouted() && !word("A").is_shouted() && !word("Đông").is_shouted());
    }
}
