use crate::source::Spanned;
use crate::syntax::{Id, Text, record};
use crate::text::PartialDate;

record! {
    /// A published figure or text that was changed afterwards.
    pub struct RawCorrection<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn", "Permanent id";
        date: Spanned<PartialDate> = "date", "Ngày đính chính", "Day of the correction";
        finding: Option<Spanned<Id<'a>>> = "finding", "Mã tồn tại được sửa", "Id of the finding that was corrected";
        unit: Option<Spanned<Id<'a>>> = "unit", "Mã đơn vị có số liệu được sửa", "Id of the unit whose figure was corrected";
        document: Option<Spanned<Id<'a>>> = "document", "Mã văn bản được sửa", "Id of the document that was corrected";
        field: Option<Text<'a>> = "field", "Sửa chỗ nào", "What was corrected";
        was: Option<Text<'a>> = "was", "Trước ghi", "What stood there";
        now: Option<Text<'a>> = "now", "Nay ghi", "What stands there now";
        reason: Text<'a> = "reason", "Vì sao sửa", "Why";
    }
}
