//! What a clerk waits for: a build of everything, one after which nothing was changed, and one after an edit of one
//! finding. Whole processes on content of named sizes (see `corpus/`); medians, and the share of the whole build.
//!
//! ```sh
//! cargo bench --bench edit -- S M
//! ```
//!
//! Sites go below the folder of temporary files: `TMPDIR=/dev/shm` keeps the disk out of the figures. Another program
//! than the one of this package is measured with `MINHBACH=path`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "corpus/mod.rs"]
mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use corpus::{SEED, Size};

/// Runs of which the median is taken.
const RUNS: usize = 5;

fn main() {
    let named: Vec<Size> = std::env::args().filter_map(|word| Size::named(&word)).collect();
    let sizes = if named.is_empty() { vec![corpus::SIZES[1]] } else { named };
    let scratch = std::env::temp_dir().join(format!("minhbach-edit-{}", std::process::id()));
    println!("| Size | Everything | Nothing changed | One finding edited | Files of the edit |");
    println!("|---|---:|---:|---:|---:|");
    for size in sizes {
        let content = scratch.join(size.name);
        corpus::write(size, SEED, &content).unwrap();
        measure(size, &content, &scratch.join("site"));
        fs::remove_dir_all(&content).unwrap();
    }
    fs::remove_dir_all(&scratch).unwrap();
}

fn measure(size: Size, content: &Path, site: &Path) {
    let whole = median((0..RUNS).map(|run| {
        let fresh = site.join(format!("{}-{run}", size.name));
        let taken = build(content, &fresh);
        // The last one stays, for what follows.
        if run + 1 < RUNS {
            fs::remove_dir_all(&fresh).unwrap();
        }
        taken
    }));
    let site = site.join(format!("{}-{}", size.name, RUNS - 1));
    let before = newest(&site);
    let unchanged = median((0..RUNS).map(|_| build(content, &site)));
    assert_eq!(touched(&site, before), 0, "a build of unchanged content touched a file");

    let file = first_findings(content);
    let text = fs::read_to_string(&file).unwrap();
    let mut files = 0;
    let edited = median((0..RUNS).map(|run| {
        fs::write(&file, text.replacen("\"text\": \"", &format!("\"text\": \"Sửa lần {run}. "), 1)).unwrap();
        let before = newest(&site);
        // Times of files are kept to a few milliseconds.
        std::thread::sleep(Duration::from_millis(20));
        let taken = build(content, &site);
        files = touched(&site, before);
        taken
    }));
    assert!(files > 0, "an edit changed nothing");
    let share = |part: Duration| {
        format!("{:.3} s (1/{:.0})", part.as_secs_f64(), whole.as_secs_f64() / part.as_secs_f64())
    };
    println!(
        "| {} | {:.3} s | {} | {} | {files} |",
        size.name,
        whole.as_secs_f64(),
        share(unchanged),
        share(edited)
    );
    fs::remove_dir_all(&site).unwrap();
}

fn build(content: &Path, site: &Path) -> Duration {
    let program =
        std::env::var_os("MINHBACH").map_or_else(|| env!("CARGO_BIN_EXE_minhbach").into(), PathBuf::from);
    let start = Instant::now();
    let mut command = Command::new(program);
    command.args(["build", "--content"]).arg(content).arg("--out").arg(site);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "the build failed");
    start.elapsed()
}

fn median(runs: impl Iterator<Item = Duration>) -> Duration {
    let mut runs: Vec<Duration> = runs.collect();
    runs.sort_unstable();
    runs[runs.len() / 2]
}

/// The first file of findings.
fn first_findings(content: &Path) -> PathBuf {
    let files = walkdir::WalkDir::new(content.join("findings")).sort_by_file_name().into_iter().flatten();
    files.map(|entry| entry.path().to_owned()).find(|path| path.is_file()).expect("findings")
}

/// When each file of the published site was last written; what the program keeps for itself begins with a dot.
fn written(site: &Path) -> impl Iterator<Item = SystemTime> {
    let shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let files = walkdir::WalkDir::new(site).into_iter().filter_entry(shown).flatten();
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.metadata().unwrap().modified().unwrap())
}

fn newest(site: &Path) -> SystemTime {
    written(site).max().expect("a site has files")
}

fn touched(site: &Path, since: SystemTime) -> usize {
    written(site).filter(|time| *time > since).count()
}
