//! The register: a province, districts of about 25 communes, and the offices that answer for a domain.

use std::collections::BTreeSet;

use minhbach::text::slug;

use super::Size;
use super::json::Json;
use super::random::Random;
use super::words::names::{DISTRICTS, FIRST, OFFICES, SECOND};

/// Id of the province.
pub(super) const PROVINCE: &str = "tinh-gia-lap";

/// Communes of a district, about.
const IN_DISTRICT: usize = 25;

/// Communes of a district are numbered from here, as official codes are.
const FIRST_CODE: usize = 90_001;

/// A district.
pub(super) struct District {
    pub(super) id: String,
    pub(super) name: String,
    /// Its name in ids of other records.
    pub(super) slug: String,
    /// Its communes, positions in [`Register::communes`].
    pub(super) communes: std::ops::Range<usize>,
}

/// A commune, ward or township.
pub(super) struct Commune {
    pub(super) id: String,
    pub(super) name: String,
    kind: &'static str,
    code: String,
    /// How well it does, in permille of the points that a finding may cost.
    pub(super) care: i64,
}

impl Commune {
    /// Its name inside a sentence: the kind with a small letter.
    pub(super) fn inside(&self) -> String {
        let mut letters = self.name.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }
}

/// All units.
pub(super) struct Register {
    pub(super) districts: Vec<District>,
    pub(super) communes: Vec<Commune>,
}

impl Register {
    /// Draws names; no two communes have one, though some differ only in their marks.
    pub(super) fn draw(size: Size, seed: u64) -> Self {
        let mut random = Random::of(&format!("{seed} units"));
        let mut taken = BTreeSet::new();
        let communes = (0..size.communes).map(|at| {
            let (kind, title) = *random.pick(&[
                ("commune", "Xã"),
                ("commune", "Xã"),
                ("commune", "Xã"),
                ("ward", "Phường"),
                ("township", "Thị trấn"),
            ]);
            let name = loop {
                let name = format!("{} {}", random.pick(&FIRST), random.pick(&SECOND));
                if taken.insert(name.clone()) {
                    break name;
                }
            };
            let (name, code) = (format!("{title} {name}"), (FIRST_CODE + at).to_string());
            Commune {
                id: format!("{}-{code}", slug(&name)),
                name,
                kind,
                code,
                care: random.between(350, 1000),
            }
        });
        let communes: Vec<Commune> = communes.collect();
        let count = size.communes.div_ceil(IN_DISTRICT).max(1);
        // Where the districts do not come out even, the first ones have one commune more.
        let start = |at: usize| at * size.communes / count;
        let districts = (0..count).map(|at| {
            let name = DISTRICTS[at % DISTRICTS.len()];
            let slug = slug(name);
            District {
                id: format!("huyen-{slug}"),
                name: format!("Huyện {name}"),
                slug,
                communes: start(at)..start(at + 1),
            }
        });
        Self { districts: districts.collect(), communes }
    }

    /// Id of the office of a district that answers for a domain.
    pub(super) fn office(&self, district: usize, office: usize) -> String {
        format!("{}-{}", OFFICES[office].0, self.districts[district].slug)
    }

    /// Name of a district inside a sentence.
    pub(super) fn district_inside(&self, district: usize) -> String {
        self.districts[district].name.replacen('H', "h", 1)
    }

    /// One file for the province and its districts, one for each district.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let file = |name: &str, units: Vec<Json>| {
            (format!("units/{name}.json"), Json::object([("units", Json::List(units))]).to_file())
        };
        let mut above = vec![Json::object([
            ("id", PROVINCE.into()),
            ("name", "Tỉnh Giả Lập".into()),
            ("kind", "province".into()),
            ("code", "90".into()),
            ("note", "Tỉnh và mọi đơn vị của tỉnh là đơn vị giả, làm ra để đo tốc độ.".into()),
        ])];
        let mut files = Vec::new();
        for (at, district) in self.districts.iter().enumerate() {
            above.push(Json::object([
                ("id", (&district.id).into()),
                ("name", (&district.name).into()),
                ("kind", "district".into()),
                ("code", (900 + at).to_string().into()),
                ("parent", PROVINCE.into()),
            ]));
            let communes = self.communes[district.communes.clone()].iter().map(|commune| {
                Json::object([
                    ("id", (&commune.id).into()),
                    ("name", (&commune.name).into()),
                    ("kind", commune.kind.into()),
                    ("code", (&commune.code).into()),
                    ("parent", (&district.id).into()),
                ])
            });
            let offices = OFFICES.iter().enumerate().map(|(office, (_, name))| {
                Json::object([
                    ("id", self.office(at, office).into()),
                    ("name", format!("{name} {}", self.district_inside(at)).into()),
                    ("kind", "office".into()),
                    ("parent", (&district.id).into()),
                ])
            });
            files.push(file(&district.slug, communes.chain(offices).collect()));
        }
        files.insert(0, file("tinh-va-huyen", above));
        files
    }
}
