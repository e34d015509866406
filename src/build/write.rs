use minijinja::Value;
use minijinja::value::Serde;
use rayon::prelude::*;

use crate::artifact::{Artifact, Fingerprint, Fingerprinter, Sink};
use crate::audit::Discrepancies;
use crate::export::{self, Export};
use crate::model::Model;
use crate::render::{Renderer, Theme};
use crate::search::{self, Meaning};
use crate::site::{Asked, Context, KINDS, Prints};
use crate::text::Locale;

use super::addresses::{Task, plan};
use super::entries::Entries;
use super::envelope::{envelope, site_value};
use super::error::BuildError;
use super::forward::forwards;
use super::links::PageLinks;
use super::observer::{Observer, Stage, stage};
use super::{offline, rows};

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
pub fn write(
    model: &Model<'_>,
    discrepancies: &Discrepancies,
    theme: &Theme,
    sink: &dyn Sink,
) -> Result<Built, BuildError> {
    write_observed(model, discrepancies, theme, sink, &())
}

/// Like [`write()`], while somebody looks on.
///
/// # Errors
/// As [`write()`].
pub fn write_observed(
    model: &Model<'_>,
    discrepancies: &Discrepancies,
    theme: &Theme,
    sink: &dyn Sink,
    observer: &dyn Observer,
) -> Result<Built, BuildError> {
    let renderer = Renderer::new(theme, &model.site.language).map_err(BuildError::Theme)?;
    let tables = Value::from(Serde(export::catalogue(renderer.words().locale())));
    observer.begins(Stage::Plan);
    let mut cx = Context::new(model, discrepancies, tables);
    let templates = KINDS.iter().map(|kind| kind.template());
    cx.asked = Asked::of(templates, |template| renderer.parts_of_view(template));
    let cx = cx;
    let plan = plan(&cx).map_err(BuildError::Addresses)?;
    observer.ends(Stage::Plan);
    let prints = sink.remembers().then(|| Prints::of(&cx));
    let prints = prints.as_ref();
    // Side by side, so that no thread waits for the last long piece of another stage. The error that is told is
    // always that of the first stage in this order.
    let made_pages =
        || stage(observer, Stage::Pages, || pages(&cx, &plan, prints, &renderer, theme, sink, observer));
    let made_index = || stage(observer, Stage::Search, || index(&cx, prints, theme, &renderer, sink));
    let made_data = || stage(observer, Stage::Data, || data(&cx, prints, renderer.words().locale(), sink));
    let (pages, (data, index)) = rayon::join(made_pages, || {
        let (index, data) = rayon::join(made_index, made_data);
        (data, index)
    });
    let index = pages.and(data).and(index)?;
    if model.site.offline {
        sink.put(offline::worker(theme, ground(theme, &site_value(&cx, &plan))?, &index)?)?;
    }
    let rest = theme
        .assets()
        .map_err(BuildError::Theme)?
        .into_iter()
        .chain(forwards(model)?)
        .chain(export::sitemap::artifacts(&model.site.base_url, &addresses(model, &plan))?);
    for artifact in rest {
        sink.put(artifact)?;
    }
    Ok(Built { pages: plan.len() })
}

/// Data files, feeds, and the rows that pages load.
fn data(
    cx: &Context<'_>,
    prints: Option<&Prints<'_>>,
    locale: Locale,
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    let links = PageLinks(cx);
    Export::of(cx, &links).knowing(prints).write(sink)?;
    rows::write(cx, prints, locale, sink)
}

/// Makes only the search index: for measurements and comparisons of search.
///
/// # Errors
/// As [`write()`].
pub fn write_index(
    model: &Model<'_>,
    discrepancies: &Discrepancies,
    theme: &Theme,
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    let renderer = Renderer::new(theme, &model.site.language).map_err(BuildError::Theme)?;
    let cx = Context::new(model, discrepancies, Value::UNDEFINED);
    index(&cx, None, theme, &renderer, sink).map(drop)
}

/// The search index, and what tells it from another.
fn index(
    cx: &Context<'_>,
    prints: Option<&Prints<'_>>,
    theme: &Theme,
    renderer: &Renderer,
    sink: &dyn Sink,
) -> Result<String, BuildError> {
    let meaning = meaning(theme)?;
    let entries = Entries::new(cx, renderer, theme.fingerprint(), prints);
    Ok(search::write(&entries, &meaning, search::Limits::default(), sink)?)
}

/// What the theme knows of words that mean the same.
fn meaning(theme: &Theme) -> Result<Meaning, BuildError> {
    Ok(Meaning::read(theme.below("search/", ".toml"))?)
}

/// Makes, renders and hands over each page; a page lives only as long as that takes.
///
/// A page is a function of the theme, the site's own part and its view and of nothing else, so one whose view is
/// the same as the last time is neither rendered nor written; and where its kind can say what the view is made
/// from, the view is not made either.
fn pages(
    cx: &Context<'_>,
    plan: &[Task],
    prints: Option<&Prints<'_>>,
    renderer: &Renderer,
    theme: &Theme,
    sink: &dyn Sink,
    observer: &dyn Observer,
) -> Result<(), BuildError> {
    let site = site_value(cx, plan);
    let ground = ground(theme, &site)?;
    plan.par_iter().try_for_each(|(kind, planned)| {
        let path = planned.route.artifact_path()?;
        let told = prints.and_then(|prints| kind.inputs(prints, planned));
        let told = told.map(|own| {
            let all = Fingerprinter::new().with_fingerprint(ground).with(kind.template().as_bytes());
            all.with(path.as_str().as_bytes()).with_fingerprint(own).finish()
        });
        if let Some(inputs) = told
            && sink.keeps(&path, inputs)?
        {
            observer.page_done(plan.len());
            return Ok(());
        }
        let page = kind.page(cx, planned);
        let envelope = envelope(&site, cx.model, *kind, &planned.route, &page);
        let inputs = match told {
            None if sink.remembers() => {
                Some(envelope.fingerprint(ground, kind.template()).map_err(BuildError::View)?)
            }
            told => told,
        };
        let stands = told.is_none() && inputs.map_or(Ok(false), |inputs| sink.keeps(&path, inputs))?;
        if !stands {
            let html = renderer
                .render(kind.template(), envelope)
                .map_err(|error| BuildError::Page(planned.route.to_string(), error))?;
            sink.put(Artifact { made_from: inputs, ..Artifact::new(path, html) })?;
        }
        observer.page_done(plan.len());
        Ok(())
    })
}

/// What all pages stand on: the theme, and what every page knows of the site.
fn ground(theme: &Theme, site: &Value) -> Result<Fingerprint, BuildError> {
    let theme = Fingerprinter::new().with_fingerprint(theme.fingerprint());
    Ok(theme.with_value(site).map_err(BuildError::View)?.finish())
}

/// The absolute addresses of all pages but the one for unknown addresses.
fn addresses(model: &Model<'_>, plan: &[Task]) -> Vec<String> {
    plan.iter()
        .filter(|(kind, _)| kind.id() != "error")
        .map(|(_, planned)| format!("{}{}", model.site.base_url, planned.route))
        .collect()
}
