/// The page without the empty lines that template statements leave behind, ending in one line break.
///
/// Lines within `<pre>` and `<textarea>` stay: there an empty line is text.
pub(super) fn tidy(page: &str) -> String {
    let mut tidied = String::with_capacity(page.len());
    let may_be_verbatim = page.contains("<pre") || page.contains("<textarea");
    let mut verbatim = false;
    for line in page.lines() {
        if verbatim || !is_blank(line) {
            tidied.push_str(line);
            tidied.push('\n');
        }
        if may_be_verbatim {
            verbatim = ends_verbatim(line, verbatim);
        }
    }
    tidied
}

/// Most lines open with a tag, or with a space or two before it.
fn is_blank(line: &str) -> bool {
    match line.trim_ascii_start().bytes().next() {
        None => true,
        Some(byte) if byte.is_ascii() => false,
        Some(_) => line.trim().is_empty(),
    }
}

/// Whether the end of a line stands within verbatim text, given whether its start does.
fn ends_verbatim(line: &str, starts_verbatim: bool) -> bool {
    let last = |tags: [&str; 2]| tags.iter().filter_map(|tag| line.rfind(tag)).max();
    match (last(["<pre", "<textarea"]), last(["</pre", "</textarea"])) {
        (None, None) => starts_verbatim,
        (opened, closed) => opened > closed,
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn empty_lines_go_and_the_page_ends_in_one_line_break() {
        assert_eq!(tidy("\n\n<p>\n   \n a\n</p>\n\n\n"), "<p>\n a\n</p>\n");
        assert_eq!(tidy("<p>"), "<p>\n");
        assert_eq!(tidy(""), "");
    }

    #[test]
    fn verbatim_text_keeps_its_empty_lines() {
        let code = "<pre><code>a\n\nb</code></pre>\n";
        assert_eq!(tidy(&format!("{code}\n\n<p>x</p>\n\n{code}")), format!("{code}<p>x</p>\n{code}"));
        assert_eq!(tidy("<pre>a</pre>\n\nb"), "<pre>a</pre>\nb\n");
    }
}
