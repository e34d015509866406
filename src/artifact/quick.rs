use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// A map whose keys are the site's own: paths, ids, words. Nobody sends them to slow a build down, so the standard
/// library's guard against that is left out.
pub type QuickMap<K, V> = HashMap<K, V, Quick>;

/// Makes the hashers of a [`QuickMap`].
pub type Quick = BuildHasherDefault<QuickHasher>;

/// XXH3 of a text, or of some numbers one after the other.
#[derive(Debug, Default)]
pub struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(5) ^ xxh3_64(bytes);
    }

    /// What marks the end of a text: a key is one text, or none.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
