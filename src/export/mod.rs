//! The data of a site, for people who take it away and for machines that read it.
//!
//! [`Export::write`] hands a sink everything that is made from the records alone:
//!
//! | What | Where |
//! |---|---|
//! | every [`Table`] of [`TABLES`], as CSV and as JSON | `du-lieu/<table>.csv`, `du-lieu/<table>.json` |
//! | a Frictionless Data Package that describes them | `du-lieu/datapackage.json` |
//! | the scores and findings of one unit, one year, one domain | `<page>du-lieu.csv` |
//! | newest findings, results and corrections | `feed.xml`, `<unit page>feed.xml` |
//!
//! [`sitemap`] needs the pages of the site and is asked separately; [`json_ld`] gives values that a page embeds.
//! Where pages stand is not known here: the caller answers through [`Links`].
//!
//! A table is one file of `tables`, and a column of it is one declaration (key, kind, Vietnamese and English
//! description, and how its cell is taken from a row). The CSV header, the JSON keys, the schema in the data
//! package and the field list on the data page ([`catalogue`]) all come from that declaration.
//!
//! What holds for every cell:
//!
//! * Figures stand exactly as stated, all digits kept, with a dot. A computed figure has a column of its own,
//!   and its description says that it is computed and how it is rounded.
//! * Unknown is empty in CSV and `null` in JSON, never zero; a list of nothing is `[]` in JSON. Where a figure may
//!   be withheld, a `state` column says so.
//! * CSV begins with a byte-order mark: without it Excel reads UTF-8 as a legacy code page and Vietnamese breaks;
//!   other readers skip it. Rows end with CR LF, as RFC 4180 asks. A cell that a spreadsheet could run as a formula
//!   begins with an apostrophe; JSON has the text as it is.
//! * Under Vietnamese regional settings Excel splits at semicolons and takes a dot for a thousands mark. There a
//!   file is imported (Data, From Text/CSV, with an English locale) instead of opened by a double click; a
//!   spreadsheet must also be told that a criterion code such as 3.3.2 is text.

mod catalogue;
mod cell;
mod column;
mod csv_file;
mod data_package;
mod error;
mod feed;
mod groups;
mod json_file;
pub mod json_ld;
mod links;
pub mod sitemap;
mod slice_file;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod unit_file;
mod whole;
mod xml;

pub use catalogue::{CatalogueField, CatalogueTable, catalogue};
pub use column::{Field, Kind};
pub use error::ExportError;
pub use links::Links;
pub use table::{FOLDER, Table};
pub use tables::TABLES;
pub use whole::Export;
