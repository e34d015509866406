use crate::model::remedy::{Progress, is_overdue, progress};
use crate::model::{Criterion, DocumentRef, Finding, FindingIx, LossPoints, Model, UnitScope};
use crate::records::{FindingKind, LossBasis, Origin};
use crate::syntax::Choice;

use super::super::column::Kind;
use super::super::groups::unit_ids;
use super::{Columns, MadeOf, Table, part_of};

/// Findings of every kind.
pub(super) static TABLE: Table = Table {
    name: "ton-tai",
    vi: "Mỗi dòng là một tồn tại, kết quả tốt, yêu cầu hoặc nhận xét của một văn bản",
    en: "One row for each shortcoming, strength, directive or statement of a document",
    key: &["id"],
    made_of: MadeOf::Texts,
    fields: || columns().fields(),
    visit: |export, part, out| columns().visit(export, part_of(export.model.iter_findings(), part), out),
};

type Row<'c> = (FindingIx, &'c Finding<'c>);

fn columns<'c>() -> Columns<'c, Row<'c>> {
    let columns = statement(Columns::new());
    let columns = place(columns);
    let columns = points(columns);
    let columns = remedy(columns);
    links(columns)
        .acknowledged(|(_, finding)| &finding.acknowledged)
        .source(|(_, finding)| Some(&finding.source))
}

/// What was found, when, by whom.
fn statement<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with("id", Kind::Id, "Mã vĩnh viễn", "Permanent id", |_, (_, finding)| &*finding.id)
        .with("url", Kind::Url, "Địa chỉ vĩnh viễn", "Permanent address", |export, (ix, _)| {
            export.url(&export.links.finding(*ix))
        })
        .with("kind", Kind::choice::<FindingKind>(), "Loại", "Kind", |_, (_, finding)| finding.kind.word())
        .with("year", Kind::Year, "Năm", "Year", |_, (_, finding)| finding.year)
        .with("period", Kind::Text, "Kỳ trong năm", "Period within the year", |_, (_, finding)| {
            finding.period.as_deref()
        })
        .with(
            "origin",
            Kind::choice::<Origin>(),
            "Ai nêu và qua việc gì",
            "Who found it, and how",
            |_, (_, finding)| finding.origin.map(Choice::word),
        )
        .with(
            "title",
            Kind::Text,
            "Nội dung một câu",
            "The finding in one sentence",
            |_, (_, finding)| &*finding.title,
        )
        .with("text", Kind::Text, "Nội dung (Markdown)", "Text (Markdown)", |_, (_, finding)| {
            &*finding.text
        })
        .with(
            "reason",
            Kind::Text,
            "Lý do mất điểm văn bản nêu",
            "Reason that the document gives",
            |_, (_, finding)| finding.reason.as_deref(),
        )
        .with(
            "explanation",
            Kind::Text,
            "Giải trình của cơ quan",
            "What the office says",
            |_, (_, finding)| finding.explanation.as_deref(),
        )
}

/// Units, domain, criterion.
fn place<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with(
            "units",
            Kind::List,
            "Mã các đơn vị được nêu; mỗi đơn vị một dòng ở bảng phat-hien-don-vi",
            "Ids of the units it is about; one row each in the table phat-hien-don-vi",
            |export, (_, finding)| unit_ids(export, finding.units.iter().copied()),
        )
        .with(
            "unit_count",
            Kind::Integer,
            "Số đơn vị được nêu",
            "Number of these units",
            |_, (_, finding)| finding.units.len(),
        )
        .with(
            "all_of",
            Kind::Unit,
            "Mã đơn vị cấp trên, khi văn bản nói tới mọi xã thuộc đơn vị đó (có thể trừ một số)",
            "Id of the unit above, where all communes of it are meant (perhaps except some)",
            |export, (_, finding)| match finding.scope {
                UnitScope::AllOf(above) => Some(&*export.model.unit(above).id),
                UnitScope::Listed => None,
            },
        )
        .with("domain", Kind::Text, "Khóa lĩnh vực", "Key of the domain", |_, (_, finding)| {
            finding.domain.as_deref()
        })
        .with(
            "also_domains",
            Kind::List,
            "Khóa các lĩnh vực khác có liên quan",
            "Keys of other domains it touches",
            |_, (_, finding)| finding.also_domains.iter().map(|key| &**key).collect::<Vec<_>>(),
        )
        .with(
            "domain_printed_code",
            Kind::Text,
            "Số đề mục in trong văn bản, nếu khác",
            "Number of the document's own heading, where it differs",
            |_, (_, finding)| finding.domain_printed.as_ref().and_then(|(code, _)| code.as_deref()),
        )
        .with(
            "domain_printed",
            Kind::Text,
            "Đề mục in trong văn bản, nếu khác",
            "The document's own heading, where it differs",
            |_, (_, finding)| finding.domain_printed.as_ref().map(|(_, title)| &**title),
        )
        .with(
            "framework",
            Kind::Text,
            "Mã bộ tiêu chí",
            "Id of the criteria set",
            |export, (_, finding)| {
                finding.criterion.map(|criterion| &*export.model.framework(criterion.framework).id)
            },
        )
        .with(
            "criterion",
            Kind::Text,
            "Mã tiêu chí trong bộ tiêu chí",
            "Id of the criterion in its set",
            |export, row| criterion(export.model, row).map(|criterion| &*criterion.id),
        )
        .with("criterion_code", Kind::Text, "Số tiêu chí như in", "Code as printed", |export, row| {
            criterion(export.model, row).map(|criterion| &*criterion.code)
        })
        .with("criterion_title", Kind::Text, "Tên tiêu chí", "Title of the criterion", |export, row| {
            criterion(export.model, row).map(|criterion| &*criterion.title)
        })
}

