//! Many figures against an earlier year: how many fell and rose, and which changed most.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::Serialize;

use super::figure::Figure;

/// One year against another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// Those that fell.
    pub down: usize,
    /// Those that rose.
    pub up: usize,
    /// Those that are equal as printed.
    pub equal: usize,
    /// Those that could be compared.
    pub compared: usize,
    /// All.
    pub of: usize,
    /// What changed most in the direction of the sentence.
    pub largest: String,
    /// Its percentage before.
    pub before: Figure,
    /// Its percentage now.
    pub now: Figure,
    /// Its change in percentage points, without sign.
    pub change: Figure,
    /// The year before.
    pub since: String,
}

/// Which way most of them went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    AllDown,
    AllUp,
    AllEqual,
    MostDown,
    MostUp,
}

/// One thing in both years, as printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared<'a> {
    pub(super) name: &'a str,
    pub(super) before: Decimal,
    pub(super) now: Decimal,
}

impl Compared<'_> {
    pub(super) fn gain(&self) -> Decimal {
        self.now.saturating_sub(self.before)
    }
}

/// Tells which way they went; nothing if none of them compares. Of equal changes the first of those that fell and
/// the first of those that rose is named.
pub(super) fn compare(all: &[Compared<'_>], of: usize, since: &str) -> Option<(Way, Changes)> {
    let count = |wanted: Ordering| all.iter().filter(|one| one.now.cmp(&one.before) == wanted).count();
    let (down, up) = (count(Ordering::Less), count(Ordering::Greater));
    let falling = down > up;
    // rev: of equal gains max_by_key takes the last
    let largest = if falling {
        all.iter().min_by_key(|one| one.gain())
    } else {
        all.iter().rev().max_by_key(|one| one.gain())
    }?;
    let way = match all.len() {
        all if down == all => Way::AllDown,
        all if up == all => Way::AllUp,
        _ if down == 0 && up == 0 => Way::AllEqual,
        _ if falling => Way::MostDown,
        _ => Way::MostUp,
    };
    let changes = Changes {
        down,
        up,
        equal: all.len() - down - up,
        compared: all.len(),
        of,
        largest: largest.name.to_owned(),
        before: Figure(largest.before),
        now: Figure(largest.now),
        change: Figure(largest.gain().abs()),
        since: since.to_owned(),
    };
    Some((way, changes))
}
