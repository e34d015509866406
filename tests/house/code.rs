//! Rust source taken apart as far as the checks need it: code without comments and literals, and the literals.

/// A source file taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Code {
    /// The code; comments are gone, literals are empty.
    pub(crate) code: String,
    /// The contents of string and character literals.
    pub(crate) literals: Vec<String>,
    /// Where in `code` each literal stood.
    places: Vec<usize>,
}

impl Code {
    /// Takes a source text apart.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = if rest.starts_with("//") {
                &rest[rest.find('\n').unwrap_or(rest.len())..]
            } else if rest.starts_with("/*") {
                &rest[block_comment(rest)..]
            } else if let Some((content, length)) = literal(rest, all.code.chars().next_back()) {
                all.literals.push(content.to_owned());
                all.places.push(all.code.len());
                all.code.push_str("\"\"");
                &rest[length..]
            } else {
                all.code.push(first);
                &rest[first.len_utf8()..]
            };
        }
        all
    }

    /// Without modules and items under `#[cfg(test)]`.
    pub(crate) fn without_tests(&self) -> Self {
        let mut kept = Self::default();
        let mut at = 0;
        while at < self.code.len() {
            let found = self.code[at..].find("#[cfg(test)]").map_or(self.code.len(), |found| at + found);
            for (place, literal) in self.places.iter().zip(&self.literals) {
                if (at..found).contains(place) {
                    kept.places.push(kept.code.len() + place - at);
                    kept.literals.push(literal.clone());
                }
            }
            kept.code.push_str(&self.code[at..found]);
            at = end_of_item(&self.code, found);
        }
        kept
    }
}

/// The end of the item that starts at `from`: its `;`, or the bracket that closes its body.
fn end_of_item(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (offset, c) in code[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return from + offset + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return from + offset + 1,
            _ => {}
        }
    }
    code.len()
}

/// Length of a block comment; they nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// A literal at the start of `text`: content and length. A letter before it makes `r` or `b` part of a name.
fn literal(text: &str, before: Option<char>) -> Option<(&str, usize)> {
    let in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let unprefixed = text.strip_prefix('b').or_else(|| text.strip_prefix('c')).unwrap_or(text);
    let text_length = text.len();
    if let Some(raw) = unprefixed.strip_prefix('r').filter(|_| !in_name) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(body) = raw[hashes..].strip_prefix('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let length = body.find(&end)?;
            return Some((&body[..length], text_length - body.len() + length + end.len()));
        }
    }
    let start = if in_name { text } else { unprefixed };
    if let Some(body) = start.strip_prefix('"') {
        let length = until(body, '"')?;
        return Some((&body[..length], text_length - body.len() + length + 1));
    }
    // A quote with no other behind the next character is a lifetime.
    let body = start.strip_prefix('\'')?;
    let length = until(body, '\'')?;
    let is_character = body.starts_with('\\') || body[..length].chars().count() == 1;
    is_character.then(|| (&body[..length], text_length - body.len() + length + 1))
}

/// Offset of the first `quote` that is not escaped.
fn until(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })
}

mod tests {
    use super::Code;

    #[test]
    fn comments_go_and_literals_are_emptied() {
        let code = Code::of(
            "a // \"b\"\n/* c /* d */ \"e\" */ f(\"g\\\"h\", r#\"i\"j\"#, b'k', '\\'') 'l: loop<'m>",
        );
        assert_eq!(code.code, "a \n f(\"\", \"\", \"\", \"\") 'l: loop<'m>");
        assert_eq!(code.literals, ["g\\\"h", "i\"j", "k", "\\'"]);
    }

    #[test]
    fn a_name_that_ends_in_r_is_no_raw_string() {
        assert_eq!(Code::of("attr\"a\"").literals, ["a"]);
        assert_eq!(Code::of("for c in x").literals, Vec::<String>::new());
    }

    #[test]
    fn what_is_only_for_tests_goes_with_its_literals() {
        let code =
            Code::of("\"a\" #[cfg(test)]\nmod tests { fn f() { \"b\" } }\n\"c\" #[cfg(test)] mod x; \"d\"");
        let kept = code.without_tests();
        assert_eq!(kept.code, "\"\" \n\"\"  \"\"");
        assert_eq!(kept.literals, ["a", "c", "d"]);
    }
}
