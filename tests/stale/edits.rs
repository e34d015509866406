//! Single edits of a site: one for each field of some records of every kind, and of all that is not a record.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::Files;

/// A site after one edit.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// What was done.
    pub(crate) what: String,
    pub(crate) files: Files,
    pub(crate) date: NaiveDate,
    pub(crate) drafts: bool,
    /// Files of the theme that the site brings along.
    pub(crate) theme: Vec<(String, Vec<u8>)>,
}

/// Records of one file whose fields are edited one by one: the first, the last and one between.
const RECORDS: usize = 3;

impl Edit {
    /// The site as it is.
    pub(crate) fn of(files: Files, date: NaiveDate) -> Self {
        Self { what: "nothing".to_owned(), files, date, drafts: false, theme: Vec::new() }
    }

    fn with(&self, what: String, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let mut edit = Self { what, ..self.clone() };
        edit.files.insert(path.to_owned(), bytes.into());
        edit
    }

    fn without(&self, path: &str) -> Self {
        let mut edit = Self { what: format!("no {path}"), ..self.clone() };
        edit.files.remove(path);
        edit
    }
}

/// Every edit, that of nothing first.
pub(crate) fn edits(site: &Edit) -> Vec<Edit> {
    let mut all = vec![site.clone()];
    let values = values(&site.files);
    for (path, bytes) in &site.files {
        match path.rsplit_once('.') {
            Some((_, "json")) => records(site, path, bytes, &values, &mut all),
            Some((_, "md")) => document(site, path, bytes, &mut all),
            _ => lines(site, path, &String::from_utf8_lossy(bytes), &mut all),
        }
        if let Some((stem, ending)) = path.rsplit_once('.').filter(|_| path.contains('/')) {
            // Files are read in the order of their names.
            let mut moved = site.without(path);
            moved.what = format!("{path} moves");
            let (folder, _) = stem.rsplit_once('/').unwrap_or_default();
            moved.files.insert(format!("{folder}/000.{ending}"), bytes.clone());
            all.push(moved);
        }
    }
    let later = |days| site.date.checked_add_days(Days::new(days)).unwrap();
    all.extend([1, 40, 400].map(|days| Edit {
        what: format!("{days} days"),
        date: later(days),
        ..site.clone()
    }));
    all.push(Edit { what: "drafts".to_owned(), drafts: true, ..site.clone() });
    for (path, bytes) in [
        ("templates/finding.html", "{{ view|tojson }}, another\n"),
        ("css/tokens.css", ":root { --a: 1px }\n"),
        ("css/more.css", "p { margin: 0 }\n"),
        ("js/app.js", "\"use strict\";\n"),
    ] {
        let theme = vec![(path.to_owned(), bytes.as_bytes().to_vec())];
        all.push(Edit { what: format!("theme {path}"), theme, ..site.clone() });
    }
    all
}

/// Every value that stands somewhere in the content, by the path of its field.
fn values(files: &Files) -> BTreeMap<String, Vec<Value>> {
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        let folder = path.split('/').next().unwrap();
        let file: Value = serde_json::from_slice(bytes).unwrap();
        for record in file[folder].as_array().unwrap() {
            each_leaf(record, folder, "", &mut |generic, _, value| {
                let known = values.entry(generic.to_owned()).or_default();
                if !known.contains(value) {
                    known.push(value.clone());
                }
            });
        }
    }
    values
}

/// Calls with the path of each field, lists without their numbers.
pub(crate) fn paths(value: &Value, above: &str, see: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = format!("{above}.{key}");
                see(&path);
                paths(value, &path, see);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, above, see)),
        _ => {}
    }
}

/// Calls with each value that holds no other: the path of its field, its pointer within the record, itself.
fn each_leaf(value: &Value, generic: &str, pointer: &str, see: &mut dyn FnMut(&str, &str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                each_leaf(value, &format!("{generic}.{key}"), &format!("{pointer}/{key}"), see);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                each_leaf(item, generic, &format!("{pointer}/{at}"), see);
            }
        }
        leaf => see(generic, pointer, leaf),
    }
}

