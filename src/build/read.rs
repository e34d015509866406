use crate::audit::Discrepancies;
use crate::config;
use crate::diagnostics::Diagnostics;
use crate::documents::{read_documents, read_pages, refuse_stray};
use crate::model::{Edition, Model, RawContent};
use crate::records;
use crate::source::Sources;
use crate::syntax::fill_paths;

/// What reading gave: a model, unless there is an error, and everything worth telling the clerk.
#[derive(Debug)]
pub struct Reading<'s> {
    /// The joined records; `None` when there is an error.
    pub model: Option<Model<'s>>,
    /// What the audit found in the model.
    pub discrepancies: Discrepancies,
    /// All diagnostics, those of the audit included, sorted by place, paths filled in.
    pub diagnostics: Diagnostics,
}

impl<'s> Reading<'s> {
    /// The model and the audit's findings, if nothing stops the build.
    pub fn publishable(&self) -> Option<(&Model<'s>, &Discrepancies)> {
        let model = self.model.as_ref().filter(|_| !self.diagnostics.has_errors())?;
        Some((model, &self.discrepancies))
    }
}

/// Reads and audits all content.
pub fn read(sources: &Sources, edition: Edition) -> Reading<'_> {
    let mut diagnostics = Diagnostics::new();
    let site = config::read(sources, &mut diagnostics);
    let mut records = records::read(sources, &mut diagnostics);
    let documents = read_documents(sources, &mut records.left_out, &mut diagnostics);
    let pages = read_pages(sources, &mut records.left_out, &mut diagnostics);
    refuse_stray(sources, &mut diagnostics);
    let raw = RawContent { site, records, documents, pages };
    let model = Model::resolve(raw, edition, sources, &mut diagnostics);
    let discrepancies = model.as_ref().map(Discrepancies::of).unwrap_or_default();
    diagnostics.append(discrepancies.diagnostics());
    diagnostics.sort();
    fill_paths(&mut diagnostics, sources);
    Reading { model, discrepancies, diagnostics }
}
