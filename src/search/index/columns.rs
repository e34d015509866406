use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::search::Entry;

/// What narrows hits down and sorts them: one value of each name for each entry, as numbers into lists of values.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) kind: Column,
    year: Column,
    units: Column,
    domain: Column,
    status: Column,
    loss: Column,
    lost: Column,
    date: Column,
}

/// Between the names of one entry's units.
const SEPARATOR: &str = "\u{1f}";

impl Columns {
    pub(super) fn push(&mut self, entry: &Entry) {
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        self.kind.push(entry.kind.clone());
        self.date.push(entry.date.clone().unwrap_or_else(|| year.clone()));
        self.year.push(year);
        self.units.push(entry.units.join(SEPARATOR));
        self.domain.push(text(&entry.domain));
        self.status.push(text(&entry.status));
        self.loss.push(text(&entry.loss));
        self.lost.push(text(&entry.lost));
    }

    /// Every column, always in this order.
    pub(super) fn all(&self) -> [&Column; 8] {
        let Self { kind, year, units, domain, status, loss, lost, date } = self;
        [kind, year, units, domain, status, loss, lost, date]
    }

    /// Every column, in the order of [`all`](Self::all).
    pub(super) fn all_mut(&mut self) -> [&mut Column; 8] {
        let Self { kind, year, units, domain, status, loss, lost, date } = self;
        [kind, year, units, domain, status, loss, lost, date]
    }

    /// The columns of all chunks as one file: `{"year": {"values": ["", "2021"], "codes": "AB…"}, …}`. A code has as
    /// many characters as the number of values asks for. Several units of one entry are one code, into `sets`.
    pub(super) fn json<'c>(
        chunks: impl Iterator<Item = &'c Self> + Clone,
    ) -> Result<String, serde_json::Error> {
        let mut file: BTreeMap<&str, Packed> = BTreeMap::new();
        let columns: [(&str, Of); 7] = [
            ("year", |columns| &columns.year),
            ("unit", |columns| &columns.units),
            ("domain", |columns| &columns.domain),
            ("status", |columns| &columns.status),
            ("loss", |columns| &columns.loss),
            ("lost", |columns| &columns.lost),
            ("date", |columns| &columns.date),
        ];
        for (name, column) in columns {
            let packed = Packed::new(chunks.clone().map(column));
            file.insert(name, if name == "unit" { packed.with_sets() } else { packed });
        }
        serde_json::to_string(&file)
    }
}

/// One of the columns.
type Of = fn(&Columns) -> &Column;

/// One column of one chunk: values in order of appearance, and for each entry the number of its value.
#[derive(Debug, Default)]
pub(super) struct Column {
    numbers: HashMap<String, u32>,
    pub(super) values: Vec<String>,
    pub(super) codes: Vec<u32>,
}

impl Column {
    fn push(&mut self, value: String) {
        let next = self.values.len() as u32;
        let code = match self.numbers.get(&value) {
            Some(&code) => code,
            None => {
                self.values.push(value.clone());
                self.numbers.insert(value, next);
                next
            }
        };
        self.codes.push(code);
    }
}

#[derive(Serialize)]
struct Packed {
    values: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<Vec<Vec<usize>>>,
    codes: String,
}

impl Packed {
    fn new<'c>(chunks: impl Iterator<Item = &'c Column> + Clone) -> Self {
        let values: BTreeSet<&str> =
            chunks.clone().flat_map(|column| &column.values).map(String::as_str).collect();
        let values: Vec<&str> = values.into_iter().collect();
        let width = width(values.len());
        let mut codes = String::new();
        for column in chunks {
            let numbers: Vec<usize> = column
                .values
                .iter()
                .map(|value| values.partition_point(|known| *known < value.as_str()))
                .collect();
            for &code in &column.codes {
                push_number(&mut codes, numbers[code as usize], width);
            }
        }
        Self { values: values.into_iter().map(str::to_owned).collect(), sets: None, codes }
    }

    fn with_sets(self) -> Self {
        let split = |value: &String| -> Vec<String> {
            value.split(SEPARATOR).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let names: BTreeSet<String> = self.values.iter().flat_map(split).collect();
        let names: Vec<String> = names.into_iter().collect();
        let number = |name: String| names.partition_point(|known| *known < name);
        let sets = self.values.iter().map(|value| split(value).into_iter().map(number).collect()).collect();
        Self { values: names, sets: Some(sets), codes: self.codes }
    }
}

/// The digits of packed numbers: characters that JSON and JavaScript leave alone.
pub(super) const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many digits the numbers below `count` need.
fn width(count: usize) -> u32 {
    (1..).find(|&width| 64_usize.pow(width) >= count).unwrap_or(1)
}

fn push_number(into: &mut String, number: usize, width: u32) {
    for place in (0..width).rev() {
        into.push(char::from(DIGITS[number >> (6 * place) & 63]));
    }
}
