use serde::Serialize;

use crate::model::remedy::{is_overdue, progress};
use crate::model::{Finding, FindingIx, Loss, LossPoints, UnitScope};
use crate::site::{Context, Route};
use crate::syntax::Choice;

use super::{Mark, decimal};

/// One finding of a list; the shape of the macro `item` in `_macros_finding.html`.
#[derive(Debug, Clone, Serialize)]
pub struct FindingItem {
    /// Permanent id.
    pub id: String,
    /// One sentence.
    pub title: String,
    /// What the audit says of the figures in it.
    pub title_marks: Vec<Mark>,
    /// Its page.
    pub path: Route,
    /// Kind: `shortcoming`, `strength`, `directive`, `statement`.
    pub kind: &'static str,
    /// Year.
    pub year: i32,
    /// Names of its units, if few.
    pub units: Option<String>,
    /// How many units.
    pub unit_count: usize,
    /// Title of its domain as printed, or its key.
    pub domain: Option<String>,
    /// Key of its domain.
    pub domain_key: Option<String>,
    /// Code of its criterion.
    pub criterion: Option<String>,
    /// Status of its remedy, a key of the words `status.*`.
    pub status: &'static str,
    /// Whether it is overdue.
    pub overdue: bool,
    /// Whether an earlier year already had it.
    pub recurring: bool,
    /// Points lost; `None` where they are unknown.
    pub loss: Option<LossView>,
    /// What the audit says of them.
    pub loss_marks: Vec<Mark>,
}

/// More units than this are counted, not named.
const NAMED_UNITS: usize = 3;

impl FindingItem {
    /// The view of a finding.
    pub fn of(cx: &Context<'_>, ix: FindingIx) -> Self {
        let finding = cx.model.finding(ix);
        Self {
            id: finding.id.to_string(),
            title: finding.title.to_string(),
            title_marks: Mark::of_title(cx, ix),
            path: Route::finding(finding),
            kind: finding.kind.word(),
            year: finding.year,
            units: unit_names(cx, finding),
            unit_count: finding.units.len(),
            domain: finding.domain.as_ref().map(|key| domain_title(cx, key)),
            domain_key: finding.domain.as_ref().map(ToString::to_string),
            criterion: finding.criterion.map(|criterion| cx.model.criterion(criterion).code.to_string()),
            status: progress(finding).word(),
            overdue: is_overdue(finding, cx.model.edition.date),
            recurring: cx.recurring.repeats_earlier(cx.model, ix),
            loss: LossView::of(&finding.loss),
            loss_marks: Mark::of_loss(cx, ix),
        }
    }
}

/// The names of the units of a finding, or that of the unit all of them lie below; `None` for many.
fn unit_names(cx: &Context<'_>, finding: &Finding<'_>) -> Option<String> {
    if let UnitScope::AllOf(above) = finding.scope {
        return Some(cx.model.unit(above).name.to_string());
    }
    if finding.units.len() > NAMED_UNITS {
        return None;
    }
    let names: Vec<&str> = finding.units.iter().map(|&unit| &*cx.model.unit(unit).name).collect();
    Some(names.join(", "))
}

/// What a harmonised domain is called: its title in the newest set that has it, or its key.
pub(crate) fn domain_title(cx: &Context<'_>, key: &str) -> String {
    cx.domain_titles.get(key).map_or_else(|| key.to_owned(), |&title| title.to_owned())
}

/// Points lost, as the macros `loss` and `points` take them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LossView {
    /// Exactly.
    pub amount: Option<String>,
    /// At least.
    pub min: Option<String>,
    /// At most.
    pub max: Option<String>,
    /// Against what, a key of the words `loss_basis.*`.
    pub basis: &'static str,
}

impl LossView {
    /// The view of a loss; `None` where it is unknown.
    pub fn of(loss: &Loss) -> Option<Self> {
        let basis = loss.basis.word();
        match loss.points {
            LossPoints::Unknown => None,
            LossPoints::Exact(amount) => {
                Some(Self { amount: Some(decimal(amount)), min: None, max: None, basis })
            }
            LossPoints::Range { min, max } => {
                Some(Self { amount: None, min: Some(decimal(min)), max: Some(decimal(max)), basis })
            }
        }
    }
}
