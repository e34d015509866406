use std::borrow::Cow;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::records::LeftOut;
use crate::source::{FileId, SourceFile, Sources, Span, Spanned};
use crate::syntax::{Record, check_text, parse_toml, rules};

/// The Markdown below the front matter.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
}

const FENCE: &str = "+++";

/// Reads every Markdown file of a folder into front matter and body.
pub(super) fn read_folder<'s, R: Record<'s>>(
    sources: &'s Sources,
    folder: &'static str,
    left_out: &mut LeftOut<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Spanned<R>, Body<'s>)> {
    let mut all = Vec::new();
    for (id, file) in sources.in_folder(folder).filter(|(_, file)| file.path().ends_with(".md")) {
        match read_file(id, file, diagnostics) {
            Ok(read) => all.push(read),
            Err(record) => left_out.record(folder, record),
        }
    }
    all
}

/// Front matter and body, or the id of a record that cannot be read, as far as it is known.
fn read_file<'s, R: Record<'s>>(
    id: FileId,
    file: &'s SourceFile,
    diagnostics: &mut Diagnostics,
) -> Result<(Spanned<R>, Body<'s>), Option<Cow<'s, str>>> {
    let text = check_text(id, file, diagnostics).ok_or(None)?;
    let Some((matter, body)) = split(text) else {
        diagnostics.push(Diagnostic::new(&rules::FRONT_MATTER, Span::start_of(id)));
        return Err(None);
    };
    let start = offset_of(text, matter);
    let root = parse_toml(id, matter, start, diagnostics).ok_or(None)?;
    let record = R::read_record(&root, diagnostics).ok_or_else(|| root.text_of("id"))?;
    let body_start = offset_of(text, body);
    let span = Span::new(id, body_start, body_start + body.len());
    Ok((Spanned::new(record, root.span), Body { text: body, span }))
}

fn offset_of(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

/// Front matter and body of a text that starts with a fence line.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let mut from = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((&rest[..from], &rest[from + line.len()..]));
        }
        from += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_fence_ends_only_on_a_line_of_its_own() {
        assert_eq!(split("+++\na = \"+++\"\n+++\nbody\n"), Some(("a = \"+++\"\n", "body\n")));
        assert_eq!(split("+++\r\na = 1\r\n+++\r\nbody"), Some(("a = 1\r\n", "body")));
        assert_eq!(split("a\n+++\n"), None);
        assert_eq!(split("+++\na = 1\n"), None);
    }
}
