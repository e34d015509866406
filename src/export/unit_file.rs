//! The scores and findings of one unit in one file, for a reader who wants nothing else.

use std::io;

use rust_decimal::Decimal;

use crate::model::remedy::progress;
use crate::model::{
    CriterionScore, Finding, FindingIx, LossPoints, Rank, ScoreParts, ScoreResult, Source, UnitIx, share,
};

use super::column::{Columns, Kind};
use super::csv_file;
use super::groups::percent;
use super::tables::{Relation, relations};
use super::whole::Export;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Record {
    Result,
    Domain,
    Criterion,
    Finding,
}

impl Record {
    const ALL: [Self; 4] = [Self::Result, Self::Domain, Self::Criterion, Self::Finding];

    fn word(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Domain => "domain",
            Self::Criterion => "criterion",
            Self::Finding => "finding",
        }
    }
}

/// Rows of four sorts in one shape; what a sort does not have stays empty.
pub(super) struct Row<'c> {
    units: &'c [UnitIx],
    record: Record,
    year: i32,
    period: Option<&'c str>,
    domain: Option<&'c str>,
    code: Option<&'c str>,
    title: Option<&'c str>,
    max: Option<Decimal>,
    parts: ScoreParts,
    percent: Option<Decimal>,
    rank: Option<Rank>,
    class: Option<&'c str>,
    /// The finding, and how the unit stands to it in the file of a unit.
    finding: Option<(FindingIx, &'c Finding<'c>, Option<Relation>)>,
    source: &'c Source<'c>,
}

impl<'c> Row<'c> {
    fn of_result(record: Record, result: &'c ScoreResult<'c>, source: Option<&'c Source<'c>>) -> Self {
        Self {
            units: std::slice::from_ref(&result.unit),
            record,
            year: result.year,
            period: result.period.as_deref(),
            domain: None,
            code: None,
            title: None,
            max: None,
            parts: ScoreParts::default(),
            percent: None,
            rank: None,
            class: None,
            finding: None,
            source: source.unwrap_or(&result.source),
        }
    }

    pub(super) fn of_finding(export: &'c Export<'c>, ix: FindingIx, relation: Option<Relation>) -> Self {
        let finding = export.model.finding(ix);
        Self {
            units: &finding.units,
            record: Record::Finding,
            year: finding.year,
            period: finding.period.as_deref(),
            domain: finding.domain.as_deref(),
            code: finding.criterion.map(|criterion| &*export.model.criterion(criterion).code),
            title: Some(&finding.title),
            max: None,
            parts: ScoreParts::default(),
            percent: None,
            rank: None,
            class: None,
            finding: Some((ix, finding, relation)),
            source: &finding.source,
        }
    }

    /// The units it is about.
    pub(super) fn units(&self) -> &'c [UnitIx] {
        self.units
    }
}

/// The columns and rows of a unit as CSV.
pub(super) fn encode(export: &Export<'_>, unit: UnitIx) -> io::Result<Vec<u8>> {
    csv_file::encode(&columns().fields(), |out| columns().visit(export, rows(export, unit), out))
}

/// Results oldest first, each followed by its parts; then findings that name the unit, then those that it must
/// answer, newest year first.
fn rows<'c>(export: &'c Export<'c>, unit: UnitIx) -> Vec<Row<'c>> {
    let model = export.model;
    let mut rows = Vec::new();
    for &ix in model.results_of(unit) {
        result_rows(export, model.result(ix), None, &mut rows);
    }
    for &ix in model.findings_of(unit).iter().chain(model.answered_by(unit)) {
        let of_unit = relations(model.finding(ix)).filter(|(other, _)| *other == unit);
        rows.extend(of_unit.map(|(_, relation)| Row::of_finding(export, ix, Some(relation))));
    }
    rows
}

/// A result, followed by its parts; of one domain only the parts that belong to it.
pub(super) fn result_rows<'c>(
    export: &'c Export<'c>,
    result: &'c ScoreResult<'c>,
    only: Option<&str>,
    rows: &mut Vec<Row<'c>>,
) {
    let rounded = |share: share::Share| percent(share.score, share.max);
    if only.is_none() {
        rows.push(Row {
            parts: result.totals,
            percent: share::index(export.model, result).and_then(rounded),
            rank: result.rank,
            class: result.class.as_ref().map(|class| &*class.value),
            ..Row::of_result(Record::Result, result, None)
        });
    }
    let Some(set) = result.framework.map(|ix| export.model.framework(ix)) else { return };
    let wanted = |key: Option<&str>| only.is_none() || key == only;
    let domains = result.domains.iter().map(|score| (score, &set.domains[score.domain]));
    rows.extend(domains.filter(|(_, domain)| wanted(Some(&domain.key))).map(|(score, domain)| Row {
        domain: Some(&domain.key),
        code: Some(&domain.code),
        title: Some(&domain.title),
        max: share::domain_max(score, set),
        parts: score.parts,
        percent: share::domain(score, set).and_then(rounded),
        ..Row::of_result(Record::Domain, result, score.source.as_ref())
    }));
    let key =
        |score: &CriterionScore<'_>| set.domain_of(score.criterion).map(|domain| &*set.domains[domain].key);
    rows.extend(result.criteria.iter().filter(|score| wanted(key(score))).map(|score| {
        let criterion = &set.criteria[score.criterion];
        Row {
            domain: key(score),
            code: Some(&criterion.code),
            title: Some(&criterion.title),
            max: score.max.map(|max| max.value).or(criterion.max),
            parts: score.parts,
            percent: share::criterion(score, set).and_then(rounded),
            ..Row::of_result(Record::Criterion, result, score.source.as_ref())
        }
    }));
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    columns_after(Columns::new())
}

