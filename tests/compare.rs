//! The comparison with other generators runs: the program in both themes, and the floor, on the smallest content.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::Command;

#[test]
fn the_comparison_measures_both_themes_and_the_floor() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare");
    let _ = std::fs::remove_dir_all(&work);
    std::fs::create_dir_all(&work).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_minhbach"));
    let examples = program.parent().unwrap().join("examples");
    let output = Command::new("python3")
        .arg("benches/compare/compare.py")
        .args(["--sizes", "tiny", "--rounds", "1", "--no-warm-up", "--only", "minhbach,floor"])
        .arg("--program")
        .arg(program)
        .arg("--tools")
        .arg(examples)
        .arg("--work")
        .arg(&work)
        .arg("--out")
        .arg(&work)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pages = |name: &str| {
        let row = said.lines().find(|line| line.starts_with(&format!("| {name} |"))).expect("a row");
        row.split('|').nth(5).unwrap().trim().parse::<usize>().unwrap()
    };
    // Three communes, two years, eight domains, twelve findings, six documents, and pages that peers do not have.
    assert!(pages("minhbach") > 31, "{said}");
    assert_eq!(pages("minhbach"), pages("minhbach, lean theme"), "{said}");
    assert_eq!(pages("minhbach"), pages("floor"), "{said}");
}

#[test]
fn every_peer_gets_one_page_for_each_record() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers");
    let _ = std::fs::remove_dir_all(&work);
    std::fs::create_dir_all(&work).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_minhbach"));
    let content = work.join("content");
    let corpus = program.parent().unwrap().join("examples/corpus");
    assert!(Command::new(corpus).arg("tiny").arg(&content).status().unwrap().success());
    for (peer, below, ending, expected) in [
        // stubs: communes, years, domains, findings, documents, home, and for Zola five sections
        ("cobalt", "", "md", 3 + 2 + 8 + 12 + 6 + 1),
        ("zola", "content", "md", 3 + 2 + 8 + 12 + 6 + 1 + 5),
        ("hugo", "content/van-ban", "md", 6),
        ("eleventy", "src/van-ban", "md", 6),
    ] {
        let site = work.join(peer);
        let status = Command::new("python3")
            .arg("benches/compare/prepare.py")
            .arg(peer)
            .arg(&content)
            .arg(&site)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("python3 runs");
        assert!(status.success(), "{peer}");
        let files = walkdir::WalkDir::new(site.join(below)).into_iter().flatten();
        let pages = files.filter(|entry| entry.path().extension().is_some_and(|found| found == ending));
        assert_eq!(pages.count(), expected, "{peer}");
    }
}
