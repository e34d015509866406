use serde::Serialize;

use crate::audit::{Discrepancy, Subject};
use crate::site::{Context, Route};

use super::discrepancy::audited;
use super::{AuditedRecord, Side, report_fragment};

/// Two records that say different things about one matter, or one that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContradictionView {
    /// What they disagree about, in the words of the record.
    pub about: Option<String>,
    /// Id of the rule that found it; key of the words `contradiction.*` where they do not say.
    pub rule: &'static str,
    /// The record it is told from.
    pub record: Option<AuditedRecord>,
    /// What that one says.
    pub here: Side,
    /// The other record; `None` where one contradicts itself.
    pub other: Option<AuditedRecord>,
    /// What the other says.
    pub there: Side,
    /// The note with which it is published.
    pub acknowledged: Option<String>,
    /// Where the audit says more.
    pub path: Route,
}

impl ContradictionView {
    /// The view of a discrepancy between two records; `None` for any other.
    pub fn of(cx: &Context<'_>, one: &Discrepancy) -> Option<Self> {
        let against = one.against.as_ref()?;
        let itself = one.subject.record() == against.record;
        Some(Self {
            about: against.about.clone(),
            rule: one.diagnostic.rule.id,
            record: audited(cx, one.subject),
            here: Side::of(one.diagnostic.stated.as_deref()?),
            other: if itself { None } else { audited(cx, against.record) },
            there: Side::of(one.diagnostic.computed.as_deref()?),
            acknowledged: one.acknowledged.clone(),
            path: cx.reports.place(&report_fragment(cx.model, one)),
        })
    }

    /// All contradictions of a record, told from it.
    pub fn of_record(cx: &Context<'_>, record: Subject) -> Vec<Self> {
        let own = cx.discrepancies.in_record(record);
        let mut all: Vec<Self> = own.filter_map(|one| Self::of(cx, one)).collect();
        for one in cx.discrepancies.against_record(record).filter_map(|one| Self::of(cx, one)) {
            // Most are told at both records, and a record that contradicts itself is there already.
            let told = all
                .iter()
                .any(|known| known.about == one.about && (known.other == one.record || one.other.is_none()));
            if !told {
                all.push(one.turned());
            }
        }
        all
    }

    /// Whether it is the other one, told from the other side.
    pub fn mirrors(&self, other: &Self) -> bool {
        self.about == other.about && self.record == other.other && self.other == other.record
    }

    fn turned(self) -> Self {
        Self { record: self.other, here: self.there, other: self.record, there: self.here, ..self }
    }
}
