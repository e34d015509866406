use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::syntax::{Id, Text, choice, record};

use super::common::{RawAcknowledged, RawSource};

choice! {
    /// Points outside the domains.
    pub enum AdjustmentKind {
        /// Added.
        Bonus = "bonus",
        /// Taken off.
        Penalty = "penalty",
    }
}

record! {
    /// The scores of one unit in one year, as stated.
    pub struct RawResult<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã đơn vị", "Id of the unit";
        year: Spanned<i32> = "year", "Năm chỉ số", "Index year";
        period: Option<Text<'a>> = "period", "Kỳ, nếu không phải cả năm", "Period, if not the whole year";
        framework: Option<Spanned<Id<'a>>> = "framework", "Mã bộ tiêu chí", "Id of the criteria set";
        totals: Option<Spanned<RawTotals<'a>>> = "totals", "Các tổng điểm", "Totals";
        rank: Option<Spanned<RawRank<'a>>> = "rank", "Thứ hạng", "Rank";
        class: Option<Text<'a>> = "class", "Xếp loại", "Class";
        domains: Vec<Spanned<RawDomainScore<'a>>> = "domains", "Điểm từng lĩnh vực", "Scores by domain";
        criteria: Vec<Spanned<RawCriterionScore<'a>>> = "criteria", "Điểm từng tiêu chí", "Scores by criterion";
        named_low: Vec<Text<'a>> = "named_low", "Số các lĩnh vực mà văn bản gọi là đạt thấp", "Codes of the domains that the document calls low";
        adjustments: Vec<Spanned<RawAdjustment<'a>>> = "adjustments", "Điểm thưởng, điểm trừ ngoài các lĩnh vực", "Bonus and penalty outside the domains";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
        source: Spanned<RawSource<'a>> = "source", "Nguồn", "Source";
        acknowledged: Vec<Spanned<RawAcknowledged<'a>>> = "acknowledged", "Chỗ lệch đã biết, công bố kèm ghi chú", "Known discrepancies, published with a note";
    }
}

record! {
    /// Totals of one result.
    pub struct RawTotals<'a> {
        self_assessed: Option<Spanned<Decimal>> = "self", "Điểm tự chấm", "Self-assessed";
        appraised: Option<Spanned<Decimal>> = "appraised", "Điểm thẩm định", "Appraised";
        survey: Option<Spanned<Decimal>> = "survey", "Điểm điều tra xã hội học", "Survey";
        total: Option<Spanned<Decimal>> = "total", "Tổng điểm", "Total";
        lost: Option<Spanned<Decimal>> = "lost", "Điểm mất văn bản nêu", "Points lost as stated";
    }
}

record! {
    /// A rank among a number of units.
    pub struct RawRank<'a> {
        position: Spanned<u32> = "position", "Hạng", "Position from 1";
        of: Spanned<u32> = "of", "Trong số bao nhiêu đơn vị", "Number of units ranked";
    }
}

record! {
    /// Scores in one domain.
    pub struct RawDomainScore<'a> {
        code: Text<'a> = "code", "Số lĩnh vực trong bộ tiêu chí", "Code of the domain in the criteria set";
        self_assessed: Option<Spanned<Decimal>> = "self", "Điểm tự chấm", "Self-assessed";
        appraised: Option<Spanned<Decimal>> = "appraised", "Điểm thẩm định", "Appraised";
        survey: Option<Spanned<Decimal>> = "survey", "Điểm điều tra xã hội học", "Survey";
        max: Option<Spanned<Decimal>> = "max", "Điểm tối đa nếu bộ tiêu chí không có", "Maximum where the set has none";
        lost: Option<Spanned<Decimal>> = "lost", "Điểm mất văn bản nêu", "Points lost as stated";
        percent: Option<Spanned<Decimal>> = "percent", "Tỷ lệ % văn bản nêu", "Percentage as stated";
        source: Option<Spanned<RawSource<'a>>> = "source", "Nguồn, nếu khác nguồn của bản ghi", "Source, if another than the record's";
    }
}

record! {
    /// Score of one criterion.
    pub struct RawCriterionScore<'a> {
        criterion: Text<'a> = "criterion", "Số tiêu chí hoặc mã của nó trong bộ tiêu chí", "Code or id of the criterion in the set";
        self_assessed: Option<Spanned<Decimal>> = "self", "Điểm tự chấm", "Self-assessed";
        appraised: Option<Spanned<Decimal>> = "appraised", "Điểm thẩm định", "Appraised";
        survey: Option<Spanned<Decimal>> = "survey", "Điểm điều tra xã hội học", "Survey";
        max: Option<Spanned<Decimal>> = "max", "Điểm tối đa nếu bộ tiêu chí không có", "Maximum where the set has none";
        lost: Option<Spanned<Decimal>> = "lost", "Điểm mất văn bản nêu", "Points lost as stated";
        note: Option<Text<'a>> = "note", "Ghi chú cho người đọc", "Note for readers";
        source: Option<Spanned<RawSource<'a>>> = "source", "Nguồn, nếu khác nguồn của bản ghi", "Source, if another than the record's";
    }
}

record! {
    /// A bonus or a penalty.
    pub struct RawAdjustment<'a> {
        kind: Spanned<AdjustmentKind> = "kind", "Thưởng (bonus) hay trừ (penalty)", "Bonus or penalty";
        amount: Spanned<Decimal> = "amount", "Số điểm, viết số dương", "Points, as a positive number";
        title: Option<Text<'a>> = "title", "Vì việc gì", "What for";
        finding: Option<Spanned<Id<'a>>> = "finding", "Mã tồn tại liên quan", "Id of the finding behind it";
    }
}
