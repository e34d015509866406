//! The `minhbach` program: hands its arguments to the library and exits with the code it is told.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use minhbach::cli::{Terminal, run};

fn main() -> ExitCode {
    let (mut out, mut err) = (stdout().lock(), stderr().lock());
    run(std::env::args_os().skip(1), &mut Terminal::new(&mut out, &mut err)).into()
}
