//! Diagnostics as text: one file for each form.

mod human;
mod json;
mod sarif;
mod short;
mod summary;
#[cfg(test)]
mod testing;

pub use human::human;
pub use json::json;
pub use sarif::sarif;
pub use short::short;
pub use summary::{Summary, by_rule};

/// What a terminal may be sent: content must not move its cursor, recolour it or reorder what it shows.
fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// A text of which every character may be sent to a terminal.
fn clean(text: &str) -> String {
    text.chars().map(printable).collect()
}
