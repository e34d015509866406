//! Scores: every criterion of every unit and year, and the sums, ranks and classes that follow from them.

use std::cmp::Reverse;

use crate::documents::report_id;
use crate::frameworks::{Criterion, Set, class_of};
use crate::json::Json;
use crate::number::{Milli, is_half, percent, plain};
use crate::random::Random;
use crate::topics::DOMAINS;
use crate::units::{Unit, YEARS, communes, district};

/// Communes whose reports are detailed, and the years.
const IN_DETAIL: [(&str, std::ops::RangeInclusive<i64>); 4] = [
    ("thi-tran-cho-vung-99004", 2019..=2024),
    ("xa-dong-my-99007", 2021..=2024),
    ("xa-son-ha-2-99013", 2023..=2024),
    ("xa-khe-vang-99076", 2024..=2024),
];

/// Units that were not scored in a year.
const UNSCORED: [(&str, i64); 3] =
    [("xa-lung-mo-99046", 2019), ("xa-na-bong-99055", 2019), ("xa-suoi-may-99064", 2022)];

/// A result of which only the totals are known.
const TOTALS_ONLY: (&str, i64) = ("xa-yen-mau-99037", 2020);

/// The year in which two communes tie, and the position that they share.
const TIE: (i64, usize) = (2021, 7);

/// The district's position among those of the province, which this site does not cover.
const DISTRICT_RANKS: [i64; 6] = [7, 7, 5, 4, 5, 2];
const DISTRICTS: i64 = 9;

/// Points outside the domains.
pub(crate) struct Adjustment {
    pub(crate) unit: &'static str,
    pub(crate) year: i64,
    /// Negative for a penalty.
    pub(crate) amount: Milli,
    pub(crate) title: &'static str,
}

static ADJUSTMENTS: [Adjustment; 6] = [
    bonus("huyen-mau", 2023, 500, "Có mô hình cải cách hành chính được tỉnh nhân rộng"),
    bonus("xa-phu-lua-99043", 2022, 1_000, "Có giải pháp mới được công nhận cấp tỉnh"),
    bonus("xa-dong-my-99007", 2024, 1_000, "Có giải pháp mới được công nhận cấp tỉnh"),
    bonus("thi-tran-cho-vung-99004", 2020, -500, "Gửi báo cáo đột xuất quá hạn hai lần"),
    bonus("xa-son-ha-10-99016", 2021, -1_000, "Để xảy ra việc thu lệ phí sai mức"),
    bonus("xa-lung-mo-99046", 2023, -1_000, "Không thực hiện kết luận kiểm tra đúng hạn"),
];

const fn bonus(unit: &'static str, year: i64, amount: Milli, title: &'static str) -> Adjustment {
    Adjustment { unit, year, amount, title }
}

/// Whether the report goes into a commune's criteria.
pub(crate) fn is_told_in_detail(unit: &str, year: i64) -> bool {
    IN_DETAIL.iter().any(|(known, years)| *known == unit && years.contains(&year))
}

/// Every penalty of a year.
pub(crate) fn penalties(year: i64) -> impl Iterator<Item = &'static Adjustment> {
    ADJUSTMENTS.iter().filter(move |known| known.year == year && known.amount < 0)
}

impl Adjustment {
    /// Id of the finding behind a penalty.
    pub(crate) fn finding_id(&self) -> String {
        format!("{}-{}-diem-tru", self.unit, self.year)
    }
}

/// Points of one criterion.
pub(crate) struct Mark {
    pub(crate) criterion: Criterion,
    /// Points lost in the appraisal.
    pub(crate) lost: Milli,
    /// Points that the unit itself did not claim; never more than were lost.
    pub(crate) unclaimed: Milli,
}

/// The result of one unit and year.
pub(crate) struct Score {
    pub(crate) unit: &'static Unit,
    pub(crate) year: i64,
    pub(crate) set: &'static Set,
    pub(crate) marks: Vec<Mark>,
    /// Survey points by domain; none where the set has no survey.
    pub(crate) survey: Vec<Milli>,
    pub(crate) adjustments: Vec<&'static Adjustment>,
    pub(crate) rank: i64,
    pub(crate) of: i64,
}

impl Score {
    /// Whether the report states the totals only.
    pub(crate) fn totals_only(&self) -> bool {
        (self.unit.id, self.year) == TOTALS_ONLY
    }

    /// Maximum of a domain without the survey.
    pub(crate) fn max(&self, domain: usize) -> Milli {
        DOMAINS[domain].max[self.set.index]
    }

