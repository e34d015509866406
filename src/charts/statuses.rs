use serde::Serialize;

use super::figure::Coord;

/// The statuses in the order of a bar, with the characters set aside for the words after a count.
pub(super) const STATUSES: [(&str, usize); 7] = [
    ("verified", 11),
    ("reported", 11),
    ("in-progress", 11),
    ("not-started", 11),
    ("not-assessed", 13),
    ("superseded", 18),
    ("no-information", 17),
];

/// How many findings stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// An inspection says that it is done.
    pub verified: u32,
    /// The unit says that it is done.
    pub reported: u32,
    /// Under way.
    pub in_progress: u32,
    /// Not begun.
    pub not_started: u32,
    /// Stated, but nobody has judged it.
    pub not_assessed: u32,
    /// Another finding took its place: neither done nor open.
    pub superseded: u32,
    /// Nothing is known.
    pub no_information: u32,
}

/// One part of a bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The key of its status.
    pub status: &'static str,
    /// How many.
    pub count: u32,
    /// Left edge in percent.
    pub x: Coord,
    /// Width in percent.
    pub width: Coord,
}

/// The least width of a part in percent: one finding among hundreds can still be seen.
const LEAST: f64 = 1.4;

impl Counts {
    /// The parts of a bar among others of which the longest has `most` findings and takes the width.
    pub(super) fn segments(&self, most: u32) -> Vec<Part> {
        let mut x = 0.0;
        let mut segments = Vec::new();
        for ((status, _), count) in STATUSES.iter().zip(self.parts()) {
            if count == 0 {
                continue;
            }
            // the thin ones are widened, so that a full bar may end a little past its length: never past the frame
            let width = (f64::from(count) / f64::from(most.max(1)) * 94.0).max(LEAST);
            segments.push(Part { status, count, x: Coord(x), width: Coord(width.min(100.0 - x)) });
            x += width;
        }
        segments
    }

    /// The counts in the order of [`STATUSES`].
    pub(super) fn parts(&self) -> [u32; STATUSES.len()] {
        [
            self.verified,
            self.reported,
            self.in_progress,
            self.not_started,
            self.not_assessed,
            self.superseded,
            self.no_information,
        ]
    }

    /// All findings.
    pub fn total(&self) -> u32 {
        self.parts().into_iter().fold(0, u32::saturating_add)
    }

    /// Said to be done, by the unit or by an inspection.
    pub fn done(&self) -> u32 {
        self.verified.saturating_add(self.reported)
    }

    /// Of which nobody says that they are done, nor that another took their place.
    pub fn open(&self) -> u32 {
        self.total().saturating_sub(self.done()).saturating_sub(self.superseded)
    }
}
