use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};
use crate::text::PartialDate;

choice! {
    /// What kind of unit it is.
    pub enum UnitKind {
        /// Tỉnh, thành phố trực thuộc trung ương.
        Province = "province",
        /// Huyện, thị xã, thành phố thuộc tỉnh.
        District = "district",
        /// Xã.
        Commune = "commune",
        /// Thị trấn.
        Township = "township",
        /// Phường.
        Ward = "ward",
        /// A specialised office or committee.
        Office = "office",
        /// A public service unit, such as a centre or a school.
        ServiceUnit = "service-unit",
        /// A named group of units.
        Group = "group",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How much of a unit went to its successor.
    pub enum Share {
        /// All of it.
        Full = "full",
        /// A part of it.
        Part = "part",
    }
}

record! {
    /// A unit of the register.
    pub struct RawUnit<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn của đơn vị, dùng trong địa chỉ trang", "Permanent id, used in the address of its page";
        name: Text<'a> = "name", "Tên chính thức, có cả loại đơn vị", "Official name with its kind";
        kind: Spanned<UnitKind> = "kind", "Loại đơn vị", "Kind of unit";
        code: Option<Text<'a>> = "code", "Mã đơn vị hành chính của cơ quan thống kê", "Official code of the statistics office";
        parent: Option<Spanned<Id<'a>>> = "parent", "Mã đơn vị cấp trên", "Id of the unit above";
        valid: Option<Spanned<RawValidity<'a>>> = "valid", "Thời gian đơn vị tồn tại", "When the unit existed";
        aliases: Vec<Text<'a>> = "aliases", "Các cách viết khác", "Other spellings";
        names: Vec<Spanned<RawName<'a>>> = "names", "Các tên theo thời gian, khi đơn vị đổi tên", "Names over time, where it was renamed";
        parents: Vec<Spanned<RawParent<'a>>> = "parents", "Các đơn vị cấp trên theo thời gian", "Units above it over time";
        successors: Vec<Spanned<RawSuccessor<'a>>> = "successors", "Các đơn vị kế thừa", "Units that it became";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
    }
}

record! {
    /// First and last day of validity.
    pub struct RawValidity<'a> {
        from: Option<Spanned<PartialDate>> = "from", "Ngày đầu", "First day";
        to: Option<Spanned<PartialDate>> = "to", "Ngày cuối", "Last day";
    }
}

record! {
    /// A name during some time.
    pub struct RawName<'a> {
        name: Text<'a> = "name", "Tên", "Name";
        from: Option<Spanned<PartialDate>> = "from", "Ngày đầu", "First day";
        to: Option<Spanned<PartialDate>> = "to", "Ngày cuối", "Last day";
    }
}

record! {
    /// A unit above during some time.
    pub struct RawParent<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã đơn vị cấp trên", "Id of the unit above";
        from: Option<Spanned<PartialDate>> = "from", "Ngày đầu", "First day";
        to: Option<Spanned<PartialDate>> = "to", "Ngày cuối", "Last day";
    }
}

record! {
    /// A unit that this one became, or became part of.
    pub struct RawSuccessor<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã đơn vị kế thừa", "Id of the successor";
        share: Spanned<Share> = "share", "Nhập toàn bộ (full) hay một phần (part)", "Whether all or a part went there";
        basis: Option<Text<'a>> = "basis", "Số nghị quyết làm căn cứ", "Number of the resolution";
    }
}
