//! Views and a theme to HTML.
//!
//! A [`Theme`] is a set of files: templates, style sheets, scripts, pictures and words. The default one is
//! embedded in the program; a site replaces it file by file. A [`Renderer`] joins a theme and a language and
//! turns the view of a page into its HTML, from any number of threads.
//!
//! **Nothing is printed by accident.** A field that a view does not have, a field without a value, a list, a
//! word that the language does not know: each is an error with the template and the line, never an empty place
//! in a published page.
//!
//! **Everything is escaped**, unless a template says `|safe`; templates say so only of fields named `…_html`,
//! which the Markdown room made.
//!
//! **Words** stand in `i18n/<language>.toml` and come in by [`t`](Words): `t("status.overdue")`. Figures and
//! dates are written by the filters `vn`, `percent`, `signed` and `date`.
//!
//! **Parts** that many pages share are rendered once: `part("_header.html", root=page.root)`. A [`Renderer`]
//! therefore serves one site.
//!
//! **Links** are routes of the site, made relative to the page by the filter `url`, so that the site works in
//! any sub-path and from a folder on disk. Assets carry a hash of their content in their name ([`Assets`]), so
//! a server may let browsers keep them for ever.

mod asked;
mod assets;
mod css;
mod error;
mod escape;
mod filters;
mod fold;
mod functions;
mod glossary;
mod parts;
mod pattern;
mod renderer;
mod theme;
mod tidy;
mod words;

pub use assets::Assets;
pub use error::RenderError;
pub use escape::escape;
pub use renderer::Renderer;
pub use theme::Theme;
pub use words::{Argument, Words};
