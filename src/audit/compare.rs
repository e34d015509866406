//! Exact comparison of a printed figure with what follows from others.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostics::{Rule, Severity, Wording};
use crate::model::Model;
use crate::source::Spanned;

use super::discrepancy::{Discrepancy, Subject, Verdict};

/// Digits cut off instead of rounded, in whatever figure.
pub static CUT_OFF: Rule = Rule {
    id: "cut-off",
    severity: Severity::Note,
    vi: Wording {
        message: "ghi {stated}, làm tròn đúng là {computed}: các chữ số sau đã bị cắt bỏ thay vì làm tròn",
        help: "giữ nguyên số văn bản ghi; trang sẽ ghi chú bên cạnh",
    },
    en: Wording {
        message: "{stated} is stated, {computed} when rounded: digits were cut off instead of rounded",
        help: "keep the figure as the document states it; the site will say so beside it",
    },
};

/// A sum that differs from its total by no more than the rounding of its parts.
pub static ROUNDED_PARTS: Rule = Rule {
    id: "rounded-parts",
    severity: Severity::Note,
    vi: Wording {
        message: "ghi {stated}, cộng các phần được {computed}: chênh lệch nằm trong sai số làm tròn các phần",
        help: "giữ nguyên số văn bản ghi; trang sẽ ghi chú bên cạnh",
    },
    en: Wording {
        message: "{stated} is stated, the parts add up to {computed}: no more apart than rounding the parts explains",
        help: "keep the figure as the document states it; the site will say so beside it",
    },
};

/// What a stated figure should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expected {
    /// Exact, or as near as 28 digits come.
    pub(super) exact: Decimal,
    /// How far rounding alone may have moved it; zero where nothing was rounded before.
    pub(super) slack: Decimal,
    /// Decimals that a whole number is held to: "8" among scores such as 7.75 is 8.00, while "8%" is a rounded
    /// percentage.
    decimals_of_whole: u32,
}

impl Expected {
    /// A ratio, which documents round as they please.
    pub(super) fn ratio(exact: Decimal) -> Self {
        Self { exact, slack: Decimal::ZERO, decimals_of_whole: 0 }
    }

    /// One figure minus another; `None` when the difference is too large to hold.
    pub(super) fn difference(from: Decimal, less: Decimal) -> Option<Self> {
        let exact = from.checked_sub(less)?;
        Some(Self { exact, slack: Decimal::ZERO, decimals_of_whole: exact.scale() })
    }

    /// The sum of figures as printed; `None` when it is too large to hold.
    ///
    /// The figure with the most decimals tells how finely the document prints: "9" beside "11.750" is 9.000, so
    /// a whole number is not taken for a rounded one.
    pub(super) fn sum(parts: &[Decimal]) -> Option<Self> {
        let exact = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
        let decimals = parts.iter().map(Decimal::scale).max().unwrap_or_default();
        let slack = if decimals == 0 {
            Decimal::ZERO
        } else {
            let half_a_digit = Decimal::new(5, (decimals + 1).min(Decimal::MAX_SCALE));
            half_a_digit.checked_mul(Decimal::from(parts.len()))?
        };
        Some(Self { exact, slack, decimals_of_whole: decimals })
    }

    /// How a stated figure compares with this one; `None` when they agree at the printed decimals.
    pub(super) fn against(self, stated: Decimal) -> Option<Verdict> {
        let decimals = if stated.scale() == 0 { self.decimals_of_whole } else { stated.scale() };
        if round(self.exact, decimals) == stated {
            return None;
        }
        if self.exact.round_dp_with_strategy(decimals, RoundingStrategy::ToZero) == stated {
            // An exact half may as well have been rounded to even: nothing shows that it was cut off.
            let is_half =
                self.exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointTowardZero) == stated;
            return if is_half { None } else { Some(Verdict::Truncated) };
        }
        let apart = stated.checked_sub(self.exact).map(|difference| difference.abs());
        if apart.is_some_and(|apart| apart <= self.slack) {
            return Some(Verdict::Rounded);
        }
        Some(Verdict::Differs)
    }
}

/// Rounds half up, away from zero, as official reports do.
pub(super) fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Part of a whole in percent, unrounded; `None` for no whole and for numbers too large to hold.
pub(super) fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    // Multiplies first: a third of 100 must not lose digits on the way.
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole).map(|percent| percent.normalize())
}

