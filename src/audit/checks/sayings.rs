//! What records say about single matters, gathered so that checks can hold it against each other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::audit::Subject;
use crate::model::{Answer, FindingIx, Model, Saying, UnitIx};
use crate::records::{Extent, Truth};
use crate::text::fold;

/// Units up to which a list names each of them; a longer one speaks of all.
const FEW: usize = 9;

/// A saying with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Said<'m> {
    /// The finding that says it.
    pub(super) finding: FindingIx,
    /// The entry of its history, where that says it.
    pub(super) entry: Option<usize>,
    /// Position among the sayings of the finding or the entry.
    pub(super) at: usize,
    /// The year that it speaks of.
    pub(super) year: i32,
    /// The units that it speaks of.
    pub(super) units: &'m [UnitIx],
    /// What it says.
    pub(super) saying: &'m Saying<'m>,
}

impl<'m> Said<'m> {
    /// All sayings of findings by their matter, each list in the order of the records.
    pub(super) fn by_matter(model: &'m Model<'_>) -> BTreeMap<String, Vec<Self>> {
        let mut matters: BTreeMap<String, Vec<Self>> = BTreeMap::new();
        for (ix, finding) in model.iter_findings() {
            let own = finding.says.iter().enumerate().map(|(at, saying)| (None, at, finding.year, saying));
            let later = finding.history.iter().enumerate().flat_map(|(entry, remedy)| {
                let year = remedy.as_of.map_or(finding.year, |day| day.earliest().year());
                remedy.says.iter().enumerate().map(move |(at, saying)| (Some(entry), at, year, saying))
            });
            for (entry, at, year, saying) in own.chain(later) {
                let units = if saying.units.is_empty() { &finding.units } else { &saying.units };
                let one = Self { finding: ix, entry, at, year, units, saying };
                matters.entry(fold(&saying.about)).or_default().push(one);
            }
        }
        matters
    }

    /// Where a discrepancy about it belongs.
    pub(super) fn subject(&self) -> Subject {
        self.entry.map_or(Subject::Finding(self.finding), |entry| Subject::Remedy(self.finding, entry))
    }

    /// Its field within the record.
    pub(super) fn field(&self) -> String {
        match self.entry {
            Some(entry) => format!("history[{entry}].says[{}]", self.at),
            None => format!("says[{}]", self.at),
        }
    }

    /// What it says, in words for readers.
    pub(super) fn words(&self, model: &'m Model<'_>) -> &'m str {
        let finding = model.finding(self.finding);
        match (&self.saying.words, &self.saying.answer) {
            (Some(words), _) | (None, Answer::Value(words)) => words,
            (None, Answer::Is(_)) => &finding.title,
        }
    }

    /// Whether it says yes or no, if that is what it says.
    pub(super) fn truth(&self) -> Option<Truth> {
        match self.saying.answer {
            Answer::Is(truth) => Some(truth),
            Answer::Value(_) => None,
        }
    }

    /// The units that both speak of in one year: of two of which one lies in the other, the inner one.
    pub(super) fn shared_units(&self, model: &Model<'_>, other: &Self) -> Vec<UnitIx> {
        if self.year != other.year {
            return Vec::new();
        }
        let below = |one: UnitIx, above: UnitIx| model.unit(one).parent == Some(above);
        let inner = |one: UnitIx, two: UnitIx| {
            if one == two || below(one, two) { Some(one) } else { below(two, one).then_some(two) }
        };
        let pairs = self.units.iter().flat_map(|&one| other.units.iter().map(move |&two| (one, two)));
        let shared: BTreeSet<UnitIx> = pairs.filter_map(|(one, two)| inner(one, two)).collect();
        shared.into_iter().collect()
    }

    /// The units one by one: of a district as a whole, its communes.
    pub(super) fn each_unit(&self, model: &'m Model<'_>) -> Cow<'m, [UnitIx]> {
        let [only] = self.units else { return Cow::Borrowed(self.units) };
        let communes: Vec<UnitIx> = model
            .unit(*only)
            .children
            .iter()
            .copied()
            .filter(|&child| {
                model.unit(child).is_communal() && model.unit(child).valid.touches_year(self.year)
            })
            .collect();
        if communes.is_empty() { Cow::Borrowed(self.units) } else { Cow::Owned(communes) }
    }

    /// Whether it speaks of many units at once.
    pub(super) fn is_general(&self, model: &'m Model<'_>) -> bool {
        self.each_unit(model).len() > 1
    }

    /// The units that it names one by one; none where it speaks of many at once, or of some without a name.
    pub(super) fn named(&self, model: &'m Model<'_>) -> BTreeSet<UnitIx> {
        let names = self.saying.extent == Extent::All && self.units.len() <= FEW;
        let units = if names { self.units } else { &[] };
        units.iter().copied().filter(|&unit| model.unit(unit).is_communal()).collect()
    }
}
