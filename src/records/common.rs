use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::syntax::{Id, Text, record};
use crate::text::PartialDate;

record! {
    /// Where a statement stands.
    pub struct RawSource<'a> {
        document: Spanned<Id<'a>> = "document", "Mã văn bản nguồn", "Id of the source document";
        locator: Option<Text<'a>> = "locator", "Chỗ trong văn bản: mục, phụ lục, dòng", "Place in the document: section, annex, row";
    }
}

record! {
    /// One figure: a value, a fraction, a range, a band or a date; or withheld.
    pub struct RawFigure<'a> {
        label: Option<Text<'a>> = "label", "Con số này đếm hay đo cái gì", "What the figure counts or measures";
        value: Option<Spanned<Decimal>> = "value", "Giá trị", "Value";
        numerator: Option<Spanned<Decimal>> = "numerator", "Tử số", "Numerator";
        denominator: Option<Spanned<Decimal>> = "denominator", "Mẫu số", "Denominator";
        stated: Option<Spanned<Decimal>> = "stated", "Tỷ lệ văn bản nêu, giữ nguyên số chữ số", "Ratio as the document states it, digits kept";
        min: Option<Spanned<Decimal>> = "min", "Cận dưới", "Lower bound";
        max: Option<Spanned<Decimal>> = "max", "Cận trên", "Upper bound";
        max_exclusive: Option<Spanned<bool>> = "max_exclusive", "Cận trên không tính vào", "Whether the upper bound itself is left out";
        band: Option<Text<'a>> = "band", "Mức bằng chữ khi văn bản không nêu số", "Band in words where no number is given";
        date: Option<Spanned<PartialDate>> = "date", "Ngày, khi con số là một thời điểm", "Date, where the figure is a moment";
        withheld: Option<Spanned<bool>> = "withheld", "Không công bố vì số nhỏ dễ nhận ra cá nhân", "Not published because a small count could identify somebody";
        unit: Option<Text<'a>> = "unit", "Đơn vị đo: %, điểm, hồ sơ …", "Unit of measure: %, points, files …";
        as_of: Option<Spanned<PartialDate>> = "as_of", "Số liệu tính đến ngày", "Data cut-off";
        about: Option<Spanned<Id<'a>>> = "about", "Mã đơn vị mà con số nói tới, nếu khác đơn vị của bản ghi", "Id of the unit the figure is about, if another than the record's";
        part_of: Option<Text<'a>> = "part_of", "Là một phần của con số có nhãn này trong cùng danh sách", "Label of the figure of the same list that this one is a part of";
        split: Option<Text<'a>> = "split", "Cách chia, khi một con số được chia nhiều lần", "Which division it belongs to, where one figure is divided more than once";
    }
}

record! {
    /// A discrepancy that the clerk has seen and publishes with a note.
    pub struct RawAcknowledged<'a> {
        rule: Text<'a> = "rule", "Mã quy tắc kiểm tra", "Id of the audit rule";
        field: Option<Text<'a>> = "field", "Trường có chỗ lệch", "Field with the discrepancy";
        note: Text<'a> = "note", "Ghi chú sẽ hiện trên trang", "Note that the site will show";
    }
}