fn criterion<'c>(model: &'c Model<'c>, (_, finding): &Row<'c>) -> Option<&'c Criterion<'c>> {
    finding.criterion.map(|criterion| model.criterion(criterion))
}

/// Points lost.
fn points<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with(
            "loss_state",
            Kind::Choice(vec!["unknown", "exact", "range"]),
            "Điểm mất: không rõ (unknown, không phải 0), chính xác, hay trong khoảng",
            "Points lost: unknown (which is not 0), exact, or a range",
            |_, (_, finding)| match finding.loss.points {
                LossPoints::Unknown => "unknown",
                LossPoints::Exact(_) => "exact",
                LossPoints::Range { .. } => "range",
            },
        )
        .with(
            "loss",
            Kind::Decimal,
            "Điểm mất chính xác",
            "Points lost, exactly",
            |_, (_, finding)| {
                if let LossPoints::Exact(points) = finding.loss.points { Some(points) } else { None }
            },
        )
        .with(
            "loss_min",
            Kind::Decimal,
            "Điểm mất ít nhất",
            "Points lost, at least",
            |_, (_, finding)| {
                if let LossPoints::Range { min, .. } = finding.loss.points { Some(min) } else { None }
            },
        )
        .with(
            "loss_max",
            Kind::Decimal,
            "Điểm mất nhiều nhất",
            "Points lost, at most",
            |_, (_, finding)| {
                if let LossPoints::Range { max, .. } = finding.loss.points { Some(max) } else { None }
            },
        )
        .with(
            "loss_basis",
            Kind::choice::<LossBasis>(),
            "Mất so với điểm tối đa hay điểm tự chấm",
            "Counted against the maximum or the self-score",
            |_, (_, finding)| finding.loss.basis.word(),
        )
        .with(
            "aggregate",
            Kind::Bool,
            "Điểm mất là tổng của các tồn tại khác, không cộng thêm",
            "The loss is the sum of other findings and is left out of sums",
            |_, (_, finding)| finding.aggregate,
        )
}

/// Where the remedy stands.
fn remedy<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with("due", Kind::Date, "Hạn khắc phục", "Deadline", |_, (_, finding)| finding.due)
        .with(
            "status",
            Kind::Choice(Progress::ALL.into_iter().map(Progress::word).collect()),
            "Tình trạng khắc phục mới nhất; unknown là không văn bản nào nói tới",
            "Latest status of the remedy; unknown where no document says anything",
            |_, (_, finding)| progress(finding).word(),
        )
        .with(
            "status_as_of",
            Kind::Date,
            "Tình trạng mới nhất tính đến ngày",
            "Date of the latest status",
            |_, (_, finding)| finding.history.last().and_then(|entry| entry.as_of),
        )
        .with(
            "overdue_computed",
            Kind::Bool,
            "Đã quá hạn vào ngày lập bộ dữ liệu; trống nếu không có hạn",
            "Whether the deadline had passed on the date of this edition; empty without a deadline",
            |export, (_, finding)| finding.due.map(|_| is_overdue(finding, export.model.edition.date)),
        )
}

/// Other records that belong to it.
fn links<'c>(columns: Columns<'c, Row<'c>>) -> Columns<'c, Row<'c>> {
    columns
        .with(
            "recurring_computed",
            Kind::List,
            "Mã các tồn tại cùng nội dung ở năm khác (dò theo đơn vị, lĩnh vực và tiêu chí hoặc chủ đề)",
            "Ids of the same shortcoming in other years (same unit, domain, and criterion or topic)",
            |export, (ix, _)| {
                let others = export.recurring.of_finding(*ix).iter();
                others.map(|&other| &*export.model.finding(other).id).collect::<Vec<_>>()
            },
        )
        .with(
            "related",
            Kind::List,
            "Mã các tồn tại liên quan",
            "Ids of related findings",
            |export, (_, finding)| {
                finding.related.iter().map(|&other| &*export.model.finding(other).id).collect::<Vec<_>>()
            },
        )
        .with(
            "references",
            Kind::List,
            "Các văn bản được dẫn: số ký hiệu, hoặc trích yếu nếu không có số",
            "Documents it cites: their numbers, or titles where they have none",
            |export, (_, finding)| {
                finding.references.iter().map(|&one| name_of(export.model, one)).collect::<Vec<_>>()
            },
        )
        .with("tags", Kind::List, "Chủ đề", "Topics", |_, (_, finding)| {
            finding.tags.iter().map(|tag| &**tag).collect::<Vec<_>>()
        })
        .with("published", Kind::Date, "Ngày đăng", "Day of publication", |_, (_, finding)| {
            finding.published
        })
}

fn name_of<'c>(model: &'c Model<'c>, document: DocumentRef) -> &'c str {
    let (number, title) = match document {
        DocumentRef::Source(ix) => (model.document(ix).number.as_deref(), &*model.document(ix).title),
        DocumentRef::Cited(ix) => (model.cited(ix).number.as_deref(), &*model.cited(ix).title),
    };
    number.unwrap_or(title)
}
