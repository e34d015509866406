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
