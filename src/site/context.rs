use std::collections::HashMap;
use std::sync::OnceLock;

use minijinja::Value;

use crate::audit::Discrepancies;
use crate::model::recurring::Recurring;
use crate::model::{IndicatorIx, IndicatorValue, Model, UnitIx};

use super::areas::Areas;
use super::asked::Asked;
use super::corrected::CorrectionList;
use super::doubts::Doubts;
use super::items::Items;
use super::lists::FindingList;
use super::peers::{PeerGroup, Together};
use super::reports::Reports;
use super::shelves::{DocumentList, Papers};
use super::subjects::SubjectLists;
use super::unit_years::unit_years;
use super::views::Names;

/// What values of an indicator share that compare: indicator, year, period, and the unit above.
type Alike = (IndicatorIx, i32, Option<String>, Option<UnitIx>);

/// What every page is made from: the records and what is derived from all of them at once.
#[derive(Debug)]
pub struct Context<'m> {
    /// The records.
    pub model: &'m Model<'m>,
    /// What the audit found.
    pub discrepancies: &'m Discrepancies,
    /// The figures that it doubts, for texts that print them.
    pub(super) doubts: Doubts<'m>,
    /// The data files with their columns, for the page that offers them. They are made on a higher floor, so
    /// they come in as a value.
    pub tables: Value,
    /// Which findings repeat which.
    pub recurring: Recurring,
    /// What each harmonised domain is called, by its key: its title in the newest set that has it.
    pub(super) domain_titles: HashMap<&'m str, &'m str>,
    /// What templates ask of views; everything, unless somebody who knows the theme says otherwise.
    pub asked: Asked<'m>,
    /// All findings, page by page.
    pub lists: Vec<FindingList>,
    /// The shortcomings of whose remedy anything is known, page by page.
    pub remedy_lists: Vec<FindingList>,
    /// All reports of the audit, page by page.
    pub reports: Reports,
    /// Districts by year, and their communes.
    pub areas: Areas,
    /// The findings of subjects that have too many for their own page.
    pub subjects: SubjectLists,
    /// The documents by year of issue, page by page; none where one page takes them all.
    pub documents: Vec<DocumentList>,
    /// The corrections by year, page by page; none where one page takes them all.
    pub corrections: Vec<CorrectionList>,
    /// What was taken from each document, page by page.
    pub papers: Papers,
    /// Units with their earlier years, in the order of the register and of time.
    pub(super) unit_years: Vec<(UnitIx, i32)>,
    /// Findings as other findings list them.
    pub(super) items: Items,
    /// Values of indicators in communes, those that compare together.
    values_beside: OnceLock<HashMap<Alike, Vec<usize>>>,
    /// Results that compare: of communes of one district, in one year, by one criteria set.
    peers: OnceLock<HashMap<Together, PeerGroup>>,
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
        // Side by side, since nothing else of a build can begin without them.
        let ((lists, remedy_lists, areas), (recurring, reports, subjects, papers)) = rayon::join(
            || (FindingList::all(model), FindingList::remedies(model), Areas::of(model)),
            || {
                let reports = Reports::of(model, discrepancies);
                (Recurring::of(model), reports, SubjectLists::of(model), Papers::of(model))
            },
        );
        Self {
            model,
            discrepancies,
            doubts: Doubts::of(discrepancies),
            tables,
            recurring,
            domain_titles,
            asked: Asked::default(),
            lists,
            remedy_lists,
            reports,
            areas,
            subjects,
            documents: DocumentList::all(model),
            corrections: CorrectionList::all(model),
            papers,
            unit_years: unit_years(model),
            items: Items::default(),
            values_beside: OnceLock::new(),
            peers: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// Values of an indicator in the year and period of one of them, in the communes below the unit above its own:
    /// their positions among the values of the indicator.
    pub(super) fn values_beside(&self, ix: IndicatorIx, value: &IndicatorValue<'_>) -> &[usize] {
        let alike = |ix, value: &IndicatorValue<'_>| {
            let period = value.period.as_ref().map(ToString::to_string);
            (ix, value.year, period, self.model.unit(value.unit).parent)
        };
        let all = self.values_beside.get_or_init(|| {
            let mut all: HashMap<Alike, Vec<usize>> = HashMap::new();
            for (ix, indicator) in self.model.iter_indicators() {
                let values = indicator.values.iter().enumerate();
                for (at, value) in values.filter(|(_, value)| self.model.unit(value.unit).is_communal()) {
                    all.entry(alike(ix, value)).or_default().push(at);
                }
            }
            all
        });
        all.get(&alike(ix, value)).map_or(&[], Vec::as_slice)
    }

    /// The results that compare with each other.
    pub(super) fn peers(&self) -> &HashMap<Together, PeerGroup> {
        self.peers.get_or_init(|| PeerGroup::all(self.model))
    }

    /// What readers call the records.
    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(self.model))
    }
}
