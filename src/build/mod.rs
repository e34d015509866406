//! The whole pipeline on one page: sources → raw records → model → pages → artifacts → sink.
//!
//! Nothing here touches the disk. [`read`] gives a model or says what is wrong; [`write()`] plans every page,
//! makes them in parallel and hands each to the sink as soon as it is rendered.

mod addresses;
mod entries;
mod envelope;
mod error;
mod forward;
mod links;
mod observer;
mod offline;
mod read;
mod rows;
mod write;

#[cfg(test)]
mod tests;

pub use error::BuildError;
pub use observer::{Observer, Stage};
pub use read::{Reading, read, read_observed};
pub use write::{Built, write, write_index, write_observed};
