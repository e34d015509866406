use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};
use crate::syntax::rules;

const FOLDERS: [&str; 2] = ["documents", "pages"];

/// Reports every Markdown file that no page would be made of. A README may stand anywhere.
pub fn refuse_stray(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, file) in sources.iter().filter(|(_, file)| file.path().ends_with(".md")) {
        let (folder, below) = file.path().split_once('/').unwrap_or(("", file.path()));
        let name = below.rsplit('/').next().unwrap_or(below);
        if !FOLDERS.contains(&folder) && !name.eq_ignore_ascii_case("README.md") {
            let diagnostic = Diagnostic::new(&rules::STRAY_FILE, Span::start_of(id));
            diagnostics.push(diagnostic.with("known", FOLDERS.join(", ")));
        }
    }
}
