use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Amount, Figure};
use crate::site::Context;

use super::{Mark, UnitView, decimal, rounded};

/// How a stated figure stands to the computed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Equal at the printed decimals.
    Equal,
    /// Cut off instead of rounded.
    Near,
    /// Another number.
    Different,
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// What it counts or measures.
    pub label: Option<String>,
    /// `value`, `fraction`, `range`, `band`, `date`, `withheld` or `not-stated`.
    pub form: &'static str,
    /// The value, the band's words or the date.
    pub value: Option<String>,
    /// Part of a fraction.
    pub numerator: Option<String>,
    /// Whole of a fraction.
    pub denominator: Option<String>,
    /// Ratio as stated.
    pub stated: Option<String>,
    /// Ratio computed from the fraction in percent, to two decimals or as many as stated.
    pub computed: Option<String>,
    /// Whether that is the ratio itself, nothing rounded.
    pub exact: bool,
    /// Stated minus computed, where both are percentages and differ.
    pub difference: Option<String>,
    /// How the two stand to each other, where both are percentages.
    pub relation: Option<Relation>,
    /// Lower bound.
    pub min: Option<String>,
    /// Upper bound.
    pub max: Option<String>,
    /// Whether the upper bound is left out.
    pub max_exclusive: bool,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Data cut-off, ISO.
    pub as_of: Option<String>,
    /// The unit it is about.
    pub about: Option<UnitView>,
    /// What the audit says of it.
    pub marks: Vec<Mark>,
}

const COMPUTED_DECIMALS: u32 = 2;

impl FigureView {
    /// The view of a figure.
    pub fn of(cx: &Context<'_>, figure: &Figure<'_>) -> Self {
        let mut view = Self {
            label: figure.label.as_ref().map(ToString::to_string),
            form: "not-stated",
            value: None,
            numerator: None,
            denominator: None,
            stated: None,
            computed: None,
            exact: false,
            difference: None,
            relation: None,
            min: None,
            max: None,
            max_exclusive: false,
            unit: figure.unit.as_ref().map(ToString::to_string),
            as_of: figure.as_of.map(|date| date.to_string()),
            about: figure.about.map(|unit| UnitView::of(cx, unit)),
            marks: Vec::new(),
        };
        match &figure.amount {
            Amount::Value(value) => {
                view.form = "value";
                view.value = Some(decimal(value.value));
            }
            Amount::Fraction { numerator, denominator, stated } => {
                view.form = "fraction";
                view.numerator = Some(decimal(numerator.value));
                view.denominator = Some(decimal(denominator.value));
                view.stated = stated.map(|stated| decimal(stated.value));
                if view.unit.as_deref().is_none_or(|unit| unit == "%") {
                    let exact = numerator.value * Decimal::ONE_HUNDRED / denominator.value;
                    let places = stated
                        .map_or(COMPUTED_DECIMALS, |stated| stated.value.scale().max(COMPUTED_DECIMALS));
                    let computed = rounded(exact, places);
                    view.difference = stated
                        .map(|stated| stated.value - computed)
                        .filter(|difference| !difference.is_zero())
                        .map(decimal);
                    view.computed = Some(decimal(computed));
                    view.exact = computed == exact;
                    view.relation = stated.map(|stated| relation(stated.value, exact));
                }
            }
            Amount::Range { min, max, max_exclusive } => {
                view.form = "range";
                view.min = min.map(decimal);
                view.max = max.map(decimal);
                view.max_exclusive = *max_exclusive;
            }
            Amount::Band(words) => {
                view.form = "band";
                view.value = Some(words.to_string());
            }
            Amount::Date(date) => {
                view.form = "date";
                view.value = Some(date.to_string());
            }
            Amount::Withheld => view.form = "withheld",
            Amount::NotStated => {}
        }
        view
    }

    /// The view of a figure with the marks of the audit on it.
    pub fn marked(cx: &Context<'_>, figure: &Figure<'_>, marks: Vec<Mark>) -> Self {
        Self { marks, ..Self::of(cx, figure) }
    }
}

fn relation(stated: Decimal, exact: Decimal) -> Relation {
    let places = stated.scale();
    if rounded(exact, places) == stated {
        Relation::Equal
    } else if exact.trunc_with_scale(places) == stated {
        Relation::Near
    } else {
        Relation::Different
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_told_from_cutting_off_and_from_error() {
        let exact = Decimal::from(4000) / Decimal::from(177);
        for (stated, told) in [
            ("22.60", Relation::Equal),
            ("22.6", Relation::Equal),
            ("22.59", Relation::Near),
            ("22.5", Relation::Near),
            ("23.1", Relation::Different),
        ] {
            assert_eq!(relation(stated.parse().unwrap(), exact), told, "{stated}");
        }
    }
}
