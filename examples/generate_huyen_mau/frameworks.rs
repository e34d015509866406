//! Four criteria sets: district and communes, with a break between 2021 and 2022.

use crate::json::Json;
use crate::number::{Milli, ONE, plain};
use crate::topics::{DOMAINS, Domain, Topic};
use crate::units::Unit;

/// One criteria set.
pub(crate) struct Set {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    level: &'static str,
    pub(crate) years: [i64; 3],
    /// Place among the maxima of a topic.
    pub(crate) index: usize,
    note: &'static str,
}

/// The sets; their places are those of the arrays of four in [`crate::topics`].
pub(crate) static SETS: [Set; 4] = [
    Set {
        id: "gia-dinh-huyen-2019",
        title: "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp huyện (2019–2021)",
        level: "district",
        years: [2019, 2020, 2021],
        index: 0,
        note: "Điểm thẩm định tối đa 80, điểm điều tra xã hội học tối đa 20.",
    },
    Set {
        id: "gia-dinh-huyen-2022",
        title: "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp huyện (2022–2024)",
        level: "district",
        years: [2022, 2023, 2024],
        index: 1,
        note: "Điểm thẩm định tối đa 85, điểm điều tra xã hội học tối đa 15. Nhiều tiêu chí đổi số và đổi điểm tối đa so với bộ trước.",
    },
    Set {
        id: "huyen-mau-xa-2019",
        title: "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã (2019–2021)",
        level: "commune",
        years: [2019, 2020, 2021],
        index: 2,
        note: "Không có phần điều tra xã hội học.",
    },
    Set {
        id: "huyen-mau-xa-2022",
        title: "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã (2022–2024)",
        level: "commune",
        years: [2022, 2023, 2024],
        index: 3,
        note: "Từ năm 2022 có phần điều tra xã hội học, tối đa 10 điểm.",
    },
];

/// Names of the classes with their lowest and highest scores; the same in all sets.
const CLASSES: [(&str, Milli, Milli); 4] =
    [("Tốt", 85_000, 100_000), ("Khá", 75_000, 84_999), ("Trung bình", 60_000, 74_999), ("Yếu", 0, 59_999)];

/// A criterion of a set: a topic with its code.
pub(crate) struct Criterion {
    pub(crate) code: String,
    /// Code and title of the criterion above, where it is a component.
    pub(crate) above: Option<(String, &'static str)>,
    pub(crate) topic: &'static Topic,
    pub(crate) max: Milli,
    /// Place of its domain.
    pub(crate) domain: usize,
}

impl Set {
    /// The set that scores a unit in a year.
    pub(crate) fn of(unit: &Unit, year: i64) -> &'static Self {
        let newer = usize::from(year >= 2022);
        &SETS[if unit.is_district() { newer } else { 2 + newer }]
    }

    /// The criteria that are scored, in the order of their codes.
    pub(crate) fn criteria(&self) -> Vec<Criterion> {
        DOMAINS.iter().enumerate().flat_map(|(place, domain)| self.criteria_of(place, domain)).collect()
    }

    fn criteria_of(&self, place: usize, domain: &Domain) -> Vec<Criterion> {
        let present: Vec<&'static Topic> =
            domain.topics.iter().filter(|topic| topic.max[self.index] > 0).collect();
        let mut criteria: Vec<Criterion> = Vec::with_capacity(present.len());
        let mut number = 0;
        let mut part = 0;
        for topic in &present {
            // One component alone is simply a criterion.
            let siblings = present.iter().filter(|other| other.part_of == topic.part_of).count();
            let parent = topic.part_of.filter(|_| siblings > 1);
            let goes_on = parent.is_some()
                && criteria.last().and_then(|last| last.above.as_ref()).map(|(_, title)| *title) == parent;
            if goes_on {
                part += 1;
            } else {
                number += 1;
                part = 1;
            }
            let own = format!("{}.{number}", place + 1);
            let (code, above) = match parent {
                Some(title) => (format!("{own}.{part}"), Some((own, title))),
                None => (own, None),
            };
            criteria.push(Criterion { code, above, topic, max: topic.max[self.index], domain: place });
        }
        criteria
    }

