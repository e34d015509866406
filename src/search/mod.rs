//! Search: the analysis of Vietnamese text and the index files that the search page loads.
//!
//! The build turns its views into [`Entry`] values; [`artifacts`] turns those into scripts below `search/`:
//!
//! | File | Holds |
//! |---|---|
//! | `manifest.js` | where each shard starts, the vocabulary, and kind and rank of every entry |
//! | `terms-<n>.js` | one range of terms as a complete elasticlunr index: stock elasticlunr.js loads it |
//! | `texts-<n>.js` | what a result shows, for one range of entries |
//!
//! They are scripts and not JSON because a page opened from a folder or a USB stick may load scripts but not
//! fetch files. Each is one call, `minhbachIndex(build, name, data)`: nothing is evaluated, nothing is inline,
//! so the policy `script-src 'self'` holds. `build` is a hash of the whole index; a browser that kept an old
//! shard beside a new manifest notices and asks again.
//!
//! elasticlunr knows no Vietnamese, so all analysis happens before it, in [`analysis`], whose twin in
//! `themes/default/js/search.js` treats the query. `tests/search/vectors.json` holds the two together.

pub mod analysis;
mod entry;
mod index;

pub use entry::Entry;
pub use index::{Limits, SearchError, artifacts, artifacts_within};
