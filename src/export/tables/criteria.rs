use rust_decimal::Decimal;

use crate::model::{CriterionParent, Framework, Model};

use super::super::column::Kind;
use super::{Columns, MadeOf, Table};

/// Criteria sets, domain by domain.
pub(super) static TABLE: Table = Table {
    name: "tieu-chi",
    vi: "Mỗi dòng là một lĩnh vực, tiêu chí hoặc tiêu chí thành phần của một bộ tiêu chí",
    en: "One row for each domain, criterion or component of a criteria set",
    key: &["framework", "level", "id"],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, rows(export.model), out),
};

const LEVELS: [&str; 2] = ["domain", "criterion"];

struct Row<'c> {
    set: &'c Framework<'c>,
    level: &'static str,
    id: &'c str,
    code: &'c str,
    title: &'c str,
    /// Key of the domain.
    domain: Option<&'c str>,
    /// Code of what it belongs to.
    parent: Option<&'c str>,
    max: Option<Decimal>,
    survey_max: Option<Decimal>,
}

fn rows<'c>(model: &'c Model<'c>) -> impl Iterator<Item = Row<'c>> {
    model.frameworks.iter().flat_map(|set| {
        let domains = set.domains.iter().map(move |domain| Row {
            set,
            level: LEVELS[0],
            id: &domain.code,
            code: &domain.code,
            title: &domain.title,
            domain: Some(&domain.key),
            parent: None,
            max: domain.max,
            survey_max: domain.survey_max,
        });
        let criteria = set.criteria.iter().enumerate().map(move |(at, criterion)| Row {
            set,
            level: LEVELS[1],
            id: &criterion.id,
            code: &criterion.code,
            title: &criterion.title,
            domain: set.domain_of(at).map(|domain| &*set.domains[domain].key),
            parent: criterion.parent.map(|parent| match parent {
                CriterionParent::Domain(domain) => &*set.domains[domain].code,
                CriterionParent::Criterion(above) => &*set.criteria[above].code,
            }),
            max: criterion.max,
            survey_max: None,
        });
        domains.chain(criteria)
    })
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    Columns::<Row<'_>>::new()
        .with("framework", Kind::Text, "Mã bộ tiêu chí", "Id of the criteria set", |_, row| &*row.set.id)
        .with(
            "years",
            Kind::List,
            "Các năm áp dụng",
            "Years it applies to",
            |_, row| -> Vec<std::borrow::Cow<'_, str>> {
                row.set.years.iter().map(|year| year.to_string().into()).collect()
            },
        )
        .with(
            "level",
            Kind::Choice(LEVELS.to_vec()),
            "Dòng này là lĩnh vực hay tiêu chí",
            "Whether the row is a domain or a criterion",
            |_, row| row.level,
        )
        .with("id", Kind::Id, "Mã trong bộ tiêu chí", "Id within the set", |_, row| row.id)
        .with("code", Kind::Text, "Số như in", "Code as printed", |_, row| row.code)
        .with("title", Kind::Text, "Tên như in", "Title as printed", |_, row| row.title)
        .with("domain", Kind::Text, "Khóa lĩnh vực", "Key of the domain", |_, row| row.domain)
        .with(
            "parent",
            Kind::Text,
            "Số của lĩnh vực hoặc tiêu chí mà nó thuộc về",
            "Code of the domain or criterion it belongs to",
            |_, row| row.parent,
        )
        .with("max", Kind::Decimal, "Điểm tối đa", "Maximum", |_, row| row.max)
        .with(
            "survey_max",
            Kind::Decimal,
            "Điểm tối đa của phần điều tra xã hội học",
            "Maximum of the survey part",
            |_, row| row.survey_max,
        )
        .source(|row| row.set.source.as_ref())
}
