use std::fmt::Write as _;

use elasticlunr::{IndexBuilder, Language, Pipeline};
use serde_json::{Value, json};

use super::FIELDS;
use super::SearchError;

/// An index of elasticlunr-rs without a term, to be filled with trees of letters.
///
/// elasticlunr-rs builds a tree of its own for each document that it is given, which takes most of a minute for a
/// hundred thousand entries. So it makes the index once, and the trees are written into its JSON; a test holds them
/// to what elasticlunr-rs writes.
pub(super) struct Frame {
    before: String,
    after: String,
}

impl Frame {
    /// For a site with so many entries: their number is part of every score.
    ///
    /// The store of documents stays empty. elasticlunr.js would only ask it for the lengths of fields, which the
    /// frequencies of the terms already carry; kept once more, they would double a shard.
    pub(super) fn new(entries: u32) -> Result<Self, SearchError> {
        let index =
            IndexBuilder::with_language(Box::new(Analysed)).save_docs(false).add_fields(FIELDS).build();
        let mut index = serde_json::to_value(&index)?;
        index["documentStore"]["length"] = json!(entries);
        index["index"] = Value::from(MARK);
        let json = serde_json::to_string(&index)?;
        let (before, after) = json.split_once(&format!("\"{MARK}\"")).ok_or(SearchError::Frame)?;
        Ok(Self { before: before.to_owned(), after: after.to_owned() })
    }

    /// The index with one tree for each field, and with `more` under a key of ours unless that is empty.
    pub(super) fn filled(&self, roots: &[String; FIELDS.len()], more: &str) -> String {
        let mut json = self.before.clone();
        json.reserve(roots.iter().map(|root| root.len() + 30).sum::<usize>() + self.after.len() + more.len());
        json.push('{');
        for (f, (field, root)) in FIELDS.iter().zip(roots).enumerate() {
            let comma = if f == 0 { "" } else { "," };
            let _ = write!(json, r#"{comma}"{field}":{{"root":{root}}}"#);
        }
        json.push('}');
        json.push_str(&self.after);
        if !more.is_empty() {
            json.pop();
            let _ = write!(json, r#","more":{{{more}}}}}"#);
        }
        json
    }
}

/// Where the trees go.
const MARK: &str = "trees of letters";

/// What elasticlunr-rs must know of a text that [`analysis`](crate::search::analysis) has been through: nothing
/// trims, stops or stems its terms.
pub(super) struct Analysed;

impl Language for Analysed {
    fn name(&self) -> String {
        "Vietnamese".to_owned()
    }

    fn code(&self) -> String {
        "vi".to_owned()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        text.split(' ').filter(|term| !term.is_empty()).map(str::to_owned).collect()
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}
