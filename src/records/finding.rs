use rust_decimal::Decimal;

use crate::diagnostics::Diagnostics;
use crate::source::Spanned;
use crate::syntax::{FieldValue, Id, Node, Shape, Text, Tree, Value, choice, record};
use crate::text::PartialDate;

use super::common::{RawAcknowledged, RawFigure, RawSource};
use super::saying::RawSaying;

choice! {
    /// What kind of statement it is.
    pub enum FindingKind {
        /// Tồn tại, hạn chế.
        Shortcoming = "shortcoming",
        /// Kết quả tốt, lời khen.
        Strength = "strength",
        /// Yêu cầu, kiến nghị.
        Directive = "directive",
        /// Anything else that a document says about its units: context, results in words.
        Statement = "statement",
    }
}

choice! {
    /// Who found it, and how.
    pub enum Origin {
        /// The province appraised the index.
        ProvincialAppraisal = "provincial-appraisal",
        /// The province inspected.
        ProvincialInspection = "provincial-inspection",
        /// The district appraised the index of its communes.
        DistrictAppraisal = "district-appraisal",
        /// The district inspected.
        DistrictInspection = "district-inspection",
        /// A general assessment in a report.
        Assessment = "assessment",
        /// A formal criticism.
        Criticism = "criticism",
        /// A penalty outside the domains.
        Penalty = "penalty",
    }
}

choice! {
    /// What a loss is counted against.
    pub enum LossBasis {
        /// The maximum.
        Max = "max",
        /// The unit's own score.
        SelfAssessed = "self",
        /// A penalty outside the domains.
        Penalty = "penalty",
        /// The document does not say.
        NotStated = "not-stated",
    }
}

choice! {
    /// Where a remedy stands.
    pub enum RemedyStatus {
        /// Nothing done yet.
        NotStarted = "not-started",
        /// Being done.
        InProgress = "in-progress",
        /// The unit says that it is done.
        ReportedDone = "reported-done",
        /// An inspection says that it is done.
        VerifiedDone = "verified-done",
        /// Not assessed.
        NotAssessed = "not-assessed",
        /// Replaced by another finding.
        Superseded = "superseded",
    }
}

choice! {
    /// Who vouches for a status.
    pub enum Assurance {
        /// The unit itself.
        SelfReported = "self-reported",
        /// A superior or an inspection.
        Verified = "verified",
        /// The document gives figures or words without a label; the status is ours.
        Inferred = "inferred",
    }
}

choice! {
    /// The part an office has in a finding.
    pub enum Role {
        /// Answers for it.
        Lead = "lead",
        /// Helps.
        Support = "support",
        /// Follows it up.
        Monitor = "monitor",
        /// Was inspected or scored itself.
        Subject = "subject",
    }
}

record! {
    /// A finding with its remedies.
    pub struct RawFinding<'a> {
        id: Spanned<Id<'a>> = "id", "Mã vĩnh viễn, dùng trong địa chỉ trang", "Permanent id, used in the address of its page";
        aliases: Vec<Spanned<Id<'a>>> = "aliases", "Các mã cũ, sẽ chuyển tiếp về trang này", "Former ids, which forward to this page";
        kind: Spanned<FindingKind> = "kind", "Loại", "Kind";
        year: Spanned<i32> = "year", "Năm", "Year";
        period: Option<Text<'a>> = "period", "Kỳ trong năm, ví dụ 2021-H1", "Period, such as 2021-H1";
        origin: Option<Spanned<Origin>> = "origin", "Ai nêu và qua việc gì", "Who found it and how";
        units: Spanned<RawUnits<'a>> = "units", "Các đơn vị được nêu", "Units it is about";
        domain: Option<Spanned<Id<'a>>> = "domain", "Khóa lĩnh vực", "Key of the domain";
        also_domains: Vec<Spanned<Id<'a>>> = "also_domains", "Các lĩnh vực khác có liên quan", "Other domains it touches";
        domain_printed: Option<Spanned<RawDomainPrinted<'a>>> = "domain_printed", "Lĩnh vực như in trong văn bản, nếu khác", "Heading of the document, where it differs";
        framework: Option<Spanned<Id<'a>>> = "framework", "Bộ tiêu chí của tiêu chí, nếu không phải bộ của kết quả năm đó", "Criteria set of the criterion, if not that of the year's result";
        criterion: Option<Text<'a>> = "criterion", "Số tiêu chí hoặc mã của nó", "Code or id of the criterion";
        title: Text<'a> = "title", "Một câu kiểm tra được", "One sentence that can be checked";
        text: Text<'a> = "text", "Nội dung (Markdown)", "Text (Markdown)";
        reason: Option<Text<'a>> = "reason", "Lý do mất điểm văn bản nêu", "Reason the document gives";
        explanation: Option<Text<'a>> = "explanation", "Giải trình của cơ quan", "What the office says";
        loss: Option<Spanned<RawLoss<'a>>> = "loss", "Điểm mất; null là không rõ, không phải 0", "Points lost; null is unknown, which is not 0";
        aggregate: Option<Spanned<bool>> = "aggregate", "Điểm mất là tổng của các tiêu chí thành phần, không cộng thêm", "The loss is the sum of its components and is left out of sums";
        figures: Vec<Spanned<RawFigure<'a>>> = "figures", "Các con số", "Figures";
        responsible: Vec<Spanned<RawResponsible<'a>>> = "responsible", "Cơ quan chịu trách nhiệm", "Responsible offices";
        due: Option<Spanned<PartialDate>> = "due", "Hạn khắc phục", "Deadline";
        history: Vec<Spanned<RawHistory<'a>>> = "history", "Diễn biến khắc phục, cũ trước", "History of the remedy, oldest first";
        references: Vec<Spanned<Id<'a>>> = "references", "Mã các văn bản được dẫn", "Ids of documents it cites";
        related: Vec<Spanned<Id<'a>>> = "related", "Mã các tồn tại liên quan", "Ids of related findings";
        says: Vec<Spanned<RawSaying<'a>>> = "says", "Bản ghi nói gì về từng việc, để so với các bản ghi khác", "What it says about single matters, to be held against other records";
        source: Spanned<RawSource<'a>> = "source", "Nguồn", "Source";
        tags: Vec<Spanned<Id<'a>>> = "tags", "Chủ đề", "Topics";
        draft: Option<Spanned<bool>> = "draft", "Bản nháp, chưa đăng", "Draft, not published";
        publish_on: Option<Spanned<PartialDate>> = "publish_on", "Chỉ đăng từ ngày", "Published from this day on";
        published: Option<Spanned<PartialDate>> = "published", "Ngày đăng", "Day of publication";
        acknowledged: Vec<Spanned<RawAcknowledged<'a>>> = "acknowledged", "Chỗ lệch đã biết, công bố kèm ghi chú", "Known discrepancies, published with a note";
    }
}

