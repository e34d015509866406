//! The command line: words in, exit code out. Thin; everything it does is public API of the library.

mod arguments;
mod build;
mod check;
mod exit;
mod explain;
mod help;
mod inputs;
mod messages;
mod search;
mod stopwatch;
mod terminal;

pub use exit::Exit;
pub use terminal::Terminal;

use std::ffi::OsString;

use arguments::{Command, Invocation};

/// Runs one command. Arguments do not include the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, terminal: &mut Terminal<'_>) -> Exit {
    let invocation = match Invocation::parse(arguments) {
        Ok(invocation) => invocation,
        Err(problem) => {
            terminal.error(&messages::usage(&problem));
            return Exit::Usage;
        }
    };
    match invocation.command {
        Command::Help => {
            terminal.print(&help::text(invocation.language));
            Exit::Done
        }
        Command::Version => {
            terminal.print(concat!("minhbach ", env!("CARGO_PKG_VERSION"), "\n"));
            Exit::Done
        }
        Command::Build(options) => build::run(&options, invocation.language, terminal),
        Command::Explain(rule) => explain::run(rule.as_deref(), invocation.language, terminal),
        Command::Search(options) => search::run(&options, invocation.language, terminal),
        Command::Check(options) => check::run(&options, invocation.language, terminal),
    }
}
