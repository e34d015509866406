use std::fmt::Write as _;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

use super::node::{Node, Tree};
use super::{parse_json, parse_toml};

/// Gives the wanted diagnostics in JSON files and `site.toml` the path of their value, such as
/// `findings[3].loss.amount`.
///
/// Paths are only needed for what is wrong, so reading does not carry them along; the few files with
/// diagnostics are parsed again here, side by side.
pub fn fill_paths(diagnostics: &mut Diagnostics, sources: &Sources, wanted: impl Fn(&Diagnostic) -> bool) {
    let mut open: Vec<&mut Diagnostic> = diagnostics
        .iter_mut()
        .filter(|diagnostic| diagnostic.path.is_empty() && wanted(diagnostic))
        .collect();
    open.sort_by_key(|diagnostic| diagnostic.span.file);
    let files: Vec<_> = open.chunk_by_mut(|one, next| one.span.file == next.span.file).collect();
    files.into_par_iter().for_each(|diagnostics| {
        let id = diagnostics[0].span.file;
        let file = sources.file(id);
        let ignored = &mut Diagnostics::new();
        let root = match file.path().rsplit_once('.').map(|(_, extension)| extension) {
            Some("json") => parse_json(id, file.text(), ignored),
            Some("toml") => parse_toml(id, file.text(), 0, ignored),
            _ => None,
        };
        let Some(root) = root else { return };
        for diagnostic in diagnostics {
            let mut path = String::new();
            descend(&root, diagnostic.span, &mut path);
            diagnostic.path = path;
        }
    });
}

fn descend(node: &Node<'_>, wanted: Span, path: &mut String) {
    match &node.tree {
        Tree::Object(entries) => {
            for entry in entries {
                let value = entry.value.span.contains(wanted);
                if value || entry.key_span == wanted {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&entry.key);
                    if value {
                        descend(&entry.value, wanted, path);
                    }
                    return;
                }
            }
        }
        Tree::Array(items) => {
            if let Some(index) = items.iter().position(|item| item.span.contains(wanted)) {
                // Writing to a String cannot fail.
                let _ = write!(path, "[{index}]");
                descend(&items[index], wanted, path);
            }
        }
        _ => {}
    }
}
