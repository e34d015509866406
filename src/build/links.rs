use crate::audit::Discrepancy;
use crate::export::Links;
use crate::model::{DocumentIx, FindingIx, UnitIx};
use crate::site::views::report_fragment;
use crate::site::{Context, CorrectionList, Route};

/// Where the pages of records are, for data files and feeds.
#[derive(Debug)]
pub(super) struct PageLinks<'m>(pub(super) &'m Context<'m>);

impl Links for PageLinks<'_> {
    fn unit(&self, unit: UnitIx) -> String {
        Route::unit(self.0.model.unit(unit)).to_string()
    }

    fn finding(&self, finding: FindingIx) -> String {
        Route::finding(self.0.model.finding(finding)).to_string()
    }

    fn document(&self, document: DocumentIx) -> String {
        Route::document(self.0.model.document(document)).to_string()
    }

    fn correction(&self, id: &str) -> String {
        CorrectionList::place(&self.0.corrections, self.0.model, id).to_string()
    }

    fn year(&self, year: i32) -> String {
        Route::year(year).to_string()
    }

    fn domain(&self, key: &str) -> String {
        Route::domain(key).to_string()
    }

    fn report(&self, one: &Discrepancy) -> String {
        self.0.reports.place(&report_fragment(self.0.model, one)).to_string()
    }
}
