//! Content that nobody meant: whatever is in the files, reading ends, and what it says can be shown.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use common::{Outcome, Site};
use proptest::prelude::*;

/// Far longer than any reading of these few files takes.
const LIMIT: Duration = Duration::from_secs(20);

/// Reads a site on a thread of its own, so that a reading without end is a failure and not a test without end.
fn read(site: &Site) -> Outcome {
    let (done, outcome) = mpsc::channel();
    let own = site.clone();
    let reader = std::thread::spawn(move || {
        // Nobody listens any more once the limit has passed.
        let _ = done.send(own.read());
    });
    match outcome.recv_timeout(LIMIT) {
        Ok(outcome) => outcome,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("reading does not end: {site:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(reader.join().expect_err("a reader that panicked"))
        }
    }
}

/// What holds of every reading, however broken the content.
fn is_sound(site: &Site) -> Result<(), TestCaseError> {
    let outcome = read(site);
    for one in &outcome.said {
        prop_assert!(one.span_is_sound, "{} at {} points out of its file", one.rule.id, one.place);
    }
    prop_assert_eq!(outcome.can_be_built, !outcome.has_errors());
    prop_assert_eq!(outcome.short.lines().count() >= outcome.said.len(), true);
    prop_assert!(outcome.vietnamese.is_empty() == outcome.said.is_empty());
    let report: serde_json::Value = serde_json::from_str(&outcome.json).expect("JSON");
    prop_assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(outcome.said.len()));
    Ok(())
}

/// The valid site, and one with a record of every kind and most fields.
fn rich_site() -> Site {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/pass");
    ["every-form-of-a-figure", "partial-dates", "a-page", "escapes", "windows-line-ends"]
        .iter()
        .fold(Site::valid(), |site, case| site.overlaid_with(&cases.join(case)))
}

/// One careless or hostile change of a file. Places are fractions of its length.
#[derive(Debug, Clone)]
enum Change {
    Flip(f64, u8),
    Insert(f64, Vec<u8>),
    Delete(f64, usize),
    Truncate(f64),
    SwapLines(f64, f64),
    RepeatLine(f64),
    Replace(f64, usize, String),
}

/// Pieces that mean something to one of the readers.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u0301",
    "\\ud800",
    "null",
    "true",
    "-1",
    "88,21",
    "1e999",
    "+++",
    "\n",
    "\r",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "đ",
    "𝄞",
    "//",
    "/*",
    "=",
    "[[",
    "'''",
    "\"\"\"",
    "..",
    "\"id\"",
    "\"units\"",
    "\"xa-b\"",
    "\"huyen-a\"",
    "\"2022\"",
    "99999999999999999999999999999999",
];

fn change() -> impl Strategy<Value = Change> {
    let place = 0.0..1.0f64;
    let piece = prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec());
    let noise = prop::collection::vec(any::<u8>(), 1..8);
    prop_oneof![
        (place.clone(), 1u8..).prop_map(|(at, mask)| Change::Flip(at, mask)),
        (place.clone(), prop_oneof![piece, noise]).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (place.clone(), 1usize..40).prop_map(|(at, length)| Change::Delete(at, length)),
        place.clone().prop_map(Change::Truncate),
        (place.clone(), place.clone()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        place.clone().prop_map(Change::RepeatLine),
        (place, 1usize..8, prop::sample::select(PIECES)).prop_map(|(at, length, piece)| Change::Replace(
            at,
            length,
            piece.to_owned()
        )),
    ]
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn index(place: f64, length: usize) -> usize {
    ((place * length as f64) as usize).min(length)
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let at = |place: &f64| index(*place, bytes.len());
        match self {
            Self::Flip(place, mask) => {
                let at = at(place);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= mask;
                }
            }
            Self::Insert(place, piece) => {
                let at = at(place);
                bytes.splice(at..at, piece.iter().copied());
            }
            Self::Delete(place, length) => {
                let at = at(place);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Self::Truncate(place) => bytes.truncate(at(place)),
            Self::SwapLines(first, second) => with_lines(bytes, |lines| {
                let last = lines.len() - 1;
                lines.swap(index(*first, last), index(*second, last));
            }),
            Self::RepeatLine(place) => with_lines(bytes, |lines| {
                let at = index(*place, lines.len() - 1);
                lines.insert(at, lines[at].clone());
            }),
            Self::Replace(place, length, piece) => {
                let at = at(place);
                bytes.splice(at..(at + length).min(bytes.len()), piece.bytes());
            }
        }
    }
}

