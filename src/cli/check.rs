use std::path::{Component, Path};

use crate::build;
use crate::diagnostics::{Diagnostics, Language, Summary, by_rule, human, json, sarif, short};
use crate::load::load;
use crate::search::Meaning;
use crate::source::Sources;

use super::arguments::{CheckOptions, Format};
use super::exit::Exit;
use super::inputs::{edition, theme};
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
    let theme = match theme(options.theme.as_deref()) {
        Ok(theme) => theme,
        Err(error) => {
            terminal.error(&messages::cannot_load_theme(&error, language));
            return Exit::Io;
        }
    };
    let reading = build::read(&loaded.sources, edition(&options.content));
    let diagnostics = &reading.diagnostics;
    // what search knows of words lies in the theme; a fault in it would stop the build as one of the content does
    let (words, word_files) = match Meaning::read(theme.below("search/", ".toml")) {
        Ok(_) => (Diagnostics::new(), Sources::default()),
        Err(wrong) => (wrong.diagnostics, wrong.sources),
    };
    match options.format {
        Format::Human => {
            terminal.print(&human(diagnostics, &loaded.sources, language));
            terminal.print(&human(&words, &word_files, language));
            if !loaded.ignored.is_empty() {
                terminal.error(&messages::ignored(&loaded.ignored, language));
            }
            if loaded.sources.iter().next().is_none() {
                terminal.error(&messages::empty(&options.content.content, language));
            }
            let mut all = diagnostics.clone();
            all.append(words.clone());
            terminal.error(&messages::counts(&by_rule(&all), language));
            terminal.error(&messages::summary(Summary::of(&all), language));
        }
        Format::Short => {
            terminal.print(&short(diagnostics, &loaded.sources, language));
            terminal.print(&short(&words, &word_files, language));
        }
        Format::Json => {
            let told = [(diagnostics, &loaded.sources), (&words, &word_files)];
            terminal.print(&(json(&told, language) + "\n"));
        }
        Format::Sarif => {
            let folder = below_here(&options.content.content);
            let of_theme = options.theme.as_deref().map(below_here).unwrap_or_default();
            let told = [(diagnostics, &loaded.sources, &*folder), (&words, &word_files, &*of_theme)];
            terminal.print(&(sarif(&told, language) + "\n"));
        }
    }
    // An empty folder has no place to point at and is no site either.
    if reading.publishable().is_none() || !words.is_empty() { Exit::Content } else { Exit::Done }
}

/// The content folder as a path below the present folder, which is the root of a repository where logs are
/// made for code review; empty when it lies elsewhere.
fn below_here(folder: &Path) -> String {
    let mut names = Vec::new();
    for component in folder.components() {
        match component {
            Component::Normal(name) => names.push(name.to_string_lossy()),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return String::new(),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_below_the_present_one_is_named_in_a_log() {
        assert_eq!(below_here(Path::new("content")), "content");
        assert_eq!(below_here(Path::new("./examples/huyen-mau/")), "examples/huyen-mau");
        assert_eq!(below_here(Path::new(".")), "");
        assert_eq!(below_here(Path::new("../content")), "");
        assert_eq!(below_here(Path::new("/srv/content")), "");
    }
}