    /// Maximum of the survey in all.
    pub(crate) fn survey_max(&self) -> Milli {
        DOMAINS.iter().map(|domain| domain.survey[self.index]).sum()
    }

    /// Maximum of the appraised part in all.
    pub(crate) fn appraised_max(&self) -> Milli {
        DOMAINS.iter().map(|domain| domain.max[self.index]).sum()
    }

    /// Title of a domain in this set.
    pub(crate) fn domain_title(&self, domain: usize) -> &'static str {
        DOMAINS[domain].titles[self.index % 2]
    }

    /// Digits behind the comma of its scores: the province surveys to the thousandth.
    pub(crate) fn decimals(&self) -> usize {
        if self.level == "district" { 3 } else { 2 }
    }

    fn record(&self) -> Json {
        let points = |value: Milli| plain(value, 2);
        let survey_max = self.survey_max();
        let domains = DOMAINS.iter().enumerate().map(|(place, domain)| {
            let survey = domain.survey[self.index];
            Json::object([
                ("code", (place + 1).to_string().into()),
                ("key", domain.key.into()),
                ("title", self.domain_title(place).into()),
                ("max", points(domain.max[self.index]).into()),
                ("survey_max", (survey > 0).then(|| points(survey)).into()),
            ])
        });
        let mut criteria: Vec<Json> = Vec::new();
        let all = self.criteria();
        let mut last_above = None;
        for criterion in &all {
            let domain = (criterion.domain + 1).to_string();
            if let Some((code, title)) = &criterion.above
                && last_above != Some(code)
            {
                let parts =
                    all.iter().filter(|other| other.above.as_ref().is_some_and(|above| above.0 == *code));
                criteria.push(row(code, &domain, title, parts.map(|part| part.max).sum()));
                last_above = Some(code);
            }
            let parent = criterion.above.as_ref().map_or(&domain, |(code, _)| code);
            criteria.push(row(&criterion.code, parent, criterion.topic.title, criterion.max));
        }
        let scale = Json::object([
            ("appraised", points(self.appraised_max()).into()),
            ("survey", (survey_max > 0).then(|| points(survey_max)).into()),
            ("total", points(self.appraised_max() + survey_max).into()),
        ]);
        let classes = CLASSES.iter().map(|&(name, min, max)| {
            let bound = |value| plain(value, self.decimals());
            Json::object([("name", name.into()), ("min", bound(min).into()), ("max", bound(max).into())])
        });
        let source = Json::object([
            ("document", crate::documents::report_id(self.years[0]).into()),
            ("locator", "Mục I".into()),
        ]);
        Json::object([
            ("id", self.id.into()),
            ("title", self.title.into()),
            ("level", self.level.into()),
            ("years", Json::list(self.years)),
            ("scale", scale),
            ("classes", Json::list(classes)),
            ("domains", Json::list(domains)),
            ("criteria", Json::List(criteria)),
            ("source", source),
            ("note", self.note.into()),
        ])
    }
}

/// The class of a total.
pub(crate) fn class_of(total: Milli) -> &'static str {
    CLASSES.iter().find(|(_, min, _)| total >= *min).map_or("", |(name, ..)| name)
}

/// A file for each set. Fails when the maxima of a domain and of its criteria do not agree.
pub(crate) fn files() -> Result<Vec<(String, String)>, String> {
    for set in &SETS {
        for (place, domain) in DOMAINS.iter().enumerate() {
            let sum: Milli = domain.topics.iter().map(|topic| topic.max[set.index]).sum();
            if sum != domain.max[set.index] {
                return Err(format!("{} {}: {sum}", set.id, place + 1));
            }
        }
        if set.appraised_max() + set.survey_max() != 100 * ONE {
            return Err(format!("{}: {} + {}", set.id, set.appraised_max(), set.survey_max()));
        }
    }
    let file = |set: &Set| {
        let content = Json::object([("frameworks", Json::List(vec![set.record()]))]);
        (format!("frameworks/{}.json", set.id), content.to_file())
    };
    Ok(SETS.iter().map(file).collect())
}

fn row(code: &str, parent: &str, title: &str, max: Milli) -> Json {
    Json::object([
        ("code", code.into()),
        ("parent", parent.into()),
        ("title", title.into()),
        ("max", plain(max, 2).into()),
    ])
}
