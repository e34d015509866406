//! Counts of remedies as of a day before the document's own.

use crate::model::{Claim, Document};

/// Whether a claim counts remedies up to a day before the document was issued.
pub(super) fn is_past(document: &Document<'_>, claim: &Claim<'_>) -> bool {
    !claim.count.status.is_empty()
        && claim.as_of.zip(document.date).is_some_and(|(then, now)| then.latest() < now.earliest())
}
