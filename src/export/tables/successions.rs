use crate::model::{Model, Succession, Unit};
use crate::records::Share;
use crate::syntax::Choice;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// What became of units.
pub(super) static TABLE: Table = Table {
    name: "ke-thua-don-vi",
    vi: "Mỗi dòng là một đơn vị cũ và một đơn vị kế thừa toàn bộ hoặc một phần của nó",
    en: "One row for each former unit and each unit that took over all or a part of it",
    key: &[],
    made_of: MadeOf::Scores,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

type Row<'c> = (&'c Unit<'c>, &'c Succession<'c>);

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.units.iter().flat_map(|unit| unit.successors.iter().map(move |arrow| (unit, arrow)))
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("unit", Kind::Unit, "Mã đơn vị cũ", "Id of the former unit", |_, (unit, _)| &*unit.id)
        .with("unit_name", Kind::Text, "Tên đơn vị cũ", "Name of the former unit", |_, (unit, _)| {
            &*unit.name
        })
        .with(
            "successor",
            Kind::Unit,
            "Mã đơn vị kế thừa",
            "Id of the unit that took over",
            |export, (_, arrow)| &*export.model.unit(arrow.unit).id,
        )
        .with(
            "successor_name",
            Kind::Text,
            "Tên đơn vị kế thừa",
            "Name of the unit that took over",
            |export, (_, arrow)| &*export.model.unit(arrow.unit).name,
        )
        .with(
            "share",
            Kind::choice::<Share>(),
            "Nhập toàn bộ (full) hay một phần (part)",
            "Whether all or a part of it went there",
            |_, (_, arrow)| arrow.share.word(),
        )
        .with(
            "basis",
            Kind::Text,
            "Số nghị quyết làm căn cứ",
            "Number of the resolution",
            |_, (_, arrow)| arrow.basis.as_deref(),
        )
}
