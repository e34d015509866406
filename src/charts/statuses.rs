use serde::Serialize;

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

impl Counts {
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
