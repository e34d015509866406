use rayon::prelude::*;
use serde::Serialize;

use crate::artifact::{Artifact, ArtifactPath, Sink};
use crate::site::{Context, Route, comparison, rows};
use crate::text::Locale;

use super::error::BuildError;

/// Writes rows of findings and comparisons of units as scripts: a page that is opened from a folder may load those,
/// and nothing else.
pub(super) fn write(cx: &Context<'_>, locale: Locale, sink: &dyn Sink) -> Result<(), BuildError> {
    let put = |artifact: Result<Artifact, BuildError>| sink.put(artifact?).map_err(BuildError::Sink);
    let rows = || {
        rows::files(cx).into_par_iter().try_for_each(|file| {
            let folder = format!("{}{}", Route::findings(), rows::FOLDER);
            put(script(&folder, "minhbachRows", &file.name, &rows::rows(cx, locale, &file.findings)))
        })
    };
    let units = || {
        comparison::units(cx).collect::<Vec<_>>().into_par_iter().try_for_each(|unit| {
            let file = comparison::one(cx, unit, locale);
            let folder = format!("{}{}", Route::compare(), comparison::FOLDER);
            put(script(&folder, "minhbachUnit", &file.id, &file))
        })
    };
    let (rows, units) = rayon::join(rows, units);
    rows.and(units)
}

/// A call that hands a value to the page.
fn script(folder: &str, call: &str, name: &str, value: &impl Serialize) -> Result<Artifact, BuildError> {
    let json = serde_json::to_string(value).map_err(BuildError::Rows)?;
    // A line separator is legal in JSON, but ended a string in JavaScript before 2019, and old phones visit.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let path = ArtifactPath::new(format!("{folder}{name}.js"))?;
    Ok(Artifact::new(path, format!("{call}(\"{name}\",{json});\n")))
}
