//! The made-up district is what its generator makes, byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_made_up_district_is_what_its_generator_writes() {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("huyen-mau");
    let _ = std::fs::remove_dir_all(&made);
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "generate_huyen_mau", "--"])
        .arg(&made)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo runs");
    assert!(status.success());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/huyen-mau");
    let (made, kept) = (files(&made), files(&kept));
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    for (path, bytes) in &made {
        assert!(kept[path] == *bytes, "{} differs from what the generator writes", path.display());
    }
}

fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).expect("below").to_owned();
                found.insert(below, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
