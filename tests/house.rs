//! The invariants of the house: rooms import only from lower floors, only the edges touch the world, the
//! interface's words stay out of Rust code.
//!
//! The floors are read from the comments of `src/lib.rs`. Every check is a function from source text to faults,
//! tried on made-up sources at the end of this file, so that a check which no longer sees anything is noticed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "house/code.rs"]
mod code;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use code::Code;

/// Rooms and files at the edge of the program, which may touch disk, clock, environment and terminal.
const EDGES: &[&str] = &["load/", "publish/", "cli/", "serve/", "import/", "scaffold/", "main.rs"];

/// What only the edges may name, as it stands in code.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time::SystemTime",
    "std::time::Instant",
    "SystemTime::now",
    "Instant::now",
    "chrono::Local",
    "chrono::Utc",
    "Local::now",
    "Utc::now",
    "env::var",
    "fs::read",
    "fs::write",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "dbg!",
];

/// Where Vietnamese may stand in a string literal, and why.
const VIETNAMESE: &[(&str, &str)] = &[
    ("*rules.rs", "wordings of rules, in both languages side by side"),
    ("audit/", "wordings of rules"),
    ("cli/", "what the command line says"),
    ("records/", "descriptions of fields, for schema and documentation"),
    ("documents/", "descriptions of fields"),
    ("config/", "descriptions of fields"),
    ("diagnostics/emit/human.rs", "the word for a hint"),
    ("diagnostics/rule.rs", "the words for a severity"),
    ("text/", "the Vietnamese alphabet and number format"),
    ("charts/measure.rs", "the widths of Vietnamese letters"),
    ("search/analysis/", "the Vietnamese alphabet and its syllables"),
    ("model/unit.rs", "the words for kinds of units, as they stand in official names"),
    ("export/tables/", "descriptions of columns, for the data package"),
    ("export/unit_file.rs", "descriptions of columns"),
    ("export/groups.rs", "descriptions of columns"),
    ("scaffold/", "the sample that a new site starts from"),
    ("import/", "the column headings that spreadsheets have"),
];

const LONGEST_FILE: usize = 500;

/// Longer files, and why each is better whole.
const LONG_FILES: &[(&str, &str)] = &[];

/// Every source file below `src`, by its path there.
fn all_sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("a readable folder"));
    files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let below = entry.path().strip_prefix(&root).expect("a path below src");
            let path = below.to_string_lossy().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Every source file of the program itself.
fn sources() -> BTreeMap<String, String> {
    let mut sources = all_sources();
    let for_tests: Vec<String> =
        sources.iter().flat_map(|(path, text)| declared_for_tests(path, text)).collect();
    sources.retain(|path, _| {
        !for_tests.iter().any(|test| path == test || (test.ends_with('/') && path.starts_with(test)))
    });
    sources
}

/// The room a file belongs to; `lib.rs` and `main.rs` belong to none.
fn room_of(path: &str) -> Option<&str> {
    match path {
        "lib.rs" | "main.rs" => None,
        _ => path.split('/').next().map(|first| first.trim_end_matches(".rs")),
    }
}

/// Files and folders that a file declares as modules for tests only.
fn declared_for_tests(path: &str, text: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let beside = |file: &str| if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
    let below = match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    let mut declared = Vec::new();
    for (at, mark) in text.match_indices("#[cfg(test)]") {
        let mut elsewhere = None;
        for line in text[at + mark.len()..].lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(path) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
                elsewhere = Some(beside(path));
                continue;
            }
            if let Some(module) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                declared.push(elsewhere.take().unwrap_or_else(|| format!("{below}/{module}.rs")));
                declared.push(format!("{below}/{module}/"));
            }
            break;
        }
    }
    declared
}

/// Floor of each room: a comment `// Floor 3` stands above the rooms of that floor, lower floors first.
fn floors(lib: &str) -> BTreeMap<String, usize> {
    let mut floor = 0;
    let mut floors = BTreeMap::new();
    for line in lib.lines().map(str::trim) {
        if line.starts_with("// Floor ") {
            floor += 1;
        } else if let Some(room) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            floors.insert(room.to_owned(), floor);
        }
    }
    floors
}

/// Rooms that a piece of code names with `crate::`, also in groups: `use crate::{a::B, c}`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let identifier = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    for (at, found) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + found.len()..];
        let Some(group) = rest.trim_start().strip_prefix('{') else {
            rooms.insert(identifier(rest));
            continue;
        };
        let mut depth = 0;
        let mut start_of_item = true;
        for (offset, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start_of_item = true,
                c if start_of_item && !c.is_whitespace() => {
                    rooms.insert(identifier(&group[offset..]));
                    start_of_item = false;
                }
                _ => {}
            }
        }
    }
    rooms.remove("");
    rooms
}

