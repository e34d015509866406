use chrono::NaiveDate;

use crate::text::PartialDate;

/// A span of days, open where a bound is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day, if known.
    pub from: Option<PartialDate>,
    /// Last day, if it has ended.
    pub to: Option<PartialDate>,
}

impl Validity {
    /// Whether a day lies within.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from.earliest() <= day) && !self.ended_before(day)
    }

    /// Whether any day of a year lies within.
    pub fn touches_year(&self, year: i32) -> bool {
        self.from.is_none_or(|from| from.year() <= year) && self.to.is_none_or(|to| to.year() >= year)
    }

    /// Whether the last day has passed.
    pub fn ended_before(&self, day: NaiveDate) -> bool {
        self.to.is_some_and(|to| to.latest() < day)
    }
}
