use std::collections::BTreeSet;

use crate::model::{Claim, Document, DocumentIx, Finding, Model};

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// Counts that documents state, with the recount.
pub(super) static TABLE: Table = Table {
    name: "so-dem",
    vi: "Mỗi dòng là một số đếm mà văn bản nêu, kèm số đếm lại từ các bản ghi",
    en: "One row for each count that a document states, with the recount over the records",
    key: &["document", "position"],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

struct Row<'c> {
    ix: DocumentIx,
    document: &'c Document<'c>,
    position: usize,
    claim: &'c Claim<'c>,
    counted: Vec<&'c Finding<'c>>,
}

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.iter_documents().flat_map(move |(ix, document)| {
        document.claims.iter().enumerate().map(move |(at, claim)| Row {
            ix,
            document,
            position: at + 1,
            claim,
            counted: model.findings.iter().filter(|finding| claim.count.holds(finding)).collect(),
        })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("document", Kind::Document, "Mã văn bản", "Id of the document", |_, row| &*row.document.id)
        .with("position", Kind::Integer, "Thứ tự", "Position", |_, row| row.position)
        .with("label", Kind::Text, "Đếm cái gì", "What is counted", |_, row| &*row.claim.label)
        .with("stated", Kind::Decimal, "Số văn bản nêu", "Number as stated", |_, row| row.claim.stated)
        .with(
            "findings_computed",
            Kind::Integer,
            "Số bản ghi đếm lại",
            "Records counted",
            |_, row| row.counted.len(),
        )
        .with(
            "units_computed",
            Kind::Integer,
            "Số đơn vị mà các bản ghi đó nêu tên",
            "Units that those records name",
            |_, row| row.counted.iter().flat_map(|finding| &finding.units).collect::<BTreeSet<_>>().len(),
        )
        .with("locator", Kind::Text, "Chỗ trong văn bản", "Place in the document", |_, row| {
            row.claim.locator.as_deref()
        })
        .with(
            "url",
            Kind::Url,
            "Địa chỉ trang của văn bản",
            "Address of the page of the document",
            |export, row| export.url(&export.links.document(row.ix)),
        )
}
