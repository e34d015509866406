//! Random small sites that do not contradict themselves, computed in whole numbers: no decimal type of the program
//! has a part in what is expected of it.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::audit::Files;

/// Names that nobody confuses.
const COMMUNES: [&str; 5] = ["Đông Hà", "Bình Minh", "Phú Lộc", "Tân Lập", "Khe Vàng"];
const KEYS: [&str; 4] = ["chi-dao", "the-che", "thu-tuc", "bo-may"];

/// One set, one district, one year. Points are counted in the last printed digit: 1175 is 11.75 at two decimals.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) decimals: u32,
    /// Points print without zeros at their end: 9 beside 11.75.
    pub(crate) trims: bool,
    has_scale: bool,
    domains: Vec<Domain>,
    pub(crate) results: Vec<Scored>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) claims: Vec<Claim>,
    values: Vec<Ratio>,
}

#[derive(Debug, Clone)]
struct Domain {
    max: i64,
    survey_max: Option<i64>,
}

/// The result of one commune.
#[derive(Debug, Clone)]
pub(crate) struct Scored {
    pub(crate) scores: Vec<Score>,
    pub(crate) self_total: i64,
    states_appraised: bool,
    bonus: Option<i64>,
    total: i64,
    pub(crate) position: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Score {
    appraised: i64,
    self_assessed: i64,
    survey: Option<i64>,
    pub(crate) lost: i64,
    states_lost: bool,
    /// Appraised points as a percentage of the maximum.
    percent: Option<Ratio>,
}

#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) unit: usize,
    pub(crate) domain: usize,
    /// Equal when the loss is exact.
    pub(crate) loss: (i64, i64),
    pub(crate) figure: Ratio,
    pub(crate) remedy: Remedy,
}

#[derive(Debug, Clone)]
pub(crate) struct Remedy {
    pub(crate) is_done: bool,
    pub(crate) figure: Ratio,
}

/// A stated count of findings.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    unit: Option<usize>,
    pub(crate) stated: usize,
    /// What a recount gives: findings, units.
    pub(crate) counted: (usize, usize),
}

/// A percentage, stated in its last printed digit, rounded half up.
#[derive(Debug, Clone)]
pub(crate) struct Ratio {
    pub(crate) numerator: u64,
    pub(crate) denominator: u64,
    decimals: u32,
    pub(crate) stated: u64,
}

impl Ratio {
    pub(crate) fn new(numerator: u64, denominator: u64, decimals: u32) -> Self {
        let scaled = numerator * 100 * 10_u64.pow(decimals);
        Self { numerator, denominator, decimals, stated: (2 * scaled + denominator) / (2 * denominator) }
    }

    fn json(&self) -> Value {
        json!({
            "label": "Hồ sơ", "numerator": self.numerator, "denominator": self.denominator,
            "stated": printed(self.stated as i64, self.decimals), "unit": "%",
        })
    }
}

/// 1175 at two decimals is 11.75.
fn printed(digits: i64, decimals: u32) -> String {
    let one = 10_i64.pow(decimals);
    match decimals {
        0 => digits.to_string(),
        _ => format!("{}.{:0width$}", digits / one, digits % one, width = decimals as usize),
    }
}

/// What is drawn for one score; shares are of 1000.
#[derive(Debug, Clone)]
struct Drawn {
    lost: i64,
    more_self: i64,
    survey: i64,
    states_lost: bool,
    percent: Option<u32>,
    /// Where the loss is cut into the losses of findings.
    cuts: Vec<i64>,
    slack: i64,
    is_done: bool,
    numerator: u64,
    denominator: u64,
    decimals: u32,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let score = (0..=1000_i64, 0..=1000_i64, 0..=1000_i64, any::<bool>(), proptest::option::of(0..4_u32));
    let finding = (vec(0..1000_i64, 0..3), 0..3_i64, any::<bool>(), 0..400_u64, 2..400_u64, 0..4_u32);
    (score, finding).prop_map(
        |(
            (lost, more_self, survey, states_lost, percent),
            (cuts, slack, is_done, numerator, denominator, decimals),
        )| Drawn {
            lost,
            more_self,
            survey,
            states_lost,
            percent,
            cuts,
            slack,
            is_done,
            numerator: numerator.min(denominator),
            denominator,
            decimals,
        },
    )
}

