//! Every stated figure recomputed, every contradiction said out loud: the audit.
//!
//! A source document is published as it is, also where it contradicts itself. The audit puts beside each stated
//! figure what follows from the other figures, in exact decimals, and hands the differences on as values: a
//! [`Discrepancy`] carries the sentence and the place for the clerk (its [`Diagnostic`]), and for the pages the
//! very figure it is about ([`Subject`]), the units, the year, the document and both sides of the comparison.
//! Nothing here stops a build but an acknowledgement of something that is not there.
//!
//! [`CHECKS`] is the registry: a new rule is one file in `checks/`, holding its [`Rule`] with both languages, its
//! check and its tests, and one line in the list. [`run`] runs all of them. Three habits keep accusations fair:
//!
//! * What a document does not state is unknown, never zero. A sum is compared only when every part is given.
//! * Two figures that agree at the printed decimals agree. Digits cut off instead of rounded, and sums that
//!   differ by no more than the rounding of their parts, are notes of their own ([`CUT_OFF`], [`ROUNDED_PARTS`]).
//! * A difference that the clerk has seen stays, with the clerk's note beside it.
//!
//! [`Diagnostic`]: crate::diagnostics::Diagnostic
//! [`Rule`]: crate::diagnostics::Rule

mod acknowledge;
mod addresses;
mod check;
mod checks;
mod compare;
mod discrepancies;
mod discrepancy;
mod privacy;
#[cfg(test)]
pub(crate) mod testing;
mod texts;

pub use acknowledge::{STALE_ACKNOWLEDGEMENT, UNKNOWN_RULE};
pub use check::{CHECKS, Check, rules, run};
pub use compare::{CUT_OFF, ROUNDED_PARTS};
pub use discrepancies::Discrepancies;
pub use discrepancy::{Against, Discrepancy, OtherSubject, Subject, Verdict};
