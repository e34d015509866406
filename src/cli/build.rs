use std::path::Path;

use crate::artifact::{Fingerprint, Notes};
use crate::build::{self, Built, Observer, Stage};
use crate::diagnostics::{Language, Summary, human};
use crate::load::load;
use crate::publish::{DiskSink, PublishError, Published};

use super::arguments::BuildOptions;
use super::exit::Exit;
use super::inputs::{self, Seen, edition, theme};
use super::messages;
use super::stopwatch::Stopwatch;
use super::terminal::Terminal;

pub(super) fn run(options: &BuildOptions, language: Language, terminal: &mut Terminal<'_>) -> Exit {
    let watch = Stopwatch::new(language, terminal.is_watched());
    let exit = build(options, language, terminal, &watch);
    if options.timings {
        terminal.error(&watch.report());
    }
    exit
}

fn build(options: &BuildOptions, language: Language, terminal: &mut Terminal<'_>, watch: &Stopwatch) -> Exit {
    let theme = match theme(options.theme.as_deref()) {
        Ok(theme) => theme,
        Err(error) => {
            terminal.error(&messages::cannot_load_theme(&error, language));
            return Exit::Io;
        }
    };
    let edition = edition(&options.content);
    // To read the program itself takes as long as to look at all content.
    let memory = || inputs::memory(&options.cache, &options.out);
    let (memory, seen) = rayon::join(memory, || Seen::now(&options.content.content));
    let seen = seen.filter(|_| memory.is_some());
    let unchanged = |content: Fingerprint| {
        let inputs = inputs::fingerprint(content, &theme, edition, options);
        let (files, note) = memory.as_ref()?.stands(inputs)?;
        Some((files, Report::parse(note)?))
    };
    let known = memory.as_ref().zip(seen.as_ref()).and_then(|(memory, seen)| seen.content(memory));
    if let Some((files, report)) = known.and_then(unchanged) {
        return report.nothing_done(files, options, language, terminal);
    }
    watch.begins(Stage::Load);
    let loaded = load(&options.content.content);
    watch.ends(Stage::Load);
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => {
            terminal.error(&messages::cannot_load(&error, language));
            return Exit::Io;
        }
    };
    let content = inputs::content(&loaded.sources);
    let inputs = inputs::fingerprint(content, &theme, edition, options);
    if let (Some(memory), Some(seen)) = (&memory, &seen) {
        seen.leave(content, memory);
    }
    if known != Some(content)
        && let Some((files, report)) = unchanged(content)
    {
        return report.nothing_done(files, options, language, terminal);
    }
    let notes = memory.as_ref().map_or(&() as &dyn Notes, |memory| memory);
    let mut reading = build::read_observed(&loaded.sources, edition, notes, watch);
    // Contradictions of the sources are published, not mended: `check` lists them, a build only counts them.
    terminal.error(&human(&reading.diagnostics.errors(), &loaded.sources, language));
    if let (Some(url), Some(model)) = (&options.base_url, &mut reading.model) {
        model.site.base_url = url.clone().into();
    }
    if loaded.sources.iter().next().is_none() {
        terminal.error(&messages::empty(&options.content.content, language));
    }
    let summary = Summary::of(&reading.diagnostics);
    let Some((model, discrepancies)) = reading.publishable() else {
        terminal.error(&messages::summary(summary, language));
        terminal.error(messages::not_built(language));
        return Exit::Content;
    };
    let sink = match DiskSink::open(&options.out) {
        Ok(sink) => sink.compressing(options.compress),
        Err(error) => return refuse(&error, language, terminal),
    };
    let sink = match memory {
        Some(memory) => sink.remembering(memory, inputs),
        None => sink,
    };
    let built = match build::write_observed(model, discrepancies, &theme, &sink, watch) {
        Ok(built) => built,
        Err(build::BuildError::Sink(error)) => {
            return refuse(&PublishError::Output(error), language, terminal);
        }
        Err(build::BuildError::Addresses(collisions)) => {
            terminal.error(&human(&collisions, &loaded.sources, language));
            terminal.error(&messages::summary(Summary::of(&collisions), language));
            terminal.error(messages::not_built(language));
            return Exit::Content;
        }
        Err(build::BuildError::Meaning(wrong)) => {
            terminal.error(&human(&wrong.diagnostics, &wrong.sources, language));
            terminal.error(&messages::summary(Summary::of(&wrong.diagnostics), language));
            terminal.error(messages::not_built(language));
            return Exit::Content;
        }
        Err(error) => {
            terminal.error(&messages::cannot_build(&error, language));
            return Exit::Content;
        }
    };
    watch.begins(Stage::Publish);
    let report = Report { summary, built };
    let published = sink.commit_noting(&report.note());
    watch.ends(Stage::Publish);
    match published {
        Ok(published) => {
            report.print(published, &options.out, language, terminal);
            Exit::Done
        }
        Err(error) => refuse(&error, language, terminal),
    }
}

/// What a build that is done says of itself; a build that would change nothing says it again.
struct Report {
    summary: Summary,
    built: Built,
}

impl Report {
    /// As it is remembered.
    fn note(&self) -> String {
        format!("{} {} {}", self.built.pages, self.summary.warnings, self.summary.notes)
    }

    fn parse(note: &str) -> Option<Self> {
        let numbers: Vec<usize> = note.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        let [pages, warnings, notes] = numbers[..] else { return None };
        Some(Self { summary: Summary { errors: 0, warnings, notes }, built: Built { pages } })
    }

    fn nothing_done(
        &self,
        files: usize,
        options: &BuildOptions,
        language: Language,
        terminal: &mut Terminal<'_>,
    ) -> Exit {
        let published = Published { written: 0, unchanged: files, removed: 0 };
        self.print(published, &options.out, language, terminal);
        Exit::Done
    }

    fn print(&self, published: Published, out: &Path, language: Language, terminal: &mut Terminal<'_>) {
        terminal.error(&messages::summary(self.summary, language));
        terminal.error(&messages::built(self.built, published, out, language));
    }
}

fn refuse(error: &PublishError, language: Language, terminal: &mut Terminal<'_>) -> Exit {
    terminal.error(&messages::cannot_publish(error, language));
    Exit::Io
}
