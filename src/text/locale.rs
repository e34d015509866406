use rust_decimal::{Decimal, RoundingStrategy};

use super::PartialDate;

const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';
const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How figures and dates are written for readers.
///
/// A figure keeps its scale: 7.550 is written "7,550", because its zeros are part of what was stated. The minus
/// sign is U+2212, and zero has no sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Vietnamese: 1.234,56 and 29/9/2023.
    #[default]
    Vi,
    /// English: 1,234.56 and 29 Sep 2023.
    En,
}

impl Locale {
    /// A decimal with all the digits it has: "1.234,56", "−0,5".
    pub fn decimal(self, value: &Decimal) -> String {
        self.write(value, "")
    }

    /// A decimal rounded (half away from zero) or filled up to exactly `places` digits after the mark.
    pub fn decimal_places(self, value: &Decimal, places: u32) -> String {
        let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        // Zeros are added to the text, not to the number: a number near the limit of `Decimal` has no room.
        let missing = places - rounded.scale().min(places);
        let mut written = self.write(&rounded, "");
        if rounded.scale() == 0 && missing > 0 {
            written.push(self.decimal_mark());
        }
        written.extend(std::iter::repeat_n('0', missing as usize));
        written
    }

    /// A value that is already a percentage, with its sign after a no-break space: "88,21 %".
    pub fn percent(self, value: &Decimal) -> String {
        format!("{}{NO_BREAK_SPACE}%", self.decimal(value))
    }

    /// A difference, with its sign: "+1,4", "−30,8", and "0" without one.
    pub fn signed(self, value: &Decimal) -> String {
        self.write(value, "+")
    }

    /// A count: "1.234". A fraction is rounded half away from zero.
    pub fn integer(self, value: impl Into<Decimal>) -> String {
        self.decimal_places(&value.into(), 0)
    }

    /// A date as far as it is known: "29/9/2023", "4/2024", "2024".
    pub fn date(self, date: &PartialDate) -> String {
        let year = date.year();
        match (self, date.month(), date.day()) {
            (_, None, _) => year.to_string(),
            (Self::Vi, Some(month), None) => format!("{month}/{year}"),
            (Self::Vi, Some(month), Some(day)) => format!("{day}/{month}/{year}"),
            (Self::En, Some(month), None) => format!("{} {year}", english_month(month)),
            (Self::En, Some(month), Some(day)) => format!("{day} {} {year}", english_month(month)),
        }
    }

    fn write(self, value: &Decimal, plus: &str) -> String {
        let digits = value.abs().to_string();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 3);
        if value.is_zero() {
            // No sign: a difference that rounds to nothing is nothing, whichever side it came from.
        } else if value.is_sign_negative() {
            written.push(MINUS);
        } else {
            written.push_str(plus);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                written.push(self.group_mark());
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push(self.decimal_mark());
            written.push_str(fraction);
        }
        written
    }

    fn decimal_mark(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }

    fn group_mark(self) -> char {
        match self {
            Self::Vi => '.',
            Self::En => ',',
        }
    }
}

fn english_month(month: u32) -> &'static str {
    ENGLISH_MONTHS.get((month as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Locale::{En, Vi};
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_decimal_keeps_its_digits() {
        for (value, vi, en) in [
            ("1234.56", "1.234,56", "1,234.56"),
            ("7.550", "7,550", "7.550"),
            ("-30.8", "−30,8", "−30.8"),
            ("0.004", "0,004", "0.004"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("-123456", "−123.456", "−123,456"),
            ("1234567.8", "1.234.567,8", "1,234,567.8"),
            ("-0.00", "0,00", "0.00"),
        ] {
            assert_eq!(Vi.decimal(&number(value)), vi);
            assert_eq!(En.decimal(&number(value)), en);
        }
    }

    #[test]
    fn rounding_goes_away_from_zero_at_the_half() {
        for (value, places, written) in [
            ("22.585", 2, "22,59"),
            ("-22.585", 2, "−22,59"),
            ("22.5849", 2, "22,58"),
            ("2.5", 0, "3"),
            ("999.95", 1, "1.000,0"),
            ("7", 2, "7,00"),
            ("7.5", 3, "7,500"),
            ("-0.004", 2, "0,00"),
        ] {
            assert_eq!(Vi.decimal_places(&number(value), places), written, "{value} to {places}");
        }
    }

    #[test]
    fn the_largest_decimal_can_be_filled_with_zeros() {
        assert!(Vi.decimal_places(&Decimal::MAX, 2).ends_with("335,00"));
    }

    #[test]
    fn percent_and_its_sign_stay_on_one_line() {
        assert_eq!(Vi.percent(&number("88.21")), "88,21\u{a0}%");
        assert_eq!(En.percent(&number("100")), "100\u{a0}%");
    }

    #[test]
    fn a_difference_shows_its_direction() {
        assert_eq!(Vi.signed(&number("1.4")), "+1,4");
        assert_eq!(Vi.signed(&number("-30.8")), "−30,8");
        assert_eq!(Vi.signed(&number("0")), "0");
        assert_eq!(Vi.signed(&number("-0.0")), "0,0");
        assert_eq!(En.signed(&number("1234.5")), "+1,234.5");
    }

    #[test]
    fn counts_are_grouped() {
        assert_eq!(Vi.integer(98_000_usize), "98.000");
        assert_eq!(Vi.integer(-5_000_i64), "−5.000");
        assert_eq!(En.integer(1_234_567_u32), "1,234,567");
    }

    #[test]
    fn a_date_is_written_as_far_as_it_is_known() {
        for (iso, vi, en) in [
            ("2023-09-29", "29/9/2023", "29 Sep 2023"),
            ("2024-04", "4/2024", "Apr 2024"),
            ("2024", "2024", "2024"),
        ] {
            let date = iso.parse().unwrap();
            assert_eq!(Vi.date(&date), vi);
            assert_eq!(En.date(&date), en);
        }
    }
}
