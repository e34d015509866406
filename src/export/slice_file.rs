//! The scores and findings of one year, or of one domain, in one file: what the tables of its page are made of.

use std::io;

use super::column::Columns;
use super::csv_file;
use super::unit_file::{Row, columns_after, result_rows};
use super::whole::Export;

/// The file of a year.
pub(super) fn of_year(export: &Export<'_>, year: i32) -> io::Result<Vec<u8>> {
    let model = export.model;
    let mut rows = Vec::new();
    for &ix in model.results_in(year) {
        result_rows(export, model.result(ix), None, &mut rows);
    }
    rows.extend(model.findings_in(year).iter().map(|&ix| Row::of_finding(export, ix, None)));
    encode(export, rows)
}

/// The file of a harmonised domain: of results only the scores in it.
pub(super) fn of_domain(export: &Export<'_>, key: &str) -> io::Result<Vec<u8>> {
    let model = export.model;
    let mut rows = Vec::new();
    for result in &model.results {
        result_rows(export, result, Some(key), &mut rows);
    }
    let findings = model.iter_findings().filter(|(_, finding)| finding.domain.as_deref() == Some(key));
    rows.extend(findings.map(|(ix, _)| Row::of_finding(export, ix, None)));
    encode(export, rows)
}

fn encode<'c>(export: &'c Export<'c>, rows: Vec<Row<'c>>) -> io::Result<Vec<u8>> {
    csv_file::encode(&columns().fields(), |out| columns().visit(export, rows, out))
}

fn columns<'c>() -> Columns<'c, Row<'c>> {
    columns_after(Columns::new().units(Row::units))
}
