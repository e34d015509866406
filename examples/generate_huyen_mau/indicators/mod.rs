//! Indicators of the district and its communes. A value misses its target exactly where the criterion that it
//! belongs to lost points, so that figures, scores and findings tell one story.

mod list;

pub(crate) use list::INDICATORS;

use Form::{Absent, Band, Count, Fraction, Percent, Range};

use crate::documents::report_id;
use crate::json::Json;
use crate::number::{Milli, ONE, grouped, is_half, percent, plain, printed, spoken};
use crate::random::Random;
use crate::results::Scores;
use crate::units::{Unit, YEARS, communes, district};

/// How an indicator is reported in a year.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Not at all.
    Absent,
    /// So many of so many, with the percentage.
    Fraction,
    /// A percentage only.
    Percent,
    /// Below the target, or not.
    Band,
    /// Between two percentages.
    Range,
    /// A number of things or days.
    Count,
}

/// An indicator.
pub(crate) struct Indicator {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// Head of its column.
    pub(crate) short: &'static str,
    definition: &'static str,
    unit: &'static str,
    lower_is_better: bool,
    decimals: u32,
    /// Topic of the criterion that it decides.
    topic: Option<&'static str>,
    /// Targets of the years; zero where there is none.
    targets: [Milli; 6],
    forms: [Form; 6],
    /// Fewest and most things in a commune; a district has four times as many.
    of: (i64, i64),
    /// How far below the target the worst value lies, in thousandths of the target.
    drop: i64,
}

/// The commune whose disciplinary counts are too small to be published, and the years.
pub(crate) const WITHHELD: (&str, [i64; 2]) = ("xa-trai-que-99067", [2021, 2023]);

/// A value as reported.
pub(crate) enum Reading {
    Fraction { part: i64, whole: i64, stated: Milli },
    Value(Milli),
    Range(Milli, Milli),
    Band(String),
    Withheld,
}

