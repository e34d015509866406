use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};
use crate::text::PartialDate;

choice! {
    /// What personal data a text may hold: the rules of the privacy gate.
    pub enum PersonalData {
        /// The name of a person.
        PersonName = "person-name",
        /// A phone number.
        PhoneNumber = "phone-number",
        /// An e-mail address.
        EmailAddress = "email-address",
        /// The number of an identity card.
        IdNumber = "id-number",
    }
}

record! {
    /// Personal data that the law allows to publish at one place.
    pub struct RawOverride<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn", "Permanent id";
        rule: Spanned<PersonalData> = "rule", "Loại thông tin cá nhân được đăng", "What kind of personal data is published";
        record: Text<'a> = "record", "Bản ghi: findings/MÃ, documents/MÃ, results/NĂM/ĐƠN_VỊ, units/MÃ …, hoặc site.toml", "The record: findings/ID, documents/ID, results/YEAR/UNIT, units/ID …, or site.toml";
        field: Text<'a> = "field", "Đường dẫn của trường trong bản ghi: title, explanation, history kèm vị trí …; body là phần Markdown", "Path of the field in the record: title, explanation, history and its place …; body is the Markdown";
        text: Option<Text<'a>> = "text", "Đúng phần chữ được đăng, khi trường có nhiều chỗ như vậy; để trống thì chỉ cho phép chỗ đầu tiên", "The very letters that are published, where the field has several such places; without it only the first is allowed";
        basis: Text<'a> = "basis", "Căn cứ pháp lý cho phép đăng", "Legal basis of the publication";
        note: Option<Text<'a>> = "note", "Ghi chú sẽ hiện trên trang", "Note that the site will show";
        date: Option<Spanned<PartialDate>> = "date", "Ngày quyết định cho đăng", "Day of the decision to publish";
    }
}
