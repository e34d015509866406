//! Periods as records write them: `2022`, `2021-H1`, `2023-Q3`, `2023-01..2023-05`, or a date.

use chrono::NaiveDate;

use crate::text::PartialDate;

/// The last day of a period; `None` for one that is written otherwise.
pub(super) fn end(period: &str) -> Option<NaiveDate> {
    let last = period.rsplit("..").next()?.trim();
    if let Ok(date) = last.parse::<PartialDate>() {
        return Some(date.latest());
    }
    let (year, part) = last.split_once('-')?;
    let (kind, number) = part.split_at_checked(1)?;
    let months = match kind {
        "H" => 6,
        "Q" => 3,
        _ => return None,
    };
    let month = number.parse::<u32>().ok()?.checked_mul(months)?;
    format!("{year}-{month:02}").parse::<PartialDate>().ok().map(|month| month.latest())
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn a_period_ends_with_the_last_day_of_its_last_month() {
        let last = |period| end(period).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(last("2022"), "2022-12-31");
        assert_eq!(last("2021-H1"), "2021-06-30");
        assert_eq!(last("2023-Q3"), "2023-09-30");
        assert_eq!(last("2024-01..2024-02"), "2024-02-29");
        assert_eq!(last("2023-05-15"), "2023-05-15");
        assert_eq!(last("đầu năm"), "");
        assert_eq!(last("2021-H3"), "");
    }
}