/// Each field of some records of a file with another value and without one; each of these records gone, and one more.
fn records(
    site: &Edit,
    path: &str,
    bytes: &[u8],
    values: &BTreeMap<String, Vec<Value>>,
    all: &mut Vec<Edit>,
) {
    let folder = path.split('/').next().unwrap();
    let file: Value = serde_json::from_slice(bytes).unwrap();
    let list = file[folder].as_array().unwrap();
    // What a record of the benchmarks' content has, the next one has, too.
    let most = if path.contains("them") { list.len() } else { RECORDS };
    let step = list.len().div_ceil(most).max(1);
    let mut seen = BTreeSet::new();
    for at in (0..list.len()).step_by(step) {
        let with = |what: String, change: &dyn Fn(&mut Value)| {
            let mut file = file.clone();
            change(&mut file);
            site.with(format!("{path} {at} {what}"), path, serde_json::to_vec_pretty(&file).unwrap())
        };
        each_leaf(&list[at], folder, "", &mut |generic, pointer, value| {
            // Of each field one edit of a file is enough where the list is long.
            if !seen.insert((generic.to_owned(), if path.contains("them") { at } else { 0 })) {
                return;
            }
            let whole = format!("/{folder}/{at}{pointer}");
            let known = values.get(generic).map_or(&[][..], Vec::as_slice);
            let other = known.iter().find(|known| *known != value && fits(generic)).cloned();
            for new in other.into_iter().chain(varied(generic, value)).take(2) {
                all.push(with(format!("{pointer} = {new}"), &|file| {
                    *file.pointer_mut(&whole).unwrap() = new.clone()
                }));
            }
            let (parent, key) = whole.rsplit_once('/').unwrap();
            if !NEEDED.contains(&key) {
                all.push(with(format!("no {pointer}"), &|file| match file.pointer_mut(parent).unwrap() {
                    Value::Object(fields) => drop(fields.remove(key)),
                    Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                    _ => unreachable!("a leaf stands in a list or an object"),
                }));
            }
        });
        all.push(with("gone".to_owned(), &|file| drop(file[folder].as_array_mut().unwrap().remove(at))));
        all.push(with("twice".to_owned(), &|file| {
            let list = file[folder].as_array_mut().unwrap();
            let mut copy = list[at].clone();
            if let Some(id) = copy.get_mut("id") {
                *id = format!("{}-moi", id.as_str().unwrap()).into();
            }
            if let Some(fields) = copy.as_object_mut() {
                fields.remove("aliases");
            }
            list.insert(at, copy);
        }));
    }
}

/// Fields that a record cannot be without; to take them off is an error, which proves nothing.
const NEEDED: [&str; 11] =
    ["id", "kind", "year", "unit", "title", "text", "document", "name", "status", "code", "key"];

/// Whether any value of a field may stand in another record: an id may not.
fn fits(generic: &str) -> bool {
    !["units.id", "frameworks.id", "findings.id", "findings.aliases", "results.year", "results.unit"]
        .contains(&generic)
        && !generic.ends_with("criteria.id")
}

/// The value, a little changed.
fn varied(generic: &str, value: &Value) -> Option<Value> {
    Some(match value {
        Value::Bool(is) => (!is).into(),
        Value::Number(number) => (number.as_i64()? + 1).into(),
        Value::String(text) if generic.ends_with(".id") => format!("{text}-sua").into(),
        Value::String(text) => {
            let last = text.chars().last().filter(char::is_ascii_digit);
            match last {
                // A figure or a day stays one.
                Some(digit) => {
                    let next = if digit == '1' { '2' } else { '1' };
                    format!("{}{next}", &text[..text.len() - 1]).into()
                }
                None if text.contains(' ') || !text.is_ascii() => format!("{text} sửa").into(),
                // A word of a closed list, or an id: only another one that is known would do.
                None => return None,
            }
        }
        _ => return None,
    })
}

/// A document without itself, with another text, and with every line of its front matter changed.
fn document(site: &Edit, path: &str, bytes: &[u8], all: &mut Vec<Edit>) {
    let text = String::from_utf8_lossy(bytes);
    all.push(site.without(path));
    all.push(site.with(format!("{path} longer"), path, format!("{text}\n## Phụ chú\n\nThêm một đoạn.\n")));
    lines(site, path, &text, all);
}

/// Each line of settings with a changed text, and without the line.
fn lines(site: &Edit, path: &str, text: &str, all: &mut Vec<Edit>) {
    for (at, line) in text.lines().enumerate().skip_while(|(_, line)| path.ends_with(".md") && *line != "+++")
    {
        if at > 0 && line == "+++" {
            break;
        }
        let Some((key, _)) = line.split_once('=') else { continue };
        let edited = |what: &str, new: Option<String>| {
            let lines = text.lines().enumerate();
            let lines = lines.filter_map(|(other, line)| match (other == at, &new) {
                (true, new) => new.clone(),
                (false, _) => Some(line.to_owned()),
            });
            let text: Vec<String> = lines.collect();
            site.with(format!("{path} {what}{key}"), path, text.join("\n") + "\n")
        };
        let changed =
            [("\",", " sửa\","), ("\"", " sửa\""), ("true", "false")].into_iter().find_map(|(old, new)| {
                let (before, after) = line.rsplit_once(old)?;
                Some(format!("{before}{new}{after}"))
            });
        let changed = match key.trim() {
            "date" => Some("date = \"2024-03-04\"".to_owned()),
            "base_url" => Some("base_url = \"https://khac.example/a/\"".to_owned()),
            "licence_url" => Some("licence_url = \"https://khac.example/\"".to_owned()),
            "language" => Some("language = \"en\"".to_owned()),
            "file" | "contact" => Some(format!("{} = \"https://khac.example/x\"", key.trim())),
            "issuer_unit" => Some("issuer_unit = \"huyen-bac-lung\"".to_owned()),
            "about" => Some("about = [\"xa-dich\"]".to_owned()),
            "claims" => Some(line.replace("stated = \"3\"", "stated = \"1\"")),
            "numbering" => Some(line.replace("false", "true")),
            "reference_numbers" => Some(line.replace("QĐUBND", "QD-UBND")),
            "names" => Some(line.replace("xã Kim Cuơng", "xã Kim Cuong")),
            "id" => None,
            _ => changed,
        };
        all.extend(changed.map(|line| edited("", Some(line))));
        all.push(edited("no ", None));
    }
}
