use rust_decimal::Decimal;

use super::figure::float;

/// A straight axis between two figures with ticks at round numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    low: Decimal,
    high: Decimal,
    step: Decimal,
}

impl Axis {
    /// An axis for percentages, 0 to 100 as a rule. It starts at 50 or at 80 when every figure lies well above,
    /// so that a change of a few points can be seen; it stretches when figures lie outside 0 to 100.
    pub(super) fn percent(figures: impl IntoIterator<Item = Decimal>) -> Self {
        let Some((min, max)) = extremes(figures) else {
            return Self::whole(0, 100, 25);
        };
        if min < Decimal::ZERO || max > Decimal::ONE_HUNDRED {
            return Self::around(min.min(Decimal::ZERO), max.max(Decimal::ONE_HUNDRED), 6);
        }
        // five points of air, else the lowest mark would lie on the axis and read as zero
        let clears = |floor: i64| min >= Decimal::from(floor + 5);
        if clears(80) {
            Self::whole(80, 100, 10)
        } else if clears(50) {
            Self::whole(50, 100, 25)
        } else {
            Self::whole(0, 100, 25)
        }
    }

    /// An axis from a round number at or below `min` to one at or above `max`, of at most `intervals` steps of 1, 2,
    /// 5, 10, 20, 50 … or their fractions down to a millionth.
    pub(super) fn around(min: Decimal, max: Decimal, intervals: u32) -> Self {
        if min == max {
            // in the middle, but not below zero for a figure above it
            let (below, above) =
                (min.floor().saturating_sub(Decimal::ONE), min.floor().saturating_add(Decimal::ONE));
            let low = if min.is_sign_negative() { below } else { below.max(Decimal::ZERO) };
            return Self { low, high: above, step: Decimal::ONE };
        }
        let mut axis = Self { low: min, high: max, step: max.saturating_sub(min) };
        let mut unit = Decimal::new(1, 6);
        for _ in 0..24 {
            for factor in [1u32, 2, 5] {
                let step = unit.saturating_mul(factor.into());
                let round = |figure: Option<Decimal>, to: fn(&Decimal) -> Decimal| {
                    to(&figure.unwrap_or(Decimal::MAX)).saturating_mul(step)
                };
                axis = Self {
                    low: round(min.checked_div(step), Decimal::floor),
                    high: round(max.checked_div(step), Decimal::ceil),
                    step,
                };
                if axis.high.saturating_sub(axis.low) <= step.saturating_mul(intervals.into()) {
                    return axis;
                }
            }
            unit = unit.saturating_mul(Decimal::TEN);
        }
        axis
    }

    fn whole(low: i64, high: i64, step: i64) -> Self {
        Self { low: low.into(), high: high.into(), step: step.into() }
    }

    /// Where the axis begins.
    pub(super) fn low(&self) -> Decimal {
        self.low
    }

    /// The round numbers of the axis, ends included, smallest first.
    pub(super) fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = Vec::new();
        let mut tick = self.low;
        // the second bound ends the walk should saturation ever stop it from advancing
        while tick <= self.high && ticks.len() < 32 {
            ticks.push(tick.normalize());
            tick = tick.saturating_add(self.step);
        }
        ticks
    }

    /// The place of a figure as a share of the axis, 0 at its low end and 1 at its high end.
    pub(super) fn share(&self, figure: Decimal) -> f64 {
        let span = float(self.high.saturating_sub(self.low));
        float(figure.saturating_sub(self.low)) / span
    }
}

/// The smallest and the largest figure.
pub(super) fn extremes(figures: impl IntoIterator<Item = Decimal>) -> Option<(Decimal, Decimal)> {
    figures.into_iter().fold(None, |known, figure| match known {
        None => Some((figure, figure)),
        Some((min, max)) => Some((figure.min(min), figure.max(max))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(axis: &Axis) -> Vec<String> {
        axis.ticks().iter().map(ToString::to_string).collect()
    }

    fn percent(figures: &[i64]) -> Vec<String> {
        ticks(&Axis::percent(figures.iter().map(|figure| Decimal::from(*figure))))
    }

    #[test]
    fn percentages_start_at_zero_unless_all_lie_well_above() {
        assert_eq!(percent(&[]), ["0", "25", "50", "75", "100"]);
        assert_eq!(percent(&[0, 100]), ["0", "25", "50", "75", "100"]);
        assert_eq!(percent(&[54]), ["0", "25", "50", "75", "100"]);
        assert_eq!(percent(&[55, 77]), ["50", "75", "100"]);
        assert_eq!(percent(&[85, 100]), ["80", "90", "100"]);
    }

    #[test]
    fn percentages_outside_the_scale_stretch_the_axis() {
        assert_eq!(percent(&[104]), ["0", "20", "40", "60", "80", "100", "120"]);
        assert_eq!(percent(&[-8, 60]), ["-20", "0", "20", "40", "60", "80", "100"]);
    }

    #[test]
    fn ends_are_round_and_cover_the_figures() {
        let axis = Axis::around("4".parse().unwrap(), "49".parse().unwrap(), 6);
        assert_eq!(ticks(&axis), ["0", "10", "20", "30", "40", "50"]);
        let fine = Axis::around("0.02".parse().unwrap(), "0.41".parse().unwrap(), 6);
        assert_eq!(ticks(&fine), ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]);
    }

    #[test]
    fn equal_figures_still_get_an_axis_of_some_length() {
        let axis = Axis::around(Decimal::TEN, Decimal::TEN, 6);
        assert_eq!(ticks(&axis), ["9", "10", "11"]);
        assert_eq!(axis.share(Decimal::TEN), 0.5);
        assert_eq!(ticks(&Axis::around(Decimal::ZERO, Decimal::ZERO, 6)), ["0", "1"]);
    }
}
