use std::fmt;
use std::io;
use std::ops::Range;

use crate::artifact::{ArtifactPath, Fingerprint, Pieces, Sink, WritePiece};
use crate::site::Prints;
use crate::text::Locale;

use super::column::{Field, Rows};
use super::error::ExportError;
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
    pub(super) made_of: MadeOf,
    pub(super) fields: fn() -> Vec<Field>,
    /// Hands over the rows of some neighbouring records; a table without parts gives all of them.
    pub(super) visit: for<'c> fn(&'c Export<'c>, &Range<usize>, &mut Rows<'_, 'c>) -> io::Result<()>,
}

/// What decides the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MadeOf {
    /// Any record.
    Records,
    /// Any record but findings.
    Scores,
    /// Each row one finding, so that it can be made in parts; of others at most their ids.
    Findings,
    /// Each row a finding or an entry of one, with its text, reason or explanation.
    Texts,
    /// Each row one result and findings of its unit.
    Results,
}

/// Records of one part of a table.
const PART: usize = 256;

impl MadeOf {
    /// The parts of a table, each a range of findings or results, with what decides it.
    fn parts(self, export: &Export<'_>, prints: Option<&Prints<'_>>) -> Vec<(Range<usize>, Fingerprint)> {
        let whole = |print| vec![(0..usize::MAX, print)];
        let Some(prints) = prints else { return whole(Fingerprint::of(&[])) };
        let cut = |count: usize| (0..count).step_by(PART).map(move |start| start..count.min(start + PART));
        match self {
            Self::Records => whole(prints.of_records()),
            Self::Scores => whole(prints.of_scores()),
            Self::Findings | Self::Texts => cut(export.model.findings.len())
                .map(|part| (part.clone(), prints.of_rows(&part, self == Self::Texts)))
                .collect(),
            Self::Results => {
                cut(export.model.results.len()).map(|part| (part.clone(), prints.of_results(&part))).collect()
            }
        }
    }
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

    /// Writes both of its files.
    pub(super) fn write(
        &self,
        export: &Export<'_>,
        prints: Option<&Prints<'_>>,
        sink: &dyn Sink,
    ) -> Result<(), ExportError> {
        let fields = self.fields();
        let (parts, inputs): (Vec<_>, Vec<_>) = self.made_of.parts(export, prints).into_iter().unzip();
        let put = |route: String, head: &[u8], between: &[u8], tail: &[u8], write: &WritePiece<'_>| {
            let pieces = Pieces { head, between, tail, inputs: inputs.clone(), write };
            let path = ArtifactPath::new(route)?;
            if prints.is_some() {
                return Ok(sink.put_pieces(path, &pieces)?);
            }
            let write = |number: usize, bytes: &mut Vec<u8>| (pieces.write)(number, bytes);
            Ok(sink.put_written(path, None, &mut |out| pieces.write_all(out, write))?)
        };
        let csv = || {
            let write: &WritePiece<'_> =
                &|number, out| csv_file::rows(|rows| (self.visit)(export, &parts[number], rows), out);
            put(self.csv_route(), &csv_file::head(&fields), b"", b"", write)
        };
        let json = || {
            let write: &WritePiece<'_> = &|number, out| {
                json_file::rows(&fields, |rows| (self.visit)(export, &parts[number], rows), out)
            };
            put(self.json_route(), json_file::HEAD, json_file::BETWEEN, json_file::TAIL, write)
        };
        let (csv, json) = rayon::join(csv, json);
        csv.and(json)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("name", &self.name).finish_non_exhaustive()
    }
}
