use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Sources, Spanned};
use crate::syntax::{
    FieldSpec, FieldValue, Fields, Node, Record, Shape, Tree, check_text, parse_json, rules, wrong_type,
};

use super::{
    LeftOut, RawCorrection, RawFinding, RawFramework, RawIndicator, RawOverride, RawResult, RawUnit,
};

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
    RecordKind { folder: "overrides", fields: RawOverride::fields, by_year: false },
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
    /// Personal data that may be published.
    pub overrides: Vec<Spanned<RawOverride<'a>>>,
    /// What could not be read.
    pub left_out: LeftOut<'a>,
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
    let mut left_out = LeftOut::default();
    RawRecords {
        units: folder(sources, "units", &mut left_out, diagnostics),
        frameworks: folder(sources, "frameworks", &mut left_out, diagnostics),
        results: folder(sources, "results", &mut left_out, diagnostics),
        findings: folder(sources, "findings", &mut left_out, diagnostics),
        indicators: folder(sources, "indicators", &mut left_out, diagnostics),
        corrections: folder(sources, "corrections", &mut left_out, diagnostics),
        overrides: folder(sources, "overrides", &mut left_out, diagnostics),
        left_out,
    }
}

fn folder<'s, R: Record<'s> + Send>(
    sources: &'s Sources,
    name: &'static str,
    left_out: &mut LeftOut<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<R>> {
    let files: Vec<_> = sources.in_folder(name).filter(|(_, file)| file.path().ends_with(".json")).collect();
    let read: Vec<File<'s, R>> = files.into_par_iter().map(|(id, file)| one_file(id, file, name)).collect();
    let mut all = Vec::with_capacity(read.iter().map(|file| file.records.len()).sum());
    for file in read {
        all.extend(file.records);
        left_out.merge(file.left_out);
        diagnostics.append(file.diagnostics);
    }
    all
}

/// What one file gave.
struct File<'s, R> {
    records: Vec<Spanned<R>>,
    left_out: LeftOut<'s>,
    diagnostics: Diagnostics,
}

fn one_file<'s, R: Record<'s>>(id: FileId, file: &'s SourceFile, list: &'static str) -> File<'s, R> {
    let mut read =
        File { records: Vec::new(), left_out: LeftOut::default(), diagnostics: Diagnostics::new() };
    let root = check_text(id, file, &mut read.diagnostics)
        .and_then(|text| parse_json(id, text, &mut read.diagnostics));
    if root.and_then(|root| read_list_of_records(&root, list, &mut read)).is_none() {
        read.left_out.file(list);
    }
    read
}

/// The list of a file; `None` when there is no such list. Unlike a list inside a record, one bad element does not
/// discard the others.
fn read_list_of_records<'s, R: Record<'s>>(
    root: &Node<'s>,
    list: &'static str,
    read: &mut File<'s, R>,
) -> Option<()> {
    let shape = <Vec<Spanned<R>> as FieldValue<'s>>::shape();
    let file = Shape::Object(Vec::new);
    // The other is for editors, which complete and check by it.
    let keys = [list, "$schema"];
    let place = |key: &str| keys.iter().position(|known| *known == key);
    let fields = Fields::open(root, &file, &keys, &place, &mut read.diagnostics)?;
    let Some(node) = fields.get(list) else {
        fields.report_missing(list, &shape, &mut read.diagnostics);
        return None;
    };
    let Tree::Array(items) = &node.tree else {
        wrong_type(node, &shape, &mut read.diagnostics);
        return None;
    };
    for item in items {
        match R::read_record(item, &mut read.diagnostics) {
            Some(record) => read.records.push(Spanned::new(record, item.span)),
            None => read.left_out.record(list, item.text_of("id")),
        }
    }
    Some(())
}
