use crate::build;
use crate::diagnostics::{Language, Summary, human, json, short};
use crate::load::load;
use crate::model::Edition;

use super::arguments::{CheckOptions, ContentOptions, Format};
use super::exit::Exit;
use super::messages;
use super::terminal::Terminal;

pub(super) fn run(options: &CheckOptions, language: Language, terminal: &mut Terminal<'_>) -> Exit {
    let loaded = match load(&options.content.content) {
        Ok(loaded) => loaded,
        Err(error) => {
            terminal.error(&messages::cannot_load(&error, language));
            return Exit::Io;
        }
    };
    let reading = build::read(&loaded.sources, edition(&options.content));
    let diagnostics = &reading.diagnostics;
    match options.format {
        Format::Human => {
            terminal.print(&human(diagnostics, &loaded.sources, language));
            if !loaded.ignored.is_empty() {
                terminal.error(&messages::ignored(&loaded.ignored, language));
            }
            if loaded.sources.iter().next().is_none() {
                terminal.error(&messages::empty(&options.content.content, language));
            }
            terminal.error(&messages::summary(Summary::of(diagnostics), language));
        }
        Format::Short => terminal.print(&short(diagnostics, &loaded.sources, language)),
        Format::Json => terminal.print(&(json(diagnostics, &loaded.sources, language) + "\n")),
    }
    // An empty folder has no place to point at and is no site either.
    if reading.publishable().is_none() { Exit::Content } else { Exit::Done }
}

/// What the content is read for. The date is an input; only its default is the machine's.
pub(super) fn edition(options: &ContentOptions) -> Edition {
    let date = options.date.unwrap_or_else(|| chrono::Local::now().date_naive());
    Edition { date, drafts: options.drafts }
}