fn with_lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines);
    *bytes = lines.join(&b'\n');
}

/// The rich site with some changes, each in some file.
fn changed_site() -> impl Strategy<Value = Site> {
    let site = rich_site();
    let paths: Vec<String> = site.files().keys().cloned().collect();
    prop::collection::vec((prop::sample::select(paths), change()), 1..5).prop_map(move |changes| {
        changes.into_iter().fold(site.clone(), |site, (path, change)| {
            let mut bytes = site.files()[&path].clone();
            change.apply(&mut bytes);
            site.with(&path, bytes)
        })
    })
}

fn quickly(cases: u32) -> ProptestConfig {
    // Failures are told whole; a file of seeds beside the test would be one more thing to keep.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(quickly(400))]

    #[test]
    fn a_site_with_random_changes_is_read_to_the_end(site in changed_site()) {
        is_sound(&site)?;
    }

    #[test]
    fn random_bytes_in_any_file_are_read_to_the_end(
        path in prop::sample::select(vec!["site.toml", "units/z.json", "findings/2022/z.json", "pages/z.md"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        is_sound(&Site::valid().with(path, bytes))?;
    }

    #[test]
    fn random_pieces_of_syntax_are_read_to_the_end(
        path in prop::sample::select(vec!["site.toml", "units/z.json", "findings/2022/z.json", "pages/z.md"]),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
    ) {
        is_sound(&Site::valid().with(path, pieces.concat()))?;
    }
}

#[test]
fn the_site_that_is_changed_is_fine_before() {
    rich_site().without_audit().read().is_fine();
}

#[test]
fn brackets_without_end_do_not_exhaust_the_stack() {
    for deep in ["[", "{\"a\":", "[{\"a\":"] {
        is_sound(&Site::valid().with("units/z.json", deep.repeat(50_000))).unwrap();
    }
    for deep in ["[", "{a=", "a."] {
        is_sound(&Site::valid().with("site.toml", format!("title = {}", deep.repeat(50_000)))).unwrap();
        is_sound(&Site::valid().with("site.toml", format!("{}a = 1", deep.repeat(50_000)))).unwrap();
    }
}

#[test]
fn a_chain_of_a_thousand_units_is_climbed_and_a_circle_of_them_is_found() {
    let unit = |n: usize, above: usize| {
        format!(
            "{{\"id\": \"u-{n}\", \"name\": \"Xã {n}\", \"kind\": \"commune\", \"parent\": \"u-{above}\"}}"
        )
    };
    let chain = |top: usize| {
        let units: Vec<String> = (0..1000).map(|n| unit(n, if n == 0 { top } else { n - 1 })).collect();
        Site::valid().with("units/z.json", format!("{{\"units\": [{}]}}", units.join(",\n")))
    };
    let circle = read(&chain(999));
    assert!(circle.rules().iter().all(|rule| *rule == "circle") && circle.said.len() == 1000);
    assert_eq!(read(&chain(1000)).rules(), ["unknown-unit"]);
}

#[test]
fn thousands_of_keys_in_one_object_are_no_trouble() {
    let keys: Vec<String> = (0..2_000).map(|n| format!("\"k{n}\": 1")).collect();
    let site = Site::valid().with("units/z.json", format!("{{{}}}", keys.join(",\n")));
    is_sound(&site).unwrap();
}
