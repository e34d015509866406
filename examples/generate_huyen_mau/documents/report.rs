//! The report on the index of a year.

use std::fmt::Write as _;

use crate::findings::{Finding, Findings, Section};
use crate::frameworks::{Set, class_of};
use crate::indicators::{INDICATORS, rows};
use crate::number::{Milli, printed};
use crate::results::{Score, Scores};
use crate::topics::DOMAINS;
use crate::units::{YEARS, communes, district};

use super::{Claim, follow_up_title, front_matter, reference, report_id, report_title, signed};

/// Its text.
pub(super) fn report(scores: &Scores, findings: &Findings, year: i64) -> String {
    let (number, date) =
        if year >= 2022 { ("2022/QĐ-MẪU", "2022-01-10") } else { ("2019/QĐ-MẪU", "2019-01-15") };
    let mut references = vec![format!(
        "{{ number = \"{number}\", date = \"{date}\", issuer = \"UBND tỉnh Giả Định\", title = \"Quyết định ban hành bộ tiêu chí xác định Chỉ số cải cách hành chính\" }}"
    )];
    if year > YEARS[0] {
        let before = year - 1;
        references.push(reference(signed(before)[1], &follow_up_title(before)));
    }
    let claims = report_claims(findings, year);
    let mut text =
        front_matter(&report_id(year), signed(year)[0], &report_title(year), year, &references, &claims);
    scope(&mut text, findings, year);
    if let Some(score) = scores.district(year) {
        district_table(&mut text, score);
    }
    ranking(&mut text, scores, year);
    points(&mut text, "IV. Kết quả nổi bật", findings, year, Section::Strengths);
    points(&mut text, "V. Yêu cầu, kiến nghị", findings, year, Section::Directives);
    confirmations(&mut text, findings, year);
    shortcomings(&mut text, "Phụ lục I. Tồn tại, hạn chế của huyện", findings, year, Section::District);
    shortcomings(
        &mut text,
        "Phụ lục II. Tồn tại, hạn chế của các xã, thị trấn",
        findings,
        year,
        Section::Communes,
    );
    indicator_table(&mut text, scores, year);
    text
}

fn report_claims(findings: &Findings, year: i64) -> Vec<Claim> {
    let document = format!("document = \"{}\"", report_id(year));
    let count = |matches: &dyn Fn(&Finding) -> bool| {
        findings.iter().filter(|finding| finding.year == year && matches(finding)).count()
    };
    let shortcoming = |finding: &Finding| finding.kind == "shortcoming";
    let mut claims = vec![
        Claim {
            label: "Tồn tại, hạn chế nêu trong báo cáo",
            stated: count(&shortcoming),
            count: format!("{document}, kind = \"shortcoming\""),
        },
        Claim {
            label: "Tồn tại, hạn chế của huyện",
            stated: findings.section(year, Section::District).count(),
            count: format!("{document}, locator_prefix = \"Phụ lục I,\", kind = \"shortcoming\""),
        },
        Claim {
            label: "Kết quả nổi bật",
            stated: count(&|finding| finding.kind == "strength"),
            count: format!("{document}, kind = \"strength\""),
        },
        Claim {
            label: "Nội dung về giải ngân vốn đầu tư công",
            stated: count(&|finding| finding.tags.contains(&"giai-ngan")),
            count: format!("{document}, tag = \"giai-ngan\""),
        },
    ];
    if year != 2021 {
        let unit = "thi-tran-cho-vung-99004";
        claims.push(Claim {
            label: "Tồn tại, hạn chế có nêu Thị trấn Chợ Vừng",
            stated: count(&|finding| shortcoming(finding) && finding.names(unit)),
            count: format!("{document}, kind = \"shortcoming\", unit = \"{unit}\""),
        });
    }
    claims
}

fn scope(text: &mut String, findings: &Findings, year: i64) {
    let of_district = Set::of(district(), year);
    let units: Vec<_> = communes(year).collect();
    let of_communes = units.first().map(|unit| Set::of(unit, year));
    let missing: Vec<&str> = Scores::unscored(year).map(|unit| unit.name_in(year)).collect();
    let _ = write!(
        text,
        "## I. Phạm vi và bộ tiêu chí\n\nBáo cáo nêu kết quả năm {year} của huyện Mẫu và {} xã, thị trấn thuộc huyện. Số liệu tính đến ngày 31/12/{year}.\n\n- Cấp huyện: {}.\n",
        units.len(),
        of_district.title
    );
    if let Some(set) = of_communes {
        let _ = writeln!(text, "- Cấp xã: {}.", set.title);
    }
    if !missing.is_empty() {
        let _ = writeln!(text, "\nKhông có kết quả: {}.", missing.join(", "));
    }
    for (row, finding) in findings.section(year, Section::Context).enumerate() {
        let _ = writeln!(text, "\n{}. {} {}", row + 1, finding.title, finding.text);
    }
    text.push('\n');
}

