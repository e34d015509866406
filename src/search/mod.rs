//! Search: the analysis of Vietnamese text and the index files that the search page loads.
//!
//! The build turns its views into [`Entry`] values; [`write()`] turns those into scripts below `search/`:
//!
//! | File | Holds |
//! |---|---|
//! | `manifest.js` | where each shard starts, the vocabulary, kinds and ranks of the entries |
//! | `meaning.js` | abbreviations, other words for one matter, words of questions ([`Meaning`]) |
//! | `terms-<n>.js` | one range of terms as an elasticlunr index: stock elasticlunr.js loads it and answers |
//! | `more-<n>-<s>.js` | what shard n leaves out of very common terms, for one stretch of entries |
//! | `texts-<c>-<n>.js` | what results show, for sixteen entries |
//! | `columns.js` | year, units, domain, status, loss and date of every entry, to narrow hits down and sort them |
//!
//! They are scripts and not JSON because a page opened from a folder or a USB stick may load scripts but not
//! fetch files. Each is one call, `minhbachIndex(build, name, data)`: nothing is evaluated, nothing is inline,
//! so the policy `script-src 'self'` holds. `build` is a hash of the whole index; a browser that kept an old
//! shard beside a new manifest notices and asks again.
//!
//! elasticlunr knows no Vietnamese, so all analysis happens before it, in [`analysis`], whose twin in
//! `themes/default/js/search-engine/analysis.js` treats the query. `tests/search/vectors.json` holds the two together.

pub mod analysis;
mod engine;
mod entry;
mod index;
mod meaning;

pub use engine::{Engine, EngineError, Files, Hit};
pub use entry::{Doubted, Entry};
pub use index::{Limits, SearchError, Source, artifacts, write};
pub use meaning::{Group, Intent, Meaning, MeaningError, rules};
