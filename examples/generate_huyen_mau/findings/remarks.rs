//! Everything in a report that is not a lost criterion of one unit: shortcomings of several units, inspections,
//! penalties, praise, requests, context.

use crate::documents::follow_up_id;
use crate::indicators::WITHHELD;
use crate::json::Json;
use crate::number::{printed, spoken};
use crate::random::Random;
use crate::results::{Score, Scores, penalties};
use crate::topics::{DOMAINS, Topic};
use crate::units::{Unit, YEARS, communes, district, office_name, unit};

use super::finding::{About, Finding, Loss, Section, Step};
use super::sayings::{ASKED, CONTEXT, SEEN};

/// All remarks of all years. `told` are the findings that are already written.
pub(super) fn all(scores: &Scores, told: &[Finding]) -> Vec<Finding> {
    YEARS
        .iter()
        .flat_map(|&year| {
            let mut of_year = Vec::new();
            of_year.extend(context(year));
            of_year.extend(strengths(scores, year));
            of_year.extend(requests(year));
            of_year.extend(shared(scores, told, year));
            of_year.extend(inspections(year));
            of_year.extend(penalties_of(year));
            of_year.extend(withheld(year));
            of_year.extend(all_but_some(year));
            of_year.extend(criticism(year));
            of_year
        })
        .collect()
}

fn context(year: i64) -> Option<Finding> {
    let (_, title, text) = CONTEXT.iter().find(|(of, ..)| *of == year)?;
    let about = About::Units(vec![district()]);
    let mut finding =
        Finding::new(format!("huyen-mau-{year}-boi-canh"), "statement", year, about, Section::Context);
    finding.title = (*title).to_owned();
    finding.text = (*text).to_owned();
    Some(finding)
}

fn strengths(scores: &Scores, year: i64) -> Vec<Finding> {
    let mut list = Vec::new();
    let mut praise =
        |unit: &'static Unit, title: String, text: String, topic: Option<(&'static Topic, String, usize)>| {
            let id = format!("{}-{year}-ket-qua-{}", unit.id, list.len() + 1);
            let mut finding =
                Finding::new(id, "strength", year, About::Units(vec![unit]), Section::Strengths);
            finding.title = title;
            finding.text = text;
            if let Some((topic, code, domain)) = topic {
                finding.domain = Some(DOMAINS[domain].key);
                finding.criterion = Some(code);
                finding.tags = vec![topic.key];
            }
            list.push(finding);
        };
    let ranking = scores.ranking(year);
    if let Some(first) = ranking.first() {
        praise(
            first.unit,
            format!(
                "{} xếp hạng 1/{} với {} điểm.",
                first.unit.name_in(year),
                first.of,
                printed(first.total(), 2)
            ),
            format!("Đơn vị có tổng điểm cao nhất trong các xã, thị trấn được xếp hạng năm {year}."),
            None,
        );
    }
    let rise =
        |score: &&Score| scores.get(score.unit.id, year - 1).map_or(0, |before| before.rank - score.rank);
    if let Some(riser) = ranking.iter().copied().max_by_key(rise).filter(|score| rise(score) > 2) {
        let before = scores
            .get(riser.unit.id, year - 1)
            .map_or_else(String::new, |old| format!("{}/{}", old.rank, old.of));
        praise(
            riser.unit,
            format!(
                "{} từ hạng {before} năm {} lên hạng {}/{} năm {year}.",
                riser.unit.name_in(year),
                year - 1,
                riser.rank,
                riser.of
            ),
            "Đây là mức tăng hạng lớn nhất trong các xã, thị trấn có kết quả cả hai năm.".to_owned(),
            None,
        );
    }
    // The district's largest criterion with full marks, and one of the second commune.
    for score in scores.district(year).into_iter().chain(ranking.get(1).copied()) {
        let full = score.marks.iter().filter(|mark| mark.lost == 0).max_by_key(|mark| mark.criterion.max);
        if let Some(mark) = full {
            let criterion = &mark.criterion;
            praise(
                score.unit,
                format!(
                    "{} đạt điểm tối đa ở tiêu chí {} “{}”.",
                    score.unit.name_in(year),
                    criterion.code,
                    criterion.topic.title
                ),
                format!("Tiêu chí có điểm tối đa {} điểm.", spoken(criterion.max)),
                Some((criterion.topic, criterion.code.clone(), criterion.domain)),
            );
        }
    }
    list
}