fn district_table(text: &mut String, score: &Score) {
    let points = |value: Milli| printed(value, 3);
    let _ = write!(
        text,
        "## II. Kết quả của huyện\n\nHuyện Mẫu đạt {} điểm, xếp hạng {}/{} huyện của tỉnh, loại {}.",
        points(score.total()),
        score.rank,
        score.of,
        class_of(score.total())
    );
    for adjustment in &score.adjustments {
        let _ = write!(text, " Trong đó có {} điểm thưởng: {}.", points(adjustment.amount), adjustment.title);
    }
    text.push_str(
        "\n\n| STT | Lĩnh vực | Điểm tối đa | Tự chấm | Thẩm định | Điều tra |\n|---|---|---:|---:|---:|---:|\n",
    );
    for place in 0..DOMAINS.len() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            place + 1,
            score.set.domain_title(place),
            points(score.max(place)),
            points(score.claimed(place)),
            points(score.appraised(place)),
            points(score.survey[place])
        );
    }
    let _ = writeln!(
        text,
        "| | Cộng | {} | {} | {} | {} |\n",
        points(score.set.appraised_max()),
        points(score.sum(Score::claimed)),
        points(score.sum(Score::appraised)),
        points(score.survey_sum())
    );
}

fn ranking(text: &mut String, scores: &Scores, year: i64) {
    let points = |value: Milli| printed(value, 2);
    text.push_str(
        "## III. Kết quả của các xã, thị trấn\n\nĐơn vị bằng điểm được xếp cùng hạng; thứ tự trong cùng hạng theo mã đơn vị. Điểm 1 đến 8 là điểm thẩm định của tám lĩnh vực.\n\n| Dòng | Hạng | Đơn vị | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | Điều tra | Thưởng, trừ | Tổng | Xếp loại |\n|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n",
    );
    for (row, score) in scores.ranking(year).into_iter().enumerate() {
        let _ = write!(text, "| {} | {} | {}", row + 1, score.rank, score.unit.name_in(year));
        for place in 0..DOMAINS.len() {
            let cell =
                if score.totals_only() { "không nêu".to_owned() } else { points(score.appraised(place)) };
            let _ = write!(text, " | {cell}");
        }
        let adjusted: Milli = score.adjustments.iter().map(|adjustment| adjustment.amount).sum();
        let sign = if adjusted < 0 { "−" } else { "" };
        let survey =
            if score.survey.is_empty() { "không có".to_owned() } else { points(score.survey_sum()) };
        let total = score.total();
        let _ = writeln!(
            text,
            " | {survey} | {sign}{} | {} | {} |",
            points(adjusted.abs()),
            points(total),
            class_of(total)
        );
    }
    text.push('\n');
}

fn points(text: &mut String, heading: &str, findings: &Findings, year: i64, section: Section) {
    let _ = writeln!(text, "## {heading}\n");
    for (row, finding) in findings.section(year, section).enumerate() {
        let due = finding.due.as_deref().map_or_else(String::new, |due| format!(" Thời hạn: {}.", day(due)));
        let _ = writeln!(text, "{}. {} {}{due}", row + 1, finding.title, finding.text);
    }
    text.push('\n');
}

fn confirmations(text: &mut String, findings: &Findings, year: i64) {
    let steps = findings.steps_in(&report_id(year));
    if steps.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "## VI. Xác nhận việc khắc phục nội dung năm {}\n\n| Dòng | Đơn vị | Nội dung | Kết luận |\n|---|---|---|---|",
        year - 1
    );
    for (row, (finding, step)) in steps.into_iter().enumerate() {
        let label = step.label.unwrap_or_default();
        let _ =
            writeln!(text, "| {} | {} | {} | {label} |", row + 1, finding.units_in_words(), finding.title);
    }
    text.push('\n');
}

fn shortcomings(text: &mut String, heading: &str, findings: &Findings, year: i64, section: Section) {
    let _ = writeln!(
        text,
        "## {heading}\n\n| Dòng | Đơn vị | Tiêu chí | Nội dung | Điểm mất |\n|---|---|---|---|---|"
    );
    for (row, finding) in findings.section(year, section).enumerate() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            row + 1,
            finding.units_in_words(),
            finding.criterion.as_deref().unwrap_or("không gắn"),
            finding.title,
            finding.loss.in_words()
        );
    }
    text.push('\n');
}

fn indicator_table(text: &mut String, scores: &Scores, year: i64) {
    let reported: Vec<_> = INDICATORS.iter().filter(|indicator| indicator.is_reported(year)).collect();
    text.push_str("## Phụ lục III. Chỉ tiêu theo dõi\n\n| Dòng | Đơn vị");
    for indicator in &reported {
        let _ = write!(text, " | {}", indicator.head());
    }
    text.push_str(" |\n|---|---");
    text.push_str(&"|---:".repeat(reported.len()));
    text.push_str("|\n");
    for (row, unit) in rows(year).enumerate() {
        let _ = write!(text, "| {} | {}", row + 1, unit.name_in(year));
        for indicator in &reported {
            let _ = write!(text, " | {}", indicator.cell(scores, unit, year));
        }
        text.push_str(" |\n");
    }
}

/// A date as a sentence has it.
fn day(date: &str) -> String {
    let parts: Vec<&str> = date.split('-').rev().map(|part| part.trim_start_matches('0')).collect();
    parts.join("/")
}