/// Imports of a room that do not point strictly downward.
fn upward_imports(path: &str, code: &str, floors: &BTreeMap<String, usize>) -> Vec<String> {
    let Some(room) = room_of(path) else { return Vec::new() };
    let Some(own) = floors.get(room) else { return vec![format!("{path}: {room} stands on no floor")] };
    rooms_named(code)
        .into_iter()
        .filter(|named| named != room)
        .filter_map(|named| match floors.get(&named) {
            Some(floor) if floor < own => None,
            Some(floor) => Some(format!("{path}: {room} (floor {own}) imports {named} (floor {floor})")),
            None => Some(format!("{path}: crate::{named} is no room")),
        })
        .collect()
}

/// Chains of `super` that leave the room, past the check of `crate::` paths.
fn escapes_through_super(path: &str, code: &str) -> Vec<String> {
    // In `room/mod.rs` one `super` is the crate; each folder or file below allows one more.
    let depth = path.split('/').count() - usize::from(path.ends_with("mod.rs"));
    let chain =
        |at: usize| code[at..].split("super::").skip(1).take_while(|between| between.is_empty()).count();
    // The piece after the last `super::` is not empty, so a chain of n gives n - 1 empty ones.
    let longest = code.match_indices("super::").map(|(at, _)| chain(at) + 1).max().unwrap_or(0);
    if longest > depth.saturating_sub(1) && room_of(path).is_some() {
        return vec![format!("{path}: {longest} × super:: leaves the room")];
    }
    Vec::new()
}

fn touches_the_world(path: &str, code: &str) -> Vec<String> {
    if EDGES.iter().any(|edge| path.starts_with(edge)) {
        return Vec::new();
    }
    let stands_alone = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    WORLD
        .iter()
        .filter(|name| code.match_indices(**name).any(|(at, _)| stands_alone(at)))
        .map(|name| format!("{path}: {name} belongs to the edges of the program"))
        .collect()
}

fn may_hold_vietnamese(path: &str) -> bool {
    VIETNAMESE.iter().any(|(place, _)| match place.strip_prefix('*') {
        Some(end) => path.ends_with(end),
        None => path.starts_with(place),
    })
}

fn vietnamese_literals(path: &str, literals: &[String]) -> Vec<String> {
    if may_hold_vietnamese(path) {
        return Vec::new();
    }
    let has_letter = |text: &&String| text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    literals.iter().filter(has_letter).map(|text| format!("{path}: {text:?}")).collect()
}

fn too_long(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    let is_known = LONG_FILES.iter().any(|(known, _)| *known == path);
    match (lines > LONGEST_FILE, is_known) {
        (true, false) => vec![format!("{path}: {lines} lines, at most {LONGEST_FILE}")],
        (false, true) => vec![format!("{path}: {lines} lines; take it off the list of long files")],
        _ => Vec::new(),
    }
}

fn untaught_rooms(path: &str, text: &str) -> Vec<String> {
    let is_taught = text.starts_with("//! ");
    if path.ends_with("/mod.rs") && !is_taught {
        return vec![format!("{path}: does not start with //!")];
    }
    Vec::new()
}

