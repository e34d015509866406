//! Shortcomings behind lost points.

use crate::frameworks::Criterion;
use crate::indicators::Indicator;
use crate::json::Json;
use crate::number::{Milli, percent, plain, spoken};
use crate::random::Random;
use crate::results::{Mark, Score, Scores, is_told_in_detail};
use crate::topics::{DOMAINS, Measure, Topic};
use crate::units::{Unit, YEARS};

use super::finding::{About, Count, Finding, Loss, Section};

/// Domain, unit and year in which the listed losses exceed the points lost.
const OVER_EXPLAINED: (&str, i64, &str) = ("huyen-mau", 2021, "tai-chinh");

/// A year in which the report kept an older heading for a domain.
const OLD_HEADING: (i64, &str, &str) = (2022, "chinh-quyen-so", "Hiện đại hóa hành chính");

/// The shortcomings that explain lost points, by year, unit and criterion.
pub(super) fn from_scores(scores: &Scores) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for year in YEARS {
        for score in scores.district(year).into_iter().chain(scores.communes(year)) {
            let first = all.len();
            for mark in score.marks.iter().filter(|mark| mark.lost > 0) {
                let topic = mark.criterion.topic.key;
                let before = all.iter().any(|earlier| {
                    earlier.year == year - 1
                        && earlier.is_only_about(score.unit.id)
                        && earlier.topic.is_some_and(|known| known.key == topic)
                });
                if is_told(score, mark, before) {
                    all.push(write(scores, score, mark, before));
                }
            }
            if (score.unit.id, year) == (OVER_EXPLAINED.0, OVER_EXPLAINED.1) {
                over_explain(&mut all[first..], score);
            }
            let sums = aggregates(&all[first..], score);
            all.extend(sums);
        }
    }
    all
}

/// Connects each shortcoming with the same one of the year before.
pub(super) fn link_recurring(all: &mut [Finding]) {
    for later in 0..all.len() {
        let Some((topic, unit)) = all[later].topic.zip(all[later].only_unit()) else { continue };
        let year = all[later].year - 1;
        let same = |finding: &Finding| {
            finding.year == year
                && finding.is_only_about(unit.id)
                && finding.topic.is_some_and(|known| known.key == topic.key)
        };
        if let Some(earlier) = all.iter().position(same) {
            let (later_id, earlier_id) = (all[later].id.clone(), all[earlier].id.clone());
            all[later].related.push(earlier_id);
            all[earlier].again = Some(later_id);
        }
    }
}

/// Whether the report says why these points were lost.
fn is_told(score: &Score, mark: &Mark, before: bool) -> bool {
    let detailed = is_told_in_detail(score.unit.id, score.year);
    let over = (score.unit.id, score.year, DOMAINS[mark.criterion.domain].key) == OVER_EXPLAINED;
    let permille = match (score.unit.is_district(), detailed, before) {
        _ if over || (score.unit.is_district() && mark.criterion.above.is_some()) => 1000,
        (true, ..) => 880,
        (_, true, _) => 850,
        (.., true) => 430,
        _ if score.totals_only() => 0,
        _ => 13,
    };
    Random::of(&format!("told {} {} {}", score.unit.id, score.year, mark.criterion.topic.key))
        .chance(permille)
}

fn write(scores: &Scores, score: &Score, mark: &Mark, before: bool) -> Finding {
    let (unit, year, criterion) = (score.unit, score.year, &mark.criterion);
    let topic = criterion.topic;
    let domain = DOMAINS[criterion.domain].key;
    let mut random = Random::of(&format!("finding {} {year} {}", unit.id, topic.key));
    let section = if unit.is_district() { Section::District } else { Section::Communes };
    let id = format!("{}-{year}-{}", unit.id, criterion.code);
    let mut finding = Finding::new(id, "shortcoming", year, About::Units(vec![unit]), section);
    finding.origin = if unit.is_district() { "provincial-appraisal" } else { "district-appraisal" };
    finding.domain = Some(domain);
    finding.criterion = Some(criterion.code.clone());
    finding.topic = Some(topic);
    finding.tags = vec![topic.key];
    if (year, domain) == (OLD_HEADING.0, OLD_HEADING.1) && unit.is_district() {
        finding.printed = Some(((criterion.domain + 1).to_string(), OLD_HEADING.2));
    }
    if matches!(topic.key, "thanh-toan-truc-tuyen" | "phan-mem-mot-cua") {
        finding.also_domains = vec![if domain == "thu-tuc" { "chinh-quyen-so" } else { "thu-tuc" }];
    }
    // The province states components one by one and then their sum.
    let is_component = unit.is_district() && criterion.above.is_some();
    finding.loss = if is_component { Loss::Exact(mark.lost, "max") } else { loss(mark, &mut random) };
    finding.title = title(&mut finding, scores, unit, mark, &mut random);
    finding.text = text(&finding, criterion, mark, before, &mut random);
    finding.reason = random.chance(480).then(|| format!("{}.", topic.reason));
    finding.explanation = random.chance(110).then(|| explanation(unit, year, &mut random));
    finding.responsible = responsible(unit, topic);
    finding.due = random.chance(780).then(|| {
        let days: &[&str] = if year == 2024 {
            &["2025-06-30", "2025-12-31", "2027-06-30"]
        } else {
            &["06-30", "09-30", "12-31"]
        };
        let day = random.pick(days);
        if year == 2024 { (*day).to_owned() } else { format!("{}-{day}", year + 1) }
    });
    finding
}

