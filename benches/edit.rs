//! What a clerk waits for: a build of everything, one after which nothing was changed, and one after an edit of one
//! finding. Whole processes on content of named sizes (see `corpus/`); medians, and the share of the whole build.
//!
//! ```sh
//! cargo bench --bench edit -- S M
//! cargo bench --bench edit -- M lean
//! ```
//!
//! The second takes `lean-theme/`, whose pages are those of other generators. Both fail where a build of unchanged
//! content touches a file, or a site after the edits is not that of a clean build, byte for byte.
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
    let theme = std::env::args().any(|word| word == "lean").then_some(LEAN);
    let sizes = if named.is_empty() { vec![corpus::SIZES[1]] } else { named };
    let scratch = std::env::temp_dir().join(format!("minhbach-edit-{}", std::process::id()));
    println!("| Size | Everything | Nothing changed | One finding edited | Files of the edit |");
    println!("|---|---:|---:|---:|---:|");
    for size in sizes {
        let content = scratch.join(size.name);
        corpus::write(size, SEED, &content).unwrap();
        // What was written a moment ago is read once more.
        std::thread::sleep(Duration::from_secs(5));
        measure(size, &content, theme, &scratch.join("site"));
        fs::remove_dir_all(&content).unwrap();
    }
    fs::remove_dir_all(&scratch).unwrap();
}

const LEAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lean-theme");

fn measure(size: Size, content: &Path, theme: Option<&str>, sites: &Path) {
    let build = |site: &Path| build(content, theme, site);
    let whole = median((0..RUNS).map(|run| {
        let fresh = sites.join(format!("{}-{run}", size.name));
        let taken = build(&fresh);
        // The last one stays, for what follows.
        if run + 1 < RUNS {
            fs::remove_dir_all(&fresh).unwrap();
        }
        taken
    }));
    let site = sites.join(format!("{}-{}", size.name, RUNS - 1));
    let before = newest(&site);
    let unchanged = median((0..RUNS).map(|_| build(&site)));
    assert_eq!(touched(&site, before), 0, "a build of unchanged content touched a file");

    let file = first_findings(content);
    let text = fs::read_to_string(&file).unwrap();
    let mut files = 0;
    let edited = median((0..RUNS).map(|run| {
        fs::write(&file, text.replacen("\"text\": \"", &format!("\"text\": \"Sửa lần {run}. "), 1)).unwrap();
        let before = newest(&site);
        // Times of files are kept to a few milliseconds.
        std::thread::sleep(Duration::from_millis(20));
        let taken = build(&site);
        files = touched(&site, before);
        taken
    }));
    assert!(files > 0, "an edit changed nothing");
    let clean = sites.join(format!("{}-clean", size.name));
    build(&clean);
    assert_same(&site, &clean);
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
    fs::remove_dir_all(sites).unwrap();
}

/// That two sites have the same files.
fn assert_same(one: &Path, other: &Path) {
    let files = |site: &Path| {
        let all = walkdir::WalkDir::new(site).sort_by_file_name().into_iter().flatten();
        let all = all.filter(|entry| entry.file_type().is_file());
        all.map(|entry| entry.path().strip_prefix(site).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (here, there) = (files(one), files(other));
    assert!(here == there, "an edited site has other files than a clean one");
    for file in here {
        let same = fs::read(one.join(&file)).unwrap() == fs::read(other.join(&file)).unwrap();
        assert!(same, "{} is not that of a clean build", file.display());
    }
}

fn build(content: &Path, theme: Option<&str>, site: &Path) -> Duration {
    let program =
        std::env::var_os("MINHBACH").map_or_else(|| env!("CARGO_BIN_EXE_minhbach").into(), PathBuf::from);
    let start = Instant::now();
    let mut command = Command::new(program);
    command.args(["build", "--content"]).arg(content).arg("--out").arg(site);
    if let Some(theme) = theme {
        command.args(["--theme", theme]);
    }
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