/// Runs a check over every source file.
#[track_caller]
fn hold(check: impl Fn(&str, &str) -> Vec<String>) {
    let faults: Vec<String> = sources().iter().flat_map(|(path, text)| check(path, text)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_room_stands_on_one_floor() {
    let sources = sources();
    let floors = floors(&sources["lib.rs"]);
    let rooms: BTreeSet<String> =
        sources.keys().filter_map(|path| room_of(path)).map(str::to_owned).collect();
    assert!(rooms.len() > 10, "{rooms:?}");
    assert!(floors.values().all(|floor| *floor > 0), "a room above the first floor comment");
    assert_eq!(rooms, floors.into_keys().collect());
}

#[test]
fn imports_point_strictly_downward() {
    let floors = floors(&sources()["lib.rs"]);
    hold(|path, text| upward_imports(path, &Code::of(text).without_tests().code, &floors));
    hold(|path, text| escapes_through_super(path, &Code::of(text).without_tests().code));
}

#[test]
fn only_the_edges_touch_disk_clock_environment_and_terminal() {
    hold(|path, text| touches_the_world(path, &Code::of(text).without_tests().code));
}

#[test]
fn the_words_of_the_interface_are_not_in_rust_code() {
    hold(|path, text| vietnamese_literals(path, &Code::of(text).without_tests().literals));
}

#[test]
fn no_file_is_too_long() {
    let faults: Vec<String> = all_sources().iter().flat_map(|(path, text)| too_long(path, text)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_room_teaches_what_it_is() {
    hold(untaught_rooms);
}

mod checks_see_what_they_look_for {
    use super::*;

    fn made_up() -> BTreeMap<String, usize> {
        floors(
            "// Floor 1\npub mod source;\npub mod text;\n// Floor 2\npub mod model;\n// Floor 3\npub mod site;\n",
        )
    }

    fn code(text: &str) -> String {
        Code::of(text).without_tests().code
    }

    #[test]
    fn floors_are_counted_by_their_comments() {
        let floors = made_up();
        assert_eq!((floors["source"], floors["text"], floors["model"], floors["site"]), (1, 1, 2, 3));
    }

    #[test]
    fn an_upward_a_sideward_and_an_unknown_import_are_faults() {
        let faults = |text: &str| upward_imports("model/unit.rs", &code(text), &made_up()).len();
        assert_eq!(faults("use crate::source::Span;\nuse crate::model::Unit;\nuse super::x;"), 0);
        assert_eq!(faults("use crate::site::Page;"), 1);
        assert_eq!(faults("fn f() -> crate::site::Page {}"), 1);
        assert_eq!(faults("use crate::{source::{Span, FileId}, site::{Page, Kind}};"), 1);
        assert_eq!(faults("use crate::{\n    site,\n    attic::X,\n};"), 2);
        assert_eq!(faults("pub(crate) use crate::source;\nuse $crate::site::Page;"), 1);
        assert_eq!(faults("// use crate::site::Page;\nlet a = \"crate::site::Page\";"), 0);
        assert_eq!(upward_imports("source/file.rs", "use crate::text::fold;", &made_up()).len(), 1);
        assert_eq!(upward_imports("attic/a.rs", "", &made_up()).len(), 1);
        assert_eq!(upward_imports("main.rs", "use crate::attic;", &made_up()).len(), 0);
    }

    #[test]
    fn a_chain_of_super_that_leaves_the_room_is_a_fault() {
        assert_eq!(escapes_through_super("model/mod.rs", "use super::site;").len(), 1);
        assert_eq!(escapes_through_super("model/unit.rs", "use super::site;").len(), 0);
        assert_eq!(escapes_through_super("model/unit.rs", "use super::super::site;").len(), 1);
        assert_eq!(escapes_through_super("model/resolve/mod.rs", "use super::rules;").len(), 0);
        assert_eq!(escapes_through_super("model/resolve/units.rs", "use super::super::rules;").len(), 0);
        assert_eq!(
            escapes_through_super("model/resolve/units.rs", "use super::super::super::site;").len(),
            1
        );
        assert_eq!(
            escapes_through_super("site/pages/a.rs", "use super::a;\nuse super::b;\nuse super::c;").len(),
            0
        );
    }

    #[test]
    fn the_world_is_seen_in_code_and_not_in_words() {
        let faults = |path: &str, text: &str| touches_the_world(path, &code(text)).len();
        assert!(faults("model/a.rs", "use std::fs;") > 0);
        assert!(faults("model/a.rs", "let now = std::time::Instant::now();") > 0);
        assert!(faults("model/a.rs", "let day = chrono::Local::now();") > 0);
        assert!(faults("model/a.rs", "println!(\"a\");") > 0);
        assert_eq!(faults("model/a.rs", "// println!\nlet a = \"std::fs\"; my_println!(a);"), 0);
        assert_eq!(faults("model/a.rs", "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n"), 0);
        assert_eq!(faults("load/mod.rs", "use std::fs;"), 0);
    }

    #[test]
    fn vietnamese_is_seen_in_literals_outside_the_listed_places() {
        let faults = |path: &str, text: &str| {
            vietnamese_literals(path, &Code::of(text).without_tests().literals).len()
        };
        assert_eq!(faults("site/a.rs", "let a = \"Tồn tại\";"), 1);
        assert_eq!(faults("site/a.rs", "let a = r#\"đ\"#; let b = 'ă';"), 2);
        assert_eq!(faults("site/a.rs", "// Tồn tại\nlet a = \"… × “a” →\";"), 0);
        assert_eq!(faults("model/rules.rs", "let a = \"Tồn tại\";"), 0);
        assert_eq!(faults("audit/sums.rs", "let a = \"Tồn tại\";"), 0);
        assert_eq!(faults("site/a.rs", "#[cfg(test)]\nmod tests { const A: &str = \"Tồn tại\"; }"), 0);
    }

    #[test]
    fn modules_for_tests_are_found_where_they_are_declared() {
        let declared = |path: &str, text: &str| declared_for_tests(path, text);
        assert_eq!(declared("a/mod.rs", "#[cfg(test)]\nmod tests;\n"), ["a/tests.rs", "a/tests/"]);
        assert_eq!(declared("a/b.rs", "#[cfg(test)]\nmod c;\n"), ["a/b/c.rs", "a/b/c/"]);
        let elsewhere = "#[cfg(test)]\n#[path = \"b_tests.rs\"]\nmod tests;\n";
        assert_eq!(declared("a/b.rs", elsewhere), ["a/b_tests.rs", "a/b/tests/"]);
        assert!(declared("a/mod.rs", "mod b;\n#[cfg(test)]\nmod tests {\n    mod c;\n}\n").is_empty());
    }

    #[test]
    fn length_and_teaching_are_checked() {
        assert_eq!(too_long("a/b.rs", &"\n".repeat(501)).len(), 1);
        assert_eq!(too_long("a/b.rs", &"\n".repeat(500)).len(), 0);
        assert_eq!(untaught_rooms("a/mod.rs", "mod b;").len(), 1);
        assert_eq!(untaught_rooms("a/mod.rs", "//! What it is.\nmod b;").len(), 0);
        assert_eq!(untaught_rooms("a/b.rs", "mod c;").len(), 0);
    }
}
