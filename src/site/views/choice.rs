use serde::Serialize;

/// A choice of a filter with a record's own name, and how many items it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tallied {
    /// What stands in the address.
    pub value: String,
    /// What readers see.
    pub title: String,
    /// How many.
    pub n: usize,
}

/// A choice whose name stands in the theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worded {
    /// What stands in the address.
    pub value: &'static str,
    /// Key of the words that readers see.
    pub words: String,
    /// How many.
    pub n: usize,
}

impl Worded {
    /// A choice whose words stand under its value in a section.
    pub fn new(section: &str, value: &'static str, n: usize) -> Self {
        Self { value, words: format!("{section}.{value}"), n }
    }
}
