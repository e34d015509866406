//! Makes only the search index of content and says what that took:
//! `cargo run --release --example search_index -- CONTENT DIR`. Its sizes and what queries download are told by
//! `node benches/search/measure.mjs DIR`, with the folder that this wrote. With `beside` as a third word it then makes the
//! whole site on one thread, keeps nothing of it, and says what its pages took and what its index did in the same run.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use minhbach::artifact::{Artifact, Sink, SinkError};
use minhbach::build::{self, Observer, Stage};
use minhbach::load::load;
use minhbach::model::Edition;
use minhbach::render::Theme;

/// Writes each file as it comes.
struct Folder(PathBuf);

impl Sink for Folder {
    fn put(&self, artifact: Artifact) -> Result<(), SinkError> {
        let path = self.0.join(artifact.path.as_str());
        fs::write(&path, &artifact.bytes).map_err(|error| SinkError::Io(path.display().to_string(), error))
    }
}

/// Keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: Artifact) -> Result<(), SinkError> {
        Ok(())
    }
}

/// How long each stage took.
#[derive(Default)]
struct Clock(Mutex<Vec<(Stage, Instant, Duration)>>);

impl Clock {
    fn of(&self, stage: Stage) -> f64 {
        let times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        times.iter().filter(|time| time.0 == stage).map(|time| time.2.as_secs_f64()).sum()
    }
}

impl Observer for Clock {
    fn begins(&self, stage: Stage) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        times.push((stage, Instant::now(), Duration::ZERO));
    }

    fn ends(&self, stage: Stage) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(time) = times.iter_mut().rev().find(|time| time.0 == stage) {
            time.2 = time.1.elapsed();
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (content, folder, beside) = match words.as_slice() {
        [content, folder] => (content, folder, false),
        [content, folder, word] if word == "beside" => (content, folder, true),
        _ => return Err("usage: search_index CONTENT DIR [beside]".into()),
    };
    let loaded = load(Path::new(content)).map_err(|error| error.to_string())?;
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).ok_or("a date")?;
    let reading = build::read(&loaded.sources, Edition { date, drafts: false });
    let (model, discrepancies) = reading.publishable().ok_or("the content has errors")?;
    let before = peak();
    fs::create_dir_all(Path::new(folder).join("search"))?;
    let (wall, used) = (Instant::now(), processor());
    build::write_index(model, discrepancies, &Theme::embedded(), &Folder(folder.into()))?;
    let (wall, used) = (wall.elapsed().as_secs_f64(), processor() - used);
    println!("findings {}", model.iter_findings().count());
    println!("wall {wall:.2} s, processor {used:.2} s");
    println!("peak memory {} MiB, before the index {before} MiB", peak());
    if beside {
        let clock = Clock::default();
        // on one thread the stages stand one after the other
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
        one.install(|| build::write_observed(model, discrepancies, &Theme::embedded(), &Nowhere, &clock))?;
        let (pages, index) = (clock.of(Stage::Pages), clock.of(Stage::Search));
        println!("one thread: pages {pages:.1} s, index {index:.1} s, {:.2} of the pages", index / pages);
    }
    Ok(())
}

/// Most memory that the process has held, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
}

/// Seconds of processor that the process has used, in user and system together.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |n: usize| fields.get(n).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}
