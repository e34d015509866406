//! What checks of criteria sets ask.

use crate::audit::Subject;
use crate::model::{FrameworkIx, Model};

/// What a discrepancy of a set is about: the document that prints it. A set without one claims no print.
pub(super) fn subject(model: &Model<'_>, ix: FrameworkIx) -> Option<Subject> {
    model.framework(ix).source.as_ref().map(|source| Subject::Document(source.document))
}
