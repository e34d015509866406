use std::borrow::Cow;

use crate::model::{Document, DocumentIx, DocumentRef, Model};

use super::super::column::Kind;
use super::super::groups::unit_ids;
use super::{Columns, MadeOf, Table};

/// Source documents.
pub(super) static TABLE: Table = Table {
    name: "van-ban",
    vi: "Mỗi dòng là một văn bản nguồn",
    en: "One row for each source document",
    key: &["id"],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, export.model.iter_documents(), out),
};

type Row<'c> = (DocumentIx, &'c Document<'c>);

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("id", Kind::Id, "Mã vĩnh viễn", "Permanent id", |_, (_, document)| &*document.id)
        .with(
            "url",
            Kind::Url,
            "Địa chỉ trang của văn bản",
            "Address of its page",
            |export, (ix, _)| export.url(&export.links.document(*ix)),
        )
        .with(
            "number",
            Kind::Text,
            "Số ký hiệu; trống nếu văn bản không ghi",
            "Number; empty where the document has none",
            |_, (_, document)| document.number.as_deref(),
        )
        .with("date", Kind::Date, "Ngày ban hành", "Date of issue", |_, (_, document)| document.date)
        .with("issuer", Kind::Text, "Cơ quan ban hành", "Issuer", |_, (_, document)| &*document.issuer)
        .with(
            "issuer_unit",
            Kind::Unit,
            "Mã cơ quan ban hành",
            "Id of the issuer",
            |export, (_, document)| document.issuer_unit.map(|unit| &*export.model.unit(unit).id),
        )
        .with("kind", Kind::Text, "Loại văn bản", "Kind of document", |_, (_, document)| &*document.kind)
        .with("title", Kind::Text, "Trích yếu", "Title", |_, (_, document)| &*document.title)
        .with(
            "period",
            Kind::Text,
            "Kỳ mà văn bản nói tới",
            "Period it is about",
            |_, (_, document)| document.period.as_deref(),
        )
        .with(
            "about",
            Kind::List,
            "Mã các đơn vị mà văn bản nói tới",
            "Ids of the units it is about",
            |export, (_, document)| unit_ids(export, document.about.iter().copied()),
        )
        .with(
            "signed",
            Kind::Bool,
            "Văn bản có chữ ký; trống là không rõ",
            "Whether it is signed; empty is unknown",
            |_, (_, document)| document.signed,
        )
        .with(
            "file",
            Kind::Text,
            "Địa chỉ bản gốc",
            "Address of the original",
            |_, (_, document)| document.file.as_deref(),
        )
        .with(
            "references",
            Kind::List,
            "Các văn bản được dẫn: số ký hiệu, hoặc trích yếu nếu không có số",
            "Documents it cites: their numbers, or titles where they have none",
            |export, (_, document)| references(export.model, document),
        )
        .with(
            "findings",
            Kind::Integer,
            "Số bản ghi tồn tại lấy từ văn bản này (đếm lại)",
            "Findings taken from it (counted)",
            |export, (ix, _)| export.model.findings_from(*ix).len(),
        )
        .with("note", Kind::Text, "Ghi chú", "Note", |_, (_, document)| document.note.as_deref())
}

fn references<'c>(model: &'c Model<'c>, document: &Document<'_>) -> Vec<Cow<'c, str>> {
    let named = document.references.iter().map(|reference| match reference {
        DocumentRef::Source(ix) => (&model.document(*ix).number, &model.document(*ix).title),
        DocumentRef::Cited(ix) => (&model.cited(*ix).number, &model.cited(*ix).title),
    });
    named.map(|(number, title)| Cow::Borrowed(number.as_deref().unwrap_or(title))).collect()
}