    fn marks_of(&self, domain: usize) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.criterion.domain == domain)
    }

    /// Points lost in a domain.
    pub(crate) fn lost(&self, domain: usize) -> Milli {
        self.marks_of(domain).map(|mark| mark.lost).sum()
    }

    /// Appraised points of a domain.
    pub(crate) fn appraised(&self, domain: usize) -> Milli {
        self.max(domain) - self.lost(domain)
    }

    /// Points of a domain that the unit claimed.
    pub(crate) fn claimed(&self, domain: usize) -> Milli {
        self.max(domain) - self.marks_of(domain).map(|mark| mark.unclaimed).sum::<Milli>()
    }

    /// Sum over all domains.
    pub(crate) fn sum(&self, of_domain: impl Fn(&Self, usize) -> Milli) -> Milli {
        (0..DOMAINS.len()).map(|domain| of_domain(self, domain)).sum()
    }

    /// Survey points in all.
    pub(crate) fn survey_sum(&self) -> Milli {
        self.survey.iter().sum()
    }

    /// Appraised and survey points with bonus and penalty.
    pub(crate) fn total(&self) -> Milli {
        let adjusted: Milli = self.adjustments.iter().map(|adjustment| adjustment.amount).sum();
        self.sum(Self::appraised) + self.survey_sum() + adjusted
    }

    /// The mark of a topic.
    pub(crate) fn mark(&self, topic: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.criterion.topic.key == topic)
    }
}

/// All results.
pub(crate) struct Scores(Vec<Score>);

impl Scores {
    /// Draws them.
    pub(crate) fn generate() -> Self {
        let mut scores: Vec<Score> = Vec::new();
        for year in YEARS {
            let scored = communes(year).filter(|unit| !UNSCORED.contains(&(unit.id, year)));
            for unit in std::iter::once(district()).chain(scored) {
                let before = scores.iter().find(|score| score.unit.id == unit.id && score.year == year - 1);
                let score = draw(unit, year, before);
                scores.push(score);
            }
            let of_year = scores.iter_mut().filter(|score| score.year == year);
            let mut ranked: Vec<&mut Score> = of_year.filter(|score| !score.unit.is_district()).collect();
            ranked.sort_by_key(|score| Reverse(score.total()));
            if year == TIE.0 {
                level_down(&mut ranked, TIE.1 - 1);
            }
            rank(&mut ranked);
        }
        Self(scores)
    }

    /// The result of a unit in a year.
    pub(crate) fn get(&self, unit: &str, year: i64) -> Option<&Score> {
        self.0.iter().find(|score| score.unit.id == unit && score.year == year)
    }

    /// The district's result.
    pub(crate) fn district(&self, year: i64) -> Option<&Score> {
        self.get(district().id, year)
    }

    /// Results of the communes of a year, in the order of their codes.
    pub(crate) fn communes(&self, year: i64) -> impl Iterator<Item = &Score> {
        self.0.iter().filter(move |score| score.year == year && !score.unit.is_district())
    }

    /// Results of the communes of a year, best first.
    pub(crate) fn ranking(&self, year: i64) -> Vec<&Score> {
        let mut ranking: Vec<&Score> = self.communes(year).collect();
        ranking.sort_by_key(|score| score.rank);
        ranking
    }

    /// Communes that existed but have no result.
    pub(crate) fn unscored(year: i64) -> impl Iterator<Item = &'static Unit> {
        communes(year).filter(move |unit| UNSCORED.contains(&(unit.id, year)))
    }

    /// Two files for each year.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let file = |year: i64, name: &str, records: Vec<Json>| {
            (
                format!("results/{year}/{name}.json"),
                Json::object([("results", Json::List(records))]).to_file(),
            )
        };
        YEARS
            .iter()
            .flat_map(|&year| {
                let district = self.district(year).map(|score| record(score, "Mục II".to_owned()));
                let rows = self.ranking(year).into_iter().enumerate();
                let communes = rows.map(|(row, score)| record(score, format!("Mục III, dòng {}", row + 1)));
                [file(year, "huyen", district.into_iter().collect()), file(year, "xa", communes.collect())]
            })
            .collect()
    }
}

fn draw(unit: &'static Unit, year: i64, before: Option<&Score>) -> Score {
    let set = Set::of(unit, year);
    let shift = Random::of(&format!("year {} {year}", unit.id)).between(-35, 35);
    let quality = unit.quality + 22 * (year - YEARS[0]) + shift;
    let draw_mark = |criterion: Criterion| {
        let key = criterion.topic.key;
        let bent = Random::of(&format!("domain {} {}", unit.id, criterion.domain)).between(-90, 90);
        let chance = 1000 - (quality + bent).clamp(150, 965);
        let again = before.and_then(|score| score.mark(key)).is_some_and(|mark| mark.lost > 0);
        let mut random = Random::of(&format!("mark {} {year} {key}", unit.id));
        let lost = if random.chance(if again { chance + 260 } else { chance * 3 / 4 }) {
            criterion.max * random.pick(&[20, 20, 40, 50, 60, 100]) / 100
        } else {
            0
        };
        let unclaimed = if random.chance(450) { lost } else { 0 };
        Mark { criterion, lost, unclaimed }
    };
    let step = 10_i64.pow(3) / 10_i64.pow(if unit.is_district() { 3 } else { 2 });
    let draw_survey = |(place, domain): (usize, &&crate::topics::Domain)| {
        let mut random = Random::of(&format!("survey {} {year} {place}", unit.id));
        domain.survey[set.index] * random.between(710, 930) / 1000 / step * step
    };
    let has_survey = set.survey_max() > 0;
    Score {
        unit,
        year,
        set,
        marks: set.criteria().into_iter().map(draw_mark).collect(),
        survey: if has_survey { DOMAINS.iter().enumerate().map(draw_survey).collect() } else { Vec::new() },
        adjustments: ADJUSTMENTS.iter().filter(|known| (known.unit, known.year) == (unit.id, year)).collect(),
        rank: DISTRICT_RANKS[usize::try_from(year - YEARS[0]).unwrap_or(0)],
        of: DISTRICTS,
    }
}

