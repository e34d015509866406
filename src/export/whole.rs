use std::borrow::Cow;
use std::io;

use rayon::prelude::*;

use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Sink};
use crate::audit::Discrepancies;
use crate::model::recurring::Recurring;
use crate::model::{Model, UnitIx};
use crate::site::{Context, Prints};
use crate::text::Locale;

use super::error::ExportError;
use super::feed::Feeds;
use super::links::Links;
use super::tables::TABLES;
use super::{FOLDER, data_package, slice_file, unit_file};

/// Everything an export is made from.
pub struct Export<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) links: &'m dyn Links,
    pub(super) discrepancies: &'m Discrepancies,
    pub(super) recurring: Cow<'m, Recurring>,
    prints: Option<&'m Prints<'m>>,
}

impl<'m> Export<'m> {
    /// Prepares the export of a model and of what the audit found, whose pages stand where `links` says.
    pub fn new(model: &'m Model<'m>, discrepancies: &'m Discrepancies, links: &'m dyn Links) -> Self {
        Self { model, links, discrepancies, recurring: Cow::Owned(Recurring::of(model)), prints: None }
    }

    /// The same from what pages were made from, which need not be derived again.
    pub fn of(cx: &'m Context<'m>, links: &'m dyn Links) -> Self {
        let recurring = Cow::Borrowed(&cx.recurring);
        Self { model: cx.model, links, discrepancies: cx.discrepancies, recurring, prints: None }
    }

    /// Files that stand as they were made from the same records the last time are not made again.
    #[must_use]
    pub fn knowing(mut self, prints: Option<&'m Prints<'m>>) -> Self {
        self.prints = prints;
        self
    }

    /// Hands every data file and feed to a sink, in parallel.
    ///
    /// # Errors
    /// The first failure met; the sink may then hold some of the files.
    pub fn write(&self, sink: &dyn Sink) -> Result<(), ExportError> {
        let feeds = Feeds::new(self);
        let site = || {
            let package = format!("{FOLDER}datapackage.json");
            self.put(sink, package, |prints| prints.of_scores(), || data_package::encode(self))?;
            self.put(sink, "feed.xml".to_owned(), |prints| prints.of_all_texts(), || Ok(feeds.site()))
        };
        let units = || {
            self.model
                .iter_units()
                .collect::<Vec<_>>()
                .into_par_iter()
                .try_for_each(|(ix, _)| self.write_unit(ix, &feeds, sink))
        };
        let tables = || TABLES.par_iter().try_for_each(|table| table.write(self, self.prints, sink));
        let (tables, ((units, slices), site)) =
            rayon::join(tables, || rayon::join(|| rayon::join(units, || self.write_slices(sink)), site));
        tables.and(units).and(slices).and(site)
    }

    fn write_slices(&self, sink: &dyn Sink) -> Result<(), ExportError> {
        let years = || {
            self.model.years().par_iter().try_for_each(|&year| {
                let route = format!("{}du-lieu.csv", self.links.year(year));
                self.put(sink, route, |prints| prints.of_year(year), || slice_file::of_year(self, year))
            })
        };
        let domains = || {
            self.model.domain_keys().par_iter().try_for_each(|key| {
                let route = format!("{}du-lieu.csv", self.links.domain(key));
                self.put(sink, route, |prints| prints.of_domain(key), || slice_file::of_domain(self, key))
            })
        };
        let (years, domains) = rayon::join(years, domains);
        years.and(domains)
    }

    fn write_unit(&self, unit: UnitIx, feeds: &Feeds<'_>, sink: &dyn Sink) -> Result<(), ExportError> {
        let page = self.links.unit(unit);
        let print = |prints: &Prints<'_>| prints.of_unit(unit);
        if self.model.has_records(unit) {
            self.put(sink, format!("{page}du-lieu.csv"), print, || unit_file::encode(self, unit))?;
        }
        if self.model.is_named(unit) {
            let print = |prints: &Prints<'_>| prints.of_feed(unit);
            self.put(sink, format!("{page}feed.xml"), print, || Ok(feeds.unit(unit)))?;
        }
        Ok(())
    }

    fn put(
        &self,
        sink: &dyn Sink,
        route: String,
        print: impl Fn(&Prints<'_>) -> Fingerprint,
        make: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> Result<(), ExportError> {
        let Some((path, made_from)) = self.changed(sink, route, print)? else { return Ok(()) };
        let bytes = make().map_err(|error| ExportError::Encode(path.as_str().to_owned(), error))?;
        Ok(sink.put(Artifact { path, bytes, made_from })?)
    }

    /// The path and the inputs of a file that has to be made; `None` where it stands.
    fn changed(
        &self,
        sink: &dyn Sink,
        route: String,
        print: impl Fn(&Prints<'_>) -> Fingerprint,
    ) -> Result<Option<(ArtifactPath, Option<Fingerprint>)>, ExportError> {
        let path = ArtifactPath::new(route)?;
        let inputs = self.prints.map(print);
        let stands = inputs.map_or(Ok(false), |inputs| sink.keeps(&path, inputs))?;
        Ok((!stands).then_some((path, inputs)))
    }

    /// The absolute address of a route.
    pub(super) fn url(&self, route: &str) -> String {
        format!("{}{route}", self.model.site.base_url)
    }

    pub(super) fn locale(&self) -> Locale {
        locale(self.model)
    }
}

impl std::fmt::Debug for Export<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("site", &self.model.site.title).finish_non_exhaustive()
    }
}

/// The language of the site.
pub(super) fn locale(model: &Model<'_>) -> Locale {
    if model.site.language == "en" { Locale::En } else { Locale::Vi }
}
