use std::fmt::Write as _;

use crate::diagnostics::Diagnostics;
use crate::source::{Sources, Span};

use super::node::{Node, Tree};
use super::{parse_json, parse_toml};

/// Gives every diagnostic in a JSON or `site.toml` file the path of its value, such as
/// `findings[3].loss.amount`.
///
/// Paths are only needed for what is wrong, so reading does not carry them along; the few files with
/// diagnostics are parsed again here.
pub fn fill_paths(diagnostics: &mut Diagnostics, sources: &Sources) {
    let mut last: Option<(crate::source::FileId, Option<Node<'_>>)> = None;
    for diagnostic in diagnostics.iter_mut() {
        if !diagnostic.path.is_empty() {
            continue;
        }
        let id = diagnostic.span.file;
        if last.as_ref().is_none_or(|(known, _)| *known != id) {
            let file = sources.file(id);
            let ignored = &mut Diagnostics::new();
            let tree = match file.path().rsplit_once('.').map(|(_, extension)| extension) {
                Some("json") => parse_json(id, file.text(), ignored),
                Some("toml") => parse_toml(id, file.text(), 0, ignored),
                _ => None,
            };
            last = Some((id, tree));
        }
        if let Some((_, Some(root))) = &last {
            let mut path = String::new();
            descend(root, diagnostic.span, &mut path);
            diagnostic.path = path;
        }
    }
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
