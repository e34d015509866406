use std::collections::HashSet;

use rayon::prelude::*;

use crate::artifact::{Artifact, Sink};
use crate::model::Model;
use crate::render::{Renderer, Theme};
use crate::search;
use crate::site::{Context, KINDS, PageKind, Planned};

use super::entries::entries;
use super::envelope::{envelope, site_value};
use super::error::BuildError;
use super::forward::forwards;

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Pages of every kind.
    pub pages: usize,
}

/// Makes the whole site and hands it to a sink.
///
/// # Errors
/// When the theme is wrong or the sink refuses. Nothing is published then: a sink only keeps what it was given
/// once its owner commits.
pub fn write(model: &Model<'_>, theme: &Theme, sink: &dyn Sink) -> Result<Built, BuildError> {
    let renderer = Renderer::new(theme, &model.site.language).map_err(BuildError::Theme)?;
    let cx = Context::new(model);
    let site = site_value(&cx);
    let plan = plan(&cx)?;
    plan.par_iter().try_for_each(|(kind, planned)| {
        let page = kind.page(&cx, planned);
        let html = renderer
            .render(kind.template(), envelope(&site, model, *kind, &planned.route, &page))
            .map_err(|error| BuildError::Page(planned.route.to_string(), error))?;
        sink.put(Artifact::new(planned.route.artifact_path()?, html)).map_err(BuildError::Sink)
    })?;
    for artifact in theme.assets().map_err(BuildError::Theme)? {
        sink.put(artifact)?;
    }
    for artifact in forwards(model)?.into_iter().chain(search::artifacts(&entries(&cx, &renderer))?) {
        sink.put(artifact)?;
    }
    Ok(Built { pages: plan.len() })
}

/// Every page of the site, before the first is made.
fn plan(cx: &Context<'_>) -> Result<Vec<(&'static dyn PageKind, Planned)>, BuildError> {
    let plan: Vec<(&'static dyn PageKind, Planned)> = KINDS
        .iter()
        .flat_map(|&kind| kind.plan(cx).into_iter().map(move |planned| (kind, planned)))
        .collect();
    let mut taken = HashSet::with_capacity(plan.len());
    for (_, planned) in &plan {
        if !taken.insert(planned.route.as_str()) {
            return Err(BuildError::Collision(planned.route.to_string()));
        }
    }
    Ok(plan)
}
