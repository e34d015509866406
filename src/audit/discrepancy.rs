use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{DocumentIx, FindingIx, FrameworkIx, IndicatorIx, Model, ResultIx, Source, UnitIx};
use crate::source::Span;

/// The very thing that a discrepancy is about, so that a page can mark it. Positions count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A result: its totals, rank or class; [`Discrepancy::field`] says which.
    Result(ResultIx),
    /// A score among the `domains` of a result.
    DomainScore(ResultIx, usize),
    /// A score among the `criteria` of a result.
    CriterionScore(ResultIx, usize),
    /// A finding as a whole.
    Finding(FindingIx),
    /// One of the figures of a finding.
    Figure(FindingIx, usize),
    /// An entry in the history of a finding.
    Remedy(FindingIx, usize),
    /// A figure of an entry in the history of a finding: entry, then figure.
    RemedyFigure(FindingIx, usize, usize),
    /// One of the values of an indicator.
    Indicator(IndicatorIx, usize),
    /// A source document.
    Document(DocumentIx),
    /// A unit of the register.
    Unit(UnitIx),
    /// Anything that is about no unit, no year and no document.
    Other(OtherSubject),
}

/// What only its texts are looked at in. Positions count from 0 in the lists of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherSubject {
    /// `site.toml`.
    Site,
    /// A criteria set.
    Framework(FrameworkIx),
    /// An indicator, apart from its values.
    Indicator(IndicatorIx),
    /// A page of the site.
    Page(usize),
    /// A correction.
    Correction(usize),
    /// An override of the privacy gate.
    Override(usize),
}

impl Subject {
    /// The record that it is a part of: the one whose acknowledgements count.
    pub fn record(self) -> Self {
        match self {
            Self::DomainScore(result, _) | Self::CriterionScore(result, _) => Self::Result(result),
            Self::Figure(finding, _) | Self::Remedy(finding, _) | Self::RemedyFigure(finding, ..) => {
                Self::Finding(finding)
            }
            Self::Result(_)
            | Self::Finding(_)
            | Self::Indicator(..)
            | Self::Document(_)
            | Self::Unit(_)
            | Self::Other(_) => self,
        }
    }
}

/// How the two sides of a discrepancy stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They contradict each other.
    Differs,
    /// The stated figure has its last digits cut off instead of rounded.
    Truncated,
    /// The difference is no larger than the rounding of the parts that were added up.
    Rounded,
    /// Both may be right, but they measure different things.
    NotComparable,
    /// One side is not stated.
    Unstated,
    /// Nothing is compared: something the reader should know.
    Remark,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Differs, Self::Truncated, Self::Rounded, Self::NotComparable, Self::Unstated, Self::Remark];

    /// The word for it in data files and keys of the interface's text.
    pub fn word(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Truncated => "truncated",
            Self::Rounded => "rounded",
            Self::NotComparable => "not-comparable",
            Self::Unstated => "unstated",
            Self::Remark => "remark",
        }
    }
}

/// One finding of the audit.
#[derive(Debug, Clone)]
pub struct Discrepancy {
    /// The rule, the place, the sentences, and both sides of the comparison as plain text: a decimal with a point
    /// where the side is one number, otherwise words, a fraction or a date of the record.
    pub diagnostic: Diagnostic,
    /// What it is about.
    pub subject: Subject,
    /// The field, as a path within the record: `totals.appraised`, `history[1].figures[0].stated`. Empty when the
    /// whole record is meant.
    pub field: String,
    /// The units concerned.
    pub units: Vec<UnitIx>,
    /// The year concerned.
    pub year: Option<i32>,
    /// The document that states it.
    pub document: Option<DocumentIx>,
    /// The place in the document.
    pub locator: Option<String>,
    /// Stated minus computed, where both are numbers of one measure.
    pub difference: Option<Decimal>,
    /// How the two sides stand to each other.
    pub verdict: Verdict,
    /// The note with which the clerk publishes it.
    pub acknowledged: Option<String>,
    /// The record that says otherwise, where two contradict each other.
    pub against: Option<Against>,
}

/// The other side of two records that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// The other record; the same one where it contradicts itself.
    pub record: Subject,
    /// What they disagree about, where they say so.
    pub about: Option<String>,
}

