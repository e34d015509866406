//! What became of the shortcomings: steps reported in June of the next year, checked at its end, and carried on.

use crate::documents::{follow_up_id, report_id};
use crate::random::Random;
use crate::units::{Unit, YEARS, unit};

use super::finding::{Count, Finding, Step};

/// How a remedy goes.
#[derive(Clone, Copy)]
enum Course {
    /// The report on remedies says that it is done.
    Reported,
    /// Said to be done, then found done.
    Verified,
    /// Begun.
    Begun,
    /// Begun, and still going on a year later.
    Slow,
    /// Begun, then followed up together with next year's finding.
    Merged,
    /// Nothing done.
    Idle,
    /// Not assessed.
    Unassessed,
    /// Nothing known.
    Silent,
}

use Course::{Begun, Idle, Merged, Reported, Silent, Slow, Unassessed, Verified};

/// Adds the history of each remedy.
pub(super) fn follow(all: &mut [Finding]) {
    for finding in all.iter_mut().filter(|finding| !finding.aggregate) {
        let mut random = Random::of(&format!("remedy {}", finding.id));
        let ended = finding.only_unit().is_some_and(|unit| !unit.exists(finding.year + 1));
        let is_last = Some(&finding.year) == YEARS.last();
        finding.history = if ended {
            handed_over(finding)
        } else {
            let course = match (finding.again.is_some(), is_last) {
                (true, _) => *random.pick(&[Begun, Begun, Begun, Reported, Reported, Merged, Merged, Silent]),
                (_, true) => *random.pick(&[
                    Reported, Reported, Reported, Begun, Begun, Begun, Verified, Idle, Unassessed, Silent,
                ]),
                _ => *random.pick(&[
                    Reported, Reported, Reported, Verified, Verified, Verified, Verified, Verified, Begun,
                    Slow, Slow, Idle, Unassessed, Silent,
                ]),
            };
            steps(finding, course, &mut random)
        };
        if let (Some(later), Some("superseded")) =
            (&finding.again, finding.history.last().map(|step| step.status))
        {
            finding.related.push(later.clone());
        }
    }
}

fn steps(finding: &Finding, course: Course, random: &mut Random) -> Vec<Step> {
    let Some(topic) = finding.topic else { return Vec::new() };
    let year = finding.year;
    let june = |status, assurance, label, text: String, count| Step {
        as_of: format!("{}-05-31", year + 1),
        status,
        assurance,
        label,
        text,
        count,
        document: follow_up_id(year),
        locator: String::new(),
    };
    let begun = |random: &mut Random| {
        let count =
            finding.count.map(|count| Count { part: random.between(count.part, count.whole - 1), ..count });
        // Where a report gives figures without a label, the status is ours.
        if count.is_some() && random.chance(350) {
            june("in-progress", "inferred", None, progress(topic.doing, count), count)
        } else {
            let label = random.pick(&["Đang thực hiện", "Đang triển khai", "Đang khắc phục"]);
            june("in-progress", "self-reported", Some(*label), progress(topic.doing, count), count)
        }
    };
    let complete = finding.count.map(|count| Count { part: count.whole, ..count });
    let done = || {
        june("reported-done", "self-reported", Some("Đã khắc phục"), progress(topic.done, complete), complete)
    };
    match course {
        Reported => vec![done()],
        Verified if Some(&year) == YEARS.last() => {
            let text = format!("Kiểm tra thực tế trong tháng 5/{}: {}", year + 1, uncapitalised(topic.done));
            vec![june("verified-done", "verified", Some("Đã khắc phục, qua kiểm tra"), text, complete)]
        }
        Verified => vec![
            done(),
            at_year_end(
                year + 1,
                "verified-done",
                "Đã xác nhận",
                format!("Kiểm tra cuối năm {} xác nhận nội dung đã được khắc phục.", year + 1),
            ),
        ],
        Begun => vec![begun(random)],
        Slow => {
            let first = begun(random);
            let goes_on = finding.only_unit().is_some_and(|unit| unit.exists(year + 2) || year + 2 == 2025);
            let later = goes_on.then(|| {
                let count = first
                    .count
                    .map(|count| Count { part: random.between(count.part, count.whole - 1), ..count });
                Step {
                    as_of: format!("{}-05-31", year + 2),
                    status: "in-progress",
                    assurance: "self-reported",
                    label: Some("Tiếp tục thực hiện"),
                    text: progress("Nội dung chuyển từ kỳ trước, chưa hoàn thành.", count),
                    count,
                    document: follow_up_id(year + 1),
                    locator: String::new(),
                }
            });
            std::iter::once(first).chain(later).collect()
        }
        Merged => vec![
            begun(random),
            at_year_end(
                year + 1,
                "superseded",
                "Theo dõi chung",
                format!(
                    "Nội dung tiếp tục được nêu trong năm {}, theo dõi chung với nội dung của năm đó.",
                    year + 1
                ),
            ),
        ],
        Idle => vec![june(
            "not-started",
            "self-reported",
            Some("Chưa thực hiện"),
            "Chưa triển khai, chờ bố trí kinh phí.".to_owned(),
            None,
        )],
        Unassessed => vec![june(
            "not-assessed",
            "self-reported",
            Some("Chưa đánh giá"),
            "Chưa đến kỳ đánh giá lại nội dung này.".to_owned(),
            None,
        )],
        Silent => Vec::new(),
    }
}

fn at_year_end(year: i64, status: &'static str, label: &'static str, text: String) -> Step {
    Step {
        as_of: format!("{year}-12-31"),
        status,
        assurance: "verified",
        label: Some(label),
        text,
        count: None,
        document: report_id(year),
        locator: String::new(),
    }
}

/// The one step of a commune that ended with the year.
fn handed_over(finding: &Finding) -> Vec<Step> {
    let year = finding.year;
    let successors: Vec<String> = finding
        .only_unit()
        .map(Unit::successor_ids)
        .into_iter()
        .flatten()
        .filter_map(unit)
        .map(|successor| successor.name_inside(year + 1))
        .collect();
    vec![Step {
        as_of: format!("{}-05-31", year + 1),
        status: "superseded",
        assurance: "self-reported",
        label: Some("Chuyển đơn vị mới theo dõi"),
        text: format!(
            "Đơn vị kết thúc hoạt động từ ngày 01/01/{}; nội dung do {} tiếp tục thực hiện.",
            year + 1,
            successors.join(" và ")
        ),
        count: None,
        document: follow_up_id(year),
        locator: String::new(),
    }]
}

fn progress(sentence: &str, count: Option<Count>) -> String {
    count.map_or_else(
        || sentence.to_owned(),
        |count| format!("{sentence} {}: {}/{}.", count.label, count.part, count.whole),
    )
}

fn uncapitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
