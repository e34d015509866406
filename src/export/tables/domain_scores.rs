use std::ops::Range;

use crate::model::losses::{DomainLoss, by_domain};
use crate::model::{Domain, DomainScore, Framework, Model, ScoreResult, share};

use super::super::column::Kind;
use super::super::groups::percent;
use super::{Columns, MadeOf, Table, part_of};

/// Scores by domain, with the points that findings explain.
pub(super) static TABLE: Table = Table {
    name: "diem-linh-vuc",
    vi: "Mỗi dòng là điểm một lĩnh vực của một đơn vị trong một năm, kèm phần điểm mất đã được giải thích",
    en: "One row for each domain of each result, with the points lost that findings explain",
    key: &[],
    made_of: MadeOf::Results,
    fields: || columns().fields(),
    visit: |export, part, out| columns().visit(export, rows(export.model, part), out),
};

struct Row<'c> {
    result: &'c ScoreResult<'c>,
    set: &'c Framework<'c>,
    domain: &'c Domain<'c>,
    score: &'c DomainScore<'c>,
    loss: DomainLoss,
}

fn rows<'c>(model: &'c Model<'c>, part: &Range<usize>) -> impl Iterator<Item = Row<'c>> {
    let with_set = part_of(model.results.iter(), part)
        .filter_map(|result| Some((result, model.framework(result.framework?))));
    with_set.flat_map(|(result, set)| {
        // `by_domain` gives one row for each domain score, in the same order.
        let losses = by_domain(model, result);
        result.domains.iter().zip(losses).map(move |(score, loss)| Row {
            result,
            set,
            domain: &set.domains[score.domain],
            score,
            loss,
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
            "Khóa lĩnh vực, chung cho mọi bộ tiêu chí",
            "Key of the domain, shared by all criteria sets",
            |_, row| &*row.domain.key,
        )
        .with(
            "domain_code",
            Kind::Text,
            "Số lĩnh vực như in",
            "Number of the domain as printed",
            |_, row| &*row.domain.code,
        )
        .with(
            "domain_title",
            Kind::Text,
            "Tên lĩnh vực như in",
            "Title of the domain as printed",
            |_, row| &*row.domain.title,
        )
        .with(
            "max",
            Kind::Decimal,
            "Điểm tối đa, không kể điều tra",
            "Maximum without the survey",
            |_, row| share::domain_max(row.score, row.set),
        )
        .with(
            "survey_max",
            Kind::Decimal,
            "Điểm điều tra tối đa",
            "Maximum of the survey part",
            |_, row| row.domain.survey_max,
        )
        .scores(|row| row.score.parts)
        .with("percent", Kind::Decimal, "Tỷ lệ % văn bản nêu", "Percentage as stated", |_, row| {
            row.score.percent
        })
        .with(
            "percent_of_max_computed",
            Kind::Decimal,
            "Tỷ lệ % điểm thẩm định so với tối đa, tính lại, làm tròn 2 chữ số",
            "Appraised score in percent of maximum, computed, rounded to 2 places",
            |_, row| share::domain(row.score, row.set).and_then(|share| percent(share.score, share.max)),
        )
        .with(
            "lost_computed",
            Kind::Decimal,
            "Điểm mất tính lại: tối đa trừ điểm thẩm định",
            "Points lost, computed: maximum minus appraised score",
            |_, row| row.loss.lost,
        )
        .with(
            "listed_min",
            Kind::Decimal,
            "Điểm mất nêu trong các tồn tại, ít nhất (tính cộng lại)",
            "Points lost that findings list, at least (summed)",
            |_, row| row.loss.listed,
        )
        .with(
            "listed_max",
            Kind::Decimal,
            "Điểm mất nêu trong các tồn tại, nhiều nhất (tính cộng lại)",
            "Points lost that findings list, at most (summed)",
            |_, row| row.loss.listed_at_most,
        )
        .with(
            "findings_without_points",
            Kind::Integer,
            "Số tồn tại của lĩnh vực mà văn bản không nêu điểm mất",
            "Findings of the domain whose points lost are not stated",
            |_, row| row.loss.unknown,
        )
        .with(
            "unexplained_computed",
            Kind::Decimal,
            "Điểm mất không tồn tại nào giải thích, tính lại: lost_computed trừ listed_max, không dưới 0",
            "Points lost that no finding explains, computed: lost_computed minus listed_max, not below 0",
            |_, row| row.loss.unexplained(),
        )
        .source(|row| Some(row.score.source.as_ref().unwrap_or(&row.result.source)))
}
