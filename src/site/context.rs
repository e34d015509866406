use minijinja::Value;

use crate::audit::Discrepancies;
use crate::model::Model;
use crate::model::recurring::Recurring;

/// What every page is made from: the records and what is derived from all of them at once.
#[derive(Debug)]
pub struct Context<'m> {
    /// The records.
    pub model: &'m Model<'m>,
    /// What the audit found.
    pub discrepancies: &'m Discrepancies,
    /// The data files with their columns, for the page that offers them. They are made on a higher floor, so
    /// they come in as a value.
    pub tables: Value,
    /// Which findings repeat which.
    pub recurring: Recurring,
}

impl<'m> Context<'m> {
    /// Derives what pages share.
    pub fn new(model: &'m Model<'m>, discrepancies: &'m Discrepancies, tables: Value) -> Self {
        Self { model, discrepancies, tables, recurring: Recurring::of(model) }
    }
}