fn requests(year: i64) -> Vec<Finding> {
    let first = usize::try_from(year - YEARS[0]).unwrap_or(0) * 4;
    (0..4)
        .map(|place| {
            let (tag, domain, title, text, office) = ASKED[(first + place) % ASKED.len()];
            let id = format!("huyen-mau-{year}-yeu-cau-{}", place + 1);
            let about = About::Units(vec![district()]);
            let mut finding = Finding::new(id, "directive", year, about, Section::Directives);
            finding.domain = Some(domain);
            finding.title = title.to_owned();
            finding.text = format!("{text} {} theo dõi, đôn đốc.", office_name(office));
            finding.responsible = vec![(office.to_owned(), "lead"), ("ubnd-huyen-mau".to_owned(), "monitor")];
            finding.due = Some(format!("{}-{}", year + 1, ["05-31", "09-30", "06-30", "12-31"][place]));
            finding.tags = vec![tag];
            finding.references = (year > YEARS[0]).then(|| follow_up_id(year - 1)).into_iter().collect();
            if place % 2 == 0 {
                finding.history =
                    vec![answered(year, "Đã ban hành văn bản đôn đốc và tổng hợp kết quả của các đơn vị.")];
            }
            finding
        })
        .collect()
}

/// Shortcomings that the report tells once for several communes, without their points.
fn shared(scores: &Scores, told: &[Finding], year: i64) -> Vec<Finding> {
    let mut random = Random::of(&format!("shared {year}"));
    let mut list: Vec<Finding> = Vec::new();
    while list.len() < 2 {
        let domain = random.between(0, 7);
        let Some(known) = usize::try_from(domain).ok().and_then(|place| DOMAINS.get(place)) else { continue };
        let topic = random.pick(known.topics);
        let lost =
            |score: &&Score| score.mark(topic.key).is_some_and(|mark| mark.lost > 0) && !score.totals_only();
        let alone = |score: &&Score| {
            let same = |finding: &Finding| finding.topic.is_some_and(|other| other.key == topic.key);
            !told
                .iter()
                .any(|finding| finding.year == year && same(finding) && finding.is_only_about(score.unit.id))
        };
        let found: Vec<&Score> = scores.communes(year).filter(lost).filter(alone).collect();
        let repeated = list.iter().any(|finding| finding.tags == [topic.key]);
        if repeated || !(3..=8).contains(&found.len()) {
            continue;
        }
        let Some(mark) = found[0].mark(topic.key) else { continue };
        let units: Vec<&'static Unit> = found.iter().map(|score| score.unit).collect();
        let names: Vec<String> = units.iter().map(|unit| unit.name_inside(year)).collect();
        let id = format!("nhieu-xa-{year}-{}", mark.criterion.code);
        let count = units.len();
        let mut finding = Finding::new(id, "shortcoming", year, About::Units(units), Section::Communes);
        finding.origin = "district-appraisal";
        finding.domain = Some(known.key);
        finding.criterion = Some(mark.criterion.code.clone());
        finding.title = format!(
            "{count} xã, thị trấn cùng mất điểm ở tiêu chí {} “{}”.",
            mark.criterion.code, topic.title
        );
        finding.text =
            format!("Các đơn vị gồm {}. Báo cáo không nêu số điểm mất của từng đơn vị.", names.join(", "));
        finding.reason = Some(format!("{}.", topic.reason));
        finding.figures = vec![Json::object([
            ("label", "Số đơn vị mất điểm được nêu chung".into()),
            ("value", i64::try_from(count).unwrap_or(0).into()),
            ("unit", "đơn vị".into()),
        ])];
        finding.responsible = vec![(topic.office.to_owned(), "lead")];
        finding.due = Some(format!("{}-12-31", year + 1));
        finding.tags = vec![topic.key];
        list.push(finding);
    }
    list
}

fn inspections(year: i64) -> Vec<Finding> {
    let mut random = Random::of(&format!("inspections {year}"));
    let here: Vec<&'static Unit> = communes(year).collect();
    let first = usize::try_from(year - YEARS[0]).unwrap_or(0) * 5;
    (0..5)
        .map(|place| {
            let (tag, domain, sentence, office) = SEEN[(first + place) % SEEN.len()];
            let by_province = place == 0;
            let unit = if by_province { district() } else { *random.pick(&here) };
            let id = format!("{}-{year}-kiem-tra-{}", unit.id, place + 1);
            let section = if by_province { Section::District } else { Section::Communes };
            let mut finding = Finding::new(id, "shortcoming", year, About::Units(vec![unit]), section);
            finding.origin = if by_province { "provincial-inspection" } else { "district-inspection" };
            finding.period = Some(format!("{year}-H{}", if place < 3 { 1 } else { 2 }));
            finding.domain = Some(domain);
            finding.title = sentence.replace("{U}", unit.name_in(year)).replace("{u}", &unit.name_inside(year));
            finding.text = format!(
                "Đoàn kiểm tra của {} ghi nhận tại thời điểm kiểm tra trong 6 tháng {} năm {year}. Nội dung không gắn với điểm của tiêu chí.",
                if by_province { "tỉnh" } else { "huyện" },
                if place < 3 { "đầu" } else { "cuối" }
            );
            finding.responsible = if by_province {
                vec![(office.to_owned(), "lead"), ("ubnd-huyen-mau".to_owned(), "subject")]
            } else {
                vec![(unit.id.to_owned(), "subject"), (office.to_owned(), "monitor")]
            };
            finding.due = (place != 2).then(|| format!("{}-03-31", year + 1));
            finding.tags = vec![tag];
            let lasts = unit.exists(year + 1) || year == 2024;
            if lasts && place != 3 {
                finding.history = vec![answered(year, "Đơn vị đã bổ sung ngay sau kiểm tra.")];
            }
            finding
        })
        .collect()
}

