use crate::model::Model;
use crate::model::recurring::Recurring;

/// What every page is made from: the records and what is derived from all of them at once.
#[derive(Debug)]
pub struct Context<'m> {
    /// The records.
    pub model: &'m Model<'m>,
    /// Which findings repeat which.
    pub recurring: Recurring,
}

impl<'m> Context<'m> {
    /// Derives what pages share.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self { model, recurring: Recurring::of(model) }
    }
}
