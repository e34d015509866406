use std::fmt::Write as _;

use crate::diagnostics::{Diagnostic, Diagnostics, Language};
use crate::source::Sources;

use super::{clean, printable};

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
    let word = diagnostic.rule.severity.word(language);
    let path = if diagnostic.path.is_empty() { String::new() } else { format!(" ({})", diagnostic.path) };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{word}[{}]: {}", diagnostic.rule.id, clean(&diagnostic.message(language)));
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
        let _ = writeln!(out, " {gutter} = {label}: {}", clean(&help));
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
    let visible: String = line.chars().skip(skip).take(WIDTH).map(printable).collect();
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

#[cfg(test)]
mod tests {
    use super::super::testing::one;
    use super::*;

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
}