fn penalties_of(year: i64) -> Vec<Finding> {
    penalties(year)
        .filter_map(|penalty| {
            let unit = unit(penalty.unit)?;
            let about = About::Units(vec![unit]);
            let mut finding =
                Finding::new(penalty.finding_id(), "shortcoming", year, about, Section::Communes);
            let points = spoken(penalty.amount.abs());
            finding.origin = "penalty";
            finding.title = format!("{} bị trừ {points} điểm ngoài các lĩnh vực.", unit.name_in(year));
            finding.text = format!(
                "Lý do trừ điểm: {}. Điểm trừ được tính vào tổng điểm, không tính vào lĩnh vực nào.",
                penalty.title
            );
            finding.loss = Loss::Exact(penalty.amount.abs(), "penalty");
            finding.responsible = vec![(unit.id.to_owned(), "lead")];
            finding.tags = vec!["diem-tru"];
            finding.history = vec![answered(year, "Đơn vị đã tổ chức kiểm điểm và báo cáo kết quả.")];
            Some(finding)
        })
        .collect()
}

fn withheld(year: i64) -> Option<Finding> {
    let unit = unit(WITHHELD.0).filter(|_| WITHHELD.1.contains(&year))?;
    let about = About::Units(vec![unit]);
    let mut finding =
        Finding::new(format!("{}-{year}-ky-luat", unit.id), "shortcoming", year, about, Section::Communes);
    finding.origin = "district-inspection";
    finding.domain = Some("cong-vu");
    finding.title = format!("{} có trường hợp bị xử lý kỷ luật trong năm {year}.", unit.name_in(year));
    finding.text = "Số lượng không công bố vì số nhỏ có thể làm lộ danh tính.".to_owned();
    finding.figures = vec![Json::object([
        ("label", "Số cán bộ, công chức bị xử lý kỷ luật".into()),
        ("withheld", true.into()),
        ("unit", "người".into()),
    ])];
    finding.responsible =
        vec![(unit.id.to_owned(), "subject"), ("thanh-tra-huyen-mau".to_owned(), "monitor")];
    finding.tags = vec!["xu-ly-ky-luat"];
    Some(finding)
}

fn all_but_some(year: i64) -> Option<Finding> {
    if year != 2021 {
        return None;
    }
    let except = vec!["thi-tran-mau-99001", "xa-phu-lua-99043"];
    let id = "cac-xa-2021-chuyen-doi-so".to_owned();
    let mut finding = Finding::new(id, "shortcoming", year, About::AllExcept(except), Section::Communes);
    finding.origin = "district-inspection";
    finding.domain = Some("chinh-quyen-so");
    finding.title =
        "Trừ thị trấn Mẫu và xã Phú Lúa, các xã, thị trấn chưa ban hành kế hoạch chuyển đổi số riêng."
            .to_owned();
    finding.text = "Nội dung chưa được chấm điểm trong bộ tiêu chí năm 2021.".to_owned();
    finding.responsible = vec![("phong-van-hoa-huyen-mau".to_owned(), "lead")];
    finding.due = Some("2022-06-30".to_owned());
    finding.tags = vec!["chuyen-doi-so"];
    finding.history = vec![answered(year, "Các đơn vị đã ban hành kế hoạch chuyển đổi số.")];
    Some(finding)
}

fn criticism(year: i64) -> Option<Finding> {
    let id = match year {
        2020 => "xa-son-ha-10-99016",
        2023 => "xa-lung-mo-99046",
        _ => return None,
    };
    let unit = unit(id)?;
    let about = About::Units(vec![unit]);
    let mut finding =
        Finding::new(format!("{id}-{year}-phe-binh"), "shortcoming", year, about, Section::Communes);
    finding.origin = "criticism";
    finding.domain = Some("chi-dao");
    finding.title = format!("UBND huyện phê bình {} vì gửi hồ sơ tự chấm chậm.", unit.name_inside(year));
    finding.text =
        format!("Hồ sơ tự chấm năm {year} của đơn vị được gửi sau thời hạn, làm chậm việc thẩm định chung.");
    finding.responsible = vec![(id.to_owned(), "lead"), ("phong-noi-vu-huyen-mau".to_owned(), "monitor")];
    finding.tags = vec!["ho-so-tu-cham"];
    Some(finding)
}

/// The unit's answer in the report on remedies.
fn answered(year: i64, text: &str) -> Step {
    Step {
        as_of: format!("{}-05-31", year + 1),
        status: "reported-done",
        assurance: "self-reported",
        label: Some("Đã thực hiện"),
        text: text.to_owned(),
        count: None,
        document: follow_up_id(year),
        locator: String::new(),
    }
}
