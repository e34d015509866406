use crate::diagnostics::Language;

use super::arguments::BuildOptions;
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn run(_options: &BuildOptions, _language: Language, _terminal: &mut Terminal<'_>) -> Exit {
    Exit::Done
}
