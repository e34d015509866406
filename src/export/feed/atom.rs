use chrono::NaiveDate;

use super::super::whole::Export;
use super::super::xml::Xml;
use super::entry::Entry;

/// A feed, ready to be written.
pub(super) struct Feed<'f> {
    pub(super) title: String,
    pub(super) subtitle: Option<&'f str>,
    /// Route of the page that it belongs to.
    pub(super) page: &'f str,
    /// Newest first.
    pub(super) entries: &'f [Entry],
}

/// A day of the records is a day in Vietnam.
fn timestamp(day: NaiveDate) -> String {
    format!("{day}T00:00:00+07:00")
}

pub(super) fn encode(export: &Export<'_>, feed: &Feed<'_>) -> Vec<u8> {
    let site = &export.model.site;
    let page = export.url(feed.page);
    let own = format!("{page}feed.xml");
    let updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or(export.model.edition.date);
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &site.language)];
    Xml::document("feed", &attributes, |xml| {
        xml.leaf("id", &[], &own);
        xml.leaf("title", &[], &feed.title);
        if let Some(subtitle) = feed.subtitle {
            xml.leaf("subtitle", &[], subtitle);
        }
        xml.leaf("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)], "");
        xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)], "");
        xml.leaf("updated", &[], &timestamp(updated));
        xml.element("author", &[], |xml| {
            xml.leaf("name", &[], &site.publisher);
            xml.leaf("uri", &[], &site.base_url);
        });
        if let Some(licence) = &site.licence {
            xml.leaf("rights", &[], licence);
        }
        xml.leaf("generator", &[("version", env!("CARGO_PKG_VERSION"))], env!("CARGO_PKG_NAME"));
        for entry in feed.entries {
            write(xml, entry);
        }
    })
}

fn write(xml: &mut Xml, entry: &Entry) {
    xml.element("entry", &[], |xml| {
        xml.leaf("id", &[], &entry.id);
        xml.leaf("title", &[], &entry.title);
        xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.link)], "");
        xml.leaf("updated", &[], &timestamp(entry.updated));
        if let Some(published) = entry.published {
            xml.leaf("published", &[], &timestamp(published));
        }
        for category in &entry.categories {
            xml.leaf("category", &[("term", category)], "");
        }
        if !entry.summary.is_empty() {
            xml.leaf("summary", &[], &entry.summary);
        }
    });
}
