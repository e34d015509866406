//! Exports of a small site that is read as real ones are: text, sources, raw records, model.

mod feeds;
mod files;
mod json_ld;
mod package;
mod site;
mod tables;
mod xml;

use std::collections::BTreeMap;

use crate::artifact::MemorySink;
use crate::audit::{Discrepancies, Discrepancy};
use crate::diagnostics::Diagnostics;
use crate::model::{DocumentIx, Edition, FindingIx, Model, RawContent, UnitIx};
use crate::source::Sources;
use crate::{config, documents, records};

use super::{Export, Links};

/// Routes as the site has them.
struct Routes<'m>(&'m Model<'m>);

impl Links for Routes<'_> {
    fn unit(&self, unit: UnitIx) -> String {
        format!("don-vi/{}/", self.0.unit(unit).id)
    }

    fn finding(&self, finding: FindingIx) -> String {
        format!("ton-tai/{}/", self.0.finding(finding).id)
    }

    fn document(&self, document: DocumentIx) -> String {
        format!("van-ban/{}/", self.0.document(document).id)
    }

    fn correction(&self, id: &str) -> String {
        format!("dinh-chinh/#{id}")
    }

    fn year(&self, year: i32) -> String {
        format!("nam/{year}/")
    }

    fn domain(&self, key: &str) -> String {
        format!("linh-vuc/{key}/")
    }

    fn report(&self, one: &Discrepancy) -> String {
        format!("chat-luong-du-lieu/{}/", one.diagnostic.rule.id)
    }
}

/// Reads files as a site of 1 March 2024; fails the test on any diagnostic of severity error.
fn with_model<T>(files: &[(&str, String)], test: impl FnOnce(&Model<'_>) -> T) -> T {
    let sources =
        Sources::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes())));
    let mut diagnostics = Diagnostics::new();
    let mut records = records::read(&sources, &mut diagnostics);
    let documents = documents::read_documents(&sources, &mut records.left_out, &mut diagnostics);
    let pages = documents::read_pages(&sources, &mut records.left_out, &mut diagnostics);
    let site = config::read(&sources, &mut diagnostics);
    let raw = RawContent { site, records, documents, pages };
    let edition = Edition { date: "2024-03-01".parse().unwrap(), drafts: false };
    let model = Model::resolve(raw, edition, &sources, &mut diagnostics);
    test(&model.unwrap_or_else(|| panic!("{diagnostics:?}")))
}

/// Every file of an export, as text by path.
fn export(model: &Model<'_>) -> BTreeMap<String, String> {
    let sink = MemorySink::default();
    Export::new(model, &Discrepancies::of(model), &Routes(model)).write(&sink).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path.as_str().to_owned(), text(bytes))).collect()
}

/// The files of the small site.
fn files() -> BTreeMap<String, String> {
    with_model(&site::files(), export)
}

/// One file of the small site.
fn file(path: &str) -> String {
    files().remove(path).unwrap_or_else(|| panic!("no {path}"))
}

/// The rows of a CSV file, each as its cells by column.
fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = file(path);
    let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