/// The columns of a row, after others.
pub(super) fn columns_after<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    findings(scores(columns)).source(|row| Some(row.source))
}

fn scores<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with(
            "record",
            Kind::Choice(Record::ALL.map(Record::word).to_vec()),
            "Dòng này là kết quả năm, lĩnh vực, tiêu chí hay tồn tại",
            "Whether the row is a year's result, a domain, a criterion or a finding",
            |_, row| row.record.word(),
        )
        .with("year", Kind::Year, "Năm", "Year", |_, row| row.year)
        .with("period", Kind::Text, "Kỳ trong năm", "Period within the year", |_, row| row.period)
        .with("domain", Kind::Text, "Khóa lĩnh vực", "Key of the domain", |_, row| row.domain)
        .with(
            "code",
            Kind::Text,
            "Số lĩnh vực hoặc tiêu chí như in",
            "Code of the domain or criterion as printed",
            |_, row| row.code,
        )
        .with(
            "title",
            Kind::Text,
            "Tên lĩnh vực, tiêu chí, hoặc tồn tại trong một câu",
            "Title of the domain or criterion, or the finding in one sentence",
            |_, row| row.title,
        )
        .with("max", Kind::Decimal, "Điểm tối đa", "Maximum", |_, row| row.max)
        .scores(|row| row.parts)
        .with("total", Kind::Decimal, "Tổng điểm", "Total", |_, row| row.parts.total)
        .with(
            "percent_of_max_computed",
            Kind::Decimal,
            "Tỷ lệ % so với điểm tối đa, tính lại, làm tròn 2 chữ số",
            "Percent of maximum, computed, rounded to 2 places",
            |_, row| row.percent,
        )
        .with("rank", Kind::Integer, "Thứ hạng", "Rank", |_, row| row.rank.map(|rank| rank.position))
        .with(
            "rank_of",
            Kind::Integer,
            "Số đơn vị được xếp hạng",
            "Number of units ranked",
            |_, row| row.rank.map(|rank| rank.of),
        )
        .with("class", Kind::Text, "Xếp loại", "Class", |_, row| row.class)
}

fn findings<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    use crate::syntax::Choice;
    columns
        .with("finding", Kind::Finding, "Mã tồn tại", "Id of the finding", |_, row| {
            row.finding.map(|(_, finding, _)| &*finding.id)
        })
        .with(
            "kind",
            Kind::choice::<crate::records::FindingKind>(),
            "Loại",
            "Kind of the finding",
            |_, row| row.finding.map(|(_, finding, _)| finding.kind.word()),
        )
        .with(
            "relation",
            Relation::kind(),
            "Được nêu tên (named), hay vai trò của cơ quan trả lời",
            "Named in the finding, or the part of an office that answers",
            |_, row| row.finding.and_then(|(_, _, relation)| relation.map(Relation::word)),
        )
        .with(
            "loss_min",
            Kind::Decimal,
            "Điểm mất ít nhất; bằng loss_max khi văn bản nêu chính xác, trống là không rõ",
            "Points lost, at least; equal to loss_max where stated exactly, empty is unknown",
            |_, row| row.finding.and_then(|(_, finding, _)| loss(finding).map(|(min, _)| min)),
        )
        .with("loss_max", Kind::Decimal, "Điểm mất nhiều nhất", "Points lost, at most", |_, row| {
            row.finding.and_then(|(_, finding, _)| loss(finding).map(|(_, max)| max))
        })
        .with("due", Kind::Date, "Hạn khắc phục", "Deadline", |_, row| {
            row.finding.and_then(|(_, finding, _)| finding.due)
        })
        .with(
            "status",
            Kind::Text,
            "Tình trạng khắc phục mới nhất; unknown là không văn bản nào nói tới",
            "Latest status of the remedy; unknown where no document says anything",
            |_, row| row.finding.map(|(_, finding, _)| progress(finding).word()),
        )
        .with(
            "url",
            Kind::Url,
            "Địa chỉ vĩnh viễn của tồn tại",
            "Permanent address of the finding",
            |export, row| row.finding.map(|(ix, ..)| export.url(&export.links.finding(ix))),
        )
}

fn loss(finding: &Finding<'_>) -> Option<(Decimal, Decimal)> {
    match finding.loss.points {
        LossPoints::Unknown => None,
        LossPoints::Exact(points) => Some((points, points)),
        LossPoints::Range { min, max } => Some((min, max)),
    }
}
