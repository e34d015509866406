//! Points of every commune and year: the maximum less what its findings cost and what no finding tells.

use super::documents::report_id;
use super::findings::{Finding, Loss};
use super::json::Json;
use super::number::{Milli, plain};
use super::random::Random;
use super::site::{CLASSES, FRAMEWORK};
use super::units::Register;
use super::words::DOMAINS;

/// The result of a commune in a year.
pub(super) struct Score {
    /// Position in the register.
    pub(super) commune: usize,
    year: i64,
    /// Points lost, by domain.
    lost: Vec<Milli>,
    /// Of these, what the commune did not claim itself.
    unclaimed: Vec<Milli>,
    pub(super) rank: usize,
    of: usize,
    district: String,
}

impl Score {
    /// Points of a domain.
    pub(super) fn points(&self, domain: usize) -> Milli {
        DOMAINS[domain].max() - self.lost[domain]
    }

    fn claimed(&self, domain: usize) -> Milli {
        DOMAINS[domain].max() - self.unclaimed[domain]
    }

    /// Points in all.
    pub(super) fn total(&self) -> Milli {
        (0..DOMAINS.len()).map(|domain| self.points(domain)).sum()
    }

    /// The class that the total falls into.
    pub(super) fn class(&self) -> &'static str {
        let total = self.total();
        CLASSES.iter().find(|(_, min)| total >= *min).map_or("Yếu", |(name, _)| name)
    }

    fn record(&self, register: &Register) -> Json {
        let sum = (0..DOMAINS.len()).map(|domain| self.claimed(domain)).sum();
        let domain = |at: usize| {
            Json::object([
                ("code", (at + 1).to_string().into()),
                ("self", plain(self.claimed(at), 2).into()),
                ("appraised", plain(self.points(at), 2).into()),
            ])
        };
        let whole = |count: usize| Json::from(i64::try_from(count).unwrap_or(0));
        let totals = [
            ("self", plain(sum, 2).into()),
            ("appraised", plain(self.total(), 2).into()),
            ("total", plain(self.total(), 2).into()),
        ];
        let source = [
            ("document", report_id(&self.district, self.year).into()),
            ("locator", format!("Mục II, dòng {}", self.rank).into()),
        ];
        Json::object([
            ("unit", (&register.communes[self.commune].id).into()),
            ("year", self.year.into()),
            ("framework", FRAMEWORK.into()),
            ("totals", Json::object(totals)),
            ("rank", Json::object([("position", whole(self.rank)), ("of", whole(self.of))])),
            ("class", self.class().into()),
            ("domains", Json::list((0..DOMAINS.len()).map(domain))),
            ("source", Json::object(source)),
        ])
    }
}

/// The results of a district, ranked within it; the communes in the order of the register.
pub(super) fn score(
    register: &Register,
    district: usize,
    year: i64,
    findings: &[Finding],
    seed: u64,
) -> Vec<Score> {
    let communes = register.districts[district].communes.clone();
    let of = communes.len();
    let mut scores: Vec<Score> = communes
        .map(|commune| {
            let mut random = Random::of(&format!("{seed} score {year} {commune}"));
            let mut lost = vec![0; DOMAINS.len()];
            for finding in findings.iter().filter(|finding| finding.commune == commune) {
                lost[finding.domain] += match finding.loss {
                    Loss::Exact(points) => points,
                    Loss::Range(low, high) => low.midpoint(high),
                    Loss::Unknown => 250,
                };
            }
            // Some reports take points that no finding tells of.
            if random.chance(120) {
                let domain = usize::try_from(random.between(0, 7)).unwrap_or(0);
                lost[domain] += 250 * random.between(1, 4);
            }
            let unclaimed = lost.iter().map(|&lost| if random.chance(400) { lost } else { 0 }).collect();
            let district = register.districts[district].slug.clone();
            Score { commune, year, lost, unclaimed, rank: 0, of, district }
        })
        .collect();
    let totals: Vec<Milli> = scores.iter().map(Score::total).collect();
    for score in &mut scores {
        score.rank = totals.iter().filter(|&&total| total > score.total()).count() + 1;
    }
    scores
}

/// `results/<year>/<district>.json`.
pub(super) fn file(register: &Register, scores: &[Score]) -> String {
    let records = scores.iter().map(|score| score.record(register));
    Json::object([("results", Json::list(records))]).to_file()
}
