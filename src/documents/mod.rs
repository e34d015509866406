//! Markdown files with TOML front matter: source documents and the site's own pages, parsed only.

mod document;
mod front_matter;
mod page;
mod stray;

pub use document::{
    Counted, RawClaim, RawCount, RawDocument, RawNumbering, RawPrintedFigures, RawPrintedName,
    RawPrintedNumber, RawReference, read_documents,
};
pub use front_matter::Body;
pub use page::{RawPage, read_pages};
pub use stray::refuse_stray;
