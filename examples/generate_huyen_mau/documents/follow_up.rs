//! The report on the remedies of a year's shortcomings.

use std::fmt::Write as _;

use crate::findings::Findings;

use super::{Claim, follow_up_id, follow_up_title, front_matter, reference, report_id, report_title, signed};

/// Its text.
pub(super) fn follow_up(findings: &Findings, year: i64) -> String {
    let id = follow_up_id(year);
    let steps = findings.steps_in(&id);
    let shortcomings =
        findings.iter().filter(|finding| finding.year == year && finding.kind == "shortcoming").count();
    let claims = [Claim {
        label: "Tồn tại, hạn chế được giao khắc phục",
        stated: shortcomings,
        count: format!("document = \"{}\", kind = \"shortcoming\"", report_id(year)),
    }];
    let references = [reference(signed(year)[0], &report_title(year))];
    let mut text = front_matter(&id, signed(year)[1], &follow_up_title(year), year, &references, &claims);
    let _ = write!(
        text,
        "## I. Tình hình chung\n\nBáo cáo chỉ số năm {year} nêu {shortcomings} tồn tại, hạn chế. Phụ lục ghi tình trạng của {} nội dung mà các đơn vị đã báo cáo, tính đến ngày 31/5/{}:\n\n| Tình trạng | Số nội dung |\n|---|---:|\n",
        steps.len(),
        year + 1
    );
    for (status, words) in [
        ("reported-done", "Đơn vị báo cáo đã xong"),
        ("verified-done", "Đã kiểm tra, xác nhận xong"),
        ("in-progress", "Đang thực hiện"),
        ("not-started", "Chưa thực hiện"),
        ("not-assessed", "Chưa đánh giá"),
        ("superseded", "Chuyển đơn vị khác theo dõi"),
    ] {
        let count = steps.iter().filter(|(_, step)| step.status == status).count();
        if count > 0 {
            let _ = writeln!(text, "| {words} | {count} |");
        }
    }
    text.push_str(
        "\nNội dung không có trong phụ lục là nội dung chưa có báo cáo của đơn vị.\n\n## Phụ lục. Tình trạng từng nội dung\n\n| Dòng | Đơn vị | Năm | Nội dung | Tình trạng | Kết quả |\n|---|---|---|---|---|---|\n",
    );
    for (row, (finding, step)) in steps.iter().enumerate() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            row + 1,
            finding.units_in_words(),
            finding.year,
            finding.title,
            step.label.unwrap_or("không ghi nhãn"),
            step.text
        );
    }
    text
}
