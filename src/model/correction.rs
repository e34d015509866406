use std::borrow::Cow;

use crate::source::Span;
use crate::text::PartialDate;

use super::handle::{DocumentIx, FindingIx, UnitIx};

/// A published figure or text that was changed afterwards.
#[derive(Debug, Clone)]
pub struct Correction<'a> {
    /// Permanent id.
    pub id: Cow<'a, str>,
    /// Day.
    pub date: PartialDate,
    /// The finding.
    pub finding: Option<FindingIx>,
    /// The unit.
    pub unit: Option<UnitIx>,
    /// The document.
    pub document: Option<DocumentIx>,
    /// What was corrected.
    pub field: Option<Cow<'a, str>>,
    /// What stood there.
    pub was: Option<Cow<'a, str>>,
    /// What stands there now.
    pub now: Option<Cow<'a, str>>,
    /// Why.
    pub reason: Cow<'a, str>,
    /// Where it stands in the content.
    pub span: Span,
}
