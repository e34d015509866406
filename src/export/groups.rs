//! Columns that several tables share, each group declared once.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Acknowledged, Amount, ScoreParts, Source, UnitIx};

use super::cell::Cell;
use super::column::{Columns, Kind};

/// The words of an amount's `state`, in the order of the documentation.
const STATES: [&str; 7] = ["value", "fraction", "range", "band", "date", "withheld", "not-stated"];

impl<'c, R: 'c> Columns<'c, R> {
    /// Which unit a row is about.
    pub(super) fn unit(self, get: impl Fn(&R) -> UnitIx + Copy + 'c) -> Self {
        self.with("unit", Kind::Unit, "Mã đơn vị", "Id of the unit", move |export, row| {
            &*export.model.unit(get(row)).id
        })
        .with(
            "unit_name",
            Kind::Text,
            "Tên chính thức của đơn vị",
            "Official name of the unit",
            move |export, row| &*export.model.unit(get(row)).name,
        )
    }

    /// Which units a row is about.
    pub(super) fn units(self, get: impl Fn(&R) -> &'c [UnitIx] + Copy + 'c) -> Self {
        self.with("units", Kind::List, "Mã các đơn vị", "Ids of the units", move |export, row| {
            unit_ids(export, get(row).iter().copied())
        })
        .with(
            "unit_names",
            Kind::List,
            "Tên các đơn vị",
            "Names of the units",
            move |export, row| {
                get(row).iter().map(|&unit| &*export.model.unit(unit).name).collect::<Vec<_>>()
            },
        )
    }

    /// The parts of a score, as stated.
    pub(super) fn scores(self, get: impl Fn(&R) -> ScoreParts + Copy + 'c) -> Self {
        self.with("self", Kind::Decimal, "Điểm tự chấm", "Self-assessed score", move |_, row| {
            get(row).self_assessed
        })
        .with("appraised", Kind::Decimal, "Điểm thẩm định", "Appraised score", move |_, row| {
            get(row).appraised
        })
        .with(
            "survey",
            Kind::Decimal,
            "Điểm điều tra xã hội học",
            "Survey score",
            move |_, row| get(row).survey,
        )
        .with(
            "lost",
            Kind::Decimal,
            "Điểm mất, như văn bản nêu",
            "Points lost, as the document states them",
            move |_, row| get(row).lost,
        )
    }

    /// What a figure says; a band in words is the table's own column.
    pub(super) fn amount(self, get: impl Fn(&R) -> &'c Amount<'c> + Copy + 'c) -> Self {
        self.with(
            "state",
            Kind::Choice(STATES.to_vec()),
            "Dạng của con số; withheld là có nhưng không công bố, not-stated là văn bản không nêu",
            "Form of the figure; withheld is known and not published, not-stated is not in the document",
            move |_, row| state(get(row)),
        )
        .with("value", Kind::Decimal, "Giá trị, như văn bản nêu", "Value as stated", move |_, row| {
            if let Amount::Value(value) = get(row) { Some(*value) } else { None }
        })
        .with("numerator", Kind::Decimal, "Tử số", "Numerator", move |_, row| {
            if let Amount::Fraction { numerator, .. } = get(row) { Some(*numerator) } else { None }
        })
        .with("denominator", Kind::Decimal, "Mẫu số", "Denominator", move |_, row| {
            if let Amount::Fraction { denominator, .. } = get(row) { Some(*denominator) } else { None }
        })
        .with(
            "stated",
            Kind::Decimal,
            "Tỷ lệ văn bản nêu cạnh tử số và mẫu số",
            "Ratio that the document states beside numerator and denominator",
            move |_, row| if let Amount::Fraction { stated, .. } = get(row) { *stated } else { None },
        )
        .with(
            "percent_computed",
            Kind::Decimal,
            "Tỷ lệ % tính lại từ tử số và mẫu số, làm tròn 2 chữ số",
            "Percentage computed from numerator and denominator, rounded to 2 places",
            move |_, row| match get(row) {
                Amount::Fraction { numerator, denominator, .. } => {
                    percent(numerator.value, denominator.value)
                }
                _ => None,
            },
        )
        .with("min", Kind::Decimal, "Cận dưới", "Lower bound", move |_, row| {
            if let Amount::Range { min, .. } = get(row) { *min } else { None }
        })
        .with("max", Kind::Decimal, "Cận trên", "Upper bound", move |_, row| {
            if let Amount::Range { max, .. } = get(row) { *max } else { None }
        })
        .with(
            "max_exclusive",
            Kind::Bool,
            "Cận trên không tính vào",
            "Whether the upper bound itself is left out",
            move |_, row| match get(row) {
                Amount::Range { max: Some(_), max_exclusive, .. } => Some(*max_exclusive),
                _ => None,
            },
        )
    }

    /// Known discrepancies that are published as they are.
    pub(super) fn acknowledged(self, get: impl Fn(&R) -> &'c [Acknowledged<'c>] + 'c) -> Self {
        self.with(
            "acknowledged",
            Kind::List,
            "Ghi chú về những chỗ lệch đã biết, công bố như văn bản nêu",
            "Notes on known discrepancies, published as the document states them",
            move |_, row| get(row).iter().map(|known| &*known.note).collect::<Vec<_>>(),
        )
    }

    /// Where the statement stands: the last columns of a table.
    pub(super) fn source(self, get: impl Fn(&R) -> Option<&'c Source<'c>> + Copy + 'c) -> Self {
        self.with(
            "source_document",
            Kind::Document,
            "Mã văn bản nguồn",
            "Id of the source document",
            move |export, row| get(row).map(|source| &*export.model.document(source.document).id),
        )
        .with(
            "source_number",
            Kind::Text,
            "Số ký hiệu của văn bản nguồn",
            "Number of the source document",
            move |export, row| {
                get(row).and_then(|source| export.model.document(source.document).number.as_deref())
            },
        )
        .with(
            "source_locator",
            Kind::Text,
            "Chỗ trong văn bản nguồn",
            "Place in the source document",
            move |_, row| get(row).and_then(|source| source.locator.as_deref()),
        )
        .with(
            "source_url",
            Kind::Url,
            "Địa chỉ trang của văn bản nguồn",
            "Address of the page of the source document",
            move |export, row| get(row).map(|source| export.url(&export.links.document(source.document))),
        )
    }
}

fn state(amount: &Amount<'_>) -> &'static str {
    let [value, fraction, range, band, date, withheld, not_stated] = STATES;
    match amount {
        Amount::Value(_) => value,
        Amount::Fraction { .. } => fraction,
        Amount::Range { .. } => range,
        Amount::Band(_) => band,
        Amount::Date(_) => date,
        Amount::Withheld => withheld,
        Amount::NotStated => not_stated,
    }
}

/// A share as a percentage with 2 decimals; `None` where it is too large to compute.
pub(super) fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let mut rounded = percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    Some(rounded)
}

/// The ids of some units, as one cell.
pub(super) fn unit_ids<'c>(
    export: &'c super::Export<'c>,
    units: impl IntoIterator<Item = UnitIx>,
) -> Cell<'c> {
    units.into_iter().map(|unit| &*export.model.unit(unit).id).collect::<Vec<_>>().into()
}
