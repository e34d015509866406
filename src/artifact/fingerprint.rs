use std::fmt;
use std::io;
use std::str::FromStr;

use serde::Serialize;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// What bytes come down to: 128 bits that are the same for the same bytes on every machine, and differ for
/// different ones as surely as chance allows (XXH3). It tells versions apart; it is no protection against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// The fingerprint of bytes that come piece by piece: that of all of them together.
#[derive(Default)]
pub struct RunningFingerprint(Xxh3);

impl RunningFingerprint {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Of these bytes, too.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Of all bytes so far.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.0.digest128())
    }
}

impl fmt::Debug for RunningFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RunningFingerprint").field(&self.finish()).finish()
    }
}

/// Takes several parts to one [`Fingerprint`]. Each part counts with its length, so that `ab` and `c` are not `a`
/// and `bc`.
pub struct Fingerprinter {
    /// Parts that are not counted yet: most come to some dozen bytes, for which a running fingerprint is far too large.
    few: Vec<u8>,
    many: Option<Box<Xxh3>>,
}

/// As many bytes are kept before they are counted.
const FEW: usize = 4_096;
/// Most have no more.
const PARTS: usize = 256;

impl Fingerprinter {
    /// With nothing in it yet.
    pub fn new() -> Self {
        Self { few: Vec::with_capacity(PARTS), many: None }
    }

    /// With this part, too.
    #[must_use]
    pub fn with(mut self, part: &[u8]) -> Self {
        self.add(&(part.len() as u64).to_le_bytes());
        self.add(part);
        self
    }

    /// With a fingerprint made before.
    #[must_use]
    pub fn with_fingerprint(mut self, part: Fingerprint) -> Self {
        self.add(&part.0.to_le_bytes());
        self
    }

    fn add(&mut self, bytes: &[u8]) {
        if self.few.len() + bytes.len() <= FEW {
            self.few.extend_from_slice(bytes);
            return;
        }
        let many = self.many.get_or_insert_with(Box::default);
        many.update(&self.few);
        many.update(bytes);
        self.few.clear();
    }

    /// With a value, as it would be written in JSON.
    ///
    /// # Errors
    /// When the value cannot be serialised.
    pub fn with_value(mut self, value: &impl Serialize) -> Result<Self, serde_json::Error> {
        let mut out = io::BufWriter::with_capacity(4096, Feed(&mut self));
        serde_json::to_writer(&mut out, value)?;
        io::Write::flush(&mut out).map_err(serde_json::Error::io)?;
        drop(out);
        Ok(self)
    }

    /// What all parts come down to.
    pub fn finish(mut self) -> Fingerprint {
        match &mut self.many {
            None => Fingerprint::of(&self.few),
            Some(many) => {
                many.update(&self.few);
                Fingerprint(many.digest128())
            }
        }
    }
}

impl Default for Fingerprinter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Fingerprinter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fingerprinter").finish_non_exhaustive()
    }
}

/// Bytes written here only count.
struct Feed<'h>(&'h mut Fingerprinter);

impl io::Write for Feed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_have_the_same_fingerprint_for_ever() {
        // a vector of the algorithm's own test suite: the empty input
        assert_eq!(Fingerprint::of(b"").to_string(), "99aa06d3014798d86001c324468d497f");
        assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
        let mut running = RunningFingerprint::new();
        running.add(b"a");
        running.add(b"bc");
        assert_eq!(running.finish(), Fingerprint::of(b"abc"));
    }

    #[test]
    fn a_fingerprint_is_read_as_it_was_written() {
        for bytes in [b"".as_slice(), b"a", b"abc"] {
            let print = Fingerprint::of(bytes);
            assert_eq!(print.to_string().parse(), Ok(print));
        }
        assert!("x".parse::<Fingerprint>().is_err());
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let two = |a: &[u8], b: &[u8]| Fingerprinter::new().with(a).with(b).finish();
        assert_ne!(two(b"ab", b"c"), two(b"a", b"bc"));
        assert_eq!(two(b"ab", b"c"), two(b"ab", b"c"));
    }

    #[test]
    fn a_value_counts_with_every_part_of_it() {
        let of = |value: serde_json::Value| Fingerprinter::new().with_value(&value).unwrap().finish();
        let one = of(serde_json::json!({"a": [1, "x"], "b": null}));
        assert_eq!(one, of(serde_json::json!({"a": [1, "x"], "b": null})));
        assert_ne!(one, of(serde_json::json!({"a": [1, "y"], "b": null})));
        assert_ne!(one, of(serde_json::json!({"a": [1, "x"]})));
    }
}
