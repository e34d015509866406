use rust_decimal::Decimal;

/// What is known of one point of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A figure, zero included.
    Value(Decimal),
    /// A figure that the audit doubts: drawn as any other, with a mark at its label.
    Doubted(Decimal),
    /// No figure, and why.
    Missing(Absence),
    /// There is a figure, but publishing it would single out a person.
    Withheld,
    /// The figure is not expected yet.
    NotDue,
}

/// Why a figure is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// No document has been published.
    NoDocument,
    /// The document says nothing of it.
    NotStated,
    /// No data at hand, for whatever reason.
    NoData,
}

impl State {
    /// The figure, if there is one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Value(value) | Self::Doubted(value) => Some(value),
            Self::Missing(_) | Self::Withheld | Self::NotDue => None,
        }
    }

    /// A figure, doubted or not.
    pub fn figure(value: Decimal, doubted: bool) -> Self {
        if doubted { Self::Doubted(value) } else { Self::Value(value) }
    }

    /// Whether the audit doubts the figure.
    pub fn is_doubted(self) -> bool {
        matches!(self, Self::Doubted(_))
    }

    /// The key of its word and of its look in a template.
    pub fn key(self) -> &'static str {
        match self {
            Self::Value(_) | Self::Doubted(_) => "value",
            Self::Missing(Absence::NoDocument) => "no-document",
            Self::Missing(Absence::NotStated) => "not-stated",
            Self::Missing(Absence::NoData) => "no-data",
            Self::Withheld => "withheld",
            Self::NotDue => "not-due",
        }
    }
}

/// The key of a point that has a figure but no maximum to measure it by.
pub(super) const NO_MAXIMUM: &str = "no-maximum";
