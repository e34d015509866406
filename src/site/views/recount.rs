use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Claim, Finding};
use crate::site::Context;

use super::{Relation, decimal};

/// A count that a document states beside the recount over the records.
#[derive(Debug, Clone, Serialize)]
pub struct Recount {
    /// What is counted.
    pub label: String,
    /// Number as stated.
    pub stated: String,
    /// Findings counted.
    pub findings: usize,
    /// Units that they name.
    pub units: usize,
    /// Equal where either number is the stated one.
    pub relation: Relation,
    /// Place in the document.
    pub locator: Option<String>,
}

impl Recount {
    /// Recounts a claim.
    pub fn of(cx: &Context<'_>, claim: &Claim<'_>) -> Self {
        let counted: Vec<&Finding<'_>> =
            cx.model.findings.iter().filter(|finding| claim.count.holds(finding)).collect();
        let units = counted.iter().flat_map(|finding| &finding.units).collect::<BTreeSet<_>>().len();
        let stated = claim.stated.value;
        let agrees = [counted.len(), units].into_iter().any(|number| Decimal::from(number) == stated);
        Self {
            label: claim.label.to_string(),
            stated: decimal(stated),
            findings: counted.len(),
            units,
            relation: if agrees { Relation::Equal } else { Relation::Different },
            locator: claim.locator.as_ref().map(ToString::to_string),
        }
    }
}
