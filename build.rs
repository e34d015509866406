//! Embeds the default theme: writes a table of every file below `themes/default` for `src/render/theme.rs`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const THEME: &str = "themes/default";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join(THEME);
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort();

    let mut table = String::from("&[\n");
    for (name, path) in &files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?}) as &[u8]),")?;
    }
    table.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("theme.rs"), table)?;
    Ok(())
}

/// Lists the files below `folder` as (path within the theme with `/`, path on this machine).
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> Result<(), Box<dyn Error>> {
    // the folder as well as each file: a file that is added or removed changes only the folder
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name =
            path.file_name().and_then(|name| name.to_str()).ok_or("a theme file without a UTF-8 name")?;
        if name.starts_with('.') || name.ends_with('~') {
            continue; // left behind by editors and file managers
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            let on_disk = path.to_str().ok_or("a theme file below a folder without a UTF-8 name")?;
            files.push((format!("{prefix}{name}"), on_disk.to_owned()));
        }
    }
    Ok(())
}
