use rayon::prelude::*;
use serde::Serialize;

use crate::artifact::{Artifact, ArtifactPath, Fingerprint, Sink};
use crate::site::{Context, Prints, Route, choices, comparison, rows};
use crate::text::Locale;

use super::error::BuildError;

/// Writes rows of findings and comparisons of units as scripts: a page that is opened from a folder may load those,
/// and nothing else.
pub(super) fn write(
    cx: &Context<'_>,
    prints: Option<&Prints<'_>>,
    locale: Locale,
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    let rows = || {
        rows::files(cx).into_par_iter().try_for_each(|file| {
            let script = Script { folder: findings(), call: "minhbachRows", name: &file.name };
            let inputs = prints.map(|prints| prints.of_list(&file.findings));
            script.put(sink, inputs, || rows::rows(cx, locale, &file.findings))
        })
    };
    let units = || {
        comparison::units(cx).collect::<Vec<_>>().into_par_iter().try_for_each(|ix| {
            let unit = cx.model.unit(ix);
            let script = Script { folder: units(), call: "minhbachUnit", name: &unit.id };
            // Findings of a district are those of all units in it, at any depth.
            let inputs = prints
                .map(|prints| if unit.is_communal() { prints.of_unit(ix) } else { prints.of_all_below(ix) });
            script.put(sink, inputs, || comparison::one(cx, ix, locale))
        })
    };
    let (made_rows, made_units) = rayon::join(rows, units);
    made_rows.and(made_units)?;
    let script = |folder, call| Script { folder, call, name: choices::NAME };
    let inputs = prints.map(Prints::of_records);
    if choices::are_many_compared(cx) {
        script(self::units(), "minhbachUnits").put(sink, inputs, || choices::compared(cx))?;
    }
    if choices::are_many_named(cx) {
        script(findings(), "minhbachUnits").put(sink, inputs, || choices::named_by_findings(cx))?;
    }
    Ok(())
}

fn findings() -> String {
    format!("{}{}", Route::findings(), rows::FOLDER)
}

fn units() -> String {
    format!("{}{}", Route::compare(), comparison::FOLDER)
}

/// A call that hands a value to the page.
struct Script<'n> {
    folder: String,
    call: &'static str,
    name: &'n str,
}

impl Script<'_> {
    fn put<T: Serialize>(
        &self,
        sink: &dyn Sink,
        inputs: Option<Fingerprint>,
        make: impl FnOnce() -> T,
    ) -> Result<(), BuildError> {
        let Self { folder, call, name } = self;
        let path = ArtifactPath::new(format!("{folder}{name}.js"))?;
        if let Some(inputs) = inputs
            && sink.keeps(&path, inputs)?
        {
            return Ok(());
        }
        let json = serde_json::to_string(&make()).map_err(BuildError::Rows)?;
        // A line separator is legal in JSON, but ended a string in JavaScript before 2019, and old phones visit.
        let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        let bytes = format!("{call}(\"{name}\",{json});\n").into_bytes();
        Ok(sink.put(Artifact { path, bytes, made_from: inputs })?)
    }
}
