use rust_decimal::Decimal;

use crate::model::{ScoreResult, share};
use crate::records::AdjustmentKind;

use super::super::column::Kind;
use super::super::groups::percent;
use super::{Columns, MadeOf, Table};

/// Totals of results.
pub(super) static TABLE: Table = Table {
    name: "ket-qua",
    vi: "Mỗi dòng là kết quả của một đơn vị trong một năm",
    en: "One row for the result of each unit in each year",
    key: &["unit", "year", "period"],
    made_of: MadeOf::Scores,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, &export.model.results, out),
};

type Row<'c> = &'c ScoreResult<'c>;

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .unit(|result| result.unit)
        .with(
            "url",
            Kind::Url,
            "Địa chỉ trang của đơn vị",
            "Address of the unit's page",
            |export, result| export.url(&export.links.unit(result.unit)),
        )
        .with("year", Kind::Year, "Năm chỉ số", "Index year", |_, result| result.year)
        .with(
            "period",
            Kind::Text,
            "Kỳ, nếu không phải cả năm",
            "Period, if not the whole year",
            |_, result| result.period.as_deref(),
        )
        .with("framework", Kind::Text, "Mã bộ tiêu chí", "Id of the criteria set", |export, result| {
            result.framework.map(|ix| &*export.model.framework(ix).id)
        })
        .scores(|result| result.totals)
        .with("total", Kind::Decimal, "Tổng điểm", "Total", |_, result| result.totals.total)
        .with(
            "bonus",
            Kind::Decimal,
            "Tổng điểm thưởng ngoài các lĩnh vực, cộng từ các khoản văn bản nêu",
            "Bonus outside the domains, summed over the stated items",
            |_, result| sum(result, AdjustmentKind::Bonus),
        )
        .with(
            "penalty",
            Kind::Decimal,
            "Tổng điểm trừ ngoài các lĩnh vực, cộng từ các khoản văn bản nêu",
            "Penalty outside the domains, summed over the stated items",
            |_, result| sum(result, AdjustmentKind::Penalty),
        )
        .with("rank", Kind::Integer, "Thứ hạng", "Rank", |_, result| {
            result.rank.map(|rank| rank.position)
        })
        .with(
            "rank_of",
            Kind::Integer,
            "Số đơn vị được xếp hạng",
            "Number of units ranked",
            |_, result| result.rank.map(|rank| rank.of),
        )
        .with("class", Kind::Text, "Xếp loại", "Class", |_, result| {
            result.class.as_ref().map(|class| &*class.value)
        })
        .with(
            "percent_of_max_computed",
            Kind::Decimal,
            "Tỷ lệ % so với điểm tối đa, tính lại, làm tròn 2 chữ số; dùng để so sánh giữa các năm",
            "Percent of maximum, computed, rounded to 2 places; compares across years",
            |export, result| {
                share::index(export.model, result).and_then(|share| percent(share.score, share.max))
            },
        )
        .with(
            "percent_basis",
            Kind::Choice(vec!["domains", "totals"]),
            "Tính từ điểm thẩm định các lĩnh vực (domains) hay từ tổng điểm (totals)",
            "Computed from the appraised points of all domains, or from the total",
            |export, result| {
                share::index(export.model, result).map(|share| match share.basis {
                    share::Basis::Totals => "totals",
                    share::Basis::Domains | share::Basis::Part => "domains",
                })
            },
        )
        .with("note", Kind::Text, "Ghi chú", "Note", |_, result| result.note.as_deref())
        .acknowledged(|result| &result.acknowledged)
        .source(|result| Some(&result.source))
}

/// `None` where the document names no adjustment of this kind: that is unknown, not zero.
fn sum(result: &ScoreResult<'_>, kind: AdjustmentKind) -> Option<Decimal> {
    result
        .adjustments
        .iter()
        .filter(|adjustment| adjustment.kind == kind)
        .map(|adjustment| adjustment.amount.value)
        .map(Some)
        .reduce(|sum, amount| sum?.checked_add(amount?))
        .flatten()
}
