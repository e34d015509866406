use crate::audit::{Discrepancy, Verdict, rules};
use crate::diagnostics::Language;
use crate::text::Locale;

use super::super::column::Kind;
use super::super::groups::unit_ids;
use super::{Columns, MadeOf, Table};

/// What the audit found.
pub(super) static TABLE: Table = Table {
    name: "kiem-tra",
    vi: "Mỗi dòng là một chỗ đáng lưu ý mà việc tính lại thấy: số nêu, số tính, chênh lệch",
    en: "One row for each place that the audit found: stated, computed, difference",
    key: &[],
    made_of: MadeOf::Records,
    fields: || columns().fields(),
    visit: |export, _, out| columns().visit(export, export.discrepancies.iter(), out),
};

fn columns<'c>() -> Columns<'c, &'c Discrepancy> {
    let mut ids: Vec<&'static str> = rules().map(|(rule, _)| rule.id).collect();
    ids.dedup();
    Columns::<&Discrepancy>::new()
        .with("rule", Kind::Choice(ids), "Mã quy tắc", "Id of the rule", |_, one| one.diagnostic.rule.id)
        .with(
            "verdict",
            Kind::Choice(Verdict::ALL.map(Verdict::word).to_vec()),
            "Hai bên khác nhau thế nào",
            "How the sides stand to each other",
            |_, one| one.verdict.word(),
        )
        .with("year", Kind::Year, "Năm", "Year", |_, one| one.year)
        .with(
            "units",
            Kind::List,
            "Mã các đơn vị liên quan",
            "Ids of the units concerned",
            |export, one| unit_ids(export, one.units.iter().copied()),
        )
        .with("message", Kind::Text, "Nói thành câu", "In a sentence", |export, one| {
            let language = if export.locale() == Locale::En { Language::En } else { Language::Vi };
            one.diagnostic.message(language)
        })
        .with("stated", Kind::Text, "Văn bản nêu", "Stated", |_, one| one.diagnostic.stated.as_deref())
        .with(
            "computed",
            Kind::Text,
            "Tính lại hoặc đối chiếu",
            "Computed or compared",
            |_, one| one.diagnostic.computed.as_deref(),
        )
        .with(
            "difference_computed",
            Kind::Decimal,
            "Số nêu trừ số tính",
            "Stated minus computed",
            |_, one| one.difference,
        )
        .with(
            "acknowledged",
            Kind::Text,
            "Ghi chú của người nhập, nếu đã biết",
            "Note of those who entered it, where it is known",
            |_, one| one.acknowledged.as_deref(),
        )
        .with(
            "url",
            Kind::Url,
            "Địa chỉ của chỗ này trên trang chất lượng dữ liệu",
            "Its address on the data quality pages",
            |export, one| export.url(&export.links.report(one)),
        )
        .with(
            "source_document",
            Kind::Document,
            "Mã văn bản nguồn",
            "Id of the source document",
            |export, one| one.document.map(|document| &*export.model.document(document).id),
        )
        .with(
            "source_locator",
            Kind::Text,
            "Chỗ trong văn bản nguồn",
            "Place in the source document",
            |_, one| one.locator.as_deref(),
        )
}
