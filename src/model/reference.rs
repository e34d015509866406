use super::handle::{CitedIx, DocumentIx};

/// Either kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentRef {
    /// A source document, with a page.
    Source(DocumentIx),
    /// A cited one.
    Cited(CitedIx),
}
