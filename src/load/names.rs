//! Which files belong to the content, judged by their names alone.

use std::ffi::OsStr;
use std::path::Path;

use super::LoadError;

const CONTENT: [&str; 3] = [".json", ".md", ".toml"];

/// Files that editors and operating systems leave behind: hidden files, back-ups, swap and lock files.
pub(super) fn is_left_behind(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".bak", ".tmp"].iter().any(|end| has_ending(&name, end))
        || ["desktop.ini", "thumbs.db"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether the content format knows files of this name.
pub(super) fn is_content(path: &str) -> bool {
    CONTENT.iter().any(|ending| path.ends_with(ending))
}

/// The path below the content folder, with `/` on every system.
pub(super) fn content_path(root: &Path, path: &Path) -> Result<String, LoadError> {
    let refused = || LoadError::NameNotUnicode(path.to_owned());
    let below = path.strip_prefix(root).map_err(|_| refused())?;
    let parts = below.iter().map(OsStr::to_str).collect::<Option<Vec<_>>>().ok_or_else(refused)?;
    Ok(parts.join("/"))
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.len() >= ending.len()
        && name.as_bytes()[name.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}
