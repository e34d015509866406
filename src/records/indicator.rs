use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};
use crate::text::PartialDate;

use super::common::{RawAcknowledged, RawSource};

choice! {
    /// Which direction is better.
    pub enum Better {
        /// More.
        Higher = "higher",
        /// Less.
        Lower = "lower",
    }
}

record! {
    /// An indicator and its values.
    pub struct RawIndicator<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn", "Permanent id";
        title: Text<'a> = "title", "Tên chỉ tiêu", "Title";
        definition: Option<Text<'a>> = "definition", "Đo cái gì, tính thế nào", "What is measured, and how";
        unit: Text<'a> = "unit", "Đơn vị đo", "Unit of measure";
        better: Option<Spanned<Better>> = "better", "Cao hơn hay thấp hơn là tốt", "Which direction is better";
        decimals: Option<Spanned<u32>> = "decimals", "Số chữ số thập phân khi tính lại", "Decimals of computed values";
        values: Vec<Spanned<RawIndicatorValue<'a>>> = "values", "Các giá trị", "Values";
    }
}

record! {
    /// One value of an indicator.
    pub struct RawIndicatorValue<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã đơn vị", "Id of the unit";
        year: Spanned<i32> = "year", "Năm", "Year";
        period: Option<Text<'a>> = "period", "Kỳ trong năm", "Period";
        value: Option<Spanned<Decimal>> = "value", "Giá trị như văn bản nêu", "Value as stated";
        numerator: Option<Spanned<Decimal>> = "numerator", "Tử số", "Numerator";
        denominator: Option<Spanned<Decimal>> = "denominator", "Mẫu số", "Denominator";
        min: Option<Spanned<Decimal>> = "min", "Cận dưới", "Lower bound";
        max: Option<Spanned<Decimal>> = "max", "Cận trên", "Upper bound";
        band: Option<Text<'a>> = "band", "Mức bằng chữ", "Band in words";
        withheld: Option<Spanned<bool>> = "withheld", "Không công bố vì số nhỏ dễ nhận ra cá nhân", "Not published because a small count could identify somebody";
        target: Option<Spanned<Decimal>> = "target", "Chỉ tiêu phải đạt", "Target";
        as_of: Option<Spanned<PartialDate>> = "as_of", "Số liệu tính đến ngày", "Data cut-off";
        finding: Option<Spanned<Id<'a>>> = "finding", "Mã tồn tại liên quan", "Id of the finding it belongs to";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
        source: Spanned<RawSource<'a>> = "source", "Nguồn", "Source";
        acknowledged: Vec<Spanned<RawAcknowledged<'a>>> = "acknowledged", "Chỗ lệch đã biết, công bố kèm ghi chú", "Known discrepancies, published with a note";
    }
}
