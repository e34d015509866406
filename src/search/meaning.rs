use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// What people mean by their words: abbreviations, other words for the same matter, words of a question that say
/// nothing. It comes from the theme, acts on queries only, and is published as `search/meaning.js`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meaning {
    /// Words and phrases that stand for each other.
    pub groups: Vec<Group>,
    /// Phrases that a query loses as long as something is left of it.
    pub drop: Vec<String>,
    /// Words that only say what the code or the year behind them is: "tiêu chí 6.1".
    pub before_code: Vec<String>,
    /// Kinds of places; what stands behind one in capitals is the name of a place.
    pub places: Vec<String>,
    /// Ways of asking that tell what kind of entry is wanted.
    pub intents: Vec<Intent>,
}

/// A way of asking.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// How it is asked.
    pub phrases: Vec<String>,
    /// The kinds of entries that it wants.
    pub kinds: Vec<String>,
    /// What their score is multiplied by, at least 1.
    pub weight: f64,
}

/// Phrases of one matter: any of `from` finds all of `to`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What a hit by another phrase is worth, at most 1: the phrase of the query itself.
    pub weight: f64,
    /// What is asked.
    pub from: Vec<String>,
    /// What is found.
    pub to: Vec<String>,
}

/// What is wrong with a file of meanings.
#[derive(Debug)]
pub struct MeaningError {
    file: String,
    error: String,
}

impl fmt::Display for MeaningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "search/{}: {}", self.file, self.error)
    }
}

impl std::error::Error for MeaningError {}

/// One file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    abbreviations: BTreeMap<String, Vec<String>>,
    group: Vec<Written>,
    drop: Vec<String>,
    before_code: Vec<String>,
    places: Vec<String>,
    intent: Vec<Intent>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    weight: Option<f64>,
    terms: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
}

/// What the long form of an abbreviation is worth, and the other way round.
const ABBREVIATED: f64 = 0.9;
/// What another phrase of one matter is worth unless its file says otherwise.
const RELATED: f64 = 0.6;

impl Meaning {
    /// Reads files given as (name, TOML), in their order.
    ///
    /// # Errors
    /// When a file is no TOML, has an unknown key, a group that no query can use or a weight that is none.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Self, MeaningError> {
        let mut meaning = Self::default();
        for (name, text) in files {
            let fail = |error: String| MeaningError { file: name.to_owned(), error };
            let file: File = toml::from_str(text).map_err(|error| fail(error.to_string()))?;
            meaning.groups.extend(file.abbreviations.into_iter().map(|(short, long)| {
                let terms: Vec<String> = std::iter::once(short).chain(long).collect();
                Group { weight: ABBREVIATED, from: terms.clone(), to: terms }
            }));
            for written in file.group {
                meaning.groups.push(written.group().map_err(fail)?);
            }
            meaning.drop.extend(file.drop);
            meaning.before_code.extend(file.before_code);
            meaning.places.extend(file.places);
            meaning.intents.extend(file.intent);
        }
        Ok(meaning)
    }
}

impl Written {
    fn group(self) -> Result<Group, String> {
        let weight = self.weight.unwrap_or(RELATED);
        if !(0.0..=1.0).contains(&weight) || weight == 0.0 {
            return Err(format!("weight = {weight} is not above 0 and at most 1"));
        }
        match (self.terms.len(), self.from.len(), self.to.len()) {
            (2.., 0, 0) => Ok(Group { weight, from: self.terms.clone(), to: self.terms }),
            (0, 1.., 1..) => Ok(Group { weight, from: self.from, to: self.to }),
            _ => Err("a group has either two or more `terms`, or `from` and `to`".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_terms_work_both_ways_and_from_to_one_way() {
        let files = [
            ("a.toml", "[abbreviations]\ntthc = [\"thủ tục hành chính\"]"),
            (
                "b.toml",
                "drop = [\"xin hỏi\"]\n[[group]]\nweight = 0.5\nfrom = [\"trễ hẹn\"]\nto = [\"quá hạn\"]",
            ),
        ];
        let meaning = Meaning::read(files).expect("right files");
        assert_eq!(meaning.groups.len(), 2);
        assert_eq!(meaning.groups[0].from, ["tthc", "thủ tục hành chính"]);
        assert_eq!(meaning.groups[0].from, meaning.groups[0].to);
        assert_eq!((&*meaning.groups[1].from[0], &*meaning.groups[1].to[0]), ("trễ hẹn", "quá hạn"));
        assert_eq!(meaning.drop, ["xin hỏi"]);
    }

    #[test]
    fn a_file_that_says_nothing_usable_is_refused_by_name() {
        for text in
            ["x = 1", "[[group]]\nterms = [\"a\"]", "[[group]]\nweight = 2\nterms = [\"a\", \"b\"]", "["]
        {
            let error = Meaning::read([("own.toml", text)]).expect_err(text);
            assert!(error.to_string().starts_with("search/own.toml: "), "{error}");
        }
    }
}
