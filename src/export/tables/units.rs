use crate::model::{Unit, UnitIx};
use crate::records::UnitKind;
use crate::syntax::Choice;

use super::super::column::Kind;
use super::super::groups::unit_ids;
use super::{Columns, MadeOf, Table};

/// The register of units.
pub(super) static TABLE: Table = Table {
    name: "don-vi",
    vi: "Mỗi dòng là một đơn vị: tỉnh, huyện, xã, cơ quan",
    en: "One row for each unit: province, district, commune, office",
    key: &["id"],
    made_of: MadeOf::Scores,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, export.model.iter_units(), out),
};

type Row<'c> = (UnitIx, &'c Unit<'c>);

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("id", Kind::Id, "Mã vĩnh viễn", "Permanent id", |_, (_, unit)| &*unit.id)
        .with(
            "url",
            Kind::Url,
            "Địa chỉ trang của đơn vị",
            "Address of its page",
            |export, (ix, _)| export.url(&export.links.unit(*ix)),
        )
        .with("name", Kind::Text, "Tên chính thức", "Official name", |_, (_, unit)| &*unit.name)
        .with("kind", Kind::choice::<UnitKind>(), "Loại đơn vị", "Kind of unit", |_, (_, unit)| {
            unit.kind.word()
        })
        .with(
            "code",
            Kind::Text,
            "Mã đơn vị hành chính của cơ quan thống kê",
            "Official code of the statistics office",
            |_, (_, unit)| unit.code.as_deref(),
        )
        .with(
            "parent",
            Kind::Unit,
            "Mã đơn vị cấp trên",
            "Id of the unit above",
            |export, (_, unit)| unit.parent.map(|parent| &*export.model.unit(parent).id),
        )
        .with("valid_from", Kind::Date, "Ngày đầu tồn tại", "First day it existed", |_, (_, unit)| {
            unit.valid.from
        })
        .with("valid_to", Kind::Date, "Ngày cuối tồn tại", "Last day it existed", |_, (_, unit)| {
            unit.valid.to
        })
        .with("aliases", Kind::List, "Các cách viết khác", "Other spellings", |_, (_, unit)| {
            unit.aliases.iter().map(|alias| &**alias).collect::<Vec<_>>()
        })
        .with(
            "names",
            Kind::List,
            "Các tên theo thời gian, nếu đã đổi tên",
            "Its names over time, where it was renamed",
            |_, (_, unit)| unit.names.iter().map(|period| &*period.name).collect::<Vec<_>>(),
        )
        .with(
            "successors",
            Kind::List,
            "Mã các đơn vị kế thừa",
            "Ids of the units that it became",
            |export, (_, unit)| unit_ids(export, unit.successors.iter().map(|arrow| arrow.unit)),
        )
        .with(
            "predecessors",
            Kind::List,
            "Mã các đơn vị trước khi sắp xếp",
            "Ids of the units that it was made of",
            |export, (_, unit)| unit_ids(export, unit.predecessors.iter().map(|arrow| arrow.unit)),
        )
        .with("note", Kind::Text, "Ghi chú", "Note", |_, (_, unit)| unit.note.as_deref())
}
