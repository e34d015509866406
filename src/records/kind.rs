use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Sources, Spanned};
use crate::syntax::{FieldSpec, FieldValue, Node, Record, Tree, check_text, parse_json, rules};

use super::{RawCorrection, RawFinding, RawFramework, RawIndicator, RawResult, RawUnit};

/// One kind of JSON record: its folder, which is also the name of its list, and its fields.
#[derive(Debug)]
pub struct RecordKind {
    /// Folder below `content/`, and key of the list in each file.
    pub folder: &'static str,
    /// Field descriptions for schema and documentation.
    pub fields: fn() -> Vec<FieldSpec>,
    /// Whether files lie one folder deeper, by year.
    pub by_year: bool,
}

/// Every kind of JSON record. A new kind is one file of this room, one line here and one in [`RawRecords`].
pub static KINDS: &[RecordKind] = &[
    RecordKind { folder: "units", fields: RawUnit::fields, by_year: false },
    RecordKind { folder: "frameworks", fields: RawFramework::fields, by_year: false },
    RecordKind { folder: "results", fields: RawResult::fields, by_year: true },
    RecordKind { folder: "findings", fields: RawFinding::fields, by_year: true },
    RecordKind { folder: "indicators", fields: RawIndicator::fields, by_year: false },
    RecordKind { folder: "corrections", fields: RawCorrection::fields, by_year: false },
];

/// All JSON records of a site, as written.
#[derive(Debug, Default)]
pub struct RawRecords<'a> {
    /// The register of units.
    pub units: Vec<Spanned<RawUnit<'a>>>,
    /// Criteria sets.
    pub frameworks: Vec<Spanned<RawFramework<'a>>>,
    /// Scores.
    pub results: Vec<Spanned<RawResult<'a>>>,
    /// Findings.
    pub findings: Vec<Spanned<RawFinding<'a>>>,
    /// Indicators.
    pub indicators: Vec<Spanned<RawIndicator<'a>>>,
    /// Corrections.
    pub corrections: Vec<Spanned<RawCorrection<'a>>>,
}

/// Reads every JSON file below the folders of [`KINDS`], files in parallel, results in path order.
pub fn read<'s>(sources: &'s Sources, diagnostics: &mut Diagnostics) -> RawRecords<'s> {
    for (id, file) in sources.iter().filter(|(_, file)| file.path().ends_with(".json")) {
        let folder = file.path().split('/').next().unwrap_or_default();
        if !KINDS.iter().any(|kind| kind.folder == folder) {
            let known = KINDS.iter().map(|kind| kind.folder).collect::<Vec<_>>().join(", ");
            let span = crate::source::Span::start_of(id);
            diagnostics.push(Diagnostic::new(&rules::STRAY_FILE, span).with("known", known));
        }
    }
    RawRecords {
        units: folder(sources, "units", diagnostics),
        frameworks: folder(sources, "frameworks", diagnostics),
        results: folder(sources, "results", diagnostics),
        findings: folder(sources, "findings", diagnostics),
        indicators: folder(sources, "indicators", diagnostics),
        corrections: folder(sources, "corrections", diagnostics),
    }
}

fn folder<'s, R: Record<'s> + Send>(
    sources: &'s Sources,
    name: &'static str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<R>> {
    let files: Vec<_> = sources.in_folder(name).filter(|(_, file)| file.path().ends_with(".json")).collect();
    let read: Vec<(Vec<Spanned<R>>, Diagnostics)> =
        files.into_par_iter().map(|(id, file)| one_file(id, file, name)).collect();
    let mut all = Vec::with_capacity(read.iter().map(|(records, _)| records.len()).sum());
    for (records, found) in read {
        all.extend(records);
        diagnostics.append(found);
    }
    all
}

fn one_file<'s, R: Record<'s>>(
    id: FileId,
    file: &'s SourceFile,
    list: &'static str,
) -> (Vec<Spanned<R>>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let records = check_text(id, file, &mut diagnostics)
        .and_then(|text| parse_json(id, text, &mut diagnostics))
        .map(|root| records_of(&root, list, &mut diagnostics))
        .unwrap_or_default();
    (records, diagnostics)
}

/// The list of a file. Unlike a list inside a record, one bad element does not discard the others.
fn records_of<'s, R: Record<'s>>(
    root: &Node<'s>,
    list: &'static str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<R>> {
    let wrapper = FieldSpec {
        key: list,
        shape: <Vec<Spanned<R>> as FieldValue<'s>>::shape(),
        required: true,
        vi: "",
        en: "",
    };
    let Some(fields) = crate::syntax::Fields::open(root, &wrapper.shape, &[wrapper], diagnostics) else {
        return Vec::new();
    };
    let Some(node) = fields.get(list) else {
        fields.report_missing(list, &wrapper.shape, diagnostics);
        return Vec::new();
    };
    let Tree::Array(items) = &node.tree else {
        crate::syntax::wrong_type(node, &wrapper.shape, diagnostics);
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|item| R::read_record(item, diagnostics).map(|record| Spanned::new(record, item.span)))
        .collect()
}
