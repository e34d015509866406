//! JSON and TOML text to one kind of tree with spans, and the checked reading of records out of it.
//!
//! [`parse_json`] and [`parse_toml`] give a [`Node`] tree that borrows from the file. The `record!` macro
//! declares a raw record once; from that one declaration come its struct, its reader, its unknown-key check
//! and its [`FieldSpec`]s, which the JSON Schema and the documentation are made of. A record with a fault is
//! left out, its fault is in the [`Diagnostics`](crate::diagnostics::Diagnostics), and reading goes on.

mod choice;
mod decimal;
mod field;
mod file;
mod json;
mod node;
mod path;
mod record;
pub mod rules;
mod toml;
mod valid_json;
mod value;

pub(crate) use choice::choice;
pub use choice::{Choice, read_choice};
pub(crate) use field::MOST_KEYS;
pub use field::{FieldSpec, FieldValue, Fields, Shape, read_list};
pub use file::check_text;
pub use json::parse_json;
pub use node::{Entry, Node, Tree};
pub use path::fill_paths;
pub use record::Record;
pub(crate) use record::record;
pub use toml::parse_toml;
pub use valid_json::Reader;
pub use value::{Id, Text, Value, wrong_type};
