//! Raw records to valid ones. One file for each kind of record; the shared look-ups are in `registry`.

mod figures;
mod findings;
mod frameworks;
mod indicators;
mod papers;
mod registry;
mod results;
mod sayings;
mod units;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

use super::index::Index;
use super::rules;
use super::whole::{Edition, Model, RawContent};
use registry::Registry;

impl<'a> Model<'a> {
    /// Checks and joins raw records. `None` when there is an error; every error is reported.
    pub fn resolve(
        mut raw: RawContent<'a>,
        edition: Edition,
        sources: &'a Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut left_out = std::mem::take(&mut raw.records.left_out);
        findings::take_unpublished(&mut raw.records.findings, edition, &mut left_out);
        papers::take_overrides_of_unpublished(&mut raw.records.overrides, &left_out);
        let cx = &mut Registry::new(&raw, left_out, sources, diagnostics);
        let units = units::resolve(&raw.records.units, cx);
        let frameworks = frameworks::resolve(&raw.records.frameworks, cx);
        let documents = papers::documents(raw.documents, cx);
        let cited = cx.take_cited();
        let findings = findings::resolve(raw.records.findings, &frameworks, &units, &raw.records.results, cx);
        let results = results::resolve(raw.records.results, &frameworks, cx);
        cx.refuse_duplicates(raw.records.indicators.iter().map(|indicator| &indicator.value.id));
        cx.refuse_duplicates(raw.records.corrections.iter().map(|correction| &correction.value.id));
        cx.refuse_duplicates(raw.records.overrides.iter().map(|one| &one.value.id));
        let indicators = indicators::resolve(raw.records.indicators, cx);
        let corrections = papers::corrections(raw.records.corrections, cx);
        let overrides = papers::overrides(raw.records.overrides);
        let pages = papers::pages(raw.pages, cx);
        let Some(site) = raw.site else {
            // A site.toml with a fault has been reported where the fault is.
            if sources.find("site.toml").is_none()
                && let Some((first, _)) = sources.iter().next()
            {
                cx.report(Diagnostic::new(&rules::NOT_A_SITE, Span::start_of(first)));
            }
            return None;
        };
        if cx.has_errors() {
            return None;
        }
        let mut model = Self {
            site: site.value.into(),
            edition,
            units,
            frameworks,
            results,
            findings,
            indicators,
            documents,
            cited,
            pages,
            corrections,
            overrides,
            sources,
            index: Index::default(),
        };
        model.index = Index::of(&model);
        Some(model)
    }
}
