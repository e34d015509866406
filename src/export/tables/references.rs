use std::borrow::Cow;

use crate::model::{Document, DocumentIx, DocumentRef, Model};
use crate::text::PartialDate;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// What source documents cite.
pub(super) static TABLE: Table = Table {
    name: "vien-dan",
    vi: "Mỗi dòng là một văn bản mà một văn bản nguồn dẫn tới",
    en: "One row for each document that a source document cites",
    key: &["document", "position"],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

struct Row<'c> {
    ix: DocumentIx,
    document: &'c Document<'c>,
    position: usize,
    number: Option<&'c str>,
    date: Option<PartialDate>,
    issuer: Option<&'c str>,
    title: &'c str,
    /// Its own id, where it is a source document.
    cited: Option<&'c str>,
    /// Findings of the document that cite it, too.
    findings: Vec<Cow<'c, str>>,
}

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.iter_documents().flat_map(move |(ix, document)| {
        document.references.iter().enumerate().map(move |(at, &reference)| {
            let (number, date, issuer, title, cited) = match reference {
                DocumentRef::Source(other) => {
                    let other = model.document(other);
                    (&other.number, other.date, Some(&*other.issuer), &other.title, Some(&*other.id))
                }
                DocumentRef::Cited(other) => {
                    let other = model.cited(other);
                    (&other.number, other.date, other.issuer.as_deref(), &other.title, None)
                }
            };
            let findings = model.findings_from(ix).iter().map(|&finding| model.finding(finding));
            let citing = findings.filter(|finding| finding.references.contains(&reference));
            Row {
                ix,
                document,
                position: at + 1,
                number: number.as_deref(),
                date,
                issuer,
                title,
                cited,
                findings: citing.map(|finding| Cow::Borrowed(&*finding.id)).collect(),
            }
        })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("document", Kind::Document, "Mã văn bản nguồn", "Id of the source document", |_, row| {
            &*row.document.id
        })
        .with("position", Kind::Integer, "Thứ tự", "Position", |_, row| row.position)
        .with(
            "number",
            Kind::Text,
            "Số ký hiệu của văn bản được dẫn; trống nếu không nêu",
            "Number of the cited document; empty where none is given",
            |_, row| row.number,
        )
        .with("date", Kind::Date, "Ngày ban hành", "Date of issue", |_, row| row.date)
        .with("issuer", Kind::Text, "Cơ quan ban hành", "Issuer", |_, row| row.issuer)
        .with("title", Kind::Text, "Trích yếu", "Title", |_, row| row.title)
        .with(
            "cited_document",
            Kind::Document,
            "Mã của văn bản được dẫn, nếu nó cũng là văn bản nguồn",
            "Id of the cited document, where it is a source document, too",
            |_, row| row.cited,
        )
        .with(
            "findings",
            Kind::List,
            "Mã các tồn tại dẫn tới văn bản đó",
            "Ids of the findings that cite it",
            |_, row| row.findings.clone(),
        )
        .with(
            "url",
            Kind::Url,
            "Địa chỉ trang của văn bản nguồn",
            "Address of the page of the source document",
            |export, row| export.url(&export.links.document(row.ix)),
        )
}
