use minijinja::Value;

use crate::artifact::Notes;
use crate::audit::Discrepancies;
use crate::config;
use crate::diagnostics::{Diagnostics, Severity};
use crate::documents::{read_documents, read_pages, refuse_stray};
use crate::model::{Edition, Model, RawContent};
use crate::records;
use crate::site::Context;
use crate::source::Sources;
use crate::syntax::fill_paths;

use super::addresses::plan;
use super::observer::{Observer, Stage, stage};

/// What reading gave: a model, unless there is an error, and everything worth telling the clerk.
#[derive(Debug)]
pub struct Reading<'s> {
    /// The joined records; `None` when there is an error.
    pub model: Option<Model<'s>>,
    /// What the audit found in the model.
    pub discrepancies: Discrepancies,
    /// All diagnostics, those of the audit included, sorted by place, paths of errors filled in.
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
    let mut reading = read_observed(sources, edition, &(), &());
    // A build finds these when it plans its pages.
    let collisions = reading
        .publishable()
        .and_then(|(model, discrepancies)| plan(&Context::new(model, discrepancies, Value::UNDEFINED)).err());
    if let Some(collisions) = collisions {
        reading.diagnostics.append(collisions);
        reading.diagnostics.sort();
    }
    fill_paths(&mut reading.diagnostics, sources, |_| true);
    reading
}

/// Like [`read`], while somebody looks on, and leaving notes of what need not be looked at again. Only errors have their paths: a build says nothing of the rest but how
/// much there is, and paths cost another reading of every file.
pub fn read_observed<'s>(
    sources: &'s Sources,
    edition: Edition,
    notes: &dyn Notes,
    observer: &dyn Observer,
) -> Reading<'s> {
    let mut diagnostics = Diagnostics::new();
    let raw = stage(observer, Stage::Parse, || parse(sources, &mut diagnostics));
    let resolve = || Model::resolve(raw, edition, sources, &mut diagnostics);
    let model = stage(observer, Stage::Resolve, resolve);
    let audit = || model.as_ref().map(|model| Discrepancies::noting(model, notes)).unwrap_or_default();
    let discrepancies = stage(observer, Stage::Audit, audit);
    diagnostics.append(discrepancies.diagnostics());
    diagnostics.sort();
    fill_paths(&mut diagnostics, sources, |diagnostic| diagnostic.rule.severity == Severity::Error);
    Reading { model, discrepancies, diagnostics }
}

fn parse<'s>(sources: &'s Sources, diagnostics: &mut Diagnostics) -> RawContent<'s> {
    let site = config::read(sources, diagnostics);
    let mut records = records::read(sources, diagnostics);
    let documents = read_documents(sources, &mut records.left_out, diagnostics);
    let pages = read_pages(sources, &mut records.left_out, diagnostics);
    refuse_stray(sources, diagnostics);
    RawContent { site, records, documents, pages }
}
