use std::ops::Range;

use crate::model::{Finding, FindingIx, Model, Remedy};
use crate::records::{Assurance, RemedyStatus};
use crate::syntax::Choice;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table, part_of};

/// The history of remedies.
pub(super) static TABLE: Table = Table {
    name: "khac-phuc",
    vi: "Mỗi dòng là một lần ghi nhận tình trạng khắc phục của một tồn tại",
    en: "One row for each dated status of the remedy of a finding",
    key: &["finding", "position"],
    made_of: MadeOf::Findings,
    fields: || columns().fields(),
    visit: |export, part, out| columns().visit(export, rows(export.model, part), out),
};

struct Row<'c> {
    ix: FindingIx,
    finding: &'c Finding<'c>,
    position: usize,
    remedy: &'c Remedy<'c>,
}

fn rows<'c>(model: &'c Model<'c>, part: &Range<usize>) -> impl Iterator<Item = Row<'c>> {
    part_of(model.iter_findings(), part).flat_map(|(ix, finding)| {
        finding.history.iter().enumerate().map(move |(at, remedy)| Row {
            ix,
            finding,
            position: at + 1,
            remedy,
        })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("finding", Kind::Finding, "Mã tồn tại", "Id of the finding", |_, row| &*row.finding.id)
        .with(
            "position",
            Kind::Integer,
            "Thứ tự trong diễn biến, cũ trước",
            "Position in the history, oldest first",
            |_, row| row.position,
        )
        .with("year", Kind::Year, "Năm của tồn tại", "Year of the finding", |_, row| row.finding.year)
        .with("as_of", Kind::Date, "Tình trạng tính đến ngày", "Status as of", |_, row| {
            row.remedy.as_of
        })
        .with("status", Kind::choice::<RemedyStatus>(), "Tình trạng", "Status", |_, row| {
            row.remedy.status.word()
        })
        .with(
            "assurance",
            Kind::choice::<Assurance>(),
            "Ai nói: đơn vị tự báo cáo, đã được kiểm tra, hay suy ra từ văn bản",
            "Who says so: the unit itself, an inspection, or inferred from the document",
            |_, row| row.remedy.assurance.map(Choice::word),
        )
        .with("label", Kind::Text, "Nhãn như in trong văn bản", "Label as printed", |_, row| {
            row.remedy.label.as_deref()
        })
        .with("text", Kind::Text, "Nội dung (Markdown)", "Text (Markdown)", |_, row| {
            row.remedy.text.as_deref()
        })
        .with(
            "latest",
            Kind::Bool,
            "Là lần ghi nhận mới nhất",
            "Whether it is the latest one",
            |_, row| row.position == row.finding.history.len(),
        )
        .with(
            "url",
            Kind::Url,
            "Địa chỉ vĩnh viễn của tồn tại",
            "Permanent address of the finding",
            |export, row| export.url(&export.links.finding(row.ix)),
        )
        .source(|row| Some(row.remedy.source.as_ref().unwrap_or(&row.finding.source)))
}
