/// A style sheet without what only its authors read: comments, indentation, empty lines, spaces beside signs.
///
/// Strings and addresses stay letter by letter. Where a comment is all that stands between two words, an empty one
/// stays, because there it means something.
pub(super) fn for_browsers(style: &str) -> String {
    let mut bare = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['/', '"', '\'', '(']) {
        tighten(&rest[..at], &mut bare);
        let found = &rest[at..];
        let length = if let Some(comment) = found.strip_prefix("/*") {
            let length = comment.find("*/").map_or(found.len(), |end| end + 4);
            let joins =
                |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | ')' | '*' | '[' | ':');
            if bare.ends_with(joins) && found[length..].starts_with(joins) {
                bare.push_str("/**/");
            }
            length
        } else {
            let length = kept(found);
            bare.push_str(&found[..length]);
            length
        };
        rest = &rest[at + length..];
    }
    tighten(rest, &mut bare);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut style = String::with_capacity(bare.len());
    for line in lines {
        style.push_str(line);
        style.push('\n');
    }
    style
}

/// Adds a piece without strings, but for spaces that part nothing: beside brackets of blocks, commas and semicolons, and
/// after a colon. The one before a colon stays, for `.a :hover` is not `.a:hover`.
fn tighten(piece: &str, bare: &mut String) {
    for (at, c) in piece.char_indices() {
        let follows = || piece[at..].trim_start_matches(' ').starts_with(['{', '}', ',', ';']);
        if c == ' ' && (bare.ends_with(['{', '}', ',', ';', ':', ' ']) || follows()) {
            continue;
        }
        bare.push(c);
    }
}

/// The length of what begins here and stays as it is: a string, an address without quotation marks, one sign.
fn kept(text: &str) -> usize {
    let end = |sign: char| {
        let mut escaped = false;
        let close = text[1..].find(|c: char| {
            let closes = c == sign && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        close.map_or(text.len(), |at| at + 2)
    };
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => end(quote),
        // `url(data:image/*…)`
        Some('(') if !text[1..].trim_start().starts_with(['"', '\'']) && is_address(text) => end(')'),
        _ => 1,
    }
}

/// Whether a bracket holds an address, which has a colon or a stroke before anything that could be a comment.
fn is_address(text: &str) -> bool {
    let inside = text[1..].split([')', ' ', '\n']).next().unwrap_or_default();
    inside.contains("://") || inside.starts_with("data:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_indentation_and_empty_lines_go() {
        let style =
            "/* a */\n.b { color: red; } /* c */\n\n@media print {\n  .d { /* e\n f */ margin: 0; }\n}\n";
        assert_eq!(for_browsers(style), ".b{color:red;}\n@media print{\n.d{margin:0;}\n}\n");
    }

    #[test]
    fn strings_and_addresses_stay() {
        for style in [
            ".a::after{content:\"/* b */ ' \\\" : , /* c */\";}\n",
            ".a{background:url(data:image/svg+xml,/*b*/);}\n",
            ".a{background:url('https://b/*c*/');}\n",
            ".a{width:calc(100% / 3 + 1px);}\n",
        ] {
            assert_eq!(for_browsers(style), style);
        }
    }

    #[test]
    fn only_spaces_that_part_nothing_go() {
        let style = "a , .b :hover > c + d:not(.e, .f) { margin: 0 -1px calc(1rem - 2px); }\n";
        assert_eq!(for_browsers(style), "a,.b :hover > c + d:not(.e,.f){margin:0 -1px calc(1rem - 2px);}\n");
        let style = "@media screen and (max-width: 3rem) { :root { --a: b; } }\n";
        assert_eq!(for_browsers(style), "@media screen and (max-width:3rem){:root{--a:b;}}\n");
    }

    #[test]
    fn a_comment_between_two_words_still_parts_them() {
        assert_eq!(for_browsers("a/* b */c{}"), "a/**/c{}\n");
        assert_eq!(for_browsers("a /* b */.c{}"), "a .c{}\n");
    }

    #[test]
    fn what_never_ends_ends_with_the_file() {
        for style in ["a{} /* b", "a{ content: \"b", "a{ b: url(data:"] {
            assert!(for_browsers(style).len() <= style.len() + 1, "{style}");
        }
    }
}
