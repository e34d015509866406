use crate::model::{Criterion, CriterionScore, Framework, Model, ScoreResult, share};

use super::super::column::Kind;
use super::super::groups::percent;
use super::{Columns, MadeOf, Table};

/// Scores by criterion.
pub(super) static TABLE: Table = Table {
    name: "diem-tieu-chi",
    vi: "Mỗi dòng là điểm một tiêu chí của một đơn vị trong một năm",
    en: "One row for each criterion score of each result",
    key: &[],
    made_of: MadeOf::Scores,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

struct Row<'c> {
    result: &'c ScoreResult<'c>,
    set: &'c Framework<'c>,
    criterion: &'c Criterion<'c>,
    score: &'c CriterionScore<'c>,
}

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    let with_set =
        model.results.iter().filter_map(|result| Some((result, model.framework(result.framework?))));
    with_set.flat_map(|(result, set)| {
        result.criteria.iter().map(move |score| Row {
            result,
            set,
            criterion: &set.criteria[score.criterion],
            score,
        })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .unit(|row| row.result.unit)
        .with("year", Kind::Year, "Năm chỉ số", "Index year", |_, row| row.result.year)
        .with(
            "period",
            Kind::Text,
            "Kỳ, nếu không phải cả năm",
            "Period, if not the whole year",
            |_, row| row.result.period.as_deref(),
        )
        .with("framework", Kind::Text, "Mã bộ tiêu chí", "Id of the criteria set", |_, row| &*row.set.id)
        .with(
            "domain",
            Kind::Text,
            "Khóa lĩnh vực chứa tiêu chí",
            "Key of the domain that it belongs to",
            |_, row| row.set.domain_of(row.score.criterion).map(|domain| &*row.set.domains[domain].key),
        )
        .with(
            "criterion",
            Kind::Text,
            "Mã tiêu chí trong bộ tiêu chí",
            "Id of the criterion in its set",
            |_, row| &*row.criterion.id,
        )
        .with("criterion_code", Kind::Text, "Số tiêu chí như in", "Code as printed", |_, row| {
            &*row.criterion.code
        })
        .with("criterion_title", Kind::Text, "Tên tiêu chí", "Title of the criterion", |_, row| {
            &*row.criterion.title
        })
        .with("max", Kind::Decimal, "Điểm tối đa", "Maximum", |_, row| {
            row.score.max.map(|max| max.value).or(row.criterion.max)
        })
        .scores(|row| row.score.parts)
        .with(
            "percent_of_max_computed",
            Kind::Decimal,
            "Tỷ lệ % điểm thẩm định so với tối đa, tính lại, làm tròn 2 chữ số",
            "Appraised score in percent of maximum, computed, rounded to 2 places",
            |_, row| share::criterion(row.score, row.set).and_then(|share| percent(share.score, share.max)),
        )
        .with("note", Kind::Text, "Ghi chú", "Note", |_, row| row.score.note.as_deref())
        .source(|row| Some(row.score.source.as_ref().unwrap_or(&row.result.source)))
}
