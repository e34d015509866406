//! `datapackage.json`: a Frictionless Data Package (version 1 of the specification) over the CSV files.

use std::io;

use serde::Serialize;

use crate::model::{Document, Model};
use crate::text::{Locale, slug};

use super::column::{Field, Kind};
use super::table::{FOLDER, Table};
use super::tables::TABLES;
use super::whole::Export;

/// Dates may lack day or month, which the `date` type of the specification does not allow.
const DATE_PATTERN: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

#[derive(Serialize)]
struct Package<'p> {
    profile: &'static str,
    name: String,
    title: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    homepage: String,
    /// The date of the edition: a later one replaces it.
    version: String,
    licenses: Vec<Licence<'p>>,
    contributors: Vec<Contributor<'p>>,
    sources: Vec<SourceDocument>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Licence<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'p str>,
}

#[derive(Serialize)]
struct Contributor<'p> {
    title: &'p str,
    path: &'p str,
    role: &'static str,
}

#[derive(Serialize)]
struct SourceDocument {
    title: String,
    path: String,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: String,
    description: &'static str,
    descriptions: Descriptions,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

/// Both languages, beside the `description` that the specification knows.
#[derive(Serialize)]
struct Descriptions {
    vi: &'static str,
    en: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<SchemaField>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct SchemaField {
    name: &'static str,
    #[serde(rename = "type")]
    data_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: &'static str,
    descriptions: Descriptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    words: Option<Vec<&'static str>>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static str,
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static str,
}

pub(super) fn encode(export: &Export<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&package(export))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn package<'p>(export: &'p Export<'_>) -> Package<'p> {
    let site = &export.model.site;
    let name = slug(&site.title);
    Package {
        profile: "tabular-data-package",
        name: if name.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { name },
        title: &site.title,
        description: site.description.as_deref(),
        homepage: export.url(FOLDER),
        version: export.model.edition.date.to_string(),
        licenses: licence(export.model).into_iter().collect(),
        contributors: vec![Contributor { title: &site.publisher, path: &site.base_url, role: "publisher" }],
        sources: export
            .model
            .iter_documents()
            .map(|(ix, document)| SourceDocument {
                title: title_of(document),
                path: export.url(&export.links.document(ix)),
            })
            .collect(),
        resources: TABLES.iter().map(|table| resource(table, export.locale())).collect(),
    }
}

fn title_of(document: &Document<'_>) -> String {
    match &document.number {
        Some(number) => format!("{number}: {}", document.title),
        None => document.title.to_string(),
    }
}

/// The specification wants a name without spaces (`CC-BY-4.0`) or an address; a licence with neither is left out.
fn licence<'p>(model: &'p Model<'_>) -> Option<Licence<'p>> {
    let title = model.site.licence.as_deref();
    let path = model.site.licence_url.as_deref();
    let name = title
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join("-"))
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)));
    (name.is_some() || path.is_some()).then_some(Licence { name, path, title })
}

fn resource(table: &'static Table, locale: Locale) -> Resource {
    let fields = table.fields();
    Resource {
        profile: "tabular-data-resource",
        name: table.name,
        path: format!("{}.csv", table.name),
        description: table.description(locale),
        descriptions: Descriptions { vi: table.vi, en: table.en },
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: Dialect {
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        },
        schema: Schema {
            foreign_keys: fields.iter().filter_map(|field| foreign_key(table, field)).collect(),
            fields: fields.into_iter().map(|field| schema_field(table, field, locale)).collect(),
            missing_values: [""],
            primary_key: table.key,
        },
    }
}

fn schema_field(table: &Table, field: Field, locale: Locale) -> SchemaField {
    let description = field.description(locale);
    let is_key = table.key == [field.key];
    let (data_type, format) = match field.kind {
        Kind::Decimal => ("number", None),
        Kind::Integer => ("integer", None),
        Kind::Year => ("year", None),
        Kind::Bool => ("boolean", None),
        Kind::Url => ("string", Some("uri")),
        _ => ("string", None),
    };
    let constraints = Constraints {
        required: is_key.then_some(true),
        unique: is_key.then_some(true),
        pattern: (field.kind == Kind::Date).then_some(DATE_PATTERN),
        words: if let Kind::Choice(words) = field.kind { Some(words) } else { None },
    };
    let constrained = is_key || constraints.pattern.is_some() || constraints.words.is_some();
    SchemaField {
        name: field.key,
        data_type,
        format,
        description,
        descriptions: Descriptions { vi: field.vi, en: field.en },
        constraints: constrained.then_some(constraints),
    }
}

fn foreign_key(table: &Table, field: &Field) -> Option<ForeignKey> {
    let resource = match field.kind {
        Kind::Unit => "don-vi",
        Kind::Finding => "ton-tai",
        Kind::Document => "van-ban",
        _ => return None,
    };
    // A table names itself by an empty string.
    let resource = if resource == table.name { "" } else { resource };
    Some(ForeignKey { fields: field.key, reference: Reference { resource, fields: "id" } })
}
