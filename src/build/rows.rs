use serde::Serialize;

use crate::artifact::{Artifact, ArtifactPath};
use crate::site::{Context, Route, comparison, rows};
use crate::text::Locale;

use super::error::BuildError;

/// Rows of findings and comparisons of units as scripts: a page that is opened from a folder may load those, and
/// nothing else.
pub(super) fn artifacts<'c>(
    cx: &'c Context<'_>,
    locale: Locale,
) -> impl Iterator<Item = Result<Artifact, BuildError>> + 'c {
    let rows = rows::all(cx, locale).map(|file| {
        script(&format!("{}{}", Route::findings(), rows::FOLDER), "minhbachRows", &file.name, &file)
    });
    let units = comparison::all(cx, locale).map(|file| {
        script(&format!("{}{}", Route::compare(), comparison::FOLDER), "minhbachUnit", &file.id, &file)
    });
    rows.chain(units)
}

/// A call that hands a value to the page.
fn script(folder: &str, call: &str, name: &str, value: &impl Serialize) -> Result<Artifact, BuildError> {
    let json = serde_json::to_string(value).map_err(BuildError::Rows)?;
    // A line separator is legal in JSON, but ended a string in JavaScript before 2019, and old phones visit.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let path = ArtifactPath::new(format!("{folder}{name}.js"))?;
    Ok(Artifact::new(path, format!("{call}(\"{name}\",{json});\n")))
}
