use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};

choice! {
    /// Whether something is so.
    pub enum Truth {
        /// It is so.
        Yes = "yes",
        /// It is not.
        No = "no",
    }
}

choice! {
    /// How many of those that are spoken of it holds for.
    pub enum Extent {
        /// All of them.
        All = "all",
        /// More than half of them.
        Most = "most",
        /// Some of them; which is not said.
        Some = "some",
    }
}

record! {
    /// What a record says about one matter, for the audit to hold against what other records say about it.
    pub struct RawSaying<'a> {
        about: Text<'a> = "about", "Nói về việc gì; các bản ghi nói về cùng một việc ghi cùng một tên gọi", "The matter; records that speak of one matter call it by one name";
        is: Option<Spanned<Truth>> = "is", "Có hay không: yes hoặc no", "Whether it is so: yes or no";
        value: Option<Text<'a>> = "value", "Là gì, khi không trả lời được bằng có hay không", "What it is, where yes or no is no answer";
        extent: Option<Spanned<Extent>> = "extent", "Đúng với mức nào trong các đơn vị: all (mặc định), most hoặc some", "How many of the units it holds for: all (the default), most or some";
        units: Vec<Spanned<Id<'a>>> = "units", "Các đơn vị được nói tới, nếu khác đơn vị của bản ghi", "The units it is about, if others than the record's";
        words: Option<Text<'a>> = "words", "Bản ghi nói thế nào, vài chữ cho người đọc; để trống thì lấy value hoặc title", "What the record says in a few words for readers; value or title where it is left out";
    }
}

record! {
    /// What a criterion says about one matter, for the audit to hold against findings under it.
    pub struct RawCriterionSaying<'a> {
        about: Text<'a> = "about", "Nói về việc gì, cùng tên gọi như trong các bản ghi", "The matter, by the name that records call it";
        value: Text<'a> = "value", "Là gì", "What it is";
    }
}
