use std::collections::BTreeSet;

use minijinja::Environment;

/// What a template, with all that it takes in, can ask of its view: the names of the parts. `None` where that
/// cannot be told, because the view is handed on as a whole or a name is made up at run time.
pub(super) fn parts_of_view(environment: &Environment<'_>, template: &str) -> Option<BTreeSet<String>> {
    let names: Vec<&str> = environment.templates().map(|(name, _)| name).collect();
    let (mut parts, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![template]);
    while let Some(name) = open.pop() {
        if !seen.insert(name) {
            continue;
        }
        let found = environment.get_template(name).ok()?;
        for variable in found.undeclared_variables(true) {
            match variable.split_once('.') {
                Some(("view", rest)) => {
                    parts.insert(rest.split('.').next().unwrap_or(rest).to_owned());
                }
                None if variable == "view" => return None,
                _ => {}
            }
        }
        let source = found.source();
        if takes_in_a_made_up_name(source) {
            return None;
        }
        // A name that stands in quotes anywhere may be taken in.
        let is_named = |other: &&&str| {
            source.contains(&format!("\"{other}\"")) || source.contains(&format!("'{other}'"))
        };
        open.extend(names.iter().filter(is_named));
    }
    Some(parts)
}

/// Whether a tag takes in a template whose name is not simply written in quotes.
fn takes_in_a_made_up_name(source: &str) -> bool {
    source.split("{%").skip(1).any(|tag| {
        let tag = tag.split("%}").next().unwrap_or_default().trim_start_matches(['-', '+']).trim_start();
        let Some((word, rest)) = tag.split_once(char::is_whitespace) else { return false };
        let rest = rest.trim_start();
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        let quoted = quoted.or_else(|| rest.strip_prefix('\'').and_then(|rest| rest.split_once('\'')));
        let is_simple = quoted.is_some_and(|(_, after)| !after.contains(['~', '"', '\'']));
        matches!(word, "include" | "import" | "from" | "extends") && !is_simple
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str) -> Option<Vec<String>> {
        let mut environment = Environment::new();
        environment.add_template("page.html", source).unwrap();
        environment.add_template("base.html", "{{ view.title }}{% block main %}{% endblock %}").unwrap();
        environment
            .add_template("_part.html", "{% macro a(view) %}{{ view.not }}{% endmacro %}{{ view.part }}")
            .unwrap();
        environment.add_template("_whole.html", "{{ show(view) }}").unwrap();
        parts_of_view(&environment, "page.html").map(|parts| parts.into_iter().collect())
    }

    #[test]
    fn parts_are_those_of_the_template_and_of_what_it_takes_in() {
        let source = "{% extends 'base.html' %}{% block main %}{% for a in view.list.rows %}{{ a.b }}{% endfor %}\
                      {% include \"_part.html\" %}{% if view.flag is none %}{% endif %}{% endblock %}";
        assert_eq!(parts(source).unwrap(), ["flag", "list", "part", "title"]);
        assert_eq!(parts("{{ page.view }}").unwrap(), [""; 0]);
    }

    #[test]
    fn where_it_cannot_be_told_all_parts_are_made() {
        for source in [
            "{{ show(view) }}",
            "{{ view[\"a\"] }}",
            "{% set all = view %}",
            "{% include \"_whole.html\" %}",
            "{% include view.name %}",
            "{%- import \"_\" ~ page.kind as x -%}",
            "{% include [\"a.html\", \"b.html\"] %}",
        ] {
            assert_eq!(parts(source), None, "{source}");
        }
    }
}
