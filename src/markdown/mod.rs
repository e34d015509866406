//! Markdown to safe HTML.
//!
//! Records and documents are written by many hands, so nothing of them is trusted: raw HTML becomes text,
//! only `http`, `https`, `mailto` and relative links survive, and images become their description (the site
//! loads nothing from elsewhere). Headings get ids, so that a search hit or a citation can point at them.

mod html;
mod plain;
mod sentence;
mod targets;
mod words;

pub use html::{Heading, Links, Rendered, render};
pub use plain::{Section, sections, summary};
pub use targets::targets;
pub use words::words;
