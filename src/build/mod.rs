//! The whole pipeline on one page: sources → raw records → model → audit → pages → artifacts → sink.

mod read;

pub use read::{Reading, read};
