use serde::Serialize;

/// A period within a year, taken apart so that the theme can put it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// `year`, `half`, `quarter`, `month`, `months` (of one year), `span` or `printed`: a key of the words
    /// `period.*`.
    pub form: &'static str,
    /// The year; of a span, nothing.
    pub year: Option<i32>,
    /// Number of the half, quarter or month; of `months`, the first.
    pub part: Option<u32>,
    /// Of `months`, the last.
    pub last: Option<u32>,
    /// Of a span, its first month or year, ISO.
    pub from: Option<String>,
    /// Of a span, its last month or year, ISO.
    pub to: Option<String>,
    /// As it stands in the record, where it has none of these forms.
    pub printed: Option<String>,
}

impl PeriodView {
    /// Reads `2021`, `2021-H1`, `2021-Q3`, `2021-05`, `2021-01..2021-05`; anything else stays as it is.
    pub fn of(period: &str) -> Self {
        let empty = Self { form: "printed", year: None, part: None, last: None, from: None, to: None, printed: None };
        if let Some((from, to)) = period.split_once("..") {
            return match (point(from), point(to)) {
                (Some((year, Some(part))), Some((same, Some(last)))) if year == same => {
                    Self { form: "months", year: Some(year), part: Some(part), last: Some(last), ..empty }
                }
                (Some(_), Some(_)) => {
                    Self { form: "span", from: Some(from.to_owned()), to: Some(to.to_owned()), ..empty }
                }
                _ => Self { printed: Some(period.to_owned()), ..empty },
            };
        }
        let (form, year, part) = match (point(period), period.split_once("-H"), period.split_once("-Q")) {
            (Some((year, None)), ..) => ("year", Some(year), None),
            (Some((year, month)), ..) => ("month", Some(year), month),
            (None, Some((year, half)), _) => ("half", number(year, 4), number(half, 1)),
            (None, None, Some((year, quarter))) => ("quarter", number(year, 4), number(quarter, 1)),
            _ => ("printed", None, None),
        };
        if form != "printed" && year.is_some() && (form == "year" || part.is_some()) {
            return Self { form, year, part, ..empty };
        }
        Self { printed: Some(period.to_owned()), ..empty }
    }

    /// The period of a record, or its whole year.
    pub fn of_record(period: Option<&str>, year: i32) -> Self {
        period.map_or_else(|| Self::of(&year.to_string()), Self::of)
    }
}

/// A year, perhaps with a month.
fn point(text: &str) -> Option<(i32, Option<u32>)> {
    match text.split_once('-') {
        None => Some((number(text, 4)?, None)),
        Some((year, month)) => Some((number(year, 4)?, Some(number(month, 2)?))),
    }
}

fn number<T: std::str::FromStr>(text: &str, digits: usize) -> Option<T> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::PeriodView;

    #[test]
    fn the_usual_periods_are_taken_apart() {
        for (text, form, year, part, last) in [
            ("2023", "year", Some(2023), None, None),
            ("2021-H1", "half", Some(2021), Some(1), None),
            ("2021-Q3", "quarter", Some(2021), Some(3), None),
            ("2021-05", "month", Some(2021), Some(5), None),
            ("2023-01..2023-05", "months", Some(2023), Some(1), Some(5)),
        ] {
            let view = PeriodView::of(text);
            assert_eq!((view.form, view.year, view.part, view.last), (form, year, part, last), "{text}");
            assert_eq!(view.printed, None);
        }
    }

    #[test]
    fn a_span_over_years_keeps_both_ends() {
        let view = PeriodView::of("2022-01..2023-05");
        assert_eq!((view.form, view.from.as_deref(), view.to.as_deref()), ("span", Some("2022-01"), Some("2023-05")));
    }

    #[test]
    fn what_is_not_understood_stays_as_it_is() {
        for text in ["nhiệm kỳ 2020–2025", "2021-H", "21-H1", "2021-Hx", "", "2021..nay"] {
            let view = PeriodView::of(text);
            assert_eq!((view.form, view.printed.as_deref()), ("printed", Some(text)));
        }
    }

    #[test]
    fn a_record_without_a_period_is_of_its_year() {
        assert_eq!(PeriodView::of_record(None, 2020), PeriodView::of("2020"));
    }
}
