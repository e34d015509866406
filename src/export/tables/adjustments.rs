use crate::model::{Adjustment, Model, ScoreResult};
use crate::records::AdjustmentKind;
use crate::syntax::Choice;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// Bonus and penalty outside the domains.
pub(super) static TABLE: Table = Table {
    name: "diem-thuong-tru",
    vi: "Mỗi dòng là một khoản điểm thưởng hoặc điểm trừ ngoài các lĩnh vực",
    en: "One row for each bonus or penalty outside the domains",
    key: &[],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

type Row<'c> = (&'c ScoreResult<'c>, &'c Adjustment<'c>);

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.results.iter().flat_map(|result| result.adjustments.iter().map(move |one| (result, one)))
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .unit(|(result, _)| result.unit)
        .with("year", Kind::Year, "Năm chỉ số", "Index year", |_, (result, _)| result.year)
        .with(
            "period",
            Kind::Text,
            "Kỳ, nếu không phải cả năm",
            "Period, if not the whole year",
            |_, row| row.0.period.as_deref(),
        )
        .with(
            "kind",
            Kind::choice::<AdjustmentKind>(),
            "Thưởng (bonus) hay trừ (penalty)",
            "Bonus or penalty",
            |_, (_, one)| one.kind.word(),
        )
        .with(
            "amount",
            Kind::Decimal,
            "Số điểm, luôn ghi số dương",
            "Points, always positive",
            |_, row| row.1.amount,
        )
        .with("title", Kind::Text, "Vì việc gì", "What for", |_, (_, one)| one.title.as_deref())
        .with(
            "finding",
            Kind::Finding,
            "Mã tồn tại liên quan",
            "Id of the finding behind it",
            |export, (_, one)| one.finding.map(|finding| &*export.model.finding(finding).id),
        )
        .source(|(result, _)| Some(&result.source))
}
