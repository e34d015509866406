//! The records as one consistent whole: every reference resolved, every list joined, nothing half-filled.
//!
//! [`Model::resolve`] turns raw records into valid ones or says what is wrong. Records refer to each other by
//! handles ([`UnitIx`], [`FindingIx`] …), small numbers that cannot dangle. What is derived from records is
//! computed in one place each: [`share`] (percent of maximum), [`losses`] (explained and unexplained points),
//! [`remedy`] (status, overdue, progress), [`recurring`] (the same shortcoming in another year), [`descent`] (where a
//! unit that has ended lies today).

mod correction;
pub mod descent;
mod document;
mod figure;
mod finding;
mod framework;
mod handle;
mod index;
mod indicator;
pub mod losses;
mod overrides;
pub mod recurring;
mod reference;
pub mod remedy;
mod resolve;
mod result;
pub mod rules;
mod saying;
pub mod share;
mod site;
mod unit;
mod validity;
mod whole;

pub use correction::Correction;
pub use document::{
    Cited, Claim, Count, Document, Numbering, Page, PrintedFigures, PrintedName, PrintedNumber,
};
pub use figure::{Acknowledged, Amount, Figure, Source};
pub use finding::{Finding, Loss, LossPoints, Remedy, Responsible, UnitScope};
pub use framework::{Class, Criterion, CriterionParent, CriterionRef, Domain, Framework, Scale};
pub use handle::{CitedIx, DocumentIx, FindingIx, FrameworkIx, IndicatorIx, ResultIx, UnitIx};
pub use indicator::{Indicator, IndicatorValue};
pub use overrides::Override;
pub use reference::DocumentRef;
pub use result::{Adjustment, CriterionScore, DomainScore, Rank, ScoreParts, ScoreResult};
pub use saying::{Answer, CriterionSaying, Saying};
pub use site::Site;
pub use unit::{NamePeriod, ParentPeriod, Succession, Unit};
pub use validity::Validity;
pub use whole::{Edition, Model, RawContent};
