use super::FIELDS;

/// What a term weighs in each field: title, place, text, source. The manifest tells the engines.
pub(super) const BOOSTS: [f64; FIELDS.len()] = [3.0, 2.0, 1.0, 0.7];

/// How far the length of a field divides the weight of its terms: 0 not at all, 1 fully.
pub(super) const B: f64 = 0.6;

/// Steps of a doubling. Eight keep two weights apart that differ by a tenth, and so few different numbers compress
/// to little.
const STEPS: f64 = 8.0;
const LOWEST: f64 = -24.0;
const HIGHEST: f64 = 40.0;

/// A weight in steps: 0 is a term that the field does not hold.
pub(super) type Level = u8;

/// The number of levels, 0 among them.
pub(super) const LEVELS: usize = 66;

/// The weight of a level, with two decimals as it is written.
pub(super) fn weight(level: Level) -> f64 {
    if level == 0 {
        return 0.0;
    }
    let exact = ((f64::from(level) - 1.0 + LOWEST) / STEPS).exp2();
    (exact * 100.0).round() / 100.0
}

/// The level nearest to a weight.
pub(super) fn level(weight: f64) -> Level {
    from_steps(weight.log2() * STEPS)
}

fn from_steps(steps: f64) -> Level {
    // the range of levels fits a byte by the bounds above
    (steps.round().clamp(LOWEST, HIGHEST) - LOWEST) as Level + 1
}

/// The levels of one field, whose terms count less the longer it is compared with the same field of all entries.
pub(super) struct Norms {
    counts: Vec<f64>,
    lengths: Vec<f64>,
    /// The levels of counts below [`FEW`] in fields shorter than [`SHORT`]: nearly all there are.
    common: Vec<Level>,
}

const FEW: usize = 8;
const SHORT: usize = 1024;

impl Norms {
    /// Of a field that holds `average` terms on average.
    pub(super) fn new(average: f64) -> Self {
        let counts = (0..=u32::from(u8::MAX)).map(|count| f64::from(count).log2() * STEPS).collect();
        let lengths = (0..=LONGEST_FIELD)
            .map(|length| (1.0 - B + B * f64::from(length) / average).log2() * STEPS)
            .collect();
        let mut norms = Self { counts, lengths, common: Vec::new() };
        let common = (0..SHORT).flat_map(|length| (0..FEW).map(move |count| (count, length)));
        norms.common = common.map(|(count, length)| norms.exact(count, length)).collect();
        norms
    }

    pub(super) fn level(&self, count: u8, length: u16) -> Level {
        let (count, length) = (usize::from(count), usize::from(length.min(LONGEST_FIELD)));
        if count < FEW && length < SHORT {
            self.common[length * FEW + count]
        } else {
            self.exact(count, length)
        }
    }

    fn exact(&self, count: usize, length: usize) -> Level {
        if count == 0 { 0 } else { from_steps(self.counts[count] - self.lengths[length]) }
    }
}

/// The average length of a field, never nothing, in steps of two percent: so one edited text changes the weights of
/// its own terms, and hardly ever those of all others.
pub(super) fn average(total: u64, count: u64) -> f64 {
    /// Steps of a doubling.
    const FINE: f64 = 32.0;
    let exact = (total as f64 / (count.max(1) as f64)).max(1.0);
    let step = (exact.log2() * FINE).round() / FINE;
    (step.exp2() * 1_000.0).round() / 1_000.0
}

/// Terms of a field that its weights take notice of.
pub(super) const LONGEST_FIELD: u16 = 8_191;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_near_its_weight() {
        for hundredths in 30..3_000 {
            let exact = f64::from(hundredths) / 100.0;
            let near = weight(level(exact));
            assert!((near / exact - 1.0).abs() < 0.06, "{exact} became {near}");
        }
        assert_eq!(weight(0), 0.0);
        assert_eq!(usize::from(level(f64::MAX)), LEVELS - 1);
    }

    #[test]
    fn an_average_stays_when_one_text_grows() {
        assert_eq!(average(40_000, 1_000), average(40_030, 1_000));
        assert_ne!(average(40_000, 1_000), average(44_000, 1_000));
        assert_eq!(average(0, 0), 1.0);
        assert!((average(123_456, 789) / (123_456.0 / 789.0) - 1.0).abs() < 0.011);
    }

    #[test]
    fn more_occurrences_weigh_more_and_a_longer_field_less() {
        let norms = Norms::new(40.0);
        assert_eq!(norms.level(0, 40), 0);
        assert!(norms.level(2, 40) > norms.level(1, 40));
        assert!(norms.level(1, 400) < norms.level(1, 40));
        assert_eq!(weight(norms.level(1, 40)), 1.0);
    }
}
