//! schema.org descriptions of the data set, a finding and a document, for a page to embed.
//!
//! The values serialise to JSON-LD. Organisations and places are named, people never. Whoever embeds one in a
//! `<script>` must escape `<`, as the `tojson` filter of the templates does.

use serde::Serialize;

use crate::model::{Document, DocumentIx, FindingIx, Model, Unit};

use super::links::Links;
use super::table::FOLDER;
use super::tables::TABLES;
use super::whole::locale;

const CONTEXT: &str = "https://schema.org";

/// The data package as a schema.org `Dataset`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dataset<'m> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    data_type: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'m str>,
    in_language: &'m str,
    date_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spatial_coverage: Vec<Named<'m>>,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'m str>,
    creator: Named<'m>,
    publisher: Named<'m>,
    distribution: Vec<Download>,
}

/// A place or an organisation.
#[derive(Debug, Clone, Serialize)]
struct Named<'m> {
    #[serde(rename = "@type")]
    data_type: &'static str,
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Download {
    #[serde(rename = "@type")]
    data_type: &'static str,
    name: &'static str,
    description: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// A finding as a schema.org `CreativeWork` that is based on a `Report`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement<'m> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    data_type: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    identifier: &'m str,
    headline: &'m str,
    in_language: &'m str,
    temporal_coverage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    about: Vec<Named<'m>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'m str>,
    is_based_on: Report<'m>,
    is_part_of: Part,
    publisher: Named<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'m str>,
}

/// A source document as a schema.org `Report`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'m> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    data_type: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_number: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    publisher: Named<'m>,
}

#[derive(Debug, Clone, Serialize)]
struct Part {
    #[serde(rename = "@type")]
    data_type: &'static str,
    #[serde(rename = "@id")]
    id: String,
}

/// Describes the data package, for the data page.
pub fn dataset<'m>(model: &'m Model<'_>) -> Dataset<'m> {
    let site = &model.site;
    Dataset {
        context: CONTEXT,
        data_type: "Dataset",
        id: dataset_id(model),
        url: dataset_id(model),
        name: &site.title,
        description: site.description.as_deref(),
        in_language: &site.language,
        date_modified: model.edition.date.to_string(),
        temporal_coverage: model
            .years()
            .first()
            .zip(model.years().last())
            .map(|(first, last)| format!("{first}/{last}")),
        spatial_coverage: places(model),
        is_accessible_for_free: true,
        license: licence(model),
        creator: publisher(model),
        publisher: publisher(model),
        distribution: downloads(model),
    }
}

/// Describes a finding, for its page.
pub fn finding<'m>(model: &'m Model<'_>, links: &dyn Links, ix: FindingIx) -> Statement<'m> {
    let finding = model.finding(ix);
    let url = format!("{}{}", model.site.base_url, links.finding(ix));
    Statement {
        context: CONTEXT,
        data_type: "CreativeWork",
        id: url.clone(),
        url,
        identifier: &finding.id,
        headline: &finding.title,
        in_language: &model.site.language,
        temporal_coverage: finding.year.to_string(),
        date_published: finding.published.map(|date| date.to_string()),
        about: finding
            .units
            .iter()
            .map(|&unit| Named {
                url: Some(format!("{}{}", model.site.base_url, links.unit(unit))),
                ..named(model.unit(unit))
            })
            .collect(),
        keywords: finding.tags.iter().map(|tag| &**tag).collect(),
        is_based_on: report(model, links, finding.source.document),
        is_part_of: Part { data_type: "Dataset", id: dataset_id(model) },
        publisher: publisher(model),
        license: licence(model),
    }
}

/// Describes a source document, for its page.
pub fn document<'m>(model: &'m Model<'_>, links: &dyn Links, ix: DocumentIx) -> Report<'m> {
    Report { context: Some(CONTEXT), ..report(model, links, ix) }
}

fn report<'m>(model: &'m Model<'_>, links: &dyn Links, ix: DocumentIx) -> Report<'m> {
    let document: &Document<'_> = model.document(ix);
    let url = format!("{}{}", model.site.base_url, links.document(ix));
    Report {
        context: None,
        data_type: "Report",
        id: url.clone(),
        url,
        name: &document.title,
        report_number: document.number.as_deref(),
        date_published: document.date.map(|date| date.to_string()),
        publisher: Named { data_type: "GovernmentOrganization", name: &document.issuer, url: None },
    }
}

fn dataset_id(model: &Model<'_>) -> String {
    format!("{}{FOLDER}", model.site.base_url)
}

fn licence<'m>(model: &'m Model<'_>) -> Option<&'m str> {
    model.site.licence_url.as_deref().or(model.site.licence.as_deref())
}

fn publisher<'m>(model: &'m Model<'_>) -> Named<'m> {
    let site = &model.site;
    let url = Some(site.base_url.to_string());
    Named { data_type: "GovernmentOrganization", name: &site.publisher, url }
}

fn named<'m>(unit: &'m Unit<'_>) -> Named<'m> {
    let data_type = if unit.is_territorial() { "AdministrativeArea" } else { "GovernmentOrganization" };
    Named { data_type, name: &unit.name, url: None }
}

/// Districts and provinces that the records say something about; their communes are within them.
fn places<'m>(model: &'m Model<'_>) -> Vec<Named<'m>> {
    model
        .iter_units()
        .filter(|(ix, unit)| {
            unit.is_territorial()
                && !unit.is_communal()
                && !(model.results_of(*ix).is_empty() && model.findings_of(*ix).is_empty())
        })
        .map(|(_, unit)| named(unit))
        .collect()
}

fn downloads(model: &Model<'_>) -> Vec<Download> {
    let base = &model.site.base_url;
    let file = |name, description, encoding_format, route: String| Download {
        data_type: "DataDownload",
        name,
        description,
        encoding_format,
        content_url: format!("{base}{route}"),
    };
    TABLES
        .iter()
        .flat_map(|table| {
            let description = table.description(locale(model));
            [
                file(table.name, description, "text/csv", table.csv_route()),
                file(table.name, description, "application/json", table.json_route()),
            ]
        })
        .collect()
}
