use std::collections::HashMap;
use std::sync::OnceLock;

use minijinja::Value;

use crate::audit::Discrepancies;
use crate::model::Model;
use crate::model::recurring::Recurring;

use super::asked::Asked;
use super::lists::FindingList;
use super::reports::Reports;
use super::views::Names;

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
    /// What each harmonised domain is called, by its key: its title in the newest set that has it.
    pub(super) domain_titles: HashMap<&'m str, &'m str>,
    /// What templates ask of views; everything, unless somebody who knows the theme says otherwise.
    pub asked: Asked,
    /// All findings, page by page.
    pub lists: Vec<FindingList>,
    /// The shortcomings of whose remedy anything is known, page by page.
    pub remedy_lists: Vec<FindingList>,
    /// All reports of the audit, page by page.
    pub reports: Reports,
    /// What readers call records that are named by id, once a sentence does so.
    names: OnceLock<Names>,
}

impl<'m> Context<'m> {
    /// Derives what pages share.
    pub fn new(model: &'m Model<'m>, discrepancies: &'m Discrepancies, tables: Value) -> Self {
        let domain_titles = model.domain_keys().iter().filter_map(|key| {
            let titles = model.frameworks.iter().filter_map(|set| {
                Some((set.years.iter().max(), &*set.domains[set.domain_by_key(key)?].title))
            });
            let (_, title) = titles.max_by_key(|(year, _)| *year)?;
            Some((key.as_str(), title))
        });
        let domain_titles = domain_titles.collect();
        Self {
            model,
            discrepancies,
            tables,
            recurring: Recurring::of(model),
            domain_titles,
            asked: Asked::default(),
            lists: FindingList::all(model),
            remedy_lists: FindingList::remedies(model),
            reports: Reports::of(model, discrepancies),
            names: OnceLock::new(),
        }
    }

    /// What readers call the records.
    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(self.model))
    }
}
