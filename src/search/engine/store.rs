use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use serde::Deserialize;
use serde_json::Value;

use crate::search::{Doubted, Meaning};

/// Where an index is read from.
pub trait Files {
    /// The content of one file below `search/`, given by its name without extension.
    ///
    /// # Errors
    /// Why it could not be read.
    fn read(&self, name: &str) -> std::io::Result<String>;
}

/// Why an index could not be asked.
#[derive(Debug)]
pub enum EngineError {
    /// A file could not be read.
    File(String, std::io::Error),
    /// A file is not one of this program's index, or is of another build than the manifest.
    Foreign(String),
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name, error) => write!(f, "search/{name}.js: {error}"),
            Self::Foreign(name) => write!(f, "search/{name}.js"),
        }
    }
}

impl std::error::Error for EngineError {}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Number of the entry in the index.
    pub entry: u32,
    /// How well it answers, to six decimals.
    pub score: f64,
    /// Its page, relative to the root of the site.
    pub url: String,
    /// Its heading.
    pub title: String,
    /// The unit or units it is about, or the place it lies in.
    pub place: String,
    /// The year it belongs to.
    pub year: Option<i32>,
    /// Figures of it that the audit doubts.
    pub doubts: Vec<Doubted>,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    count: u32,
    averages: Vec<f64>,
    fields: Vec<String>,
    boosts: Vec<f64>,
    b: f64,
    terms: Vec<String>,
    stamps: Vec<String>,
    chunks: Vec<(u32, Option<String>)>,
    block: u32,
    segment: u32,
    words: String,
    kinds: Vec<String>,
    runs: Vec<(u32, usize, u8)>,
}

/// The opened files of an index.
pub(super) struct Store<'f> {
    files: &'f dyn Files,
    build: String,
    manifest: Manifest,
    /// Every syllable of the site with how common it is.
    pub(super) words: BTreeMap<String, u8>,
    parts: RefCell<HashMap<String, Rc<Value>>>,
}

impl<'f> Store<'f> {
    pub(super) fn open(files: &'f dyn Files) -> Result<Self, EngineError> {
        let name = "manifest";
        let (build, data) = call(name, &read(files, name)?)?;
        let manifest: Manifest =
            serde_json::from_value(data).map_err(|_| EngineError::Foreign(name.to_owned()))?;
        if manifest.fields.len() != manifest.boosts.len()
            || manifest.averages.is_empty()
            || manifest.stamps.len() != manifest.terms.len()
            || manifest.block == 0
            || manifest.segment == 0
        {
            return Err(EngineError::Foreign(name.to_owned()));
        }
        let words = unpacked(&manifest.words);
        Ok(Self { files, build, manifest, words, parts: RefCell::default() })
    }

    pub(super) fn meaning(&self) -> Result<Meaning, EngineError> {
        let part = self.part("meaning", &self.build)?;
        serde_json::from_value(Value::clone(&part)).map_err(|_| EngineError::Foreign("meaning".to_owned()))
    }

    pub(super) fn count(&self) -> u32 {
        self.manifest.count
    }

