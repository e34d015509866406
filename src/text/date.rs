use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

/// A calendar date known to the day, to the month or only to the year.
///
/// It is read strictly from ISO 8601 (`2024`, `2024-04`, `2024-04-09`) and shown the same way. Dates are ordered
/// by their earliest possible day; of two that may begin on the same day, the more exact one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    // Both ends of the range are kept instead of year, month and day: every value is then a real stretch of the
    // calendar, and the derived order is the documented one.
    earliest: NaiveDate,
    latest: NaiveDate,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Day,
    Month,
    Year,
}

/// Why a text is no [`PartialDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDateError {
    /// The text is not written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Shape {
        /// The date that was probably meant, when the text is a date in another order or without its zeros
        /// ("9/4/2024", "2024-4"); for hints only.
        meant: Option<PartialDate>,
    },
    /// There is no such month.
    Month(u32),
    /// The month has no such day.
    Day {
        /// The refused day.
        day: u32,
        /// The last day of that month.
        last: u32,
    },
}

impl PartialDate {
    /// The year.
    pub fn year(&self) -> i32 {
        self.earliest.year()
    }

    /// The month from 1, if known.
    pub fn month(&self) -> Option<u32> {
        (self.precision <= Precision::Month).then(|| self.earliest.month())
    }

    /// The day of the month from 1, if known.
    pub fn day(&self) -> Option<u32> {
        (self.precision == Precision::Day).then(|| self.earliest.day())
    }

    /// The first day that the date can mean.
    pub fn earliest(&self) -> NaiveDate {
        self.earliest
    }

    /// The last day that the date can mean.
    pub fn latest(&self) -> NaiveDate {
        self.latest
    }

    fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, PartialDateError> {
        let shape = PartialDateError::Shape { meant: None };
        let Some(month) = month else {
            let earliest = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(shape)?;
            let latest = NaiveDate::from_ymd_opt(year, 12, 31).ok_or(shape)?;
            return Ok(Self { earliest, latest, precision: Precision::Year });
        };
        let earliest = NaiveDate::from_ymd_opt(year, month, 1).ok_or(PartialDateError::Month(month))?;
        let next = earliest.checked_add_months(Months::new(1)).ok_or(shape)?;
        let latest = next.pred_opt().ok_or(shape)?;
        let Some(day) = day else {
            return Ok(Self { earliest, latest, precision: Precision::Month });
        };
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self::from)
            .ok_or(PartialDateError::Day { day, last: latest.day() })
    }

    /// Reads what people write instead of ISO: the day first, any separator, zeros left out.
    fn guess(text: &str) -> Option<Self> {
        let parts: Vec<_> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
        let (year, month, day) = match *parts.as_slice() {
            [year, month, day] if year.len() == 4 => (year, month, Some(day)),
            [day, month, year] if year.len() == 4 => (year, month, Some(day)),
            [year, month] if year.len() == 4 => (year, month, None),
            [month, year] if year.len() == 4 => (year, month, None),
            _ => return None,
        };
        let day = match day {
            Some(day) => Some(digits(day)?),
            None => None,
        };
        Self::new(i32::try_from(digits(year)?).ok()?, Some(digits(month)?), day).ok()
    }
}

/// The number of a text of ASCII digits; `str::parse` would also take a plus sign.
fn digits(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day, precision: Precision::Day }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let shape = || PartialDateError::Shape { meant: Self::guess(text) };
        let field = |part: &str, width: usize| {
            if part.len() == width { digits(part).ok_or_else(shape) } else { Err(shape()) }
        };
        let mut parts = text.split('-');
        let year = field(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| field(part, 2)).transpose()?;
        let day = parts.next().map(|part| field(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(shape());
        }
        Self::new(i32::try_from(year).map_err(|_| shape())?, month, day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for PartialDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape { meant: None } => f.write_str("a date is written YYYY, YYYY-MM or YYYY-MM-DD"),
            Self::Shape { meant: Some(date) } => {
                write!(f, "a date is written YYYY, YYYY-MM or YYYY-MM-DD, here {date}")
            }
            Self::Month(month) => write!(f, "there is no month {month}"),
            Self::Day { day, last } => write!(f, "there is no day {day}: the month ends on day {last}"),
        }
    }
}

impl std::error::Error for PartialDateError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn error(text: &str) -> PartialDateError {
        text.parse::<PartialDate>().unwrap_err()
    }

    #[test]
    fn a_date_is_shown_as_it_was_written() {
        for text in ["2024", "2024-04", "2024-04-09", "2024-02-29", "0987-01-01"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn an_unknown_part_stays_unknown() {
        let of = |text| (date(text).year(), date(text).month(), date(text).day());
        assert_eq!(of("2024"), (2024, None, None));
        assert_eq!(of("2024-04"), (2024, Some(4), None));
        assert_eq!(of("2024-04-09"), (2024, Some(4), Some(9)));
    }

    #[test]
    fn a_partial_date_spans_its_month_or_year() {
        let ends = |text| (date(text).earliest().to_string(), date(text).latest().to_string());
        assert_eq!(ends("2024"), ("2024-01-01".into(), "2024-12-31".into()));
        assert_eq!(ends("2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
        assert_eq!(ends("2023-12"), ("2023-12-01".into(), "2023-12-31".into()));
        assert_eq!(ends("9999-12"), ("9999-12-01".into(), "9999-12-31".into()));
    }

    #[test]
    fn the_earliest_day_decides_the_order_and_exactness_breaks_ties() {
        let mut dates = ["2024-02", "2024", "2024-01-02", "2024-01", "2023", "2024-01-01"].map(date);
        dates.sort();
        assert_eq!(
            dates.map(|date| date.to_string()),
            ["2023", "2024-01-01", "2024-01", "2024", "2024-01-02", "2024-02"]
        );
    }

    #[test]
    fn days_that_do_not_exist_are_refused_with_the_reason() {
        assert_eq!(error("2023-13"), PartialDateError::Month(13));
        assert_eq!(error("2023-00-01"), PartialDateError::Month(0));
        assert_eq!(error("2023-02-29"), PartialDateError::Day { day: 29, last: 28 });
        assert_eq!(error("2023-04-00"), PartialDateError::Day { day: 0, last: 30 });
    }

    #[test]
    fn anything_but_iso_is_refused() {
        for text in
            ["", "24", "2024-", "2024-04-09T00:00", "2024-04-09-01", "+024", "-2024", "20 24", "２０２４"]
        {
            assert_eq!(error(text), PartialDateError::Shape { meant: None }, "{text:?}");
        }
    }

    #[test]
    fn a_date_in_another_spelling_is_refused_with_the_right_one() {
        for (text, meant) in [
            ("29/9/2023", "2023-09-29"),
            ("9-4-2024", "2024-04-09"),
            ("2024-4-9", "2024-04-09"),
            ("4/2024", "2024-04"),
            (" 2024-04-09", "2024-04-09"),
        ] {
            assert_eq!(error(text), PartialDateError::Shape { meant: Some(date(meant)) }, "{text:?}");
        }
        assert_eq!(error("31/2/2024"), PartialDateError::Shape { meant: None });
    }
}
