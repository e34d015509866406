//! Content of any size in the program's own format, for benchmarks and tests of scale.
//!
//! The province of Giả Lập does not exist; its names, figures and documents are drawn from one seed with
//! whole-number arithmetic, so that the same size and seed give the same bytes on every machine. The words are
//! plain Vietnamese, drawn with a skew as in real reports: a few phrases stand everywhere, most are rare, and
//! numbers, months, villages and document numbers make a long tail for the search.
//!
//! Losses add up to the points that a commune lost, ranks follow from totals and remedies age, so that the audit
//! has as much to say as it has of a well-kept district: something, but not about every record.
#![allow(dead_code, reason = "each benchmark uses a part of this")]

mod documents;
mod fill;
mod findings;
#[path = "../../examples/generate_huyen_mau/json.rs"]
mod json;
#[path = "../../examples/generate_huyen_mau/number.rs"]
mod number;
#[path = "../../examples/generate_huyen_mau/random.rs"]
mod random;
mod results;
mod site;
mod units;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use findings::Finding;
use results::Score;
use units::Register;

/// How much content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// Name on the command line.
    pub(crate) name: &'static str,
    /// Communes; each has a result in each year.
    pub(crate) communes: usize,
    /// Index years, the last one being 2024.
    pub(crate) years: usize,
    /// Findings of each commune and year.
    pub(crate) findings: usize,
    /// Documents in all.
    pub(crate) documents: usize,
}

/// The sizes that have a name: one for tests, a district, a province, and more than the country's largest.
pub(crate) const SIZES: [Size; 4] = [
    Size { name: "tiny", communes: 3, years: 2, findings: 2, documents: 6 },
    Size { name: "S", communes: 25, years: 6, findings: 8, documents: 60 },
    Size { name: "M", communes: 260, years: 8, findings: 8, documents: 500 },
    Size { name: "L", communes: 700, years: 14, findings: 10, documents: 2_000 },
];

/// The seed of all published figures.
pub(crate) const SEED: u64 = 42;

/// The last index year of every size.
const LAST_YEAR: i64 = 2024;

impl Size {
    /// The size of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        SIZES.into_iter().find(|size| size.name == name)
    }

    /// Findings in all.
    pub(crate) fn all_findings(self) -> usize {
        self.communes * self.years * self.findings
    }

    /// Index years, oldest first.
    pub(crate) fn index_years(self) -> impl Iterator<Item = i64> {
        let years = i64::try_from(self.years).unwrap_or(0);
        LAST_YEAR + 1 - years..=LAST_YEAR
    }
}

/// Every file with its path below the content folder, one by one: no more than a district and year is in memory.
pub(crate) fn files(size: Size, seed: u64, mut take: impl FnMut(String, String)) {
    let register = Register::draw(size, seed);
    take("site.toml".to_owned(), site::settings());
    take("pages/gioi-thieu.md".to_owned(), site::about());
    take("frameworks/bo-tieu-chi.json".to_owned(), site::framework(size));
    for (path, text) in register.files() {
        take(path, text);
    }
    for (at, year) in size.index_years().enumerate() {
        let shelves = documents::plan(&register, size, at, year);
        let mut scores: Vec<Vec<Score>> = Vec::new();
        let mut found: Vec<Vec<Finding>> = Vec::new();
        for district in 0..register.districts.len() {
            let of_year = findings::draw(&register, size, district, year, &shelves, seed);
            scores.push(results::score(&register, district, year, &of_year, seed));
            found.push(of_year);
        }
        for (district, shelf) in shelves.iter().enumerate() {
            let name = &register.districts[district].slug;
            take(format!("results/{year}/{name}.json"), results::file(&register, &scores[district]));
            take(format!("findings/{year}/{name}.json"), findings::file(&found[district]));
            for (path, text) in shelf.files(&register, district, &scores[district], &found[district], seed) {
                take(path, text);
            }
        }
    }
}

/// Every file with its path, in memory.
pub(crate) fn in_memory(size: Size, seed: u64) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    files(size, seed, |path, text| all.push((path, text.into_bytes())));
    all
}

/// Writes the content below a folder.
pub(crate) fn write(size: Size, seed: u64, folder: &Path) -> io::Result<()> {
    let mut outcome = Ok(());
    files(size, seed, |path, text| {
        let target = folder.join(path);
        let written =
            target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&target, text));
        if outcome.is_ok() {
            outcome = written;
        }
    });
    outcome
}
