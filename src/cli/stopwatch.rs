use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::build::{Observer, Stage};
use crate::diagnostics::Language;

/// A build that is over sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bar is drawn at most so often.
const FRAME: Duration = Duration::from_millis(100);

/// Measures the stages of a build and shows how far it is.
#[derive(Debug)]
pub(super) struct Stopwatch {
    language: Language,
    started: Instant,
    watched: bool,
    pages: AtomicUsize,
    times: Mutex<Vec<(Stage, Instant, Option<Duration>)>>,
    /// When the bar was last drawn.
    drawn: Mutex<Option<Instant>>,
}

impl Stopwatch {
    /// Starts. A bar is drawn only where somebody looks on.
    pub(super) fn new(language: Language, watched: bool) -> Self {
        Self {
            language,
            started: Instant::now(),
            watched,
            pages: AtomicUsize::new(0),
            times: Mutex::default(),
            drawn: Mutex::default(),
        }
    }

    /// One line a stage, in the order of the run, and the whole.
    pub(super) fn report(&self) -> String {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner).clone();
        times.sort_by_key(|(stage, started, _)| (*stage, *started));
        let mut report = String::new();
        for (stage, _, took) in times {
            line(&mut report, took.unwrap_or_default(), word(stage, self.language));
        }
        line(&mut report, self.started.elapsed(), whole(self.language));
        report
    }

    fn draw(&self, done: usize, of: usize) {
        let Ok(mut drawn) = self.drawn.try_lock() else { return };
        let due = drawn.map_or(PATIENCE <= self.started.elapsed(), |last| FRAME <= last.elapsed());
        if due {
            *drawn = Some(Instant::now());
            let _ = write!(std::io::stderr(), "\r{}", bar(done, of));
        }
    }

    /// Takes the bar away.
    fn wipe(&self) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.take().is_some() {
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(bar(0, usize::MAX).chars().count()));
        }
    }
}

impl Observer for Stopwatch {
    fn begins(&self, stage: Stage) {
        self.times.lock().unwrap_or_else(PoisonError::into_inner).push((stage, Instant::now(), None));
    }

    fn ends(&self, stage: Stage) {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let open = times.iter_mut().rev().find(|(open, _, took)| *open == stage && took.is_none());
        if let Some((_, started, took)) = open {
            *took = Some(started.elapsed());
        }
        drop(times);
        if stage == Stage::Pages {
            self.wipe();
        }
    }

    fn page_done(&self, of: usize) {
        let done = self.pages.fetch_add(1, Ordering::Relaxed) + 1;
        if self.watched {
            self.draw(done, of);
        }
    }
}

const WIDTH: usize = 30;

/// `[##########                    ] 5812/17432`
fn bar(done: usize, of: usize) -> String {
    let filled = (done.saturating_mul(WIDTH) / of.max(1)).min(WIDTH);
    format!("[{}{}] {done}/{of}", "#".repeat(filled), " ".repeat(WIDTH - filled))
}

fn line(report: &mut String, took: Duration, words: &str) {
    let _ = writeln!(report, "{:>9.1} ms  {words}", took.as_secs_f64() * 1000.0);
}

fn whole(language: Language) -> &'static str {
    match language {
        Language::Vi => "tất cả",
        Language::En => "all",
    }
}

fn word(stage: Stage, language: Language) -> &'static str {
    let (vi, en) = match stage {
        Stage::Load => ("đọc tệp", "reading files"),
        Stage::Parse => ("hiểu bản ghi", "parsing records"),
        Stage::Resolve => ("nối bản ghi", "joining records"),
        Stage::Audit => ("kiểm tra số liệu", "auditing"),
        Stage::Plan => ("lập danh sách trang", "planning pages"),
        Stage::Pages => ("dựng trang", "making pages"),
        Stage::Data => ("tệp dữ liệu và nguồn tin", "data files and feeds"),
        Stage::Search => ("chỉ mục tìm kiếm", "search index"),
        Stage::Publish => ("đăng", "publishing"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_one_line_a_stage_in_the_order_of_a_run() {
        let watch = Stopwatch::new(Language::En, false);
        for stage in [Stage::Pages, Stage::Load] {
            watch.begins(stage);
            watch.ends(stage);
        }
        let report = watch.report();
        let words: Vec<&str> =
            report.lines().filter_map(|line| line.split_once(" ms  ")).map(|(_, words)| words).collect();
        assert_eq!(words, ["reading files", "making pages", "all"]);
    }

    #[test]
    fn a_bar_is_full_when_all_is_done() {
        assert_eq!(bar(5, 10), format!("[{}{}] 5/10", "#".repeat(15), " ".repeat(15)));
        assert_eq!(bar(10, 10), format!("[{}] 10/10", "#".repeat(30)));
        assert_eq!(bar(0, 0), format!("[{}] 0/0", " ".repeat(30)));
    }
}