    pub(super) fn segment(&self) -> u32 {
        self.manifest.segment
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (usize, &str, f64)> {
        let pairs = self.manifest.fields.iter().zip(&self.manifest.boosts);
        pairs.enumerate().map(|(f, (field, &boost))| (f, field.as_str(), boost))
    }

    /// First term of each shard.
    pub(super) fn starts(&self) -> &[String] {
        &self.manifest.terms
    }

    pub(super) fn shard(&self, number: usize) -> Result<Rc<Value>, EngineError> {
        self.part(&format!("terms-{number}"), self.stamp(number))
    }

    pub(super) fn rest(&self, shard: usize, segment: usize) -> Result<Rc<Value>, EngineError> {
        self.part(&format!("more-{shard}-{segment}"), self.stamp(shard))
    }

    /// What the files of a shard are stamped with.
    fn stamp(&self, shard: usize) -> &str {
        self.manifest.stamps.get(shard).map_or("", String::as_str)
    }

    /// How many terms a title has in which one of them weighs so much.
    pub(super) fn title_length(&self, weight: f64) -> f64 {
        let b = self.manifest.b;
        (((1.0 / weight - (1.0 - b)) * self.manifest.averages[0]) / b).round().max(1.0)
    }

    pub(super) fn rank(&self, entry: u32) -> u8 {
        self.run(entry).map_or(0, |(_, rank)| rank)
    }

    pub(super) fn kind(&self, entry: u32) -> &str {
        self.run(entry).and_then(|(kind, _)| self.manifest.kinds.get(kind)).map_or("", String::as_str)
    }

    /// Number of the kind and rank of an entry.
    fn run(&self, entry: u32) -> Option<(usize, u8)> {
        let run = self.manifest.runs.partition_point(|&(first, _, _)| first <= entry).saturating_sub(1);
        self.manifest.runs.get(run).map(|&(_, kind, rank)| (kind, rank))
    }

    pub(super) fn hit(&self, entry: u32, score: f64) -> Result<Hit, EngineError> {
        let chunks = &self.manifest.chunks;
        let chunk = chunks.partition_point(|(first, _)| *first <= entry).saturating_sub(1);
        let foreign = || EngineError::Foreign("manifest".to_owned());
        let (first, stamp) = chunks.get(chunk).ok_or_else(foreign)?;
        let place = entry - first;
        let name = format!("texts-{chunk}-{}", place / self.manifest.block);
        let block = self.part(&name, stamp.as_deref().ok_or_else(foreign)?)?;
        let row = &block[(place % self.manifest.block) as usize];
        let text =
            |n: usize| row[n].as_str().map(str::to_owned).ok_or_else(|| EngineError::Foreign(name.clone()));
        let year = row[3].as_i64().and_then(|year| i32::try_from(year).ok());
        let pairs: Vec<(String, String)> = match row.get(7) {
            Some(pairs) => Vec::deserialize(pairs).map_err(|_| EngineError::Foreign(name.clone()))?,
            None => Vec::new(),
        };
        let doubts = pairs.into_iter().map(|(verdict, url)| Doubted { verdict, url }).collect();
        Ok(Hit { entry, score, url: text(0)?, title: text(1)?, place: text(2)?, year, doubts })
    }

    /// One file of the index, read once.
    fn part(&self, name: &str, stamp: &str) -> Result<Rc<Value>, EngineError> {
        if let Some(part) = self.parts.borrow().get(name) {
            return Ok(Rc::clone(part));
        }
        let (build, data) = call(name, &read(self.files, name)?)?;
        if build != stamp {
            return Err(EngineError::Foreign(name.to_owned()));
        }
        let part = Rc::new(data);
        self.parts.borrow_mut().insert(name.to_owned(), Rc::clone(&part));
        Ok(part)
    }
}

fn read(files: &dyn Files, name: &str) -> Result<String, EngineError> {
    files.read(name).map_err(|error| EngineError::File(name.to_owned(), error))
}

/// Build and data of the one call that a script makes.
fn call(name: &str, script: &str) -> Result<(String, Value), EngineError> {
    let arguments = script.strip_prefix("minhbachIndex(").and_then(|call| call.trim_end().strip_suffix(");"));
    let parsed = arguments.and_then(|text| serde_json::from_str(&format!("[{text}]")).ok());
    match parsed {
        Some((build, own, data)) if <String as PartialEq<str>>::eq(&own, name) => Ok((build, data)),
        _ => Err(EngineError::Foreign(name.to_owned())),
    }
}

/// The syllables of a manifest.
fn unpacked(packed: &str) -> BTreeMap<String, u8> {
    let mut words = BTreeMap::new();
    let mut word: Vec<char> = Vec::new();
    for character in packed.chars() {
        match character {
            '0'..='9' => word.truncate(character as usize - '0' as usize),
            'A'..='Z' => {
                words.insert(word.iter().collect(), character as u8 - b'A');
            }
            letter => word.push(letter),
        }
    }
    words
}