fn loss(mark: &Mark, random: &mut Random) -> Loss {
    let roll = random.between(0, 99);
    match roll {
        0..=13 => {
            let min = (mark.lost - 50 * random.between(1, 4)).max(50);
            let max = (mark.lost + 50 * random.between(1, 4)).min(mark.criterion.max);
            if min < max { Loss::Range(min, max) } else { Loss::Exact(mark.lost, "max") }
        }
        14..=27 => Loss::Unknown,
        // What was claimed in full is lost against the claim as well as against the maximum.
        28..=45 if mark.unclaimed == 0 => Loss::Exact(mark.lost, "self"),
        28..=33 => Loss::Exact(mark.lost, "not-stated"),
        _ => Loss::Exact(mark.lost, "max"),
    }
}

/// The sentence that can be checked; it also leaves the figures in the finding.
fn title(finding: &mut Finding, scores: &Scores, unit: &Unit, mark: &Mark, random: &mut Random) -> String {
    let (topic, year) = (mark.criterion.topic, finding.year);
    let mut level = String::new();
    let mut target = String::new();
    let (mut part, mut whole) = (0, 0);
    match &topic.measure {
        Measure::None => {}
        Measure::Indicator(id) => {
            let found = Indicator::get(id)
                .and_then(|indicator| Some((indicator, indicator.reading(scores, unit, year)?)));
            if let Some((indicator, reading)) = found {
                level = indicator.in_words(&reading);
                target = indicator.target_in_words(year);
                finding.figures.push(indicator.figure(&reading, year));
                finding.indicator = Some(indicator.id);
            }
        }
        Measure::Stock(stock) => {
            let scale = if unit.is_district() { 3 } else { 1 };
            whole = random.between(stock.of.0, stock.of.1) * scale;
            let missing =
                (whole * mark.lost / mark.criterion.max * random.between(45, 75) / 100).clamp(1, whole - 1);
            part = whole - missing;
            let count = Count { label: stock.label, part, whole };
            finding.count = Some(count);
            finding.figures.push(figure_with_share(count));
        }
    }
    random
        .pick(&topic.wrong)
        .replace("{U}", unit.name_in(year))
        .replace("{u}", &unit.name_inside(year))
        .replace("{n}", &part.to_string())
        .replace("{d}", &whole.to_string())
        .replace("{muc}", &level)
        .replace("{chi_tieu}", &target)
}

/// The figure with the percentage that the report adds, if that rounds in one way only.
fn figure_with_share(count: Count) -> Json {
    if crate::number::is_half(count.part, count.whole, 2) {
        return count.figure();
    }
    Json::object([
        ("label", count.label.into()),
        ("numerator", count.part.into()),
        ("denominator", count.whole.into()),
        ("stated", plain(percent(count.part, count.whole, 2), 2).into()),
        ("unit", "%".into()),
    ])
}

fn text(finding: &Finding, criterion: &Criterion, mark: &Mark, before: bool, random: &mut Random) -> String {
    let year = finding.year;
    let who = if finding.section == Section::District { "tỉnh" } else { "huyện" };
    let opening = random.pick(&[
        "Nội dung được nêu khi {tinh} thẩm định Chỉ số cải cách hành chính năm {nam}.",
        "Kết quả thẩm định năm {nam} của {tinh} ghi nhận nội dung này.",
        "Tổ thẩm định của {tinh} đối chiếu tài liệu kiểm chứng năm {nam} và nêu nội dung này.",
        "Nội dung này được xác định trên tài liệu kiểm chứng năm {nam} do đơn vị cung cấp.",
    ]);
    let mut text = opening.replace("{tinh}", who).replace("{nam}", &year.to_string());
    let (code, name, max) = (&criterion.code, criterion.topic.title, spoken(criterion.max));
    text.push_str(&match finding.loss {
        Loss::Exact(amount, "self") => format!(
            " Ở tiêu chí {code} “{name}”, đơn vị tự chấm {max} điểm, kết quả thẩm định là {} điểm, thấp hơn {} điểm.",
            spoken(criterion.max - mark.lost),
            spoken(amount)
        ),
        Loss::Exact(amount, _) => format!(
            " Tiêu chí {code} “{name}” đạt {}/{max} điểm, mất {} điểm.",
            spoken(criterion.max - mark.lost),
            spoken(amount)
        ),
        Loss::Range(min, max) => format!(
            " Báo cáo chỉ nêu mức mất của tiêu chí {code} “{name}” trong khoảng từ {} đến {} điểm.",
            spoken(min),
            spoken(max)
        ),
        Loss::Unknown => format!(" Nội dung thuộc tiêu chí {code} “{name}”; báo cáo không nêu số điểm mất."),
    });
    if before {
        text.push_str(&format!(" Đơn vị đã bị nêu nội dung này trong năm {}.", year - 1));
    }
    text
}

