//! The tables of the data package, one file each. A new table is one new file and one line of [`TABLES`].

mod adjustments;
mod claims;
mod corrections;
mod criteria;
mod criterion_scores;
mod documents;
mod domain_scores;
mod figures;
mod finding_units;
mod findings;
mod indicators;
mod references;
mod remedies;
mod reports;
mod results;
mod successions;
mod units;

use std::ops::Range;

use super::column::Columns;
use super::table::{MadeOf, Table};
pub(super) use finding_units::{Relation, relations};

/// The records of one part of a table.
fn part_of<T>(all: impl Iterator<Item = T>, part: &Range<usize>) -> impl Iterator<Item = T> {
    all.skip(part.start).take(part.len())
}

/// Every table, in the order of the data page.
pub static TABLES: &[&Table] = &[
    &units::TABLE,
    &successions::TABLE,
    &results::TABLE,
    &domain_scores::TABLE,
    &criterion_scores::TABLE,
    &adjustments::TABLE,
    &findings::TABLE,
    &finding_units::TABLE,
    &remedies::TABLE,
    &figures::TABLE,
    &indicators::TABLE,
    &criteria::TABLE,
    &documents::TABLE,
    &references::TABLE,
    &claims::TABLE,
    &reports::TABLE,
    &corrections::TABLE,
];
