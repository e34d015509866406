use crate::artifact::{Artifact, ArtifactPath};
use crate::site::rows::{FOLDER, Rows};
use crate::site::{Context, Route, rows};
use crate::text::Locale;

use super::error::BuildError;

/// The files of rows as scripts: a page that is opened from a folder may load those, and nothing else.
pub(super) fn artifacts<'c>(
    cx: &'c Context<'_>,
    locale: Locale,
) -> impl Iterator<Item = Result<Artifact, BuildError>> + 'c {
    rows::all(cx, locale).map(|file| script(&file))
}

fn script(file: &Rows) -> Result<Artifact, BuildError> {
    let name = &file.name;
    let path = format!("{}{FOLDER}{name}.js", Route::findings());
    // A line separator is legal in JSON, but ended a string in JavaScript before 2019, and old phones visit.
    let json = serde_json::to_string(file).map_err(BuildError::Rows)?;
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok(Artifact::new(ArtifactPath::new(path)?, format!("minhbachRows(\"{name}\",{json});\n")))
}
