//! The `minhbach` program: hands its arguments to the library and exits with the code it is told.

use std::io::{IsTerminal, stderr, stdout};
use std::process::ExitCode;

use minhbach::cli::{Terminal, run};

/// Pages are made of many small texts, by several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Not locked: a progress bar is drawn from other threads.
    let (mut out, mut err) = (stdout(), stderr());
    let watched = err.is_terminal();
    run(std::env::args_os().skip(1), &mut Terminal::new(&mut out, &mut err).watched(watched)).into()
}