record! {
    /// The document's own domain heading.
    pub struct RawDomainPrinted<'a> {
        code: Option<Text<'a>> = "code", "Số in trong văn bản", "Number as printed";
        title: Text<'a> = "title", "Tên in trong văn bản", "Title as printed";
    }
}

record! {
    /// Points lost: exact, or between two bounds.
    pub struct RawLoss<'a> {
        amount: Option<Spanned<Decimal>> = "amount", "Số điểm mất", "Points lost";
        min: Option<Spanned<Decimal>> = "min", "Ít nhất", "At least";
        max: Option<Spanned<Decimal>> = "max", "Nhiều nhất", "At most";
        basis: Option<Spanned<LossBasis>> = "basis", "Mất so với điểm tối đa hay điểm tự chấm", "Counted against the maximum or the self-score";
    }
}

record! {
    /// An office that answers.
    pub struct RawResponsible<'a> {
        unit: Spanned<Id<'a>> = "unit", "Mã cơ quan", "Id of the office";
        role: Spanned<Role> = "role", "Vai trò", "Role";
    }
}

record! {
    /// One dated status of the remedy.
    pub struct RawHistory<'a> {
        as_of: Option<Spanned<PartialDate>> = "as_of", "Tình trạng tính đến ngày", "Status as of";
        status: Spanned<RemedyStatus> = "status", "Tình trạng", "Status";
        assurance: Option<Spanned<Assurance>> = "assurance", "Ai nói", "Who says so";
        label: Option<Text<'a>> = "label", "Nhãn như in trong văn bản", "Label as printed";
        text: Option<Text<'a>> = "text", "Nội dung", "Text";
        figures: Vec<Spanned<RawFigure<'a>>> = "figures", "Các con số", "Figures";
        says: Vec<Spanned<RawSaying<'a>>> = "says", "Lần cập nhật này nói gì về từng việc", "What this entry says about single matters";
        source: Option<Spanned<RawSource<'a>>> = "source", "Nguồn", "Source";
    }
}

/// The units of a finding: a list, or all units below one except some.
#[derive(Debug, Clone)]
pub enum RawUnits<'a> {
    /// These.
    List(Vec<Spanned<Id<'a>>>),
    /// All below one, except some.
    AllOf(RawExcept<'a>),
}

record! {
    /// All units below one, except some.
    pub struct RawExcept<'a> {
        all_of: Spanned<Id<'a>> = "all_of", "Mọi đơn vị thuộc đơn vị này", "All units below this one";
        except: Vec<Spanned<Id<'a>>> = "except", "Trừ các đơn vị này", "Except these";
    }
}

impl<'a> Value<'a> for RawUnits<'a> {
    fn shape() -> Shape {
        Shape::Either(<Vec<Spanned<Id<'a>>> as FieldValue<'a>>::shape, <RawExcept<'a> as Value<'a>>::shape)
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.tree {
            Tree::Object(_) => Value::read(node, diagnostics).map(Self::AllOf),
            _ => crate::syntax::read_list(node, diagnostics).map(Self::List),
        }
    }
}