/// A site with at least one finding.
pub(crate) fn site() -> impl Strategy<Value = Site> {
    // At least 5 points: a sum that is wrong must not have to be above its maximum too.
    let domains = vec((5..40_i64, proptest::option::of(1..9_i64)), 1..=KEYS.len());
    let commune = (vec(drawn(), KEYS.len()), any::<bool>(), proptest::option::of(1..3_i64));
    let communes = vec(commune, 1..=COMMUNES.len());
    let manner = (1..4_u32, any::<bool>(), any::<bool>(), any::<bool>());
    (manner, domains, communes).prop_map(|((decimals, trims, has_scale, counts_units), domains, communes)| {
        let point = 10_i64.pow(decimals);
        let domain = |(max, survey_max): (i64, Option<i64>)| Domain {
            max: max * point,
            survey_max: survey_max.map(|max| max * point),
        };
        let mut site = Site {
            decimals,
            trims,
            has_scale,
            domains: domains.into_iter().map(domain).collect(),
            results: Vec::new(),
            findings: Vec::new(),
            claims: Vec::new(),
            values: Vec::new(),
        };
        for (drawn, states_appraised, bonus) in &communes {
            site.add_commune(drawn, *states_appraised, bonus.map(|bonus| bonus * point));
        }
        site.rank();
        site.count(counts_units);
        site
    })
}

impl Site {
    fn add_commune(&mut self, drawn: &[Drawn], states_appraised: bool, bonus: Option<i64>) {
        let unit = self.results.len();
        let mut scores = Vec::new();
        for (at, (domain, drawn)) in self.domains.iter().zip(drawn).enumerate() {
            // The first domain of the first commune always loses something.
            let least = i64::from(unit == 0 && at == 0);
            let lost = (domain.max * drawn.lost / 1000).max(least);
            let appraised = domain.max - lost;
            let percent = |decimals| Ratio::new(appraised as u64, domain.max as u64, decimals);
            scores.push(Score {
                appraised,
                self_assessed: appraised + lost * drawn.more_self / 1000,
                survey: domain.survey_max.map(|max| max * drawn.survey / 1000),
                lost,
                states_lost: drawn.states_lost,
                percent: drawn.percent.map(percent),
            });
            self.findings.extend(findings(unit, at, lost, drawn));
            self.values.push(Ratio::new(drawn.numerator, drawn.denominator, drawn.decimals));
        }
        let sum = |part: fn(&Score) -> i64| scores.iter().map(part).sum::<i64>();
        self.results.push(Scored {
            self_total: sum(|score| score.self_assessed),
            states_appraised,
            bonus,
            total: sum(|score| score.appraised + score.survey.unwrap_or(0)) + bonus.unwrap_or(0),
            position: 0,
            scores,
        });
    }

    /// Equal totals share a rank.
    fn rank(&mut self) {
        let totals: Vec<i64> = self.results.iter().map(|result| result.total).collect();
        for result in &mut self.results {
            result.position = 1 + totals.iter().filter(|total| **total > result.total).count();
        }
    }

    fn count(&mut self, counts_units: bool) {
        let units = |wanted: Option<usize>| {
            let findings = self.findings.iter().filter(|one| wanted.is_none_or(|unit| one.unit == unit));
            let mut units: Vec<usize> = findings.map(|one| one.unit).collect();
            let count = units.len();
            units.dedup();
            (count, units.len())
        };
        let claim = |unit| {
            let counted = units(unit);
            Claim { unit, stated: if counts_units { counted.1 } else { counted.0 }, counted }
        };
        let claims = [None].into_iter().chain((0..self.results.len()).map(Some)).map(claim).collect();
        self.claims = claims;
    }

