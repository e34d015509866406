use std::ops::Range;

use crate::model::{Amount, Figure, Finding, FindingIx, Model, Remedy};

use super::super::column::Kind;
use super::{Columns, MadeOf, Table, part_of};

/// Figures of findings and of their remedies.
pub(super) static TABLE: Table = Table {
    name: "con-so",
    vi: "Mỗi dòng là một con số của một tồn tại hoặc của một lần ghi nhận khắc phục",
    en: "One row for each figure of a finding or of a status of its remedy",
    key: &["finding", "remedy", "position"],
    made_of: MadeOf::Findings,
    fields: || columns().fields(),
    visit: |export, part, out| columns().visit(export, rows(export.model, part), out),
};

struct Row<'c> {
    ix: FindingIx,
    finding: &'c Finding<'c>,
    /// Position from 1, and the entry; `None` for a figure of the finding itself.
    remedy: Option<(usize, &'c Remedy<'c>)>,
    position: usize,
    figure: &'c Figure<'c>,
}

fn rows<'c>(model: &'c Model<'c>, part: &Range<usize>) -> impl Iterator<Item = Row<'c>> {
    part_of(model.iter_findings(), part).flat_map(|(ix, finding)| {
        let history = finding.history.iter().enumerate().map(|(at, remedy)| Some((at + 1, remedy)));
        std::iter::once(None).chain(history).flat_map(move |remedy| {
            let figures = remedy.map_or(&finding.figures, |(_, remedy)| &remedy.figures);
            figures.iter().enumerate().map(move |(at, figure)| Row {
                ix,
                finding,
                remedy,
                position: at + 1,
                figure,
            })
        })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("finding", Kind::Finding, "Mã tồn tại", "Id of the finding", |_, row| &*row.finding.id)
        .with(
            "remedy",
            Kind::Integer,
            "Thứ tự lần ghi nhận khắc phục (position của bảng khac-phuc); trống là con số của chính tồn tại",
            "Position of the remedy status (of the table khac-phuc); empty for a figure of the finding itself",
            |_, row| row.remedy.map(|(position, _)| position),
        )
        .with("position", Kind::Integer, "Thứ tự con số", "Position of the figure", |_, row| row.position)
        .with("label", Kind::Text, "Đếm hay đo cái gì", "What it counts or measures", |_, row| {
            row.figure.label.as_deref()
        })
        .amount(|row| &row.figure.amount)
        .with("band", Kind::Text, "Mức bằng chữ", "Band in words", |_, row| match &row.figure.amount {
            Amount::Band(band) => Some(&band[..]),
            _ => None,
        })
        .with(
            "date",
            Kind::Date,
            "Ngày, khi con số là một thời điểm",
            "Date, where the figure is a moment",
            |_, row| if let Amount::Date(date) = row.figure.amount { Some(date) } else { None },
        )
        .with("unit_of_measure", Kind::Text, "Đơn vị đo", "Unit of measure", |_, row| {
            row.figure.unit.as_deref()
        })
        .with("as_of", Kind::Date, "Số liệu tính đến ngày", "Data cut-off", |_, row| row.figure.as_of)
        .with(
            "about",
            Kind::Unit,
            "Mã đơn vị mà con số nói tới, nếu không phải mọi đơn vị của tồn tại",
            "Id of the unit it is about, if not all units of the finding",
            |export, row| row.figure.about.map(|unit| &*export.model.unit(unit).id),
        )
        .with(
            "url",
            Kind::Url,
            "Địa chỉ vĩnh viễn của tồn tại",
            "Permanent address of the finding",
            |export, row| export.url(&export.links.finding(row.ix)),
        )
        .source(|row| {
            let own = row.remedy.and_then(|(_, remedy)| remedy.source.as_ref());
            Some(own.unwrap_or(&row.finding.source))
        })
}
