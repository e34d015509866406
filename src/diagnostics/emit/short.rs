use std::fmt::Write as _;

use crate::diagnostics::{Diagnostics, Language};
use crate::source::Sources;

use super::clean;

/// One line each: `file:line:column: severity[rule]: message`.
pub fn short(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for one in diagnostics.iter() {
        let position = sources.position(one.span);
        let file = sources.file(one.span.file).path();
        let word = one.rule.severity.word(language);
        let message = clean(&one.message(language));
        // Writing to a String cannot fail.
        let _ =
            writeln!(out, "{file}:{}:{}: {word}[{}]: {message}", position.line, position.column, one.rule.id);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::one;
    use super::*;

    #[test]
    fn a_diagnostic_is_one_line_that_editors_can_follow() {
        let (diagnostics, sources) = one();
        assert_eq!(
            short(&diagnostics, &sources, Language::En),
            "results/a.json:2:11: error[decimal-comma]: {fixed} has a decimal comma\n"
        );
    }
}
