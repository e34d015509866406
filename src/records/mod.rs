//! The JSON records as the clerk wrote them: typed, with the place of every value, not yet cross-checked.
//!
//! Each kind of record is one file of this room and one line of [`KINDS`]; its struct, reader and field
//! descriptions come from one declaration. What the records mean together is the `model`'s business.

mod common;
mod correction;
mod finding;
mod framework;
mod indicator;
mod kind;
mod left_out;
mod overrides;
mod result;
mod saying;
mod unit;

pub use common::{RawAcknowledged, RawFigure, RawSource};
pub use correction::RawCorrection;
pub use finding::{
    Assurance, FindingKind, LossBasis, Origin, RawDomainPrinted, RawExcept, RawFinding, RawHistory, RawLoss,
    RawResponsible, RawUnits, RemedyStatus, Role,
};
pub use framework::{Level, RawClass, RawCriterion, RawDomain, RawFramework, RawScale};
pub use indicator::{Better, RawIndicator, RawIndicatorValue};
pub use kind::{KINDS, RawRecords, RecordKind, read};
pub use left_out::LeftOut;
pub use overrides::{PersonalData, RawOverride};
pub use result::{
    AdjustmentKind, RawAdjustment, RawCriterionScore, RawDomainScore, RawRank, RawResult, RawTotals,
};
pub use saying::{Extent, RawCriterionSaying, RawSaying, Truth};
pub use unit::{RawName, RawParent, RawSuccessor, RawUnit, RawValidity, Share, UnitKind};
