use crate::config;
use crate::diagnostics::Diagnostics;
use crate::documents::{read_documents, read_pages};
use crate::model::{Edition, Model, RawContent};
use crate::records;
use crate::source::Sources;
use crate::syntax::fill_paths;

/// What reading gave: a model, unless there is an error, and everything worth telling the clerk.
#[derive(Debug)]
pub struct Reading<'s> {
    /// The joined records; `None` when there is an error.
    pub model: Option<Model<'s>>,
    /// All diagnostics, sorted by place, paths filled in.
    pub diagnostics: Diagnostics,
}

/// Reads all content.
pub fn read(sources: &Sources, edition: Edition) -> Reading<'_> {
    let mut diagnostics = Diagnostics::new();
    let raw = RawContent {
        site: config::read(sources, &mut diagnostics),
        records: records::read(sources, &mut diagnostics),
        documents: read_documents(sources, &mut diagnostics),
        pages: read_pages(sources, &mut diagnostics),
    };
    let model = Model::resolve(raw, edition, sources, &mut diagnostics);
    diagnostics.sort();
    fill_paths(&mut diagnostics, sources);
    Reading { model, diagnostics }
}
