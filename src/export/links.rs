use crate::audit::Discrepancy;
use crate::model::{DocumentIx, FindingIx, UnitIx};

/// Where the pages of the site stand.
///
/// Every answer is a route relative to the root of the site: ASCII, no leading slash, and for a page a slash at
/// its end (`don-vi/xa-a/`). Files of a unit are put beside its page.
pub trait Links: Sync {
    /// The page of a unit.
    fn unit(&self, unit: UnitIx) -> String;

    /// The page of a finding.
    fn finding(&self, finding: FindingIx) -> String;

    /// The page of a source document.
    fn document(&self, document: DocumentIx) -> String;

    /// The place of a correction, by its id: its own page, or a fragment of the page of all corrections.
    fn correction(&self, id: &str) -> String;

    /// The page of a year.
    fn year(&self, year: i32) -> String;

    /// The page of a harmonised domain.
    fn domain(&self, key: &str) -> String;

    /// Where a finding of the audit is written out, with its fragment.
    fn report(&self, one: &Discrepancy) -> String;
}
