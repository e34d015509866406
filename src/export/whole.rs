use rayon::prelude::*;

use crate::artifact::{Artifact, ArtifactPath, Sink};
use crate::audit::Discrepancies;
use crate::model::recurring::Recurring;
use crate::model::{Model, UnitIx};
use crate::text::Locale;

use super::error::ExportError;
use super::feed::Feeds;
use super::links::Links;
use super::table::Table;
use super::tables::TABLES;
use super::{FOLDER, data_package, slice_file, unit_file};

/// Everything an export is made from.
pub struct Export<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) links: &'m dyn Links,
    pub(super) discrepancies: &'m Discrepancies,
    pub(super) recurring: Recurring,
}

impl<'m> Export<'m> {
    /// Prepares the export of a model and of what the audit found, whose pages stand where `links` says.
    pub fn new(model: &'m Model<'m>, discrepancies: &'m Discrepancies, links: &'m dyn Links) -> Self {
        Self { model, links, discrepancies, recurring: Recurring::of(model) }
    }

    /// Hands every data file and feed to a sink, in parallel.
    ///
    /// # Errors
    /// The first failure met; the sink may then hold some of the files.
    pub fn write(&self, sink: &dyn Sink) -> Result<(), ExportError> {
        let feeds = Feeds::new(self);
        let site = || {
            put(sink, format!("{FOLDER}datapackage.json"), data_package::encode(self))?;
            put(sink, "feed.xml".to_owned(), Ok(feeds.site()))
        };
        let units = || {
            self.model
                .iter_units()
                .collect::<Vec<_>>()
                .into_par_iter()
                .try_for_each(|(ix, _)| self.write_unit(ix, &feeds, sink))
        };
        let tables = || TABLES.par_iter().try_for_each(|table| self.write_table(table, sink));
        let (tables, ((units, slices), site)) =
            rayon::join(tables, || rayon::join(|| rayon::join(units, || self.write_slices(sink)), site));
        tables.and(units).and(slices).and(site)
    }

    fn write_slices(&self, sink: &dyn Sink) -> Result<(), ExportError> {
        let years = || {
            self.model.years().par_iter().try_for_each(|&year| {
                put(sink, format!("{}du-lieu.csv", self.links.year(year)), slice_file::of_year(self, year))
            })
        };
        let domains = || {
            self.model.domain_keys().par_iter().try_for_each(|key| {
                put(sink, format!("{}du-lieu.csv", self.links.domain(key)), slice_file::of_domain(self, key))
            })
        };
        let (years, domains) = rayon::join(years, domains);
        years.and(domains)
    }

    fn write_table(&self, table: &Table, sink: &dyn Sink) -> Result<(), ExportError> {
        let path = |route: String| ArtifactPath::new(route).map_err(ExportError::from);
        let csv = || Ok(sink.put_written(path(table.csv_route())?, None, &mut |out| table.csv(self, out))?);
        let json =
            || Ok(sink.put_written(path(table.json_route())?, None, &mut |out| table.json(self, out))?);
        let (csv, json) = rayon::join(csv, json);
        csv.and(json)
    }

    fn write_unit(&self, unit: UnitIx, feeds: &Feeds<'_>, sink: &dyn Sink) -> Result<(), ExportError> {
        let page = self.links.unit(unit);
        if self.model.has_records(unit) {
            put(sink, format!("{page}du-lieu.csv"), unit_file::encode(self, unit))?;
        }
        if self.model.is_named(unit) {
            put(sink, format!("{page}feed.xml"), Ok(feeds.unit(unit)))?;
        }
        Ok(())
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

fn put(sink: &dyn Sink, route: String, bytes: std::io::Result<Vec<u8>>) -> Result<(), ExportError> {
    match bytes {
        Ok(bytes) => Ok(sink.put(Artifact::new(ArtifactPath::new(route)?, bytes))?),
        Err(error) => Err(ExportError::Encode(route, error)),
    }
}
