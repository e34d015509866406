use crate::artifact::Artifact;
use crate::build::BuildError;
use crate::model::{Finding, Model};
use crate::site::Route;

/// For every former id of a finding, a page that leads to the finding's address: ids are permanent.
pub(super) fn forwards(model: &Model<'_>) -> Result<Vec<Artifact>, BuildError> {
    let page = |(route, finding): (Route, &Finding<'_>)| {
        Ok(Artifact::new(route.artifact_path()?, page(model, finding, &route)))
    };
    routes(model).map(page).collect()
}

/// The former addresses, each with its finding.
pub(super) fn routes<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = (Route, &'m Finding<'a>)> {
    model.findings.iter().flat_map(|finding| {
        let route = |alias| Route::new(format!("{}{alias}/", Route::findings()));
        finding.aliases.iter().map(move |alias| (route(alias), finding))
    })
}

/// Ids hold only letters, digits, `-`, `.` and `_`, so nothing here needs escaping but the title.
fn page(model: &Model<'_>, finding: &Finding<'_>, from: &Route) -> String {
    let target = Route::finding(finding);
    let href = format!("{}{target}index.html", from.root());
    let language = &model.site.language;
    let canonical = crate::render::escape(&format!("{}{target}", model.site.base_url)).into_owned();
    let title = crate::render::escape(&finding.title);
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<link rel=\"canonical\" \
         href=\"{canonical}\">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" \
         content=\"0; url={href}\">\n</head>\n<body>\n<p><a href=\"{href}\">{title}</a></p>\n</body>\n</html>\n"
    )
}
