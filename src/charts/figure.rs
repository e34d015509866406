use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};

/// A figure to be printed: serialises as decimal text with a dot, exactly as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(pub Decimal);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A place or a length in a drawing, in percent or in pixels; written with two decimals at most.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Coord(pub f64);

impl Serialize for Coord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredths = (self.0 * 100.0).round();
        if !hundredths.is_finite() {
            return serializer.serialize_i64(0);
        }
        if hundredths % 100.0 == 0.0 {
            // whole numbers without ".0"; a drawing never nears the bounds of i64, and `as` saturates there
            return serializer.serialize_i64((hundredths / 100.0) as i64);
        }
        serializer.serialize_f64(hundredths / 100.0)
    }
}

/// `value` in percent of `maximum`, unrounded; none if the maximum is not above zero.
pub(super) fn percent_of(value: Decimal, maximum: Decimal) -> Option<Decimal> {
    if maximum <= Decimal::ZERO {
        return None;
    }
    value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(maximum)
}

/// `value` as it is printed with so many decimals: rounded half away from zero, padded with zeros, no minus zero.
pub(super) fn printed(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded
}

/// The nearest float, for places only.
pub(super) fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: impl Serialize) -> String {
        serde_json::to_string(&value).unwrap()
    }

    #[test]
    fn figures_keep_their_zeros_and_coordinates_drop_theirs() {
        assert_eq!(text(Figure("7.550".parse().unwrap())), "\"7.550\"");
        assert_eq!(text(Coord(12.0)), "12");
        assert_eq!(text(Coord(12.345_678)), "12.35");
        assert_eq!(text(Coord(-0.001)), "0");
        assert_eq!(text(Coord(f64::NAN)), "0");
    }

    #[test]
    fn percent_is_padded_rounded_half_up_and_never_minus_zero() {
        let percent = percent_of("7.85".parse().unwrap(), "10".parse().unwrap()).unwrap();
        assert_eq!(printed(percent, 2).to_string(), "78.50");
        assert_eq!(printed("0.125".parse().unwrap(), 2).to_string(), "0.13");
        assert_eq!(printed("-0.001".parse().unwrap(), 1).to_string(), "0.0");
    }

    #[test]
    fn nothing_is_a_percentage_of_zero_or_of_less() {
        assert_eq!(percent_of(Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(percent_of(Decimal::ONE, Decimal::NEGATIVE_ONE), None);
    }
}
