use std::fmt::Write as _;

use serde::Serialize;

use crate::source::Sources;

use super::{Diagnostic, Diagnostics, Language, Severity};

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

/// For the terminal: place, message, the line with a caret under the value, and the hint.
pub fn human(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        write_human(&mut out, diagnostic, sources, language);
    }
    out
}

fn write_human(out: &mut String, diagnostic: &Diagnostic, sources: &Sources, language: Language) {
    let file = sources.file(diagnostic.span.file);
    let position = sources.position(diagnostic.span);
    let word = severity_word(diagnostic.rule.severity, language);
    let path = if diagnostic.path.is_empty() { String::new() } else { format!(" ({})", diagnostic.path) };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{word}[{}]: {}", diagnostic.rule.id, diagnostic.message(language));
    let _ = writeln!(out, "  --> {}:{}:{}{path}", file.path(), position.line, position.column);
    let line = file.line_at(diagnostic.span.start());
    let (line, caret_from, caret_width) = excerpt(line, position.column, value_text(diagnostic, sources));
    let number = position.line.to_string();
    let gutter = " ".repeat(number.len());
    let _ = writeln!(out, " {gutter} |");
    let _ = writeln!(out, " {number} | {line}");
    let _ = writeln!(out, " {gutter} | {}{}", " ".repeat(caret_from), "^".repeat(caret_width));
    let help = diagnostic.help(language);
    if !help.is_empty() {
        let label = match language {
            Language::Vi => "cách sửa",
            Language::En => "help",
        };
        let _ = writeln!(out, " {gutter} = {label}: {help}");
    }
    out.push('\n');
}

/// The text under the caret: the value up to the end of its first line.
fn value_text<'s>(diagnostic: &Diagnostic, sources: &'s Sources) -> &'s str {
    let text = sources.file(diagnostic.span.file).text();
    let value = text.get(diagnostic.span.start()..diagnostic.span.end()).unwrap_or_default();
    value.lines().next().unwrap_or_default()
}

/// Cuts a long line to a window round the value; returns the window, the caret's offset and its width, both
/// in columns of a terminal.
fn excerpt(line: &str, column: usize, value: &str) -> (String, usize, usize) {
    const BEFORE: usize = 60;
    const WIDTH: usize = 110;
    let skip = column.saturating_sub(1).saturating_sub(BEFORE);
    let lead = if skip > 0 { "…" } else { "" };
    let visible: String =
        line.chars().skip(skip).take(WIDTH).map(|c| if c == '\t' { ' ' } else { c }).collect();
    let cut = if line.chars().count() > skip + WIDTH { "…" } else { "" };
    let before: String = line.chars().skip(skip).take(column - 1 - skip).collect();
    let width = columns(value).clamp(1, WIDTH.saturating_sub(columns(&before)).max(1));
    (format!("{lead}{visible}{cut}"), columns(&before) + lead.chars().count(), width)
}

/// Terminal columns: combining marks and zero-width characters take none.
fn columns(text: &str) -> usize {
    text.chars()
        .filter(|c| !matches!(*c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}'))
        .count()
}

fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Vi) => "lỗi",
        (Severity::Warning, Language::Vi) => "cảnh báo",
        (Severity::Note, Language::Vi) => "ghi chú",
        (severity, Language::En) => severity.as_str(),
    }
}

/// One line each: `file:line:column: severity[rule]: message`.
pub fn short(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for one in diagnostics.iter() {
        let position = sources.position(one.span);
        let file = sources.file(one.span.file).path();
        let word = severity_word(one.rule.severity, language);
        let message = one.message(language);
        // Writing to a String cannot fail.
        let _ =
            writeln!(out, "{file}:{}:{}: {word}[{}]: {message}", position.line, position.column, one.rule.id);
    }
    out
}

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    path: &'a str,
    message: String,
    help: String,
    stated: Option<&'a str>,
    computed: Option<&'a str>,
}

/// `{"diagnostics": [...]}`, for programs.
pub fn json(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let rows = diagnostics.iter().map(|one| {
        let position = sources.position(one.span);
        Row {
            rule: one.rule.id,
            severity: one.rule.severity.as_str(),
            file: sources.file(one.span.file).path(),
            line: position.line,
            column: position.column,
            path: &one.path,
            message: one.message(language),
            help: one.help(language),
            stated: one.stated.as_deref(),
            computed: one.computed.as_deref(),
        }
    });
    let report = Report { diagnostics: rows.collect() };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Rule, Wording};
    use crate::source::Span;

    static RULE: Rule = Rule {
        id: "decimal-comma",
        severity: Severity::Error,
        vi: Wording { message: "“{value}” dùng dấu phẩy", help: "viết {fixed}" },
        en: Wording { message: "{value} has a decimal comma", help: "write {fixed}" },
    };

    fn one() -> (Diagnostics, Sources) {
        let text = "{\n  \"tổng\": \"88,21\"\n}";
        let sources = Sources::new([("results/a.json".into(), text.as_bytes().to_vec())]);
        let (id, _) = sources.iter().next().unwrap();
        let start = text.find("\"88,21\"").unwrap();
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(
            Diagnostic::new(&RULE, Span::new(id, start, start + 7))
                .with("value", "{fixed}")
                .with("fixed", "88.21")
                .at("tổng"),
        );
        (diagnostics, sources)
    }

    #[test]
    fn the_caret_stands_under_the_value_and_arguments_are_not_expanded_twice() {
        let (diagnostics, sources) = one();
        let text = human(&diagnostics, &sources, Language::Vi);
        assert_eq!(
            text,
            "lỗi[decimal-comma]: “{fixed}” dùng dấu phẩy\n  --> results/a.json:2:11 (tổng)\n   |\n 2 |   \"tổng\": \
             \"88,21\"\n   |           ^^^^^^^\n   = cách sửa: viết 88.21\n\n"
        );
    }

    #[test]
    fn json_carries_every_field_of_the_contract() {
        let (diagnostics, sources) = one();
        let value: serde_json::Value =
            serde_json::from_str(&json(&diagnostics, &sources, Language::En)).unwrap();
        let row = &value["diagnostics"][0];
        assert_eq!(row["rule"], "decimal-comma");
        assert_eq!((row["line"].as_u64(), row["column"].as_u64()), (Some(2), Some(11)));
        assert_eq!(row["help"], "write 88.21");
    }
}
