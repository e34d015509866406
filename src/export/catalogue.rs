use serde::Serialize;

use crate::text::Locale;

use super::column::Kind;
use super::tables::TABLES;

/// A table as the data page lists it.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueTable {
    /// Name of its files, without extension.
    pub name: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// Route of the CSV file.
    pub csv: String,
    /// Route of the JSON file.
    pub json: String,
    /// Its columns, in order.
    pub fields: Vec<CatalogueField>,
}

/// A column as the data page lists it.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueField {
    /// Name in the CSV header and key in JSON.
    pub key: &'static str,
    /// Word for its kind, a key of the interface's text.
    pub kind: &'static str,
    /// What it says.
    pub description: &'static str,
    /// The words it may hold, where they are a closed list.
    pub words: Vec<&'static str>,
}

/// Every table with its columns, described in a language.
pub fn catalogue(locale: Locale) -> Vec<CatalogueTable> {
    TABLES
        .iter()
        .map(|table| CatalogueTable {
            name: table.name,
            description: table.description(locale),
            csv: table.csv_route(),
            json: table.json_route(),
            fields: table
                .fields()
                .into_iter()
                .map(|field| CatalogueField {
                    key: field.key,
                    kind: word(&field.kind),
                    description: field.description(locale),
                    words: if let Kind::Choice(words) = field.kind { words } else { Vec::new() },
                })
                .collect(),
        })
        .collect()
}

fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Id => "id",
        Kind::Unit => "unit",
        Kind::Finding => "finding",
        Kind::Document => "document",
        Kind::Url => "url",
        Kind::Decimal => "decimal",
        Kind::Integer => "integer",
        Kind::Year => "year",
        Kind::Bool => "bool",
        Kind::Date => "date",
        Kind::List => "list",
        Kind::Choice(_) => "choice",
    }
}
