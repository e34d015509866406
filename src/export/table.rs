use std::fmt;
use std::io;

use crate::text::Locale;

use super::column::{Field, Rows};
use super::whole::Export;
use super::{csv_file, json_file};

/// The folder of the data files, and the route of the page that lists them.
pub const FOLDER: &str = "du-lieu/";

/// One table of the data package.
pub struct Table {
    /// Name of its files, without extension.
    pub name: &'static str,
    /// What a row is, in Vietnamese.
    pub vi: &'static str,
    /// What a row is, in English.
    pub en: &'static str,
    /// Columns that together name a row, where the model guarantees that they do.
    pub key: &'static [&'static str],
    /// Whether any cell looks at a finding.
    pub(super) of_findings: bool,
    pub(super) fields: fn() -> Vec<Field>,
    pub(super) visit: for<'c> fn(&'c Export<'c>, &mut Rows<'_, 'c>) -> io::Result<()>,
}

impl Table {
    /// Its columns, in order.
    pub fn fields(&self) -> Vec<Field> {
        (self.fields)()
    }

    /// What a row is, in a language.
    pub fn description(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }

    /// Route of its CSV file.
    pub fn csv_route(&self) -> String {
        format!("{FOLDER}{}.csv", self.name)
    }

    /// Route of its JSON file.
    pub fn json_route(&self) -> String {
        format!("{FOLDER}{}.json", self.name)
    }

    pub(super) fn csv(&self, export: &Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        csv_file::write(&self.fields(), |rows| (self.visit)(export, rows), out)
    }

    pub(super) fn json(&self, export: &Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        json_file::write(&self.fields(), |rows| (self.visit)(export, rows), out)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("name", &self.name).finish_non_exhaustive()
    }
}
