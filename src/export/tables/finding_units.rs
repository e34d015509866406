use std::ops::Range;

use crate::model::{Finding, FindingIx, Model, UnitIx};
use crate::records::Role;
use crate::syntax::Choice;

use super::super::column::Kind;
use super::{Columns, MadeOf, Table, part_of};

/// Which units findings are about, and which must answer.
pub(super) static TABLE: Table = Table {
    name: "phat-hien-don-vi",
    vi: "Mỗi dòng là một tồn tại và một đơn vị được nêu hoặc phải trả lời",
    en: "One row for each finding and each unit that it names or that must answer",
    key: &[],
    made_of: MadeOf::Findings,
    fields: || columns().fields(),
    visit: |export, part, out| columns().visit(export, rows(export.model, part), out),
};

/// What a unit has to do with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Relation {
    /// The finding is about it.
    Named,
    /// It has a part in the answer.
    Answers(Role),
}

impl Relation {
    pub(in crate::export) fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Answers(role) => role.word(),
        }
    }

    pub(in crate::export) fn kind() -> Kind {
        Kind::Choice(std::iter::once(Self::Named.word()).chain(Role::WORDS.iter().copied()).collect())
    }
}

/// Every unit of a finding: those it names, then those that answer.
pub(in crate::export) fn relations<'f>(
    finding: &'f Finding<'_>,
) -> impl Iterator<Item = (UnitIx, Relation)> + 'f {
    let named = finding.units.iter().map(|&unit| (unit, Relation::Named));
    let answers = finding.responsible.iter().map(|office| (office.unit, Relation::Answers(office.role)));
    named.chain(answers)
}

struct Row<'c> {
    ix: FindingIx,
    finding: &'c Finding<'c>,
    unit: UnitIx,
    relation: Relation,
}

fn rows<'c>(model: &'c Model<'c>, part: &Range<usize>) -> impl Iterator<Item = Row<'c>> {
    part_of(model.iter_findings(), part).flat_map(|(ix, finding)| {
        relations(finding).map(move |(unit, relation)| Row { ix, finding, unit, relation })
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("finding", Kind::Finding, "Mã tồn tại", "Id of the finding", |_, row| &*row.finding.id)
        .unit(|row| row.unit)
        .with(
            "relation",
            Relation::kind(),
            "Được nêu tên (named), hay vai trò của cơ quan trả lời",
            "Named in the finding, or the part of an office that answers",
            |_, row| row.relation.word(),
        )
        .with("year", Kind::Year, "Năm", "Year", |_, row| row.finding.year)
        .with("title", Kind::Text, "Nội dung một câu", "The finding in one sentence", |_, row| {
            &*row.finding.title
        })
        .with("url", Kind::Url, "Địa chỉ vĩnh viễn", "Permanent address", |export, row| {
            export.url(&export.links.finding(row.ix))
        })
}
