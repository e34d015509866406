use std::borrow::Cow;

use crate::config::RawSite;

/// Settings of the site.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    /// Title.
    pub title: Cow<'a, str>,
    /// Address of the published site, ending with `/`.
    pub base_url: Cow<'a, str>,
    /// Who publishes.
    pub publisher: Cow<'a, str>,
    /// `vi` or `en`.
    pub language: Cow<'a, str>,
    /// One sentence about the site.
    pub description: Option<Cow<'a, str>>,
    /// Licence of the data.
    pub licence: Option<Cow<'a, str>>,
    /// Address of the licence.
    pub licence_url: Option<Cow<'a, str>>,
    /// Where to report errors, as a URL.
    pub contact: Option<Cow<'a, str>>,
    /// Notice shown on every page.
    pub notice: Option<Cow<'a, str>>,
    /// Whether visited pages and search data are kept for reading without a network.
    pub offline: bool,
}

impl<'a> From<RawSite<'a>> for Site<'a> {
    fn from(raw: RawSite<'a>) -> Self {
        Self {
            title: raw.title.value,
            base_url: raw.base_url.value,
            publisher: raw.publisher.value,
            language: raw.language.value,
            description: raw.description.map(|text| text.value),
            licence: raw.licence.map(|text| text.value),
            licence_url: raw.licence_url.map(|text| text.value),
            contact: raw.contact.map(|text| text.value),
            notice: raw.notice.map(|text| text.value),
            offline: raw.features.and_then(|features| features.value.offline).is_some_and(|is| is.value),
        }
    }
}
