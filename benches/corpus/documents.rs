//! Documents: of each district and year a report and a follow-up, and others as many as are asked for.

use std::fmt::Write as _;

use super::Size;
use super::fill::{Facts, fill, phrase};
use super::findings::Finding;
use super::number::printed;
use super::random::Random;
use super::results::Score;
use super::units::{Commune, Register};
use super::words::{CLOSINGS, DETAILS, DOMAINS, EFFECTS, HEADINGS, KINDS, OPENINGS, PRAISE};

/// Id of the report on a year.
pub(super) fn report_id(district: &str, year: i64) -> String {
    format!("bao-cao-{district}-{year}")
}

/// Id of the follow-up of a year's report.
pub(super) fn follow_up_id(district: &str, year: i64) -> String {
    format!("khac-phuc-{district}-{year}")
}

/// The documents of a district and year.
pub(super) struct Shelf {
    year: i64,
    others: Vec<String>,
}

/// How the documents of a year are spread over the districts.
pub(super) fn plan(register: &Register, size: Size, at: usize, year: i64) -> Vec<Shelf> {
    let districts = register.districts.len();
    let of_year = size.documents / size.years + usize::from(at < size.documents % size.years);
    let others = of_year.saturating_sub(2 * districts);
    let shelf = |district: usize| {
        // Whoever has one more changes from year to year.
        let turn = (district + at) % districts;
        let count = others / districts + usize::from(turn < others % districts);
        let slug = &register.districts[district].slug;
        let numbered = |nth: usize| format!("van-ban-{slug}-{year}-{}", nth + 1);
        Shelf { year, others: (0..count).map(numbered).collect() }
    };
    (0..districts).map(shelf).collect()
}

impl Shelf {
    /// A document that a finding cites, or none.
    pub(super) fn reference(&self, random: &mut Random) -> Option<&str> {
        (!self.others.is_empty() && random.chance(250)).then(|| random.pick(&self.others).as_str())
    }

    /// Every document with its path.
    pub(super) fn files(
        &self,
        register: &Register,
        district: usize,
        scores: &[Score],
        findings: &[Finding],
        seed: u64,
    ) -> Vec<(String, String)> {
        let year = self.year;
        let place = &register.districts[district];
        let inside = register.district_inside(district);
        let path = |id: &str| format!("documents/{year}/{id}.md");
        let writer = |id: &str| Writer {
            communes: &register.communes[place.communes.clone()],
            year,
            random: Random::of(&format!("{seed} document {id}")),
        };
        let front = |id: &str, number: String, date: String, kind: &str, title: &str, about: &str| {
            format!(
                "+++\nid = \"{id}\"\nnumber = \"{number}\"\ndate = \"{date}\"\nissuer = \"UBND {inside}\"\nkind = \"{kind}\"\n\
                 title = \"{title}\"\nperiod = \"{year}\"\nabout = [\"{about}\"]\nsigned = true\n+++\n\n"
            )
        };
        let mut files = Vec::new();

        let id = report_id(&place.slug, year);
        let title = format!("Kết quả xác định Chỉ số cải cách hành chính cấp xã năm {year} của {inside}");
        let date = format!("{}-02-15", year + 1);
        let mut text = front(&id, format!("{}/BC-UBND", 40 + district), date, "Báo cáo", &title, &place.id);
        ranking(&mut text, register, scores, findings.len());
        writer(&id).sections(&mut text, 3);
        files.push((path(&id), text));

        let id = follow_up_id(&place.slug, year);
        let title = format!("Kết quả khắc phục tồn tại, hạn chế năm {year} của {inside}");
        let date = format!("{}-06-20", year + 1);
        let mut text = front(&id, format!("{}/BC-UBND", 240 + district), date, "Báo cáo", &title, &place.id);
        writer(&id).sections(&mut text, 1);
        files.push((path(&id), text));

        for (nth, id) in self.others.iter().enumerate() {
            let mut writer = writer(id);
            let (kind, mark, title) = KINDS[nth % KINDS.len()];
            let facts = writer.facts();
            let (about, title) = (facts.commune.id.clone(), fill(title, &facts, &mut writer.random));
            let number = format!("{}/{mark}", 300 + 40 * district + nth);
            let date =
                format!("{year}-{:02}-{:02}", writer.random.between(3, 11), writer.random.between(1, 28));
            let mut text = front(id, number, date, kind, &title, &about);
            writer.sections(&mut text, 1);
            files.push((path(id), text));
        }
        files
    }
}

