use std::collections::BTreeSet;

/// A text with named places: `{n} trong {total} đơn vị`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Words.
    Text(String),
    /// The name of a place.
    Place(String),
}

impl Pattern {
    /// Reads a pattern. The name of a place is of `a-z`, `0-9` and `_`.
    ///
    /// # Errors
    /// A sentence about the brace that does not fit.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (words, from_brace) = rest.split_at(at);
            let place = from_brace.strip_prefix('{').and_then(|inner| inner.split_once('}'));
            let Some((name, after)) = place.filter(|(name, _)| is_name(name)) else {
                return Err(format!("{text:?}: a place is written {{name}}"));
            };
            if !words.is_empty() {
                parts.push(Part::Text(words.to_owned()));
            }
            parts.push(Part::Place(name.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    /// Its parts in order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The names of its places.
    pub(super) fn places(&self) -> BTreeSet<&str> {
        self.0
            .iter()
            .filter_map(|part| match part {
                Part::Place(name) => Some(name.as_str()),
                Part::Text(_) => None,
            })
            .collect()
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_words_and_named_places() {
        let pattern = Pattern::read("{n} trong {total} đơn vị").unwrap();
        assert_eq!(pattern.places(), BTreeSet::from(["n", "total"]));
        assert_eq!(pattern.parts().len(), 4);
        assert_eq!(Pattern::read("").unwrap().parts(), []);
    }

    #[test]
    fn a_brace_that_names_no_place_is_refused() {
        for text in ["{", "}", "{}", "{Name}", "{a b}", "a } b", "{a", "{{a}}"] {
            assert!(Pattern::read(text).is_err(), "{text:?}");
        }
    }
}
