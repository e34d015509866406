use super::escape::escape;
use super::words::Words;

/// How a template asks for words that have no place to fill, and how that ends.
const OPEN: &str = "{{ t(\"";
const CLOSE: &str = "\") }}";

/// A template with the words in it that are the same on every page: `{{ t("finding.year") }}` is asked for once, when
/// the template is read, and not on each of thousands of pages. Words that need an argument, or that nobody knows, stay
/// to be asked for, so that a mistake is told where it stands.
pub(super) fn fold(template: &str, words: &Words) -> String {
    let mut folded = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find(OPEN) {
        let (before, asked) = rest.split_at(start);
        folded.push_str(before);
        let behind = &asked[OPEN.len()..];
        let text = behind.find(CLOSE).and_then(|end| Some((end, plain(&behind[..end], words)?)));
        match text {
            Some((end, text)) => {
                folded.push_str(&text);
                rest = &behind[end + CLOSE.len()..];
            }
            None => {
                folded.push_str(OPEN);
                rest = behind;
            }
        }
    }
    folded.push_str(rest);
    folded
}

/// The words of a key as HTML, if they have no place and nothing in them would open a tag of a template.
fn plain(key: &str, words: &Words) -> Option<String> {
    let text = words.text(key, &[]).ok()?;
    (!text.contains(['{', '\n'])).then(|| escape(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Theme;

    fn folded(template: &str) -> String {
        fold(template, &Words::read(&Theme::embedded(), "vi").unwrap())
    }

    #[test]
    fn words_without_a_place_stand_in_the_template() {
        assert_eq!(folded("<dt>{{ t(\"table.total\") }}</dt>"), "<dt>Cộng</dt>");
        assert_eq!(folded("{{ t(\"table.total\") }}{{ t(\"table.total\") }}"), "CộngCộng");
    }

    #[test]
    fn everything_else_is_asked_for_on_each_page() {
        for template in [
            "{{ t(\"table.total\")|upper_first }}",
            "{{ t(\"finding.year\", year=2) }}",
            "{{ t(\"finding.year\") }}",
            "{{ t(\"nothing.known\") }}",
            "{{ t(\"kind.\" ~ page.kind) }}",
            "{{ t(\"",
            "{{ t(\"table.total",
            "{{ view.title }}",
        ] {
            assert_eq!(folded(template), template);
        }
    }

    #[test]
    fn a_template_is_asked_for_words_behind_one_that_stays() {
        assert_eq!(folded("{{ t(\"a.b\") }} {{ t(\"table.total\") }}"), "{{ t(\"a.b\") }} Cộng");
    }
}