/// The first sections of a report.
fn ranking(text: &mut String, register: &Register, scores: &[Score], findings: usize) {
    let _ = write!(
        text,
        "## I. Phạm vi\n\nBáo cáo nêu kết quả của {} xã, phường, thị trấn và {findings} tồn tại, hạn chế.\n\n\
         ## II. Kết quả\n\n| Hạng | Đơn vị | Điểm | Xếp loại |\n|---:|---|---:|---|\n",
        scores.len()
    );
    let mut ranked: Vec<&Score> = scores.iter().collect();
    ranked.sort_by_key(|score| score.rank);
    for score in ranked {
        let name = &register.communes[score.commune].name;
        let _ =
            writeln!(text, "| {} | {name} | {} | {} |", score.rank, printed(score.total(), 2), score.class());
    }
    text.push('\n');
}

/// Writes sections about the communes of a district.
struct Writer<'w> {
    communes: &'w [Commune],
    year: i64,
    random: Random,
}

/// Position of the domain of procedures.
const PROCEDURES: usize = 2;

const NUMERALS: [&str; 14] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"];

impl<'w> Writer<'w> {
    fn facts(&mut self) -> Facts<'w> {
        let random = &mut self.random;
        let whole = random.between(12, 240);
        // Documents speak of procedures and their files; other matters do not fit every sentence.
        let domain = &DOMAINS[PROCEDURES];
        Facts {
            commune: random.pick(self.communes),
            matter: phrase(random, domain.matters),
            part: random.between(whole / 3, whole - 1),
            whole,
            year: self.year,
        }
    }

    fn sentence(&mut self, pool: &[&str]) -> String {
        let facts = self.facts();
        fill(phrase(&mut self.random, pool), &facts, &mut self.random)
    }

    fn paragraph(&mut self) -> String {
        let mut sentences = vec![self.sentence(&OPENINGS), self.sentence(&DETAILS)];
        sentences.push(self.sentence(&DETAILS));
        if self.random.chance(600) {
            sentences.push(self.sentence(&EFFECTS));
        }
        if self.random.chance(250) {
            sentences[0] = format!("**{}**", sentences[0]);
        }
        sentences.join(" ")
    }

    /// Sections from the numeral on, until there are 600 to 1,500 words.
    fn sections(&mut self, text: &mut String, first: usize) {
        let wanted = usize::try_from(self.random.between(600, 1_500)).unwrap_or(600);
        for (numeral, heading) in NUMERALS[first - 1..].iter().zip(HEADINGS.iter().cycle().skip(first - 1)) {
            let _ = write!(text, "## {numeral}. {heading}\n\n{}\n\n", self.paragraph());
            match self.random.between(0, 3) {
                0 => self.table(text),
                1 => self.list(text, &PRAISE, "- "),
                2 => self.list(text, &CLOSINGS, "1. "),
                _ => {
                    let _ = write!(text, "> {}\n\n{}\n\n", self.sentence(&EFFECTS), self.paragraph());
                }
            }
            if text.split_ascii_whitespace().count() >= wanted {
                break;
            }
        }
    }

    fn list(&mut self, text: &mut String, pool: &[&str], mark: &str) {
        for _ in 0..self.random.between(3, 6) {
            let sentence = self.sentence(pool);
            let _ = writeln!(text, "{mark}{sentence}");
        }
        text.push('\n');
    }

    fn table(&mut self, text: &mut String) {
        text.push_str("| Lĩnh vực | Điểm tối đa | Điểm bình quân | Ghi chú |\n|---|---:|---:|---|\n");
        let rows = usize::try_from(self.random.between(4, 8)).unwrap_or(4);
        for domain in DOMAINS.iter().take(rows) {
            let points = domain.max() * self.random.between(500, 1000) / 1000;
            let note = self.sentence(&EFFECTS);
            let (max, points) = (printed(domain.max(), 2), printed(points, 2));
            let _ = writeln!(text, "| {} | {max} | {points} | {note} |", domain.title);
        }
        text.push('\n');
    }
}
