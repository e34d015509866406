use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Amount, IndicatorIx, IndicatorValue};
use crate::site::{Context, Route};
use crate::syntax::Choice;

use super::{FigureView, Mark, SourceView, UnitView, decimal};

/// An indicator with some of its values.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    /// Permanent id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is measured, and how.
    pub definition: Option<String>,
    /// Unit of measure.
    pub unit: String,
    /// Which direction is better: `higher` or `lower`.
    pub better: Option<&'static str>,
    /// The values that are listed.
    pub values: Vec<ValueView>,
    /// How many there are.
    pub count: usize,
    /// Smallest and largest of the values that are numbers, where they differ and none is withheld: a range
    /// around what is not published would tell of it.
    pub range: Option<(String, String)>,
}

/// One value of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// The unit.
    pub unit: UnitView,
    /// Year.
    pub year: i32,
    /// Period within the year.
    pub period: Option<String>,
    /// What the document says.
    pub figure: FigureView,
    /// The number to sort by, if it is one.
    pub number: Option<String>,
    /// Band in words.
    pub band: Option<String>,
    /// Target.
    pub target: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// The finding that it belongs to.
    pub finding: Option<Route>,
    /// Source.
    pub source: SourceView,
}

/// The most rows of values on a page: an indicator has its share of them, but
const ROWS: usize = 300;
/// never fewer than this,
const FEWEST_ROWS: usize = 10;
/// and never more than this. Each value stands on the page of its unit, too.
const MOST_ROWS: usize = 40;

impl IndicatorView {
    /// Every indicator with some of its values, as many as one page takes; those that have none of them left out.
    pub fn all(cx: &Context<'_>, wanted: impl Fn(&IndicatorValue<'_>) -> bool) -> Vec<Self> {
        let all = cx.model.iter_indicators();
        let mut views: Vec<Self> = all.filter_map(|(ix, _)| Self::of(cx, ix, &wanted)).collect();
        let most = (ROWS / views.len().max(1)).clamp(FEWEST_ROWS, MOST_ROWS);
        views.iter_mut().for_each(|view| view.values.truncate(most));
        views
    }

    /// The view of an indicator with the values that are wanted; `None` where it has none of them.
    pub fn of(
        cx: &Context<'_>,
        ix: IndicatorIx,
        wanted: impl Fn(&IndicatorValue<'_>) -> bool,
    ) -> Option<Self> {
        let indicator = cx.model.indicator(ix);
        let values: Vec<(usize, &IndicatorValue<'_>)> =
            indicator.values.iter().enumerate().filter(|(_, value)| wanted(value)).collect();
        let numbers = || values.iter().filter_map(|(_, value)| number(&value.figure.amount));
        let withheld = values.iter().any(|(_, value)| matches!(value.figure.amount, Amount::Withheld));
        let range = numbers().min().zip(numbers().max()).filter(|(min, max)| min != max && !withheld);
        (!values.is_empty()).then(|| Self {
            id: indicator.id.to_string(),
            title: indicator.title.to_string(),
            definition: indicator.definition.as_ref().map(ToString::to_string),
            unit: indicator.unit.to_string(),
            better: indicator.better.map(Choice::word),
            count: values.len(),
            range: range.map(|(min, max)| (decimal(min), decimal(max))),
            values: values.iter().take(MOST_ROWS).map(|&(at, _)| ValueView::of(cx, ix, at)).collect(),
        })
    }
}

impl ValueView {
    /// The view of a value, with the marks of the audit on it.
    pub fn of(cx: &Context<'_>, ix: IndicatorIx, at: usize) -> Self {
        let value = &cx.model.indicator(ix).values[at];
        Self {
            unit: UnitView::of(cx, value.unit),
            year: value.year,
            period: value.period.as_ref().map(ToString::to_string),
            figure: FigureView::marked(cx, &value.figure, Mark::of_value(cx, ix, at)),
            number: number(&value.figure.amount).map(decimal),
            band: value.band.as_ref().map(ToString::to_string),
            target: value.target.map(decimal),
            note: value.note.as_ref().map(ToString::to_string),
            finding: value.finding.map(|finding| Route::finding(cx.model.finding(finding))),
            source: SourceView::of(cx, &value.source),
        }
    }
}

/// A value as a number in its unit of measure: what is stated, or the computed percentage of a fraction.
fn number(amount: &Amount<'_>) -> Option<Decimal> {
    match amount {
        Amount::Value(value) => Some(value.value),
        Amount::Fraction { stated: Some(stated), .. } => Some(stated.value),
        Amount::Fraction { numerator, denominator, stated: None } => {
            let exact = numerator.value * Decimal::ONE_HUNDRED / denominator.value;
            Some(exact.round_dp(2))
        }
        Amount::Range { .. } | Amount::Band(_) | Amount::Date(_) | Amount::Withheld | Amount::NotStated => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::audit::Discrepancies;
    use crate::audit::testing::Content;

    fn range(values: serde_json::Value) -> Option<(String, String)> {
        Content::new().indicator(values).with_model(|model| {
            let discrepancies = Discrepancies::of(model);
            let cx = Context::new(model, &discrepancies, minijinja::Value::UNDEFINED);
            IndicatorView::of(&cx, model.iter_indicators().next().unwrap().0, |_| true).unwrap().range
        })
    }

    #[test]
    fn a_range_says_nothing_around_a_withheld_value() {
        let open = json!([{ "unit": "xa-a", "value": "0" }, { "unit": "xa-b", "value": "9.50" }]);
        assert_eq!(range(open), Some(("0".to_owned(), "9.50".to_owned())));
        let withheld = json!([
            { "unit": "xa-a", "value": "0" }, { "unit": "xa-b", "value": "9" }, { "unit": "huyen-a", "withheld": true },
        ]);
        assert_eq!(range(withheld), None);
        let equal = json!([{ "unit": "xa-a", "value": "0" }, { "unit": "xa-b", "value": "0" }]);
        assert_eq!(range(equal), None);
    }
}
