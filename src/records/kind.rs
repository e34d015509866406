use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Sources, Spanned};
use crate::syntax::{
    FieldSpec, FieldValue, Fields, Node, Reader, Record, Shape, Tree, check_text, parse_json, rules,
    wrong_type,
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
    let text = check_text(id, file, &mut read.diagnostics);
    if let Some(records) = text.and_then(|text| valid_records(id, text, list)) {
        read.records = records;
        return read;
    }
    let root = text.and_then(|text| parse_json(id, text, &mut read.diagnostics));
    if root.and_then(|root| read_list_of_records(&root, list, &mut read)).is_none() {
        read.left_out.file(list);
    }
    read
}

/// The list of a file in which nothing is wrong. `None` leaves it to the readers that say what is.
fn valid_records<'s, R: Record<'s>>(
    id: FileId,
    text: &'s str,
    list: &'static str,
) -> Option<Vec<Spanned<R>>> {
    let (mut records, mut schema) = (None, None);
    let mut reader = Reader::of(id, text);
    reader.object(|reader, key| {
        match key {
            SCHEMA if schema.is_none() => schema = Some(reader.value()?),
            key if key == list && records.is_none() => records = Some(reader.list(R::parse_record)?),
            _ => return None,
        }
        Some(())
    })?;
    records.filter(|_| reader.is_at_end())
}

/// For editors, which complete and check by it.
const SCHEMA: &str = "$schema";

/// The list of a file; `None` when there is no such list. Unlike a list inside a record, one bad element does not
/// discard the others.
fn read_list_of_records<'s, R: Record<'s>>(
    root: &Node<'s>,
    list: &'static str,
    read: &mut File<'s, R>,
) -> Option<()> {
    let shape = <Vec<Spanned<R>> as FieldValue<'s>>::shape();
    let file = Shape::Object(Vec::new);
    let keys = [list, SCHEMA];
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FINDINGS: &str = r#"{"$schema": {"any": ["thing"]}, "findings": [
        {"id": "a-1", "kind": "shortcoming", "year": 2022, "units": ["xa-a"], "title": "Một \"câu\"", "text": "Nội dung",
         "loss": {"amount": "0.50", "basis": "max"}, "reason": null, "due": "2023-06", "draft": false,
         "figures": [{"label": "Hồ sơ", "numerator": 63, "denominator": 140, "stated": "45.00", "unit": "%"}],
         "history": [{"as_of": "2023-05-31", "status": "reported-done", "text": "Đã làm",
                      "source": {"document": "d", "locator": "Phụ lục"}}],
         "source": {"document": "d-1", "locator": "I"}, "tags": []},
        {"id": "a-2", "kind": "directive", "year": 2021, "units": {"all_of": "huyen-a", "except": ["xa-b"]},
         "title": "Hai", "text": "Ba", "also_domains": ["x", "y"], "source": {"document": "d-1"}}
    ]}"#;

    /// The records as they are read straight from the text, and as they are read with a tree in between where nothing
    /// is wrong.
    fn both(text: &str) -> (Option<String>, Option<String>) {
        let sources = Sources::new([("findings/2022/a.json".to_owned(), text.as_bytes().to_vec())]);
        let (id, file) = sources.find("findings/2022/a.json").unwrap();
        let shown = |records: &Vec<Spanned<RawFinding<'_>>>| {
            format!("{records:?}{:?}", records.iter().map(|one| one.span).collect::<Vec<_>>())
        };
        let quick = valid_records::<RawFinding<'_>>(id, file.text(), "findings");
        let mut read =
            File { records: Vec::new(), left_out: LeftOut::default(), diagnostics: Diagnostics::new() };
        let root = parse_json(id, file.text(), &mut read.diagnostics);
        let list = root.and_then(|root| read_list_of_records(&root, "findings", &mut read));
        let sound = list.is_some() && read.diagnostics.is_empty();
        (quick.as_ref().map(shown), sound.then(|| shown(&read.records)))
    }

    #[test]
    fn sound_records_are_read_straight_from_the_text() {
        let (quick, slow) = both(FINDINGS);
        assert!(quick.is_some());
        assert_eq!(quick, slow);
    }

    #[test]
    fn what_is_wrong_is_left_to_the_reader_that_says_so() {
        let change = |from: &str, to: &str| {
            assert!(FINDINGS.contains(from), "{from}");
            both(&FINDINGS.replacen(from, to, 1))
        };
        for (from, to) in [
            ("\"a-1\"", "\"A 1\""),
            ("\"year\": 2022", "\"year\": 22"),
            ("\"year\": 2022", "\"year\": null"),
            ("\"year\": 2022,", ""),
            ("\"Nội dung\"", "\"\""),
            ("\"Nội dung\"", "\"\\u200b\""),
            ("\"draft\": false", "\"draft\": 0"),
            ("\"draft\": false", "\"draft\": false, \"draft\": true"),
            ("\"tags\": []", "\"tags\": null"),
            ("\"due\"", "\"duo\""),
            ("\"0.50\"", "\"0,50\""),
            ("\"locator\": \"I\"", "\"locator\": \" \""),
            ("]}", "],}"),
        ] {
            assert_eq!(change(from, to), (None, None), "{from} {to}");
        }
    }

    proptest! {
        #[test]
        fn no_file_is_read_in_two_ways(
            at in 0..FINDINGS.len(),
            cut in 0_usize..12,
            with in prop::sample::select(vec!["", "null", "\"", ",", "{}", "[]", "0", "x", "true", " ", "\"id\": \"b\",", "\\n"]),
        ) {
            let floor = |at: usize| (0..=at.min(FINDINGS.len())).rev().find(|&at| FINDINGS.is_char_boundary(at)).unwrap_or(0);
            let text = format!("{}{with}{}", &FINDINGS[..floor(at)], &FINDINGS[floor(at + cut)..]);
            let (quick, slow) = both(&text);
            if quick.is_some() {
                prop_assert_eq!(quick, slow);
            }
        }
    }
}
