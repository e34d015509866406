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