/// The discrepancy of a stated figure that is not what it should be: under `rule` when the two contradict each
/// other, under [`CUT_OFF`] or [`ROUNDED_PARTS`] when only the rounding is at fault.
pub(super) fn compare(
    model: &Model<'_>,
    rule: &'static Rule,
    subject: Subject,
    stated: Spanned<Decimal>,
    expected: Expected,
) -> Option<Discrepancy> {
    let verdict = expected.against(stated.value)?;
    let (rule, computed) = match verdict {
        Verdict::Truncated => (&CUT_OFF, round(expected.exact, stated.value.scale())),
        Verdict::Rounded => (&ROUNDED_PARTS, expected.exact),
        _ => (rule, shown(expected.exact, stated.value)),
    };
    Some(Discrepancy::new(model, subject, rule, stated.span, verdict).differing(stated.value, computed))
}

/// A computed figure for readers: as it is when it is short, else with as many decimals as the stated one.
fn shown(exact: Decimal, stated: Decimal) -> Decimal {
    const SHORT: u32 = 4;
    if exact.scale() > SHORT { round(exact, stated.scale().max(2)) } else { exact }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn verdict(stated: &str, exact: Decimal) -> Option<Verdict> {
        Expected::ratio(exact).against(decimal(stated))
    }

    #[test]
    fn figures_agree_when_they_agree_at_the_printed_decimals() {
        let ratio = percent(decimal("40"), decimal("177")).unwrap();
        assert_eq!(verdict("22.60", ratio), None);
        assert_eq!(verdict("22.6", ratio), None);
        assert_eq!(verdict("23", ratio), None);
        assert_eq!(verdict("22.59", ratio), Some(Verdict::Truncated));
        assert_eq!(verdict("22", ratio), Some(Verdict::Truncated));
        assert_eq!(verdict("22.61", ratio), Some(Verdict::Differs));
    }

    #[test]
    fn a_half_is_rounded_up_and_away_from_zero() {
        assert_eq!(verdict("65.38", decimal("65.375")), None);
        assert_eq!(verdict("65.37", decimal("65.376")), Some(Verdict::Truncated));
        assert_eq!(verdict("-0.3", decimal("-0.25")), None);
    }

    #[test]
    fn an_exact_half_is_sound_either_way() {
        assert_eq!(verdict("65.37", decimal("65.375")), None);
        assert_eq!(verdict("65.36", decimal("65.375")), Some(Verdict::Differs));
    }

    #[test]
    fn a_sum_may_miss_its_total_by_the_rounding_of_its_parts_and_no_more() {
        let parts = ["3.33", "3.33", "3.33"].map(decimal);
        let sum = Expected::sum(&parts).unwrap();
        assert_eq!(sum.against(decimal("9.99")), None);
        assert_eq!(sum.against(decimal("10.00")), Some(Verdict::Rounded));
        assert_eq!(sum.against(decimal("10.01")), Some(Verdict::Differs));
    }

    #[test]
    fn whole_numbers_beside_finer_ones_are_exact() {
        let sum = Expected::sum(&["9", "11.750"].map(decimal)).unwrap();
        assert_eq!(sum.slack, decimal("0.0010"));
        let sum = Expected::sum(&["9", "11"].map(decimal)).unwrap();
        assert_eq!(sum.against(decimal("21")), Some(Verdict::Differs));
        let sum = Expected::sum(&["3.5", "4"].map(decimal)).unwrap();
        assert_eq!(sum.against(decimal("8")), Some(Verdict::Differs));
        let loss = Expected::difference(decimal("10"), decimal("6.75")).unwrap();
        assert_eq!(loss.against(decimal("3")), Some(Verdict::Differs));
        assert_eq!(loss.against(decimal("3.3")), None);
    }

    #[test]
    fn numbers_too_large_to_hold_are_not_compared() {
        assert_eq!(Expected::sum(&[Decimal::MAX, Decimal::MAX]), None);
        assert_eq!(Expected::difference(Decimal::MIN, Decimal::MAX), None);
        assert_eq!(percent(Decimal::MAX, decimal("3")), None);
        assert_eq!(percent(decimal("3"), Decimal::ZERO), None);
    }
}