    /// The content folder.
    pub(crate) fn files(&self) -> Files {
        let json = |name: &str, records: Vec<Value>| json!({ name: records }).to_string();
        let files = [
            ("site.toml", SITE.to_owned()),
            ("units/don-vi.json", json("units", self.units())),
            ("frameworks/bo.json", json("frameworks", vec![self.framework()])),
            (
                "results/2023/xa.json",
                json("results", (0..self.results.len()).map(|at| self.result(at)).collect()),
            ),
            (
                "findings/2023/xa.json",
                json("findings", (0..self.findings.len()).map(|at| self.finding(at)).collect()),
            ),
            ("indicators/dung-han.json", json("indicators", vec![self.indicator()])),
            ("documents/2023/bc-01.md", self.document()),
        ];
        files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
    }

    fn points(&self, digits: i64) -> String {
        let text = printed(digits, self.decimals);
        if self.trims { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }

    fn units(&self) -> Vec<Value> {
        let district = json!({ "id": "huyen-a", "name": "Huyện A", "kind": "district" });
        let commune = |at: usize| {
            json!({
                "id": format!("xa-{at}"), "name": format!("Xã {}", COMMUNES[at]),
                "kind": "commune", "parent": "huyen-a",
            })
        };
        [district].into_iter().chain((0..self.results.len()).map(commune)).collect()
    }

    fn has_survey(&self) -> bool {
        self.domains.iter().any(|domain| domain.survey_max.is_some())
    }

    fn maxima(&self) -> (i64, i64) {
        let survey = self.domains.iter().filter_map(|domain| domain.survey_max).sum();
        (self.domains.iter().map(|domain| domain.max).sum(), survey)
    }

    /// The score from which on a commune is of the better class.
    fn bound(&self) -> i64 {
        let (appraised, survey) = self.maxima();
        (appraised + survey) / 2
    }

    fn framework(&self) -> Value {
        let (appraised, survey) = self.maxima();
        let bound = self.points(self.bound());
        let domains = self.domains.iter().enumerate().map(|(at, domain)| {
            json!({
                "code": (at + 1).to_string(), "key": KEYS[at], "title": format!("Lĩnh vực {}", at + 1),
                "max": self.points(domain.max), "survey_max": domain.survey_max.map(|max| self.points(max)),
            })
        });
        json!({
            "id": "bo-xa", "level": "commune", "years": [2023],
            "scale": self.has_scale.then(|| json!({
                "appraised": self.points(appraised), "total": self.points(appraised + survey),
                "survey": self.has_survey().then(|| self.points(survey)),
            })),
            "classes": [{ "name": "Tốt", "min": bound }, { "name": "Khá", "max": bound }],
            "domains": domains.collect::<Vec<_>>(),
        })
    }

    fn result(&self, at: usize) -> Value {
        let result = &self.results[at];
        let sum = |part: fn(&Score) -> i64| self.points(result.scores.iter().map(part).sum());
        let scores = result.scores.iter().enumerate().map(|(at, score)| {
            json!({
                "code": (at + 1).to_string(), "appraised": self.points(score.appraised),
                "self": self.points(score.self_assessed),
                "survey": score.survey.map(|points| self.points(points)),
                "lost": score.states_lost.then(|| self.points(score.lost)),
                "percent": score.percent.as_ref().map(|ratio| printed(ratio.stated as i64, ratio.decimals)),
            })
        });
        let bonus = result.bonus.map(|bonus| json!({ "kind": "bonus", "amount": self.points(bonus) }));
        json!({
            "unit": format!("xa-{at}"), "year": 2023, "framework": "bo-xa",
            "totals": {
                "self": self.points(result.self_total),
                "appraised": result.states_appraised.then(|| sum(|score| score.appraised)),
                "survey": self.has_survey().then(|| sum(|score| score.survey.unwrap_or(0))),
                "total": self.points(result.total),
            },
            "rank": { "position": result.position, "of": self.results.len() },
            "class": if result.total >= self.bound() { "Tốt" } else { "Khá" },
            "domains": scores.collect::<Vec<_>>(),
            "adjustments": bonus.into_iter().collect::<Vec<_>>(),
            "source": { "document": "bc-01" },
        })
    }

    fn finding(&self, at: usize) -> Value {
        let finding = &self.findings[at];
        let (min, max) = finding.loss;
        let loss = if min == max {
            json!({ "amount": self.points(min) })
        } else {
            json!({ "min": self.points(min), "max": self.points(max) })
        };
        let status = if finding.remedy.is_done { "reported-done" } else { "in-progress" };
        json!({
            "id": format!("tt-{at}"), "kind": "shortcoming", "year": 2023, "units": [format!("xa-{}", finding.unit)],
            "domain": KEYS[finding.domain], "title": format!("Hồ sơ trễ hạn, lần {at}"), "text": "Hồ sơ trễ hạn.",
            "loss": loss, "figures": [finding.figure.json()],
            "due": finding.remedy.is_done.then_some("2024-12-31"),
            "history": [{ "as_of": "2024-01-10", "status": status, "figures": [finding.remedy.figure.json()] }],
            "source": { "document": "bc-01", "locator": format!("I.{at}") },
        })
    }

    fn indicator(&self) -> Value {
        let values = self.results.iter().enumerate().zip(&self.values).map(|((at, _), ratio)| {
            json!({
                "unit": format!("xa-{at}"), "year": 2023, "numerator": ratio.numerator,
                "denominator": ratio.denominator, "value": printed(ratio.stated as i64, ratio.decimals),
                "source": { "document": "bc-01" },
            })
        });
        json!({ "id": "dung-han", "title": "Tỷ lệ đúng hạn", "unit": "%", "values": values.collect::<Vec<_>>() })
    }

    fn document(&self) -> String {
        let mut text = String::from(
            "+++\nid = \"bc-01\"\nnumber = \"1/BC-UBND\"\ndate = \"2024-01-15\"\nissuer = \"UBND huyện A\"\n\
             kind = \"Báo cáo\"\ntitle = \"Kết quả năm 2023\"\nsigned = true\n",
        );
        for claim in &self.claims {
            let unit = claim.unit.map_or_else(String::new, |unit| format!(", unit = \"xa-{unit}\""));
            text += &format!(
                "[[claims]]\nlabel = \"Tồn tại\"\nstated = {}\ncount = {{ document = \"bc-01\"{unit} }}\n",
                claim.stated
            );
        }
        text + "+++\n"
    }
}

const SITE: &str = "title = \"Huyện A\"\nbase_url = \"https://a.example/\"\npublisher = \"UBND huyện A\"\nlanguage = \"vi\"\n";

/// Findings whose losses add up to what a domain lost; a range contains its part.
fn findings(unit: usize, domain: usize, lost: i64, drawn: &Drawn) -> Vec<Finding> {
    if lost == 0 {
        return Vec::new();
    }
    let mut bounds: Vec<i64> = drawn.cuts.iter().map(|cut| lost * cut / 1000).chain([0, lost]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let figure = Ratio::new(drawn.numerator, drawn.denominator, drawn.decimals);
    let done = if drawn.is_done { drawn.denominator } else { drawn.numerator };
    let remedy =
        Remedy { is_done: drawn.is_done, figure: Ratio::new(done, drawn.denominator, drawn.decimals) };
    bounds
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .map(|part| Finding {
            unit,
            domain,
            loss: ((part - drawn.slack).max(0), part + drawn.slack),
            figure: figure.clone(),
            remedy: remedy.clone(),
        })
        .collect()
}

/// The least that a scene needs beside itself: a district, and nothing to be said of it.
pub(crate) fn bare() -> Files {
    let district = json!({ "units": [{ "id": "huyen-a", "name": "Huyện A", "kind": "district" }] });
    let files = [("site.toml", SITE.to_owned()), ("units/don-vi.json", district.to_string())];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}
