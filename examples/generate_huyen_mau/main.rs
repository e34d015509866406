//! Writes the content of Huyện Mẫu, a district that does not exist, into `examples/huyen-mau` or into the folder
//! given as argument: `cargo run --example generate_huyen_mau [DIR]`.
//!
//! Everything follows from one seed and whole-number arithmetic, so that two runs write the same bytes. The order
//! of the work is that of the house: units and criteria sets, then scores, then indicators and findings that
//! agree with the scores, and last the documents that state it all.

mod documents;
mod findings;
mod frameworks;
mod indicators;
mod json;
mod number;
mod pages;
mod random;
mod results;
mod topics;
mod units;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use findings::Findings;
use results::Scores;

fn main() -> Result<(), Box<dyn Error>> {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("examples/huyen-mau"), PathBuf::from);
    for (path, text) in content()? {
        write(&folder, &path, &text)?;
    }
    Ok(())
}

/// Every file with its path below the content folder.
fn content() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let scores = Scores::generate();
    let findings = Findings::generate(&scores);
    let mut files = units::files();
    files.extend(frameworks::files()?);
    files.extend(scores.files());
    files.extend(findings.files());
    files.extend(indicators::files(&scores, |indicator, unit, year| {
        findings.of_indicator(indicator, unit, year)
    }));
    files.extend(documents::files(&scores, &findings));
    files.extend(pages::files(&scores, &findings)?);
    Ok(files)
}

fn write(folder: &Path, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
    // Nothing is written that is not JSON where it should be.
    if path.ends_with(".json") {
        serde_json::from_str::<serde_json::Value>(text).map_err(|error| format!("{path}: {error}"))?;
    }
    let target = folder.join(path);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&target, text)?;
    Ok(())
}