impl Indicator {
    /// An indicator by its id.
    pub(crate) fn get(id: &str) -> Option<&'static Self> {
        INDICATORS.iter().find(|indicator| indicator.id == id)
    }

    fn form(&self, year: i64) -> Form {
        self.forms[place(year)]
    }

    fn target(&self, year: i64) -> Milli {
        self.targets[place(year)]
    }

    /// Digits behind the comma.
    fn digits(&self) -> usize {
        usize::try_from(self.decimals).unwrap_or(0)
    }

    /// The target in words.
    pub(crate) fn target_in_words(&self, year: i64) -> String {
        self.amount_in_words(self.target(year))
    }

    fn amount_in_words(&self, value: Milli) -> String {
        let separator = if self.unit == "%" { "" } else { " " };
        format!("{}{separator}{}", spoken(value), self.unit)
    }

    /// A value in words.
    pub(crate) fn in_words(&self, reading: &Reading) -> String {
        match reading {
            Reading::Fraction { part, whole, stated } => {
                format!("{}% ({}/{})", printed(*stated, self.digits()), grouped(*part), grouped(*whole))
            }
            Reading::Value(value) => self.amount_in_words(*value),
            Reading::Range(min, max) => format!("từ {}% đến dưới {}%", spoken(*min), spoken(*max)),
            Reading::Band(band) => band.clone(),
            Reading::Withheld => "không công bố".to_owned(),
        }
    }

    /// The fields of a figure or of an indicator's value that hold a reading.
    pub(crate) fn fields(&self, reading: &Reading, ratio_key: &'static str) -> Vec<(&'static str, Json)> {
        let number = |value: Milli| Json::from(plain(value, self.digits()));
        match reading {
            Reading::Fraction { part, whole, stated } => {
                vec![
                    ("numerator", (*part).into()),
                    ("denominator", (*whole).into()),
                    (ratio_key, number(*stated)),
                ]
            }
            Reading::Value(value) => vec![("value", number(*value))],
            Reading::Range(min, max) => vec![("min", number(*min)), ("max", number(*max))],
            Reading::Band(band) => vec![("band", band.into())],
            Reading::Withheld => vec![("withheld", true.into())],
        }
    }

    /// Fields of a figure of a finding.
    pub(crate) fn figure(&self, reading: &Reading, year: i64) -> Json {
        let mut fields = vec![("label", self.title.into())];
        fields.extend(self.fields(reading, "stated"));
        if matches!(reading, Reading::Range(..)) {
            fields.push(("max_exclusive", true.into()));
        }
        fields.push(("unit", self.unit.into()));
        fields.push(("as_of", format!("{year}-12-31").into()));
        Json::object(fields)
    }

    /// What the report says of a unit in a year; nothing where the indicator or the value is missing.
    pub(crate) fn reading(&self, scores: &Scores, unit: &Unit, year: i64) -> Option<Reading> {
        let mut random = Random::of(&format!("indicator {} {} {year}", self.id, unit.id));
        let mark = self.topic.and_then(|topic| scores.get(unit.id, year)?.mark(topic));
        // A unit without a result has values all the same.
        let severity = mark.map_or(300, |mark| mark.lost * 1000 / mark.criterion.max);
        let missed = severity > 0;
        let target = self.target(year);
        match self.form(year) {
            Absent => None,
            _ if !missed && self.topic.is_some() && random.chance(30) => None,
            Count => Some(self.counted(unit, year, severity, &mut random)),
            Band if missed => Some(Reading::Band(format!("dưới {}%", spoken(target)))),
            Band => Some(Reading::Band(format!("từ {}% trở lên", spoken(target)))),
            Range if missed => Some(Reading::Range(target / 2, target)),
            Range => Some(Reading::Range(target, target * 3 / 2)),
            Fraction | Percent => {
                let aim = if missed {
                    target - target * self.drop / 1000 * severity / 1000 * random.between(700, 1000) / 1000
                } else {
                    // Better than asked, but not by far.
                    target + (100 * ONE - target).min(target * 6 / 10) * random.between(0, 900) / 1000
                };
                Some(if self.form(year) == Percent {
                    let step = 10_i64.pow(3 - self.decimals);
                    let value = aim / step * step;
                    Reading::Value(if missed { value.min(target - step) } else { value.max(target) })
                } else {
                    let scale = if unit.is_district() { 4 } else { 1 };
                    let whole = random.between(self.of.0, self.of.1) * scale;
                    self.fraction(aim, target, missed, whole)
                })
            }
        }
    }

    fn fraction(&self, aim: Milli, target: Milli, missed: bool, whole: i64) -> Reading {
        let stated = |part| percent(part, whole, self.decimals);
        let mut part = aim * whole / (100 * ONE);
        while missed && stated(part) >= target {
            part -= 1;
        }
        while !missed && stated(part) < target {
            part += 1;
        }
        if is_half(part, whole, self.decimals) {
            return self.fraction(aim, target, missed, whole + 1);
        }
        Reading::Fraction { part, whole, stated: stated(part) }
    }

    fn counted(&self, unit: &Unit, year: i64, severity: i64, random: &mut Random) -> Reading {
        let target = self.target(year);
        let things = |count: i64| Reading::Value(count * ONE);
        match self.id {
            "xu-ly-ky-luat" if unit.id == WITHHELD.0 && WITHHELD.1.contains(&year) => Reading::Withheld,
            "doi-thoai" if severity > 0 => things(1),
            "doi-thoai" => things(random.between(2, 4)),
            "thoi-gian-tra-loi" if severity > 0 => Reading::Value(target + 100 * random.between(4, 40)),
            "thoi-gian-tra-loi" => Reading::Value(target - 100 * random.between(0, 30)),
            _ => things(0),
        }
    }

    /// The indicator with all its values. `finding` tells which finding a value belongs to.
    fn file(&self, scores: &Scores, finding: impl Fn(&str, &str, i64) -> Option<String>) -> (String, String) {
        let value = |unit: &Unit, year: i64, row: usize| {
            let reading = self.reading(scores, unit, year)?;
            let target = self.target(year);
            let digits = self.digits();
            let source = [
                ("document", report_id(year).into()),
                ("locator", format!("Phụ lục III, dòng {row}").into()),
            ];
            let mut fields = vec![("unit", unit.id.into()), ("year", year.into())];
            fields.extend(self.fields(&reading, "value"));
            fields.push(("target", (target > 0).then(|| plain(target, digits)).into()));
            fields.push(("finding", finding(self.id, unit.id, year).into()));
            fields.push(("source", Json::object(source)));
            Some(Json::object(fields))
        };
        let values = YEARS.iter().flat_map(|&year| {
            rows(year)
                .enumerate()
                .filter_map(move |(row, unit)| value(unit, year, row + 1))
                .collect::<Vec<_>>()
        });
        let record = Json::object([
            ("id", self.id.into()),
            ("title", self.title.into()),
            ("definition", self.definition.into()),
            ("unit", self.unit.into()),
            ("better", if self.lower_is_better { "lower" } else { "higher" }.into()),
            ("decimals", i64::from(self.decimals).into()),
            ("values", Json::list(values)),
        ]);
        let file = Json::object([("indicators", Json::List(vec![record]))]);
        (format!("indicators/{}.json", self.id), file.to_file())
    }

    /// Text of a table cell.
    pub(crate) fn cell(&self, scores: &Scores, unit: &Unit, year: i64) -> String {
        self.reading(scores, unit, year).map_or("không có số liệu".to_owned(), |reading| match reading {
            Reading::Value(value) => printed(value, self.digits()),
            other => self.in_words(&other),
        })
    }

    /// Whether the report of a year has it.
    pub(crate) fn is_reported(&self, year: i64) -> bool {
        self.form(year) != Absent
    }

    /// Head of its column with its unit.
    pub(crate) fn head(&self) -> String {
        format!("{} ({})", self.short, self.unit)
    }
}

/// The units of an indicator table: the district, then its communes.
pub(crate) fn rows(year: i64) -> impl Iterator<Item = &'static Unit> {
    std::iter::once(district()).chain(communes(year))
}

/// A file for each indicator.
pub(crate) fn files(
    scores: &Scores,
    finding: impl Fn(&str, &str, i64) -> Option<String>,
) -> Vec<(String, String)> {
    INDICATORS.iter().map(|indicator| indicator.file(scores, &finding)).collect()
}

fn place(year: i64) -> usize {
    usize::try_from(year - YEARS[0]).unwrap_or(0)
}
