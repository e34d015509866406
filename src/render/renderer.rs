use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;

use super::asked::parts_of_view;
use super::assets::Assets;
use super::escape::escape;
use super::fold::fold;
use super::glossary::Glossary;
use super::tidy::tidy;
use super::words::Words;
use super::{RenderError, Theme, filters, functions, parts};

/// A theme in one language, ready to render the pages of one site from any number of threads.
#[derive(Debug)]
pub struct Renderer {
    environment: Environment<'static>,
    words: Arc<Words>,
    glossary: Glossary,
}

impl Renderer {
    /// Compiles every template of a theme and reads the words of a language.
    ///
    /// # Errors
    /// When a template or a file of words is wrong, or the theme does not have the language.
    pub fn new(theme: &Theme, language: &str) -> Result<Self, RenderError> {
        let words = Arc::new(Words::read(theme, language)?);
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(|error| RenderError::of_page("", &error))?);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(print);
        functions::add(&mut environment, Arc::clone(&words), Arc::new(Assets::of(theme)?));
        parts::add(&mut environment);
        filters::add(&mut environment, &words)
            .map_err(|reason| RenderError::Words(format!("i18n/{language}.toml"), reason))?;
        for (name, _) in theme.below("templates/", ".html") {
            let source = theme.text(&format!("templates/{name}"))?;
            let added = environment.add_template_owned(name.to_owned(), fold(source, &words));
            added.map_err(|error| RenderError::of_page(name, &error))?;
        }
        Ok(Self { environment, words, glossary: Glossary::read(theme, language)? })
    }

    /// Renders a page: a template by its path below `templates/`, and what it may ask for.
    ///
    /// # Errors
    /// When there is no such template, or it asks for something that the context does not have.
    pub fn render(&self, template: &str, context: impl Serialize) -> Result<String, RenderError> {
        let page = self.environment.get_template(template);
        let page = page.and_then(|found| found.render(Serde(context)));
        let page = page.map_err(|error| RenderError::of_page(template, &error))?;
        Ok(self.glossary.spell_out(tidy(&page)))
    }

    /// What a template can ask of its view, by the names of the parts; `None` where only running it would tell.
    pub fn parts_of_view(&self, template: &str) -> Option<BTreeSet<String>> {
        parts_of_view(&self.environment, template)
    }

    /// The words of the language, for what is not rendered from a template (feeds, data descriptions).
    pub fn words(&self) -> &Words {
        &self.words
    }
}

/// Prints texts and numbers, escaped unless safe. Anything else in a page is a mistake of its template.
fn print(output: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = match value.kind() {
        ValueKind::String if value.is_safe() => output.write_str(value.as_str().unwrap_or_default()),
        ValueKind::String => output.write_str(&escape(value.as_str().unwrap_or_default())),
        ValueKind::Number => write!(output, "{value}"),
        // an error, except for an `if` without `else`, which is meant to print nothing
        ValueKind::Undefined => return escape_formatter(output, state, value),
        ValueKind::None => {
            return Err(Error::new(ErrorKind::InvalidOperation, "null cannot be printed: test for it first"));
        }
        kind => return Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} cannot be printed"))),
    };
    written.map_err(|_| Error::from(ErrorKind::WriteFailure))
}

#[cfg(test)]
mod tests;
