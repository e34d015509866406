use crate::export::Links;
use crate::model::{DocumentIx, FindingIx, Model, UnitIx};
use crate::site::Route;

/// Where the pages of records are, for data files and feeds.
#[derive(Debug)]
pub(super) struct PageLinks<'m>(pub(super) &'m Model<'m>);

impl Links for PageLinks<'_> {
    fn unit(&self, unit: UnitIx) -> String {
        Route::unit(self.0.unit(unit)).to_string()
    }

    fn finding(&self, finding: FindingIx) -> String {
        Route::finding(self.0.finding(finding)).to_string()
    }

    fn document(&self, document: DocumentIx) -> String {
        Route::document(self.0.document(document)).to_string()
    }

    fn correction(&self, id: &str) -> String {
        format!("{}#{id}", Route::corrections())
    }
}