/// Takes points from the unit at `place` until it has no more than the next one.
fn level_down(ranked: &mut [&mut Score], place: usize) {
    let mut surplus = ranked[place].total() - ranked[place + 1].total();
    for mark in ranked[place].marks.iter_mut().filter(|mark| mark.lost > 0) {
        let taken = surplus.min(mark.criterion.max - mark.lost);
        mark.lost += taken;
        surplus -= taken;
    }
}

/// Equal totals share a position, and the positions that they take up are skipped.
fn rank(ranked: &mut [&mut Score]) {
    let totals: Vec<Milli> = ranked.iter().map(|score| score.total()).collect();
    for score in ranked.iter_mut() {
        let better = totals.iter().filter(|total| **total > score.total()).count();
        score.rank = i64::try_from(better + 1).unwrap_or(0);
        score.of = i64::try_from(totals.len()).unwrap_or(0);
    }
}

fn record(score: &Score, locator: String) -> Json {
    let points = |value: Milli| Json::from(plain(value, score.set.decimals()));
    let surveyed = !score.survey.is_empty();
    let totals = Json::object([
        ("self", points(score.sum(Score::claimed))),
        ("appraised", points(score.sum(Score::appraised))),
        ("survey", surveyed.then(|| points(score.survey_sum())).into()),
        ("total", points(score.total())),
    ]);
    let domain = |place: usize| {
        let (appraised, max) = (score.appraised(place), score.max(place));
        // The older sets of communes have no survey: losses and percentages then mean one thing only.
        let stated = !surveyed && score.year == 2021;
        let share = (stated && !is_half(appraised, max, 2)).then(|| plain(percent(appraised, max, 2), 2));
        Json::object([
            ("code", (place + 1).to_string().into()),
            ("self", points(score.claimed(place))),
            ("appraised", points(appraised)),
            ("survey", score.survey.get(place).map(|&survey| points(survey)).into()),
            ("lost", stated.then(|| points(score.lost(place))).into()),
            ("percent", share.into()),
        ])
    };
    let domains = if score.totals_only() { Vec::new() } else { (0..DOMAINS.len()).map(domain).collect() };
    let in_detail = score.unit.is_district() || is_told_in_detail(score.unit.id, score.year);
    let adjustments = score.adjustments.iter().map(|adjustment| {
        let penalty = adjustment.amount < 0;
        Json::object([
            ("kind", if penalty { "penalty" } else { "bonus" }.into()),
            ("amount", points(adjustment.amount.abs())),
            ("title", adjustment.title.into()),
            ("finding", penalty.then(|| adjustment.finding_id()).into()),
        ])
    });
    let rank = [("position", score.rank.into()), ("of", score.of.into())];
    let source = [("document", report_id(score.year).into()), ("locator", locator.into())];
    let note = score.totals_only().then_some("Báo cáo chỉ nêu tổng điểm, không nêu điểm từng lĩnh vực.");
    Json::object([
        ("unit", score.unit.id.into()),
        ("year", score.year.into()),
        ("framework", score.set.id.into()),
        ("totals", totals),
        ("rank", Json::object(rank)),
        ("class", class_of(score.total()).into()),
        ("domains", Json::List(domains)),
        ("criteria", Json::List(if in_detail { criteria(score) } else { Vec::new() })),
        ("adjustments", Json::list(adjustments)),
        ("note", note.into()),
        ("source", Json::object(source)),
    ])
}

/// Rows of all criteria, each one with components before them.
fn criteria(score: &Score) -> Vec<Json> {
    let points = |value: Milli| Json::from(plain(value, score.set.decimals()));
    let row = |code: &str, marks: &[&Mark]| {
        let sum = |of: fn(&Mark) -> Milli| marks.iter().map(|mark| mark.criterion.max - of(mark)).sum();
        Json::object([
            ("criterion", code.into()),
            ("self", points(sum(|mark| mark.unclaimed))),
            ("appraised", points(sum(|mark| mark.lost))),
        ])
    };
    let mut rows = Vec::new();
    let mut last_above = None;
    for mark in &score.marks {
        if let Some((code, _)) = &mark.criterion.above
            && last_above != Some(code)
        {
            let below = |other: &&Mark| other.criterion.above.as_ref().is_some_and(|above| above.0 == *code);
            rows.push(row(code, &score.marks.iter().filter(below).collect::<Vec<_>>()));
            last_above = Some(code);
        }
        rows.push(row(&mark.criterion.code, &[mark]));
    }
    rows
}
