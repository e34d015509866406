//! What people mean by their words, read from the files of the theme with the place of every fault.

mod file;
pub mod rules;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostics, Language, short};
use crate::source::Sources;

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
    /// Words that everybody says about anything: rare as they may be here, they are no topic.
    pub light: Vec<String>,
    /// Kinds of places; what stands behind one in capitals is the name of a place.
    pub places: Vec<String>,
    /// Ways of asking that tell what kind of entry is wanted.
    pub intents: Vec<Intent>,
    /// Words that are only spoken, or written so in one region.
    pub instead: Vec<Instead>,
}

/// A word with other forms of it, which a query is read with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Instead {
    /// How it is written.
    pub word: String,
    /// How it is spoken.
    pub forms: Vec<String>,
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

/// What is wrong with files of meanings, each fault at its place.
#[derive(Debug)]
pub struct MeaningError {
    /// The faults.
    pub diagnostics: Diagnostics,
    /// The files that they lie in.
    pub sources: Sources,
}

impl fmt::Display for MeaningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(short(&self.diagnostics, &self.sources, Language::En).trim_end())
    }
}

impl std::error::Error for MeaningError {}

/// What the long form of an abbreviation is worth, and the other way round.
const ABBREVIATED: f64 = 0.9;
/// What another phrase of one matter is worth unless its file says otherwise.
const RELATED: f64 = 0.6;

impl Meaning {
    /// Reads files given as (name, bytes), in their order.
    ///
    /// # Errors
    /// When a file is no TOML, has an unknown key, a group that no query can use, a weight that is none, a phrase
    /// without a word, a kind that no entry has.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Result<Self, MeaningError> {
        let named = files.into_iter().map(|(name, bytes)| (format!("search/{name}"), bytes.to_vec()));
        let sources = Sources::new(named);
        let mut meaning = Self::default();
        let mut diagnostics = Diagnostics::new();
        for (id, file) in sources.iter() {
            file::read(id, file, &mut meaning, &mut diagnostics);
        }
        if diagnostics.is_empty() { Ok(meaning) } else { Err(MeaningError { diagnostics, sources }) }
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
        let files = files.map(|(name, text)| (name, text.as_bytes()));
        let meaning = Meaning::read(files).expect("right files");
        assert_eq!(meaning.groups.len(), 2);
        assert_eq!(meaning.groups[0].from, ["tthc", "thủ tục hành chính"]);
        assert_eq!(meaning.groups[0].from, meaning.groups[0].to);
        assert_eq!((&*meaning.groups[1].from[0], &*meaning.groups[1].to[0]), ("trễ hẹn", "quá hạn"));
        assert_eq!((meaning.groups[0].weight, meaning.groups[1].weight), (ABBREVIATED, 0.5));
        assert_eq!(meaning.drop, ["xin hỏi"]);
    }

    #[test]
    fn each_fault_is_told_with_its_place_and_rule() {
        let cases = [
            ("x = 1", "1:1: error[unknown-key]"),
            ("[", "1:2: error[toml-syntax]"),
            ("drop = [1]", "1:9: error[wrong-type]"),
            ("drop = [\"…\"]", "1:9: error[search-phrase]"),
            ("[[group]]\nterms = [\"a\"]", "1:1: error[search-group]"),
            ("[[group]]\nfrom = [\"a\"]", "1:1: error[search-group]"),
            ("[abbreviations]\na = []", "2:1: error[search-group]"),
            ("[[group]]\nweight = 2\nterms = [\"a\", \"b\"]", "2:10: error[search-weight]"),
            ("[[group]]\nweight = 0\nterms = [\"a\", \"b\"]", "2:10: error[search-weight]"),
            ("[instead]\n\"a\" = [\"b c\"]", "2:8: error[search-word]"),
            ("[[intent]]\nphrases = [\"a\"]\nkinds = [\"b\"]\nweight = 2", "3:10: error[search-kind]"),
            ("[[intent]]\nphrases = [\"a\"]\nkinds = []", "1:1: error[missing-key]"),
        ];
        for (text, place) in cases {
            let error = Meaning::read([("own.toml", text.as_bytes())]).expect_err(text);
            let told = error.to_string();
            assert!(told.starts_with(&format!("search/own.toml:{place}")), "{text:?}: {told}");
        }
    }

    #[test]
    fn every_rule_speaks_both_languages_and_gives_a_hint() {
        for rule in rules::RULES {
            for wording in [&rule.vi, &rule.en] {
                assert!(!wording.message.is_empty() && !wording.help.is_empty(), "{}", rule.id);
            }
        }
    }
}
