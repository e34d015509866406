use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};

use super::common::RawSource;
use super::saying::RawCriterionSaying;

choice! {
    /// Which units a criteria set scores.
    pub enum Level {
        /// Provinces.
        Province = "province",
        /// Districts.
        District = "district",
        /// Communes, wards and townships.
        Commune = "commune",
        /// Offices and service units.
        Office = "office",
    }
}

record! {
    /// A criteria set.
    pub struct RawFramework<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn của bộ tiêu chí", "Permanent id";
        title: Option<Text<'a>> = "title", "Tên bộ tiêu chí", "Title";
        level: Spanned<Level> = "level", "Cấp được chấm", "Level that is scored";
        years: Vec<Spanned<i32>> = "years", "Các năm áp dụng", "Years it applies to";
        scale: Option<Spanned<RawScale<'a>>> = "scale", "Điểm tối đa của từng phần", "Maximum of each score part";
        classes: Vec<Spanned<RawClass<'a>>> = "classes", "Các mức xếp loại", "Classes";
        domains: Vec<Spanned<RawDomain<'a>>> = "domains", "Các lĩnh vực", "Domains";
        criteria: Vec<Spanned<RawCriterion<'a>>> = "criteria", "Các tiêu chí và tiêu chí thành phần", "Criteria and components";
        source: Option<Spanned<RawSource<'a>>> = "source", "Nguồn", "Source";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
    }
}

record! {
    /// Maxima of the score parts.
    pub struct RawScale<'a> {
        appraised: Option<Spanned<Decimal>> = "appraised", "Điểm thẩm định tối đa", "Maximum of the appraised part";
        survey: Option<Spanned<Decimal>> = "survey", "Điểm điều tra xã hội học tối đa", "Maximum of the survey part";
        total: Option<Spanned<Decimal>> = "total", "Tổng điểm tối đa", "Maximum in total";
    }
}

record! {
    /// A class, best first.
    pub struct RawClass<'a> {
        name: Text<'a> = "name", "Tên mức", "Name";
        min: Option<Spanned<Decimal>> = "min", "Từ điểm", "Lowest score";
        max: Option<Spanned<Decimal>> = "max", "Đến điểm", "Highest score";
    }
}

record! {
    /// A domain as printed, with its harmonised key.
    pub struct RawDomain<'a> {
        code: Text<'a> = "code", "Số thứ tự như in trong bộ tiêu chí", "Number as printed";
        key: Spanned<Id<'a>> = "key", "Khóa chung để so sánh giữa các bộ tiêu chí", "Stable key shared by all criteria sets";
        title: Text<'a> = "title", "Tên như in trong bộ tiêu chí", "Title as printed";
        max: Option<Spanned<Decimal>> = "max", "Điểm tối đa (không kể điều tra)", "Maximum without the survey";
        survey_max: Option<Spanned<Decimal>> = "survey_max", "Điểm điều tra tối đa", "Maximum of the survey part";
    }
}

record! {
    /// A criterion or component.
    pub struct RawCriterion<'a> {
        id: Option<Spanned<Id<'a>>> = "id", "Mã riêng khi số tiêu chí bị trùng", "Id of its own where the code repeats";
        code: Text<'a> = "code", "Số tiêu chí như in", "Code as printed";
        parent: Option<Text<'a>> = "parent", "Số tiêu chí hoặc lĩnh vực chứa nó", "Code of the criterion or domain above";
        title: Text<'a> = "title", "Tên tiêu chí", "Title";
        max: Option<Spanned<Decimal>> = "max", "Điểm tối đa", "Maximum";
        says: Vec<Spanned<RawCriterionSaying<'a>>> = "says", "Tiêu chí nói gì về từng việc, chẳng hạn tính những ai", "What it says about single matters, such as who is counted";
    }
}