fn explanation(unit: &Unit, year: i64, random: &mut Random) -> String {
    let sentence = random.pick(&[
        "UBND {u} thống nhất với kết quả thẩm định và nhận trách nhiệm khắc phục.",
        "UBND {u} cho biết tài liệu kiểm chứng có nhưng nộp sau thời hạn, nên không được tính.",
        "UBND {u} giải trình rằng kinh phí được giao vào quý IV nên chưa kịp thực hiện trong năm.",
        "UBND {u} đề nghị xem xét nguyên nhân khách quan; tổ thẩm định giữ nguyên kết quả.",
    ]);
    sentence.replace("{u}", &unit.name_inside(year))
}

fn responsible(unit: &Unit, topic: &Topic) -> Vec<(String, &'static str)> {
    if unit.is_district() {
        vec![(topic.office.to_owned(), "lead"), ("ubnd-huyen-mau".to_owned(), "monitor")]
    } else {
        vec![(unit.id.to_owned(), "lead"), (topic.office.to_owned(), "monitor")]
    }
}

/// Makes the losses of one domain exact, and one of them larger than the points that were lost in the end.
fn over_explain(findings: &mut [Finding], score: &Score) {
    let mut given_back: Milli = 250;
    for finding in findings.iter_mut().filter(|finding| finding.domain == Some(OVER_EXPLAINED.2)) {
        let Some(mark) = finding.topic.and_then(|topic| score.mark(topic.key)) else { continue };
        let (code, name) = (&mark.criterion.code, mark.criterion.topic.title);
        let back =
            if mark.lost + given_back <= mark.criterion.max { std::mem::take(&mut given_back) } else { 0 };
        finding.loss = Loss::Exact(mark.lost + back, "max");
        finding.text =
            format!("Biên bản thẩm định ghi tiêu chí {code} “{name}” mất {} điểm.", spoken(mark.lost + back));
        if back > 0 {
            finding.explanation = Some(format!(
                "UBND huyện Mẫu bổ sung tài liệu kiểm chứng sau khi lập biên bản; kết quả cuối cùng được cộng lại {} điểm, nhưng phụ lục của báo cáo vẫn ghi số điểm mất trong biên bản.",
                spoken(back)
            ));
        }
    }
}

/// Where all components of a criterion have exact losses, reports also state their sum.
fn aggregates(findings: &[Finding], score: &Score) -> Vec<Finding> {
    let mut sums = Vec::new();
    for (place, mark) in score.marks.iter().enumerate() {
        let Some((code, name)) = &mark.criterion.above else { continue };
        let parts: Vec<&Mark> = score
            .marks
            .iter()
            .filter(|other| other.criterion.above.as_ref().is_some_and(|above| above.0 == *code))
            .collect();
        let is_first =
            place == 0 || score.marks[place - 1].criterion.above.as_ref().map(|above| &above.0) != Some(code);
        let told: Vec<&Finding> = parts
            .iter()
            .filter_map(|part| {
                findings.iter().find(|finding| finding.criterion.as_ref() == Some(&part.criterion.code))
            })
            .filter(|finding| matches!(finding.loss, Loss::Exact(..)))
            .collect();
        if !is_first || told.len() != parts.len() {
            continue;
        }
        let lost: Milli = parts.iter().map(|part| part.lost).sum();
        let unit = score.unit;
        let section = told[0].section;
        let mut sum = Finding::new(
            format!("{}-{}-{code}", unit.id, score.year),
            "shortcoming",
            score.year,
            About::Units(vec![unit]),
            section,
        );
        sum.origin = told[0].origin;
        sum.domain = told[0].domain;
        sum.criterion = Some(code.clone());
        sum.title = format!(
            "{} mất {} điểm ở tiêu chí {code} “{name}”, gồm cả hai tiêu chí thành phần.",
            unit.name_in(score.year),
            spoken(lost)
        );
        let list: Vec<String> = parts
            .iter()
            .map(|part| format!("{} điểm ở tiêu chí {}", spoken(part.lost), part.criterion.code))
            .collect();
        sum.text = format!("Số điểm mất là tổng của {}.", list.join(" và "));
        sum.loss = Loss::Exact(lost, "max");
        sum.aggregate = true;
        sum.responsible = told[0].responsible.clone();
        sum.related = told.iter().map(|finding| finding.id.clone()).collect();
        sums.push(sum);
    }
    sums
}
