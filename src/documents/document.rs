use rust_decimal::Decimal;

use crate::diagnostics::Diagnostics;
use crate::records::{FindingKind, LeftOut, RemedyStatus};
use crate::source::{Sources, Spanned};
use crate::syntax::{Id, Text, choice, record};
use crate::text::PartialDate;

use super::front_matter::{Body, read_folder};

record! {
    /// Front matter of a source document.
    pub struct RawDocument<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn", "Permanent id";
        number: Option<Text<'a>> = "number", "Số ký hiệu; để trống nếu văn bản không ghi", "Number; empty where the document has none";
        date: Option<Spanned<PartialDate>> = "date", "Ngày ban hành, có thể thiếu ngày hoặc tháng", "Date of issue, perhaps without day or month";
        issuer: Text<'a> = "issuer", "Cơ quan ban hành", "Issuer";
        issuer_unit: Option<Spanned<Id<'a>>> = "issuer_unit", "Mã cơ quan ban hành", "Id of the issuer";
        kind: Text<'a> = "kind", "Loại văn bản", "Kind of document";
        title: Text<'a> = "title", "Trích yếu", "Title";
        period: Option<Text<'a>> = "period", "Kỳ mà văn bản nói tới", "Period it is about";
        about: Vec<Spanned<Id<'a>>> = "about", "Mã các đơn vị văn bản nói tới", "Ids of the units it is about";
        signed: Option<Spanned<bool>> = "signed", "Văn bản có chữ ký", "Whether it is signed";
        file: Option<Text<'a>> = "file", "Địa chỉ bản gốc", "Address of the original";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
        references: Vec<Spanned<RawReference<'a>>> = "references", "Các văn bản được dẫn", "Documents it cites";
        claims: Vec<Spanned<RawClaim<'a>>> = "claims", "Các con số tổng văn bản nêu, để đếm lại", "Stated counts, to be recounted";
        numbering: Vec<Spanned<RawNumbering<'a>>> = "numbering", "Số thứ tự như in, theo thứ tự in", "Printed numbers, in the order of print";
        reference_numbers: Vec<Spanned<RawPrintedNumber<'a>>> = "reference_numbers", "Số ký hiệu của văn bản được dẫn như in, khi viết khác nhau", "Numbers of cited documents as printed, where they are written differently";
        figures: Vec<Spanned<RawPrintedFigures<'a>>> = "figures", "Các con số như in, để soi dấu thập phân và dấu %", "Figures as printed, to look at their decimal marks and % signs";
        names: Vec<Spanned<RawPrintedName<'a>>> = "names", "Tên đơn vị in khác sổ đơn vị", "Names of units as printed, where they differ from the register";
    }
}

record! {
    /// A document that another cites.
    pub struct RawReference<'a> {
        id: Option<Spanned<Id<'a>>> = "id", "Mã, để tồn tại dẫn tới", "Id, for findings to cite";
        number: Option<Text<'a>> = "number", "Số ký hiệu", "Number";
        date: Option<Spanned<PartialDate>> = "date", "Ngày ban hành", "Date of issue";
        issuer: Option<Text<'a>> = "issuer", "Cơ quan ban hành", "Issuer";
        title: Text<'a> = "title", "Trích yếu", "Title";
    }
}

record! {
    /// A stated count with a selector over the findings.
    pub struct RawClaim<'a> {
        label: Text<'a> = "label", "Con số này đếm gì", "What is counted";
        stated: Spanned<Decimal> = "stated", "Số văn bản nêu", "Number as stated";
        as_of: Option<Spanned<PartialDate>> = "as_of", "Số này đúng tính đến ngày nào", "Day up to which the number counts";
        count: Spanned<RawCount<'a>> = "count", "Cách đếm lại trên các bản ghi", "How to recount it over the records";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản", "Place in the document";
    }
}

record! {
    /// Numbers as a document prints them.
    pub struct RawNumbering<'a> {
        section: Option<Text<'a>> = "section", "Số của mục chứa chúng", "Number of the section that holds them";
        numbers: Vec<Text<'a>> = "numbers", "Các số, theo thứ tự in", "The numbers, in the order of print";
        sparse: Option<Spanned<bool>> = "sparse", "Danh sách chỉ nêu một phần, nên thiếu số là thường", "Whether only some are listed, so that gaps mean nothing";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản", "Place in the document";
    }
}

record! {
    /// The name of a unit as a document prints it.
    pub struct RawPrintedName<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã đơn vị", "Id of the unit";
        printed: Text<'a> = "printed", "Tên như in", "Name as printed";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản", "Place in the document";
    }
}

record! {
    /// The number of a cited document as a document prints it.
    pub struct RawPrintedNumber<'a> {
        reference: Spanned<Id<'a>> = "reference", "Mã văn bản được dẫn", "Id of the cited document";
        printed: Text<'a> = "printed", "Số ký hiệu như in", "Number as printed";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản", "Place in the document";
    }
}

record! {
    /// Figures as a document prints them.
    pub struct RawPrintedFigures<'a> {
        printed: Vec<Text<'a>> = "printed", "Các con số, giữ nguyên dấu như in", "The figures, with their marks as printed";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản", "Place in the document";
    }
}

choice! {
    /// What a claim counts.
    pub enum Counted {
        /// Findings.
        Findings = "findings",
        /// Units that findings name, each once.
        Units = "units",
    }
}

record! {
    /// Which findings a claim counts; every given condition must hold.
    pub struct RawCount<'a> {
        document: Option<Spanned<Id<'a>>> = "document", "Nguồn là văn bản này", "Source is this document";
        locator_prefix: Option<Text<'a>> = "locator_prefix", "Chỗ trong văn bản bắt đầu bằng", "Locator begins with";
        kind: Option<Spanned<FindingKind>> = "kind", "Loại", "Kind";
        tag: Option<Spanned<Id<'a>>> = "tag", "Có chủ đề", "Has this topic";
        unit: Option<Spanned<Id<'a>>> = "unit", "Nêu đơn vị này", "Names this unit";
        domain: Option<Spanned<Id<'a>>> = "domain", "Thuộc lĩnh vực này", "Is about this domain";
        status: Vec<Spanned<RemedyStatus>> = "status", "Tình trạng khắc phục là một trong các mức này", "Its remedy stands at one of these";
        of: Option<Spanned<Counted>> = "of", "Đếm nội dung (findings) hay đơn vị (units); để trống thì số nào khớp cũng được", "Whether findings or units are counted; without it either number may fit";
    }
}

/// Reads `documents/`; a document with a fault is left out.
pub fn read_documents<'s>(
    sources: &'s Sources,
    left_out: &mut LeftOut<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Spanned<RawDocument<'s>>, Body<'s>)> {
    read_folder(sources, "documents", left_out, diagnostics)
}
