//! `sitemap.xml` and `robots.txt`, from the addresses of the pages.

use crate::artifact::{Artifact, ArtifactPath};

use super::error::ExportError;
use super::xml::Xml;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Addresses that one sitemap file may hold.
pub const LARGEST: usize = 50_000;

/// The sitemap of canonical absolute addresses, in the order given, and the `robots.txt` that points to it.
///
/// Over [`LARGEST`] addresses, `sitemap.xml` is an index of `sitemap-1.xml`, `sitemap-2.xml` and so on. Crawlers
/// read `robots.txt` only at the root of a host; in a sub-path the sitemap has to be named in the host's own.
///
/// # Errors
/// Never in practice: the paths are fixed and safe.
pub fn artifacts(base_url: &str, addresses: &[String]) -> Result<Vec<Artifact>, ExportError> {
    let mut files = vec![(
        "robots.txt".to_owned(),
        format!("User-agent: *\nDisallow:\n\nSitemap: {base_url}sitemap.xml\n").into_bytes(),
    )];
    if addresses.len() <= LARGEST {
        files.push(("sitemap.xml".to_owned(), list("urlset", "url", addresses)));
    } else {
        let mut parts = Vec::new();
        for (at, part) in addresses.chunks(LARGEST).enumerate() {
            let name = format!("sitemap-{}.xml", at + 1);
            parts.push(format!("{base_url}{name}"));
            files.push((name, list("urlset", "url", part)));
        }
        files.push(("sitemap.xml".to_owned(), list("sitemapindex", "sitemap", &parts)));
    }
    files.into_iter().map(|(path, bytes)| Ok(Artifact::new(ArtifactPath::new(path)?, bytes))).collect()
}

fn list(root: &str, item: &str, addresses: &[String]) -> Vec<u8> {
    Xml::document(root, &[NAMESPACE], |xml| {
        for address in addresses {
            xml.element(item, &[], |xml| xml.leaf("loc", &[], address));
        }
    })
}
