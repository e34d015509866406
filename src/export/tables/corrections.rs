use crate::model::Correction;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// Corrections of published figures and texts.
pub(super) static TABLE: Table = Table {
    name: "dinh-chinh",
    vi: "Mỗi dòng là một lần đính chính số liệu hoặc nội dung đã đăng",
    en: "One row for each correction of a published figure or text",
    key: &["id"],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, &export.model.corrections, out),
};

type Row<'c> = &'c Correction<'c>;

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("id", Kind::Id, "Mã vĩnh viễn", "Permanent id", |_, correction| &*correction.id)
        .with("url", Kind::Url, "Địa chỉ vĩnh viễn", "Permanent address", |export, correction| {
            export.url(&export.links.correction(&correction.id))
        })
        .with("date", Kind::Date, "Ngày đính chính", "Day of the correction", |_, correction| {
            correction.date
        })
        .with(
            "finding",
            Kind::Finding,
            "Mã tồn tại được sửa",
            "Id of the finding that was corrected",
            |export, correction| correction.finding.map(|finding| &*export.model.finding(finding).id),
        )
        .with(
            "unit",
            Kind::Unit,
            "Mã đơn vị có số liệu được sửa",
            "Id of the unit whose figure was corrected",
            |export, correction| correction.unit.map(|unit| &*export.model.unit(unit).id),
        )
        .with(
            "document",
            Kind::Document,
            "Mã văn bản được sửa",
            "Id of the document that was corrected",
            |export, correction| correction.document.map(|document| &*export.model.document(document).id),
        )
        .with("field", Kind::Text, "Sửa chỗ nào", "What was corrected", |_, correction| {
            correction.field.as_deref()
        })
        .with("was", Kind::Text, "Trước ghi", "What stood there", |_, correction| {
            correction.was.as_deref()
        })
        .with("now", Kind::Text, "Nay ghi", "What stands there now", |_, correction| {
            correction.now.as_deref()
        })
        .with("reason", Kind::Text, "Vì sao sửa", "Why", |_, correction| &*correction.reason)
}
