use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Span};
use crate::text::is_nfc;

use super::rules;

/// The text of a file that is UTF-8 without a byte-order mark and in NFC; otherwise `None`, with the fault
/// at its very place.
pub fn check_text<'s>(id: FileId, file: &'s SourceFile, diagnostics: &mut Diagnostics) -> Option<&'s str> {
    if let Some(at) = file.invalid_utf8_at() {
        diagnostics.push(Diagnostic::new(&rules::INVALID_UTF8, Span::new(id, at, at)));
        return None;
    }
    if file.has_byte_order_mark() {
        diagnostics.push(Diagnostic::new(&rules::BYTE_ORDER_MARK, Span::start_of(id)));
        return None;
    }
    let text = file.text();
    if let Some((start, end)) = first_not_nfc(text) {
        let written = &text[start..end];
        let composed: String = written.nfc().collect();
        let diagnostic = Diagnostic::new(&rules::NOT_NFC, Span::new(id, start, end)).with("fixed", composed);
        diagnostics.push(diagnostic);
        return None;
    }
    Some(text)
}

/// The first word that changes under NFC, as a byte range.
fn first_not_nfc(text: &str) -> Option<(usize, usize)> {
    if is_nfc(text) {
        return None;
    }
    let mut offset = 0;
    // A mark can join these three signs, so they do not end a word.
    let ends_word =
        |c: char| (c.is_whitespace() || c.is_ascii_punctuation()) && !matches!(c, '<' | '=' | '>');
    for word in text.split_inclusive(ends_word) {
        if !word.nfc().eq(word.chars()) {
            let trimmed = word.trim_end_matches(ends_word);
            // A blank may itself be the character that has another form.
            let wrong = if trimmed.nfc().eq(trimmed.chars()) { word } else { trimmed };
            return Some((offset, offset + wrong.len()));
        }
        offset += word.len();
    }
    None
}
