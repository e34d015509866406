//! Shortcomings of communes with their losses and remedies.

use super::documents::{Shelf, follow_up_id, report_id};
use super::fill::{Facts, fill, phrase};
use super::json::Json;
use super::number::{Milli, is_half, percent, plain};
use super::random::Random;
use super::units::Register;
use super::words::{
    CAUSES, CLOSINGS, DETAILS, DOMAINS, EFFECTS, EXPLANATIONS, OPENINGS, REMEDIES_BEGUN, REMEDIES_DONE,
    REMEDIES_SEEN,
};
use super::{LAST_YEAR, Size};

/// Points lost.
#[derive(Clone, Copy)]
pub(super) enum Loss {
    Exact(Milli),
    Range(Milli, Milli),
    Unknown,
}

/// A shortcoming of one commune.
pub(super) struct Finding {
    /// Position in the register.
    pub(super) commune: usize,
    pub(super) domain: usize,
    pub(super) loss: Loss,
    record: Json,
}

/// The findings of a district and year, commune by commune.
pub(super) fn draw(
    register: &Register,
    size: Size,
    district: usize,
    year: i64,
    shelves: &[Shelf],
    seed: u64,
) -> Vec<Finding> {
    let mut row = 0;
    let mut all = Vec::new();
    for commune in register.districts[district].communes.clone() {
        let mut random = Random::of(&format!("{seed} criteria {year} {commune}"));
        for (at, criterion) in criteria(size.findings, &mut random).into_iter().enumerate() {
            row += 1;
            let place = Place { register, district, commune, year, at, row, criterion };
            all.push(place.finding(&shelves[district], seed));
        }
    }
    all
}

/// So many of the 32 criteria, as domain and position; none twice.
fn criteria(count: usize, random: &mut Random) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = (0..32).map(|at| (at / 4, at % 4)).collect();
    for at in 0..count.min(31) {
        let other = random.between(i64::try_from(at).unwrap_or(0), 31);
        all.swap(at, usize::try_from(other).unwrap_or(at));
    }
    all.truncate(count);
    all
}

/// Where a finding stands.
struct Place<'p> {
    register: &'p Register,
    district: usize,
    commune: usize,
    year: i64,
    at: usize,
    row: usize,
    criterion: (usize, usize),
}