impl Discrepancy {
    /// A discrepancy about `subject`, whose units, year, document and locator are looked up.
    pub(super) fn new(
        model: &Model<'_>,
        subject: Subject,
        rule: &'static Rule,
        span: Span,
        verdict: Verdict,
    ) -> Self {
        let about = About::of(model, subject);
        Self {
            diagnostic: Diagnostic::new(rule, span),
            subject,
            field: String::new(),
            units: about.units,
            year: about.year,
            document: about.document,
            locator: about.locator,
            difference: None,
            verdict,
            acknowledged: None,
            against: None,
        }
    }

    /// Names the record that says otherwise, so that its page shows this, too.
    #[must_use]
    pub(super) fn against(mut self, record: Subject, about: Option<&str>) -> Self {
        self.against = Some(Against { record: record.record(), about: about.map(str::to_owned) });
        self
    }

    /// Names the field within the record.
    #[must_use]
    pub(super) fn in_field(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }

    /// Fills `{name}` in the rule's sentences.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.diagnostic = self.diagnostic.with(name, value.to_string());
        self
    }

    /// Sets both sides.
    #[must_use]
    pub(super) fn comparing(mut self, stated: impl ToString, computed: impl ToString) -> Self {
        self.diagnostic = self.diagnostic.comparing(stated.to_string(), computed.to_string());
        self
    }

    /// Sets the stated side alone.
    #[must_use]
    pub(super) fn stating(mut self, stated: impl ToString) -> Self {
        self.diagnostic.stated = Some(stated.to_string());
        self
    }

    /// Sets both sides, numbers of one measure, and their difference.
    #[must_use]
    pub(super) fn differing(mut self, stated: Decimal, computed: Decimal) -> Self {
        self.difference = stated.checked_sub(computed);
        self.comparing(stated, computed)
    }

    /// Adds a unit that the subject does not name.
    #[must_use]
    pub(super) fn also_about(mut self, unit: UnitIx) -> Self {
        if !self.units.contains(&unit) {
            self.units.push(unit);
        }
        self
    }

    /// Says that one unit alone of the record is concerned.
    #[must_use]
    pub(super) fn only_about(self, unit: UnitIx) -> Self {
        self.only_about_these(vec![unit])
    }

    /// Says that these units alone of the record are concerned.
    #[must_use]
    pub(super) fn only_about_these(mut self, units: Vec<UnitIx>) -> Self {
        self.units = units;
        self
    }
}

/// What a subject says about itself.
#[derive(Default)]
struct About {
    units: Vec<UnitIx>,
    year: Option<i32>,
    document: Option<DocumentIx>,
    locator: Option<String>,
}

impl About {
    fn of(model: &Model<'_>, subject: Subject) -> Self {
        let sourced = |units: Vec<UnitIx>, year: i32, source: &Source<'_>| Self {
            units,
            year: Some(year),
            document: Some(source.document),
            locator: source.locator.as_deref().map(str::to_owned),
        };
        let result = |ix: ResultIx, own: Option<&Source<'_>>| {
            let result = model.result(ix);
            sourced(vec![result.unit], result.year, own.unwrap_or(&result.source))
        };
        let finding = |ix: FindingIx, own: Option<&Source<'_>>| {
            let finding = model.finding(ix);
            sourced(finding.units.clone(), finding.year, own.unwrap_or(&finding.source))
        };
        match subject {
            Subject::Result(ix) => result(ix, None),
            Subject::DomainScore(ix, at) => {
                result(ix, model.result(ix).domains.get(at).and_then(|score| score.source.as_ref()))
            }
            Subject::CriterionScore(ix, at) => {
                result(ix, model.result(ix).criteria.get(at).and_then(|score| score.source.as_ref()))
            }
            Subject::Finding(ix) | Subject::Figure(ix, _) => finding(ix, None),
            Subject::Remedy(ix, entry) | Subject::RemedyFigure(ix, entry, _) => {
                finding(ix, model.finding(ix).history.get(entry).and_then(|entry| entry.source.as_ref()))
            }
            Subject::Indicator(ix, at) => model
                .indicator(ix)
                .values
                .get(at)
                .map(|value| sourced(vec![value.unit], value.year, &value.source))
                .unwrap_or_default(),
            Subject::Document(ix) => {
                Self { units: model.document(ix).about.clone(), document: Some(ix), ..Self::default() }
            }
            Subject::Unit(ix) => Self { units: vec![ix], ..Self::default() },
            Subject::Other(_) => Self::default(),
        }
    }
}
