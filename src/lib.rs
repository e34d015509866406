//! `minhbach`: records of administrative-reform findings and results in, a static transparency website out.
//!
//! The rooms stand on floors, and imports point strictly downward; `tests/house.rs` holds it. ARCHITECTURE.md
//! has the map.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout))]

// Floor 1
pub mod artifact;
pub mod source;
pub mod text;
// Floor 2
pub mod diagnostics;
pub mod load;
pub mod markdown;
pub mod publish;
// Floor 3
pub mod syntax;
// Floor 4
pub mod config;
pub mod records;
// Floor 5
pub mod documents;
// Floor 6
pub mod model;
// Floor 7
pub mod address;
// Floor 8
pub mod audit;
pub mod charts;
// Floor 9
pub mod site;
// Floor 10
pub mod export;
pub mod render;
pub mod search;
// Floor 11
pub mod build;
// Floor 12
pub mod cli;