impl Place<'_> {
    fn finding(&self, shelf: &Shelf, seed: u64) -> Finding {
        let year = self.year;
        let commune = &self.register.communes[self.commune];
        let district = &self.register.districts[self.district];
        let domain = &DOMAINS[self.criterion.0];
        let criterion = &domain.criteria[self.criterion.1];
        let mut random = Random::of(&format!("{seed} finding {year} {} {}", self.commune, self.at));
        let random = &mut random;

        let whole = random.between(12, 240);
        let part = random.between(whole / 3, whole - 1);
        let facts = Facts { commune, matter: phrase(random, domain.matters), part, whole, year };
        let fault = phrase(random, &criterion.faults);
        let counted = fault.contains("{n}");
        let steps = random.between(1, (criterion.max.min(2_000) / 250 * commune.care / 1000).max(1));
        let loss = match random.between(0, 99) {
            0..=7 => Loss::Unknown,
            8..=12 => Loss::Range(steps * 250, steps * 250 + 500),
            _ => Loss::Exact(steps * 250),
        };
        let mut text = vec![fill(phrase(random, &OPENINGS), &facts, random)];
        text.push(fill(phrase(random, &DETAILS), &facts, random));
        if random.chance(500) {
            text.push(fill(phrase(random, &EFFECTS), &facts, random));
        }
        if random.chance(500) {
            text.push(fill(phrase(random, &CLOSINGS), &facts, random));
        }
        let reason = random.chance(550).then(|| {
            let month = random.between(1, 12);
            format!("{} từ tháng {month}/{year}.", phrase(random, &CAUSES))
        });
        let explanation = random.chance(120).then(|| fill(phrase(random, &EXPLANATIONS), &facts, random));
        let due = random.chance(700).then(|| {
            let day = random.pick(&["06-30", "09-30", "12-31"]);
            format!("{}-{day}", if year == LAST_YEAR { year + 2 } else { year + 1 })
        });
        let figures = if counted { vec![figure(criterion.counted, part, whole)] } else { Vec::new() };
        let of = counted.then_some((criterion.counted, part, whole));
        let history = self.history(&facts, of, random);
        let office = self.register.office(self.district, domain.office);
        let role = |unit: Json, role: &str| Json::object([("unit", unit), ("role", role.into())]);
        let source = [
            ("document", report_id(&district.slug, year).into()),
            ("locator", format!("Phụ lục I, dòng {}", self.row).into()),
        ];
        let title = fill(fault, &facts, random);
        let record = Json::object([
            ("id", format!("{year}-{}-{}", commune.id.rsplit('-').next().unwrap_or(""), self.at + 1).into()),
            ("kind", "shortcoming".into()),
            ("year", year.into()),
            ("origin", "district-appraisal".into()),
            ("units", Json::list([&*commune.id])),
            ("domain", domain.key.into()),
            ("criterion", format!("{}.{}", self.criterion.0 + 1, self.criterion.1 + 1).into()),
            ("title", title.trim_end_matches('.').into()),
            ("text", text.join(" ").into()),
            ("reason", reason.into()),
            ("explanation", explanation.into()),
            ("loss", loss_record(loss)),
            ("figures", Json::List(figures)),
            ("responsible", Json::list([role((&commune.id).into(), "lead"), role(office.into(), "monitor")])),
            ("due", due.into()),
            ("history", Json::List(history)),
            ("references", Json::list(shelf.reference(random))),
            ("source", Json::object(source)),
            ("published", format!("{}-03-01", year + 1).into()),
        ]);
        Finding { commune: self.commune, domain: self.criterion.0, loss, record }
    }

    /// What became of it: the older, the likelier it is done and confirmed.
    fn history(
        &self,
        facts: &Facts<'_>,
        of: Option<(&'static str, i64, i64)>,
        random: &mut Random,
    ) -> Vec<Json> {
        let year = self.year;
        let slug = &self.register.districts[self.district].slug;
        let age = usize::try_from(LAST_YEAR - year).unwrap_or(0).min(2);
        let step = |status: &str, assurance: &str, text: String, part: Option<i64>, confirmed: bool| {
            let (document, place, day) = if confirmed {
                (report_id(slug, year + 1), "Phụ lục II", format!("{}-12-31", year + 1))
            } else {
                (follow_up_id(slug, year), "Phụ lục", format!("{}-05-31", year + 1))
            };
            let source =
                [("document", document.into()), ("locator", format!("{place}, dòng {}", self.row).into())];
            let figures = of.zip(part).map(|((label, _, whole), part)| {
                Json::object([
                    ("label", label.into()),
                    ("numerator", part.into()),
                    ("denominator", whole.into()),
                ])
            });
            Json::object([
                ("as_of", day.into()),
                ("status", status.into()),
                ("assurance", assurance.into()),
                ("text", text.into()),
                ("figures", Json::list(figures)),
                ("source", Json::object(source)),
            ])
        };
        let draw = random.between(0, 999);
        let [silent, idle, begun, reported] =
            [[80, 150, 500, 1000], [60, 90, 220, 520], [40, 50, 90, 210]][age];
        if draw < silent {
            return Vec::new();
        }
        if draw < idle {
            let text = "Chưa triển khai, chờ bố trí kinh phí.".to_owned();
            return vec![step("not-started", "self-reported", text, None, false)];
        }
        let begin = |random: &mut Random| fill(phrase(random, &REMEDIES_BEGUN), facts, random);
        if draw < begun {
            let part = of.map(|(_, part, whole)| random.between(part, whole - 1));
            return vec![step("in-progress", "self-reported", begin(random), part, false)];
        }
        let whole = of.map(|(.., whole)| whole);
        let text = fill(phrase(random, &REMEDIES_DONE), facts, random);
        let mut steps = vec![step("reported-done", "self-reported", text, whole, false)];
        if draw >= reported {
            let text = fill(phrase(random, &REMEDIES_SEEN), facts, random);
            steps.push(step("verified-done", "verified", text, whole, true));
        }
        steps
    }
}

/// So many of so many, with the percentage where that rounds in one way only.
fn figure(label: &str, part: i64, whole: i64) -> Json {
    let stated = (!is_half(part, whole, 2)).then(|| plain(percent(part, whole, 2), 2));
    let unit = stated.is_some().then_some("%");
    Json::object([
        ("label", label.into()),
        ("numerator", part.into()),
        ("denominator", whole.into()),
        ("stated", stated.into()),
        ("unit", unit.into()),
    ])
}

fn loss_record(loss: Loss) -> Json {
    let points = |points: Milli| Json::from(plain(points, 2));
    match loss {
        Loss::Exact(amount) => Json::object([("amount", points(amount)), ("basis", "max".into())]),
        Loss::Range(min, max) => {
            Json::object([("min", points(min)), ("max", points(max)), ("basis", "max".into())])
        }
        Loss::Unknown => None::<Json>.into(),
    }
}

/// `findings/<year>/<district>.json`.
pub(super) fn file(findings: &[Finding]) -> String {
    Json::object([("findings", Json::list(findings.iter().map(|finding| finding.record.clone())))]).to_file()
}
