use crate::model::{Amount, Indicator, IndicatorValue, Model};
use crate::records::Better;
use crate::syntax::Choice;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// Values of indicators.
pub(super) static TABLE: Table = Table {
    name: "chi-tieu",
    vi: "Mỗi dòng là giá trị một chỉ tiêu của một đơn vị trong một năm hoặc một kỳ",
    en: "One row for the value of each indicator of a unit in a year or period",
    key: &[],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

type Row<'c> = (&'c Indicator<'c>, &'c IndicatorValue<'c>);

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.indicators.iter().flat_map(|indicator| indicator.values.iter().map(move |value| (indicator, value)))
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("indicator", Kind::Id, "Mã chỉ tiêu", "Id of the indicator", |_, (indicator, _)| {
            &*indicator.id
        })
        .with("title", Kind::Text, "Tên chỉ tiêu", "Title of the indicator", |_, (indicator, _)| {
            &*indicator.title
        })
        .with(
            "definition",
            Kind::Text,
            "Đo cái gì, tính thế nào",
            "What is measured, and how",
            |_, row| row.0.definition.as_deref(),
        )
        .with("unit_of_measure", Kind::Text, "Đơn vị đo", "Unit of measure", |_, (indicator, _)| {
            &*indicator.unit
        })
        .with(
            "better",
            Kind::choice::<Better>(),
            "Cao hơn (higher) hay thấp hơn (lower) là tốt",
            "Which direction is better",
            |_, (indicator, _)| indicator.better.map(Choice::word),
        )
        .unit(|(_, value)| value.unit)
        .with("year", Kind::Year, "Năm", "Year", |_, (_, value)| value.year)
        .with("period", Kind::Text, "Kỳ trong năm", "Period within the year", |_, (_, value)| {
            value.period.as_deref()
        })
        .amount(|(_, value)| &value.figure.amount)
        .with(
            "band",
            Kind::Text,
            "Mức bằng chữ, cạnh hoặc thay cho con số",
            "Band in words, beside or instead of a number",
            |_, (_, value)| match &value.figure.amount {
                Amount::Band(band) => Some(&band[..]),
                _ => value.band.as_deref(),
            },
        )
        .with("target", Kind::Decimal, "Chỉ tiêu phải đạt", "Target", |_, (_, value)| value.target)
        .with("as_of", Kind::Date, "Số liệu tính đến ngày", "Data cut-off", |_, (_, value)| {
            value.figure.as_of
        })
        .with(
            "finding",
            Kind::Finding,
            "Mã tồn tại liên quan",
            "Id of the finding it belongs to",
            |export, (_, value)| value.finding.map(|finding| &*export.model.finding(finding).id),
        )
        .with("note", Kind::Text, "Ghi chú", "Note", |_, (_, value)| value.note.as_deref())
        .acknowledged(|(_, value)| &value.acknowledged)
        .source(|(_, value)| Some(&value.source))
}
